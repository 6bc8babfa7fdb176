//! Labels and receipts as real PDF files.

use obieg_testkit::{Answer, on_both};

use crate::{faces, register};

fn pages(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.header("content-type"), Some("application/pdf"));
    let pdf = lopdf::Document::load_mem(&answer.bytes).unwrap();
    pdf.get_pages().keys().map(|page| pdf.extract_text(&[*page]).unwrap()).collect()
}

on_both! {
    async fn labels_of_many_items_are_one_file(world: World with faces) {
        let mut world = world;
        let first = register(&world, "Wniosek o pozwolenie").await;
        for title in ["Skarga", "Odwołanie"] {
            register(&world, title).await;
        }
        let karolina = world.serve().await.with_cookie(&world.cookie("alfa", "Karolina").await);
        let sheet = pages(&karolina.get("/papier/etykiety?od=1&do=3&rok=2026&papier=sheet&pierwsza=23&tresc=label").await);
        assert_eq!(sheet.len(), 2, "two free positions are left on the first sheet");
        assert!(sheet[0].contains("RPW 1/2026") && sheet[0].contains("RPW-2-2026"), "{sheet:?}");
        assert!(sheet[1].contains("RPW-3-2026") && !sheet[1].contains("RPW-2-2026"), "{sheet:?}");
        let printer = pages(&karolina.get("/papier/etykiety?od=1&do=3&papier=printer&tresc=stamp").await);
        assert_eq!(printer.len(), 3);
        assert!(printer[0].contains("Wpłynęło 1.06.2026") || printer[0].contains("Wpłynęło 01.06.2026"), "{printer:?}");
        let one = pages(&karolina.get(&format!("/rpw/{}/etykieta?szerokosc=50&wysokosc=25", first.id)).await);
        assert!(one[0].contains("Wniosek o pozwolenie"), "{one:?}");
        // What is ticked in the register: first the form with the numbers, then their labels and no others.
        let form = karolina.get("/papier/etykiety?pismo=3%2F2026&pismo=1%2F2026").await;
        assert!(form.body.contains("Zaznaczone przesyłki: 3/2026, 1/2026") && !form.body.contains("name=\"od\""), "{}", form.body);
        let ticked = pages(&karolina.get("/papier/etykiety?drukuj=tak&pismo=3%2F2026&pismo=1%2F2026&pismo=1%2F2026&papier=printer").await);
        assert_eq!(ticked.len(), 2);
        assert!(ticked[0].contains("RPW-1-2026") && ticked[1].contains("RPW-3-2026"), "{ticked:?}");
        for (wrong, said) in [
            ("drukuj=tak&pismo=x", "nie ma: x"),
            ("drukuj=tak&pismo=99%2F2026", "nie ma takich numerów"),
            ("od=1&do=3&papier=sheet&pierwsza=25", "od 1 do 24"),
            ("od=3&do=1", "rosnącej"),
            ("od=1&do=900", "240"),
            ("od=40", "nie ma takich numerów"),
            ("od=1&szerokosc=10", "Popraw wymiary"),
        ] {
            let answer = karolina.get(&format!("/papier/etykiety?{wrong}")).await;
            assert_eq!(answer.status, 422, "{wrong}");
            assert!(answer.body.contains(said), "{wrong}: {}", answer.body);
        }
        let anna = world.serve().await.with_cookie(&world.cookie("alfa", "Anna").await);
        assert_eq!(anna.get("/papier/etykiety?od=1").await.status, 403);
    }

    async fn the_person_at_the_window_gets_a_receipt(world: World with faces) {
        let mut world = world;
        let item = register(&world, "Wniosek o pozwolenie").await;
        let karolina = world.serve().await.with_cookie(&world.cookie("alfa", "Karolina").await);
        let path = format!("/rpw/{}/potwierdzenie", item.id);
        let text = pages(&karolina.get(&path).await).concat();
        for wanted in ["Potwierdzenie złożenia pisma", "RPW 1/2026", "Kowalska Maria", "Wniosek o pozwolenie", "Karolina"] {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
    }

    async fn damage_is_told_in_a_protocol_for_two_signatures(world: World with faces) {
        let mut world = world;
        let item = register(&world, "Paczka z dokumentami").await;
        let karolina = world.serve().await.with_cookie(&world.cookie("alfa", "Karolina").await);
        let path = format!("/rpw/{}/uszkodzenie", item.id);
        let page = karolina.get(&path).await;
        assert!(page.status == 200 && page.body.contains("Karolina") && !page.body.contains("paper-"), "{}", page.body);
        let token = page.hidden("_token");
        let right = [
            ("_token", token.as_str()), ("site", "kancelaria, pokój 3"), ("found_on", "2026-06-01"), ("found_time", "08:30"),
            ("consignment", "00759007734123456789"), ("carrier", "Poczta"), ("description", "Koperta rozdarta, brak 2 kart."),
            ("first_signer", "Karolina Kancelistka"), ("second_signer", "Jan Listonosz"),
        ];
        for (field, wrong, said) in [
            ("site", " ", "site"), ("found_on", "2026-02-30", "Podaj dzień"), ("found_on", "2027-01-01", "przyszłości"),
            ("found_time", "25:00", "Podaj godzinę"), ("description", "", "description"),
            ("second_signer", "karolina kancelistka", "dwie różne osoby"),
        ] {
            let form: Vec<_> = right.iter().map(|(name, value)| (*name, if *name == field { wrong } else { value })).collect();
            let back = karolina.post(&path, &form).await;
            assert!(back.status == 422 && back.body.contains(said), "{field} {wrong}: {}", back.body);
            assert!(back.body.contains("Koperta rozdarta") || field == "description", "what was typed stays");
        }
        assert_eq!(karolina.post(&path, &right).await.status, 303);
        let list = karolina.get(&path).await.body;
        let at = list.find("/protokol.pdf").unwrap();
        let print = &list[list[..at].rfind("/rpw/").unwrap()..at + "/protokol.pdf".len()];
        let text = pages(&karolina.get(print).await).concat();
        for wanted in ["RPW 1/2026", "kancelaria, pokój 3", "08:30", "Koperta rozdarta", "Karolina Kancelistka", "Jan Listonosz"] {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        // The protocol of one item is not found under another one.
        let other = register(&world, "Inna").await;
        let elsewhere = print.replace(&item.id.to_string(), &other.id.to_string());
        assert_eq!(karolina.get(&elsewhere).await.status, 404);
        let anna = world.serve().await.with_cookie(&world.cookie("alfa", "Anna").await);
        assert_eq!(anna.get(&path).await.status, 403);
        world.assert_sound().await;
    }
}

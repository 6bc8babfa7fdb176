//! Items that make no case are filed to a class.

use obieg_kernel::Failure;
use obieg_outside::deeds::FileOutside;
use obieg_outside::queries::ListOutside;
use obieg_registry::deeds::RegisterItem;
use obieg_testkit::{World, multipart, on_both};
use serde_json::json;

use crate::cast::{client, code, end_class, letter, open_case, open_to, with_list};
use crate::faces;

async fn registered(world: &World, title: &str, answer: bool) -> obieg_registry::model::ItemId {
    let mut draft = letter(title);
    draft.answer_expected = Some(answer);
    let deed = RegisterItem { draft, files: Vec::new(), taken_as: None };
    let item = world.actor("alfa", "Karolina").await.act(deed, None).await.unwrap().id;
    open_to(world, item, "Anna").await;
    item
}

on_both! {
    async fn an_item_is_filed_to_a_class_without_a_sign(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let anna = world.actor("alfa", "Anna").await;
        let (item, owed) = (registered(&world, "Zaproszenie", false).await, registered(&world, "Wniosek", true).await);
        let file = |item, symbol: &str| FileOutside { item, symbol: symbol.to_owned() };
        assert_eq!(code(anna.act(file(owed, &end_class()), None).await), "outside.answer-expected");
        for symbol in ["", "0", "9999999"] {
            assert_eq!(code(anna.act(file(item, symbol), None).await), "outside.class-wrong");
        }
        anna.act(file(item, &end_class()), None).await.unwrap();
        let list = |symbol: &str| ListOutside { unit: None, symbol: symbol.to_owned(), before: None, limit: 50 };
        let page = anna.see(list("")).await.unwrap().page;
        assert_eq!((page.items.len(), page.items[0].title.as_str(), page.items[0].symbol.as_str()), (1, "Zaproszenie", end_class().as_str()));
        assert_eq!(anna.see(list("99")).await.unwrap().page.items.len(), 0);
        // Another unit does not reach the list; its own is empty.
        let olga = world.actor("alfa", "Olga").await;
        let theirs = ListOutside { unit: anna.unit(), ..list("") };
        assert!(matches!(olga.see(theirs).await, Err(Failure::Hidden)));
        assert!(olga.see(list("")).await.unwrap().page.items.is_empty());
        assert_eq!(code(anna.act(file(item, &end_class()), None).await), "registry.move-not-allowed");

        // It may still make a case: then it leaves the list by itself.
        open_case(&world, "Anna", Some(item)).await.unwrap();
        assert!(anna.see(list("")).await.unwrap().page.items.is_empty());

        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let other = registered(&world, "Życzenia", false).await;
        let path = format!("/rpw/{other}/poza-sprawa");
        let token = screen.get(&path).await.hidden("_token");
        let bad = screen.post(&path, &[("_token", &token), ("symbol", "nic takiego")]).await;
        assert!(bad.status == 422 && bad.body.contains("Wybierz klasę końcową"), "{}", bad.body);
        let done = screen.post(&path, &[("_token", &token), ("symbol", &end_class())]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(screen.get("/poza-sprawami").await.body.contains("Życzenia"));
        assert!(screen.get("/poza-sprawami/eksport/csv").await.body.contains("Życzenia"));

        let program = client(&world, &nobody, "alfa", "Anna").await;
        let third = registered(&world, "Oferta", false).await;
        let filed = program.post_json(&format!("/api/v1/items/{third}/outside-case"), &json!({ "symbol": end_class() }), &[]).await;
        assert_eq!(filed.status, 200, "{}", filed.body);
        assert_eq!(program.get("/api/v1/outside-cases").await.json()["items"].as_array().unwrap().len(), 2);
        world.assert_sound().await;
    }
}

on_both! {
    async fn own_documents_are_filed_to_a_class(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let path = "/poza-sprawami/dokumenty/nowy";
        let token = screen.get(path).await.hidden("_token");
        let symbol = end_class();
        let send = async |symbol: &str, day: &str, files: &[(&str, &str, &str)]| {
            let fields = [("_token", token.as_str()), ("title", "Wykaz <b>sprzętu</b>"), ("symbol", symbol), ("dated_on", day)];
            screen.send("POST", path, "multipart/form-data; boundary=X", &multipart(&fields, files), &[]).await
        };
        let bad = send("nic takiego", "2026-06-02", &[]).await;
        assert!(bad.status == 422 && bad.body.contains("Wybierz klasę końcową") && bad.body.contains("późniejsza niż dzisiejsza"), "{}", bad.body);
        let bad = send(&symbol, "2026-05-02", &[]).await;
        assert!(bad.status == 422 && bad.body.contains("co najmniej jeden plik"), "{}", bad.body);
        let files = [("file", "wykaz.txt", "jeden"), ("file", "opis.txt", "dwa")];
        let filed = send(&symbol, "2026-05-02", &files).await;
        assert_eq!(filed.status, 303, "{}", filed.body);
        let here = filed.header("location").unwrap().split('?').next().unwrap().to_owned();
        let page = screen.get(&here).await.body;
        assert!(page.contains("Wykaz &#60;b&#62;sprzętu") && page.contains("wykaz.txt") && page.contains("02.05.2026"), "{page}");
        let file = page.split(&format!("href=\"{here}/dokument/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let content = screen.get(&format!("{here}/dokument/{file}")).await;
        assert!(content.status == 200 && ["jeden", "dwa"].contains(&content.body.as_str()), "{}", content.body);
        for list in ["/poza-sprawami/dokumenty", "/poza-sprawami/dokumenty/eksport/csv"] {
            assert!(screen.get(list).await.body.contains("sprzętu"), "{list}");
        }
        assert!(screen.get(&format!("/poza-sprawami/dokumenty?symbol={}", &symbol[..2])).await.body.contains("sprzętu"));
        assert!(!screen.get("/poza-sprawami/dokumenty?symbol=99").await.body.contains("sprzętu"));

        // Another unit knows nothing of it; who reaches the whole office does.
        let record = here.rsplit('/').next().unwrap();
        let api = format!("/api/v1/outside-records/{record}");
        let olga = client(&world, &nobody, "alfa", "Olga").await;
        let konrad = client(&world, &nobody, "alfa", "Konrad").await;
        for asked in [api.clone(), format!("{api}/documents/{file}")] {
            assert_eq!((olga.get(&asked).await.status, konrad.get(&asked).await.status), (404, 200), "{asked}");
        }
        assert_eq!(olga.get("/api/v1/outside-records").await.json()["records"], json!([]));
        assert_eq!(client(&world, &nobody, "alfa", "Karolina").await.get(&api).await.status, 404);

        // By program, five minutes later; pages follow each other.
        world.clock.set("2026-06-01T08:05:00Z");
        let anna = client(&world, &nobody, "alfa", "Anna").await;
        let body = json!({ "title": "Sprawozdanie", "symbol": symbol, "dated_on": "2025-12-31" });
        let body = format!(
            "--X\r\nContent-Disposition: form-data; name=\"record\"\r\nContent-Type: application/json\r\n\r\n{body}\r\n\
             --X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"s.txt\"\r\n\r\ntreść\r\n--X--\r\n"
        );
        let made = anna.send("POST", "/api/v1/outside-records", "multipart/form-data; boundary=X", &body, &[]).await;
        assert_eq!((made.status, made.json()["documents"].as_array().map(Vec::len)), (201, Some(1)), "{}", made.body);
        let first = anna.get("/api/v1/outside-records?limit=1").await.json();
        assert_eq!(first["records"][0]["title"], "Sprawozdanie");
        let second = anna.get(&format!("/api/v1/outside-records?limit=1&before={}", first["next"].as_str().unwrap())).await.json();
        assert_eq!((second["records"][0]["id"].as_str(), &second["next"]), (Some(record), &json!(null)));

        // Filed by mistake it stays, with the reason, once.
        let withdraw = screen.post(&format!("{here}/wycofaj"), &[("_token", &token), ("reason", "")]).await;
        assert!(withdraw.status == 422 && withdraw.body.contains("id=\"reason-fault\""), "{}", withdraw.body);
        assert_eq!(olga.post_json(&format!("{api}/withdraw"), &json!({ "reason": "x" }), &[]).await.status, 404);
        assert_eq!(anna.post_json(&format!("{api}/withdraw"), &json!({ "reason": "nie ten plik" }), &[]).await.status, 200);
        assert_eq!(anna.post_json(&format!("{api}/withdraw"), &json!({ "reason": "nie ten plik" }), &[]).await.status, 409);
        assert!(screen.get("/poza-sprawami/dokumenty").await.body.contains("nie ten plik"));
        world.assert_sound().await;
    }
}

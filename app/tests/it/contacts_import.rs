//! Lists of contacts: read, mapped, judged without doing anything, taken in line by line, each line once.

use obieg_contacts::deeds::{ImportContact, MergeContacts};
use obieg_contacts::model::{ContactData, ContactState};
use obieg_contacts::queries::ListContacts;
use obieg_kernel::Actor;
use obieg_testkit::{Answer, Browser, on_both};
use serde_json::json;

use crate::cast::{client, list_form};
use crate::faces;

async fn send(browser: &Browser, body: &str) -> Answer {
    browser.send("POST", "/kontakty/import", "multipart/form-data; boundary=X", body, &[]).await
}

async fn count(actor: &Actor) -> usize {
    let (mut after, mut all) = (None, 0);
    loop {
        let query = ListContacts { search: String::new(), state: ContactState::Kept, after, limit: 200 };
        let page = actor.see(query).await.unwrap();
        all += page.contacts.len();
        after = page.next;
        if after.is_none() {
            return all;
        }
    }
}

/// A list as offices have it: typos, duplicates, wrong addresses, empty lines, spaces, several ways to write the same.
fn messy(lines: usize) -> String {
    let mut text = "Lp.;Nazwisko;IMIĘ;Kod pocztowy;Miejscowość;E-mail;Uwagi\r\n".to_owned();
    for number in 1..=lines {
        let place = if number % 3 == 0 { " Wierzbice " } else { "Brzozowo" };
        text += &match number % 10 {
            // Twice the same, written with other spaces.
            0 => format!("{number};Zmyślona{};Maria  Anna;00-001; Brzozowo ;;\r\n", number - 1),
            9 => format!("{number};  Zmyślona{number};Maria Anna;00-001;Brzozowo;;powtórzona\r\n"),
            8 => format!("{number};Lis{number};Jan;00-00{};{place};jan.lis.example;\r\n", number % 7),
            7 => format!("{number};;Bez nazwiska;;{place};;\r\n;;;;;;\r\n"),
            _ => format!("{number};Nowak{number};Ewa;00-00{};{place};ewa{number}@z.example;\r\n", number % 7),
        };
    }
    text
}

on_both! {
    async fn a_messy_list_is_taken_in_once_line_by_line(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let page = screen.get("/kontakty/import").await;
        assert!(page.status == 200 && !page.body.contains(">contacts-"), "{}", page.body);
        let token = page.hidden("_token");
        for (file, word) in [("", "Wybierz plik"), ("a;b\n1;2;3\n", "od wiersza 2"), ("PK\u{3}\u{4}x", "Nie da się odczytać tego pliku")] {
            let bad = send(&screen, &list_form(&token, &[], Some(file))).await;
            assert!(bad.status == 422 && bad.body.contains(word), "{word}: {}", bad.body);
        }
        // Of 1,100 lines each ten hold one without a name, one with a wrong e-mail, and one that repeats another.
        let list = messy(1_100);
        let read = send(&screen, &list_form(&token, &[], Some(&list))).await;
        assert_eq!(read.status, 200, "{}", read.body);
        for part in ["value=\"surname\" selected", "value=\"postcode\" selected", "1–1000 / 1100", "nowy: 700", "powtórzony w tej liście: 100", "błąd: 200", "bez odstępów"] {
            assert!(read.body.contains(part), "{part}: {}", &read.body[..read.body.len().min(20_000)]);
        }
        assert_eq!(count(&karolina).await, 0);
        // The file stays with the form; a mapping without a name is refused at its column.
        let kept = read.body.split("name=\"_kept\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let mapping = [("map-2", "surname"), ("map-3", "given_names"), ("map-4", "postcode"), ("map-5", "place"), ("map-6", "email")];
        let form = |act: &'static str, passed: &'static str| {
            let mut fields: Vec<(&str, &str)> = mapping.to_vec();
            fields.extend([("_kept", kept.as_str()), ("do", act), ("passed", passed)]);
            fields
        };
        let nameless = [("_kept", kept.as_str()), ("do", "check"), ("map-5", "place"), ("map-6", "place")];
        let bad = send(&screen, &list_form(&token, &nameless, None)).await;
        assert!(bad.status == 422 && bad.body.contains("href=\"#map-1\"") && bad.body.contains("id=\"map-6-fault\""), "{}", bad.body);

        let done = send(&screen, &list_form(&token, &form("import", "0"), None)).await;
        assert!(done.body.contains("dodany: 700") && done.body.contains("już jest: 100") && done.body.contains("błąd: 200"), "{}", &done.body[..done.body.len().min(20_000)]);
        assert_eq!(count(&karolina).await, 700);
        let next = send(&screen, &list_form(&token, &form("next", "0"), None)).await;
        assert!(next.body.contains("1001–1100 / 1100") && next.body.contains("nowy: 70"), "{}", &next.body[..next.body.len().min(20_000)]);
        let done = send(&screen, &list_form(&token, &form("import", "1000"), None)).await;
        assert!(done.body.contains("dodany: 70"), "{}", &done.body[..done.body.len().min(20_000)]);
        assert_eq!(count(&karolina).await, 770);
        // The same list once more changes nothing, nor does it when a contact was merged meanwhile.
        let page = karolina.see(ListContacts { search: "nowak11 ".to_owned(), state: ContactState::Kept, after: None, limit: 9 }).await.unwrap();
        let other = karolina.see(ListContacts { search: "nowak12 ".to_owned(), state: ContactState::Kept, after: None, limit: 9 }).await.unwrap();
        karolina.act(MergeContacts { kept: page.contacts[0].id, merged: other.contacts[0].id }, None).await.unwrap();
        let again = send(&screen, &list_form(&token, &form("import", "0"), None)).await;
        assert!(again.body.contains("już jest: 800") && !again.body.contains("dodany: "), "{}", &again.body[..again.body.len().min(20_000)]);
        assert_eq!(count(&karolina).await, 769);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_program_takes_in_lines_and_is_told_of_each(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let program = client(&world, &nobody, "alfa", "Konrad").await;
        let body = json!({ "contacts": [{ "surname": "Lis" }, { "place": "Brzozowo" }, { "surname": " Lis " }] });
        let told = program.post_json("/api/v1/contacts/import", &body, &[]).await;
        assert_eq!(told.status, 200, "{}", told.body);
        let results = told.json()["results"].clone();
        assert_eq!((&results[0]["done"]["is_new"], &results[1]["status"], &results[2]["done"]["is_new"]), (&json!(true), &json!(422), &json!(false)));
        assert_eq!(results[0]["done"]["id"], results[2]["done"]["id"]);
        // An officer keeps the book and brings no lists.
        let anna = world.actor("alfa", "Anna").await;
        let data = ContactData { surname: Some("Lis".to_owned()), ..ContactData::default() };
        assert!(matches!(anna.act(ImportContact { data }, None).await, Err(obieg_kernel::Failure::Forbidden)));
        world.assert_sound().await;
    }
}

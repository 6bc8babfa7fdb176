//! A register that was kept in a spreadsheet: read, mapped, judged without doing anything, entered line by line, each line once.

use obieg_registers::deeds::OpenRegister;
use obieg_registers::import::EntryLine;
use obieg_registers::model::{ColumnKind, ColumnView, RegisterView, Source};
use obieg_registers::queries::{JudgeEntries, ShowRegister};
use obieg_testkit::{Answer, Browser, World, on_both};
use obieg_web::report::Verdict;
use serde_json::json;

use crate::cast::{client, list_form};
use crate::faces;

async fn send(browser: &Browser, register: &RegisterView, body: &str) -> Answer {
    let path = format!("/rejestry/{}/wczytaj", register.id);
    browser.send("POST", &path, "multipart/form-data; boundary=X", body, &[]).await
}

async fn contracts(world: &World, source: Source) -> RegisterView {
    let unit = world.actor("alfa", "Anna").await.unit();
    let column = |label: &str, kind, choices: &[&str]| ColumnView {
        label: label.to_owned(),
        kind,
        required: false,
        choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
        added_on: None,
        ended_on: None,
    };
    let columns = match source {
        Source::Hand => vec![
            column("Dawny numer", ColumnKind::Text, &[]),
            column("Data zawarcia", ColumnKind::Day, &[]),
            column("Kwota", ColumnKind::Amount, &[]),
            column("Tryb", ColumnKind::Choice, &["przetarg", "zapytanie"]),
            column("Zakończona", ColumnKind::Flag, &[]),
        ],
        _ => Vec::new(),
    };
    let deed = OpenRegister { name: format!("Umowy {}", source.code()), unit, source, columns };
    world.actor("alfa", "Konrad").await.act(deed, None).await.unwrap()
}

/// A register as offices have it: three ways to write a day, broken days, typos in choices, lines twice, empty ones, amounts
/// with and without the currency. Of each ten lines six are good, one repeats another, three have faults.
fn messy(lines: usize) -> String {
    let mut text =
        "Lp.;Dawny numer;Przedmiot;Kontrahent;Data zawarcia;Kwota;TRYB;Zakończona;Uwagi\r\n".to_owned();
    for number in 1..=lines {
        let (month, day) = (number % 12 + 1, number % 28 + 1);
        let written = match number % 3 {
            0 => format!("2019-{month:02}-{day:02}"),
            1 => format!("{day}.{month:02}.2019 r."),
            _ => format!("{day:02}/{month:02}/2019"),
        };
        text += &match number % 10 {
            // The line before once more, with other spaces.
            0 => {
                let (of, at) = (number - 1, (number - 1) % 3);
                let (month, day) = (of % 12 + 1, of % 28 + 1);
                let same = match at {
                    0 => format!("{day}.{month}.2019"),
                    _ => format!("2019-{month:02}-{day:02}"),
                };
                format!(
                    "{number}; U/{of} ;  Dostawa {of} ;Zmyślona Spółka;{same};{of} zł;Zapytanie;TAK;powtórzona\r\n"
                )
            }
            9 => format!(
                "{number};U/{number};Dostawa {number};Zmyślona Spółka;{written};{number},00;zapytanie;tak;\r\n"
            ),
            8 => format!("{number};U/{number};Dostawa {number};;31.02.2019;1,00;przetarg;nie;zły dzień\r\n"),
            7 => format!(
                "{number};U/{number};;Zmyślona Spółka;{written};1,00;przetarg;nie;bez przedmiotu\r\n;;;;;;;;\r\n"
            ),
            6 => format!("{number};U/{number};Dostawa {number};;{written};sto;loteria;nie;dwa błędy\r\n"),
            _ => format!(
                "{number};U/{number};Dostawa {number};Zmyślona Spółka;{written};1 {number:03},5 zł;PRZETARG;nie;\r\n"
            ),
        };
    }
    text
}

const MAPPING: [(&str, &str); 7] = [
    ("map-2", "field-1"),
    ("map-3", "subject"),
    ("map-4", "party"),
    ("map-5", "field-2"),
    ("map-6", "field-3"),
    ("map-7", "field-4"),
    ("map-8", "field-5"),
];

on_both! {
    async fn a_messy_register_is_judged_whole_and_entered_once(world: World with faces) {
        let mut world = world;
        let register = contracts(&world, Source::Hand).await;
        let konrad = world.actor("alfa", "Konrad").await;
        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Konrad").await);
        let page = screen.get(&format!("/rejestry/{}/wczytaj", register.id)).await;
        assert!(page.status == 200 && !page.body.contains(">registers-"), "{}", page.body);
        let token = page.hidden("_token");
        let short = |answer: &Answer| answer.body.chars().take(20_000).collect::<String>();

        // 1,500 lines (and 150 empty ones) are read and judged; nothing is done.
        let few = messy(1_500);
        let read = send(&screen, &register, &list_form(&token, &[], Some(&few))).await;
        assert_eq!(read.status, 200, "{}", short(&read));
        for part in ["value=\"subject\" selected", "value=\"field-2\" selected", "nowy wpis: 900", "pominięty: 150", "błąd: 450"] {
            assert!(read.body.contains(part), "{part}: {}", short(&read));
        }
        let empty = konrad.see(ShowRegister { register: register.id, before: None, limit: 1 }).await.unwrap();
        assert!(empty.entries.is_empty());

        // A mapping without a subject is refused at its column.
        let bad = send(&screen, &register, &list_form(&token, &[("do", "check"), ("map-2", "field-1")], Some(&few))).await;
        assert!(bad.status == 422 && bad.body.contains("href=\"#map-1\""), "{}", short(&bad));

        // They are entered, in two parts; numbers follow the table, days and amounts are read as they were meant.
        let fields: Vec<(&str, &str)> = MAPPING.into_iter().chain([("do", "import")]).collect();
        let done = send(&screen, &register, &list_form(&token, &fields, Some(&few))).await;
        assert!(done.status == 200 && done.body.contains("wpisany: 900") && done.body.contains("błąd: 450"), "{}", short(&done));
        let newest = konrad.see(ShowRegister { register: register.id, before: None, limit: 1 }).await.unwrap();
        assert_eq!(newest.entries[0].number, "900/2026");
        let first = konrad.see(ShowRegister { register: register.id, before: Some(newest.entries[0].place - 898), limit: 1 }).await.unwrap();
        let first = &first.entries[0];
        assert_eq!((first.number.as_str(), first.subject.as_str(), first.party.as_deref()), ("1/2026", "Dostawa 1", Some("Zmyślona Spółka")));
        assert_eq!(first.fields, ["U/1", "2019-02-02", "1001.50", "przetarg", "false"]);

        // The same table once more, and a longer one with the same lines: only what is new is entered.
        let again = send(&screen, &register, &list_form(&token, &fields, Some(&few))).await;
        assert!(again.body.contains("jest już w rejestrze: 900") && !again.body.contains("wpisany: "), "{}", short(&again));
        let longer = send(&screen, &register, &list_form(&token, &fields, Some(&messy(1_510)))).await;
        assert!(longer.body.contains("wpisany: 6"), "{}", short(&longer));
        world.assert_sound().await;
    }
}

on_both! {
    // Measured: 34 s on PostgreSQL, 21 s on SQLite (debug build, two cores, all 32,000 lines in one request, 93 commits).
    async fn thirty_two_thousand_lines_are_entered(world: World with faces) {
        let mut world = world;
        let register = contracts(&world, Source::Hand).await;
        let konrad = world.actor("alfa", "Konrad").await;
        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Konrad").await);
        let token = screen.get(&format!("/rejestry/{}/wczytaj", register.id)).await.hidden("_token");
        let short = |answer: &Answer| answer.body.chars().take(20_000).collect::<String>();
        // 32,000 lines (and 3,200 empty ones) are read and judged; nothing is done.
        let table = messy(32_000);
        let read = send(&screen, &register, &list_form(&token, &[], Some(&table))).await;
        assert_eq!(read.status, 200, "{}", short(&read));
        for part in ["nowy wpis: 19200", "pominięty: 3200", "błąd: 9600"] {
            assert!(read.body.contains(part), "{part}: {}", short(&read));
        }
        let newest = async || konrad.see(ShowRegister { register: register.id, before: None, limit: 1 }).await.unwrap().entries;
        assert!(newest().await.is_empty());

        let fields: Vec<(&str, &str)> = MAPPING.into_iter().chain([("do", "import")]).collect();
        let done = send(&screen, &register, &list_form(&token, &fields, Some(&table))).await;
        assert!(done.status == 200 && done.body.contains("wpisany: 19200") && done.body.contains("błąd: 9600"), "{}", short(&done));
        assert_eq!(newest().await[0].number, "19200/2026");
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_program_enters_lines_and_is_told_of_each(world: World with faces) {
        let mut world = world;
        let (register, items) = (contracts(&world, Source::Hand).await, contracts(&world, Source::Items).await);
        let nobody = world.serve().await;
        let program = client(&world, &nobody, "alfa", "Konrad").await;
        let line = |subject: &str, day: &str| json!({ "subject": subject, "fields": ["", day, "", "", ""] });
        let body = json!({ "entries": [line("Prąd", "1.02.2020"), line("", "1.02.2020"), line(" Prąd", "2020-02-01"), line("Gaz", "1.02.20")] });
        let path = |register: &RegisterView| format!("/api/v1/registers/{}/entries/import", register.id);
        let told = program.post_json(&path(&register), &body, &[]).await;
        assert_eq!(told.status, 200, "{}", told.body);
        let results = told.json()["results"].clone();
        let status = |at: usize| results[at]["status"].as_i64().unwrap();
        assert_eq!([status(0), status(1), status(2), status(3)], [200, 422, 409, 422], "{results}");
        assert_eq!(results[0]["done"]["number"], "1/2026");
        // What is about items is entered from items.
        let refused = program.post_json(&path(&items), &json!({ "entries": [{ "subject": "Prąd", "fields": [] }] }), &[]).await;
        assert_eq!(refused.status, 409, "{}", refused.body);
        let konrad = world.actor("alfa", "Konrad").await;
        let lines = vec![EntryLine { subject: "Prąd".to_owned(), party: None, fields: ["", "2020-02-01", "", "", ""].map(str::to_owned).to_vec() }];
        let (_, verdicts) = konrad.see(JudgeEntries { register: register.id, lines }).await.unwrap();
        assert_eq!(verdicts, [Verdict::Known("1/2026".to_owned())]);
        // An officer makes entries and brings no tables; who does not reach the register does not know of it.
        assert!(matches!(world.actor("alfa", "Anna").await.see(JudgeEntries { register: register.id, lines: Vec::new() }).await, Err(obieg_kernel::Failure::Forbidden)));
        world.assert_sound().await;
    }
}

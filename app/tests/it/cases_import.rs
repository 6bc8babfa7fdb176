//! Open cases of a former system: read, mapped, judged without doing anything, opened line by line, each sign once, also when the
//! program is killed in between.

use std::collections::BTreeSet;

use obieg_cases::brought::BroughtLine;
use obieg_cases::deeds::ImportCase;
use obieg_cases::model::CaseState;
use obieg_cases::queries::{CaseList, FindCases, JudgeCases, ShowCase};
use obieg_kernel::Failure;
use obieg_testkit::{Answer, Browser, Database, on_both};
use obieg_web::report::Verdict;
use serde_json::{Value, json};

use crate::cast::{client, codes, end_class, list_form, with_list};
use crate::faces;
use crate::house::{Installation, program, run};
use crate::kill::all;

async fn send(browser: &Browser, body: &str) -> Answer {
    browser.send("POST", "/sprawy/wczytaj", "multipart/form-data; boundary=X", body, &[]).await
}

/// Cases as a former system gives them: three ways to write a day, spaces, one or two parties. Of each ten lines six are good,
/// one repeats the sign of another, three have faults.
fn messy(lines: usize) -> String {
    let symbol = end_class();
    let mut text =
        "Lp.;Znak sprawy;Tytuł;JRWA;Prowadzący;Data wszczęcia;Termin;Strona;Adres;Uwagi\r\n".to_owned();
    for number in 1..=lines {
        let (month, day) = (number % 12 + 1, number % 28 + 1);
        let began = match number % 3 {
            0 => format!("2025-{month:02}-{day:02}"),
            1 => format!("{day}.{month:02}.2025 r."),
            _ => format!("{day:02}/{month:02}/2025"),
        };
        text += &match number % 10 {
            0 => format!(
                "{number}; ab-i.{symbol}.{}. 2025;Ta sama sprawa;{symbol};anna;{began};;;;\r\n",
                number - 1
            ),
            8 => format!(
                "{number};AB-I.{symbol}.{number}.2025;Sprawa {number};{symbol};anna;31.02.2025;;;;zły dzień\r\n"
            ),
            7 => format!("{number};;Sprawa {number};{symbol};anna;{began};;;;bez znaku\r\n;;;;;;;;;\r\n"),
            6 => format!(
                "{number};AB-I.{symbol}.{number}.2025;Sprawa {number};00;kto;{began};;;;dwa błędy\r\n"
            ),
            _ => format!(
                "{number};AB-I.{symbol}.{number}.2025;Sprawa {number};{symbol};anna;{began};31.12.2026;Zmyślona Spółka;Łąkowa {number}, Brzozowo;z archiwum\r\n"
            ),
        };
    }
    text
}

const MAPPING: [(&str, &str); 10] = [
    ("map-2", "foreign-sign"),
    ("map-3", "title"),
    ("map-4", "symbol"),
    ("map-5", "officer"),
    ("map-6", "began-on"),
    ("map-7", "due-on"),
    ("map-8", "parties"),
    ("map-9", "addresses"),
    ("map-10", "note"),
    ("do", "import"),
];

on_both! {
    async fn a_table_of_cases_is_judged_and_opened_once(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let anna = world.actor("alfa", "Anna").await;
        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Konrad").await);
        let page = screen.get("/sprawy/wczytaj").await;
        assert!(page.status == 200 && !page.body.contains(">cases-"), "{}", page.body);
        assert!(screen.get("/sprawy").await.body.contains("href=\"/sprawy/wczytaj\""));
        let token = page.hidden("_token");
        let short = |answer: &Answer| answer.body.chars().take(20_000).collect::<String>();

        // Read by the headings and judged; nothing is done.
        let table = messy(200);
        let read = send(&screen, &list_form(&token, &[], Some(&table))).await;
        assert_eq!(read.status, 200, "{}", short(&read));
        for part in ["value=\"foreign-sign\" selected", "value=\"due-on\" selected", "nowa sprawa: 120", "pominięty: 20", "błąd: 60"] {
            assert!(read.body.contains(part), "{part}: {}", short(&read));
        }
        let list = || CaseList { state: CaseState::Open, mine: true, due_from: None, due_to: None, after: None, limit: 200 };
        assert!(anna.see(list()).await.unwrap().cases.is_empty());
        let bad = send(&screen, &list_form(&token, &[("do", "check"), ("map-3", "title")], Some(&table))).await;
        assert!(bad.status == 422 && bad.body.contains("href=\"#map-1\"") && bad.body.contains("login prowadzącego"), "{}", short(&bad));

        let done = send(&screen, &list_form(&token, &MAPPING, Some(&table))).await;
        assert!(done.status == 200 && done.body.contains("założona: 120") && done.body.contains("błąd: 60"), "{}", short(&done));
        let cases = anna.see(list()).await.unwrap().cases;
        assert_eq!(cases.len(), 120);
        // Numbers of this year's list, in the order of the table and without gap.
        let symbol = end_class();
        let signs: BTreeSet<String> = cases.iter().map(|case| case.sign.clone()).collect();
        let wanted: BTreeSet<String> = (1..=120).map(|number| format!("AB-I.{symbol}.{number}.2026")).collect();
        assert_eq!(signs, wanted);

        // Found by the sign that it had, however it is spaced; with what came along.
        let found = anna.see(FindCases { sign: format!("ab-i.{symbol}. 5.2025") }).await.unwrap();
        let first = found.iter().find(|case| case.title == "Sprawa 5").unwrap();
        assert_eq!(first.foreign_sign.as_deref(), Some(format!("AB-I.{symbol}.5.2025").as_str()));
        let (file, _) = anna.see(ShowCase { case: first.id, panels: Vec::new() }).await.unwrap();
        let brought = file.brought.unwrap();
        assert_eq!((brought.began_on, brought.note.as_deref()), (jiff::civil::date(2025, 6, 6), Some("z archiwum")));
        assert_eq!((file.parties[0].name.as_str(), file.parties[0].address.as_deref()), ("Zmyślona Spółka", Some("Łąkowa 5, Brzozowo")));
        assert_eq!((file.case.due_on, file.duties.len()), (Some(jiff::civil::date(2026, 12, 31)), 1));
        assert_eq!(file.case.opened_on, jiff::civil::date(2026, 6, 1));
        let hers = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let shown = hers.get(&format!("/sprawy/{}", first.id)).await;
        for part in ["Znak w poprzednim systemie", "06.06.2025", "z archiwum", "Wczytano sprawę z poprzedniego systemu"] {
            assert!(shown.body.contains(part), "{part}: {}", shown.body);
        }
        let listed = hers.get(&format!("/sprawy?znak=AB-I.{symbol}.5.2025")).await;
        assert!(listed.body.contains("Sprawa 5") && listed.body.contains("Znak w poprzednim systemie"), "{}", listed.body);
        // Out of reach it is not found by that either.
        assert!(world.actor("alfa", "Olga").await.see(FindCases { sign: "AB-I".to_owned() }).await.unwrap().is_empty());

        // The same table again, and a longer one: only what is new is opened.
        let again = send(&screen, &list_form(&token, &MAPPING, Some(&table))).await;
        assert!(again.body.contains("jest już w programie: 140") && !again.body.contains("założona: "), "{}", short(&again));
        let longer = send(&screen, &list_form(&token, &MAPPING, Some(&messy(210)))).await;
        assert!(longer.body.contains("założona: 6"), "{}", short(&longer));
        world.assert_sound().await;
    }
}

fn good(sign: &str, officer: &str) -> BroughtLine {
    BroughtLine {
        foreign_sign: sign.to_owned(),
        title: "Sprawa".to_owned(),
        symbol: end_class(),
        officer: officer.to_owned(),
        began_on: "2026-01-02".to_owned(),
        ..BroughtLine::default()
    }
}

on_both! {
    async fn a_program_brings_cases_and_is_told_of_each(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let nobody = world.serve().await;
        let konrad = client(&world, &nobody, "alfa", "Konrad").await;
        let body = json!({ "cases": [good("A.1", "anna"), good("", "anna"), good(" a. 1", "beata"), good("A.2", "nikt")] });
        let told = konrad.post_json("/api/v1/cases/import", &body, &[]).await;
        assert_eq!(told.status, 200, "{}", told.body);
        let results = told.json()["results"].clone();
        let status = |at: usize| results[at]["status"].as_i64().unwrap();
        assert_eq!([status(0), status(1), status(2), status(3)], [200, 422, 409, 422], "{results}");
        assert!(results[0]["done"]["sign"].as_str().unwrap().ends_with(".1.2026"), "{results}");
        let case = results[0]["done"]["id"].as_str().unwrap();
        let anna = client(&world, &nobody, "alfa", "Anna").await;
        assert_eq!(anna.get(&format!("/api/v1/cases/{case}")).await.json()["brought"]["foreign_sign"], "A.1");

        // A head brings the cases of the own unit; of another one the dry run tells it before.
        let norbert = world.actor("alfa", "Norbert").await;
        let theirs = good("B.1", "olga");
        assert!(matches!(norbert.act(ImportCase { line: theirs.clone() }, None).await, Err(Failure::Forbidden)));
        let verdicts = norbert.see(JudgeCases { lines: vec![good("A.1", "anna"), theirs, good("B.2", "norbert")] }).await.unwrap();
        assert!(matches!(&verdicts[0], Verdict::Known(_)) && verdicts[2] == Verdict::New, "{verdicts:?}");
        let Verdict::Wrong(faults) = &verdicts[1] else { panic!("{verdicts:?}") };
        assert_eq!(faults[0].code, "cases.import-unit");
        assert_eq!(codes(norbert.act(ImportCase { line: good("B.3", "nikt") }, None).await.unwrap_err()), ["cases.import-login"]);
        norbert.act(ImportCase { line: good("B.2", "norbert") }, None).await.unwrap();
        // An officer brings no tables.
        let anna = world.actor("alfa", "Anna").await;
        assert!(matches!(anna.see(JudgeCases { lines: Vec::new() }).await, Err(Failure::Forbidden)));
        world.assert_sound().await;
    }
}

/// One part of a table after another, until the program dies; the answers that came back are counted.
fn bring(address: &str, token: &str, answers: &std::sync::mpsc::Sender<()>) {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    for part in 0..20 {
        let cases: Vec<Value> =
            (0..20).map(|at| json!(good(&format!("K.{}.2025", part * 20 + at), "anna"))).collect();
        let sent = agent
            .post(format!("http://{address}/api/v1/cases/import"))
            .header("authorization", format!("Bearer {token}"))
            .send_json(json!({ "cases": cases }));
        if sent.is_err() || answers.send(()).is_err() {
            return;
        }
    }
}

/// The same table again and again, the program killed in the middle of it: in the end each sign is one case, and the list of
/// cases has no gap.
fn check(database: &Database) {
    let home = Installation::found(database, "b");
    let (konrad, anna) = (home.token("Konrad Koordynator"), home.token("Anna Prowadząca"));
    for after in [1, 3, 7, 20] {
        let (mut child, address) = home.serve();
        let (tell, answers) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| bring(&address, &konrad, &tell));
            for _ in 0..after {
                answers.recv().unwrap();
            }
            // The next part is on its way: it dies before, in or after its commit.
            child.kill().unwrap();
            drop(answers);
        });
        child.wait().unwrap();
    }
    let (mut child, address) = home.serve();
    let cases = all(&address, &anna, "/api/v1/cases", "cases", "after");
    let numbers: BTreeSet<usize> = cases
        .iter()
        .map(|case| case["sign"].as_str().unwrap().split('.').nth(2).unwrap().parse().unwrap())
        .collect();
    assert_eq!(cases.len(), 400);
    assert_eq!(numbers, (1..=400).collect());
    child.kill().unwrap();
    child.wait().unwrap();
    run(program().args(["verify", "--config"]).arg(home.config()));
}

#[test]
fn a_killed_import_brings_each_case_once_on_sqlite() {
    check(&Database::Sqlite);
}

#[test]
fn a_killed_import_brings_each_case_once_on_postgres() {
    match Database::postgres() {
        Some(database) => check(&database),
        None => eprintln!("skipped: OBIEG_TEST_PG is not set"),
    }
}

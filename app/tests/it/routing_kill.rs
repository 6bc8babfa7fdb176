//! kill -9 in the middle of the rules' job: each letter is assigned exactly once.

use obieg_testkit::Database;
use serde_json::{Value, json};

use crate::house::{Installation, program, run};
use crate::kill::{all, get};

const LETTERS: usize = 60;
/// The program is killed when so many letters are assigned, in the middle of the next. Once: its successor waits for the
/// end of the lease, up to a minute.
const KILLED_AT: usize = 8;

fn post(address: &str, token: &str, path: &str, body: &Value) -> Value {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let sent = agent
        .post(format!("http://{address}{path}"))
        .header("authorization", format!("Bearer {token}"))
        .send_json(body);
    let mut answer = sent.unwrap();
    let value: Value = answer.body_mut().read_json().unwrap();
    assert!(answer.status().is_success(), "{path}: {value}");
    value
}

fn letter(number: usize) -> Value {
    json!({
        "senders": [{ "surname": "Zmyślony", "given_names": format!("Jan {number}"), "place": "Wierzbice" }],
        "letter_date": "2026-05-01",
        "received_on": "2026-05-02",
        "channel": "post",
        "title": format!("Wycinka drzew {number}"),
        "access": "public",
        "scan_state": "none",
        "scan_reason": "przykład",
        "not_duplicate": true
    })
}

/// How many letters are assigned now; the oldest ones come first.
fn assigned(address: &str, token: &str) -> usize {
    let items = all(address, token, "/api/v1/items", "items", "before");
    items.iter().filter(|item| item["stage"] == "assigned").count()
}

/// Asks until so many are assigned; the runner goes on meanwhile.
fn until(address: &str, token: &str, wanted: usize) {
    // Some milliseconds each: minutes.
    let there = (0..40_000).any(|_| assigned(address, token) >= wanted);
    assert!(there, "{} of {wanted} are assigned", assigned(address, token));
}

fn check(database: &Database) {
    let home = Installation::found(database, "r");
    let (karolina, konrad) = (home.token("Karolina Kancelaria"), home.token("Konrad Koordynator"));
    let stefan = home.token("Stefan Starosta");
    let (mut child, address) = home.serve();
    let units = get(&address, &konrad, "/api/v1/structure");
    let unit =
        units["units"].as_array().unwrap().iter().find(|unit| unit["code"] == "AB").unwrap()["id"].clone();
    let rule = json!({
        "name": "Drzewa",
        "conditions": { "title": "drzew" },
        "receivers": [{ "unit": unit, "is_owner": true }]
    });
    let rule = post(&address, &konrad, "/api/v1/routing-rules", &rule);
    let path = format!("/api/v1/routing-rules/{}/approve", rule["id"].as_str().unwrap());
    post(&address, &stefan, &path, &json!({ "version": 1 }));
    for number in 0..LETTERS {
        post(&address, &karolina, "/api/v1/items", &letter(number));
    }
    until(&address, &karolina, KILLED_AT);
    child.kill().unwrap();
    child.wait().unwrap();
    let (mut child, address) = home.serve();
    let kept = assigned(&address, &karolina);
    assert!((KILLED_AT..=LETTERS).contains(&kept), "what was seen is kept: {kept}");
    until(&address, &karolina, LETTERS);
    for item in all(&address, &karolina, "/api/v1/items", "items", "before") {
        let path = format!("/api/v1/items/{}/assignments", item["id"].as_str().unwrap());
        let chain = get(&address, &konrad, &path);
        assert_eq!(chain["assignments"].as_array().unwrap().len(), 1, "{chain}");
        assert_eq!(chain["assignments"][0]["rule"]["number"], 1, "{chain}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    run(program().args(["verify", "--config"]).arg(home.config()));
}

#[test]
fn a_killed_job_assigns_each_letter_once_on_sqlite() {
    check(&Database::Sqlite);
}

#[test]
fn a_killed_job_assigns_each_letter_once_on_postgres() {
    match Database::postgres() {
        Some(database) => check(&database),
        None => eprintln!("skipped: OBIEG_TEST_PG is not set"),
    }
}

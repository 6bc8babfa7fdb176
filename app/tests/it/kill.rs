//! kill -9 at random moments of a scripted day: nothing acknowledged is lost, nothing is doubled.
//!
//! Clients keep what they were told. The server is killed when a random number of answers has come in; the next life of the
//! server gets every request again that had no answer, under the same key. In the end the register must hold exactly
//! what the clients were told, and `obieg verify` must find nothing wrong.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use obieg_testkit::Database;
use serde_json::{Value, json};

use crate::house::{Installation, program, run};

const CLIENTS: usize = 4;
const OFFICER: &str = "Anna Prowadząca";

/// A request that changes something.
#[derive(Clone)]
struct Request {
    /// The chancery registers, the officer has cases.
    by_officer: bool,
    path: String,
    body: Value,
}

struct Tokens {
    chancery: String,
    officer: String,
}

impl Tokens {
    fn of(&self, request: &Request) -> &str {
        if request.by_officer { &self.officer } else { &self.chancery }
    }
}

/// What a client asked, and what it was told.
#[derive(Default)]
struct Book {
    asked: BTreeMap<String, Request>,
    told: BTreeMap<String, Value>,
}

fn kills() -> usize {
    std::env::var("OBIEG_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20)
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).build().into()
}

/// Sends one request under its key; `None` when the server died before the answer was whole.
fn send(agent: &ureq::Agent, address: &str, tokens: &Tokens, key: &str, request: &Request) -> Option<Value> {
    let answer = agent
        .post(format!("http://{address}{}", request.path))
        .header("authorization", format!("Bearer {}", tokens.of(request)))
        .header("idempotency-key", key)
        .send_json(&request.body);
    let mut answer = answer.ok()?;
    let status = answer.status().as_u16();
    let value: Value = answer.body_mut().read_json().ok()?;
    assert!((200..300).contains(&status), "{}: {status} {value}", request.path);
    Some(value)
}

fn letter(key: &str) -> Request {
    let body = json!({
        "senders": [{ "surname": "Zmyślony", "given_names": key, "place": "Wierzbice" }],
        "letter_date": "2026-05-01",
        "received_on": "2026-05-02",
        "channel": "post",
        "title": format!("Pismo {key}"),
        "access": "non-public",
        "scan_state": "none",
        "scan_reason": "przykład",
        "not_duplicate": true
    });
    Request { by_officer: false, path: "/api/v1/items".to_owned(), body }
}

fn case(key: &str) -> Request {
    let body = json!({ "title": format!("Sprawa {key}"), "symbol": crate::cast::end_class(), "settling": "investigation", "access": "public" });
    Request { by_officer: true, path: "/api/v1/cases".to_owned(), body }
}

fn party(case: &str, key: &str) -> Request {
    let body = json!({ "role": "party", "name": format!("Strona {key}") });
    Request { by_officer: true, path: format!("/api/v1/cases/{case}/parties"), body }
}

/// The day of a client: a letter, a case, a party of the case that was opened last.
fn next(book: &Book, key: &str, turn: usize) -> Request {
    let opened = book.told.values().rfind(|told| told["sign"].is_string());
    match (turn % 3, opened) {
        (1, _) => case(key),
        (2, Some(told)) => party(told["id"].as_str().unwrap(), key),
        _ => letter(key),
    }
}

/// One life of the server: clients work until it is killed after a random number of answers.
fn one_life(home: &Installation, tokens: &Tokens, books: &[Mutex<Book>], life: usize, after: usize) {
    let (mut child, address) = home.serve();
    let (tell, answers) = std::sync::mpsc::channel();
    let dead = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for (client, book) in books.iter().enumerate() {
            let (address, tell, dead) = (&address, tell.clone(), &dead);
            scope.spawn(move || {
                let agent = agent();
                let mut book = book.lock().unwrap();
                let open: Vec<String> =
                    book.asked.keys().filter(|key| !book.told.contains_key(*key)).cloned().collect();
                let fresh = (0..).map(|turn| format!("c{client}-l{life:03}-t{turn:04}"));
                for (turn, key) in open.into_iter().chain(fresh).enumerate() {
                    if dead.load(Ordering::SeqCst) {
                        return;
                    }
                    let request = book.asked.get(&key).cloned().unwrap_or_else(|| next(&book, &key, turn));
                    book.asked.insert(key.clone(), request.clone());
                    match send(&agent, address, tokens, &key, &request) {
                        Some(answer) => {
                            book.told.insert(key, answer);
                            tell.send(()).unwrap();
                        }
                        None => return,
                    }
                }
            });
        }
        // With this end dropped, clients that all ended early end the wait too.
        drop(tell);
        answers.iter().take(after).for_each(drop);
        child.kill().unwrap();
        dead.store(true, Ordering::SeqCst);
    });
    child.wait().unwrap();
}

/// One answer.
pub fn get(address: &str, token: &str, path: &str) -> Value {
    let answer = agent()
        .get(format!("http://{address}{path}"))
        .header("authorization", format!("Bearer {token}"))
        .call();
    answer.unwrap().body_mut().read_json().unwrap()
}

/// Everything of a list, page by page.
pub fn all(address: &str, token: &str, path: &str, list: &str, cursor: &str) -> Vec<Value> {
    let (mut all, mut from) = (Vec::new(), String::new());
    loop {
        let page = get(address, token, &format!("{path}?limit=200{from}"));
        all.extend(page[list].as_array().unwrap().iter().cloned());
        match &page["next"] {
            Value::Null => return all,
            Value::String(next) => from = format!("&{cursor}={}", obieg_web::text::percent_encoded(next)),
            next => from = format!("&{cursor}={next}"),
        }
    }
}

/// Ids with what people call them, among answers or lines.
fn named<'v>(values: impl Iterator<Item = &'v Value>, name: &str) -> BTreeMap<String, String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    values.filter_map(|value| Some((text(&value["id"])?, text(&value[name])?))).collect()
}

/// Numbers from 1 without gap or duplicate.
fn assert_whole(numbers: impl Iterator<Item = usize>) {
    let mut numbers: Vec<usize> = numbers.collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
}

fn check(database: &Database) {
    let seed = u64::from(std::process::id());
    println!("seed {seed}");
    let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let home = Installation::found(database, "k");
    let tokens = Tokens { chancery: home.token("Karolina Kancelaria"), officer: home.token(OFFICER) };
    let books: Vec<Mutex<Book>> = (0..CLIENTS).map(|_| Mutex::default()).collect();
    for life in 0..kills() {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        one_life(&home, &tokens, &books, life, usize::try_from(random % 40).unwrap());
    }
    let (mut child, address) = home.serve();
    let agent = agent();
    let mut told = Vec::new();
    for book in &books {
        let book = book.lock().unwrap();
        for (key, request) in &book.asked {
            // Every request once more: what was told before must be told again.
            let again = send(&agent, &address, &tokens, key, request).unwrap();
            if let Some(first) = book.told.get(key) {
                assert_eq!(first, &again, "{key} was told something else");
            }
            told.push((request.path.clone(), again));
        }
    }
    let items = all(&address, &tokens.chancery, "/api/v1/items", "items", "before");
    let cases = all(&address, &tokens.officer, "/api/v1/cases", "cases", "after");
    let by_path = |wanted: &str| -> Vec<&Value> {
        told.iter().filter(|(path, _)| path == wanted).map(|(_, value)| value).collect()
    };
    assert_eq!(named(items.iter(), "number"), named(by_path("/api/v1/items").into_iter(), "number"));
    assert_eq!(named(cases.iter(), "sign"), named(by_path("/api/v1/cases").into_iter(), "sign"));
    let place = |text: &Value, nth: usize, by: char| {
        text.as_str().unwrap().split(by).nth(nth).unwrap().parse().unwrap()
    };
    assert_whole(items.iter().map(|item| place(&item["number"], 0, '/')));
    assert_whole(cases.iter().map(|case| place(&case["sign"], 2, '.')));
    let mut parties = 0;
    for case in &cases {
        let id = case["id"].as_str().unwrap();
        let file = get(&address, &tokens.officer, &format!("/api/v1/cases/{id}"));
        let there: Vec<&Value> =
            file["parties"].as_array().unwrap().iter().map(|party| &party["id"]).collect();
        let mut wanted: Vec<&Value> =
            by_path(&format!("/api/v1/cases/{id}/parties")).into_iter().map(|party| &party["id"]).collect();
        parties += there.len();
        assert_eq!(there.len(), wanted.len());
        wanted.retain(|id| !there.contains(id));
        assert!(wanted.is_empty(), "{wanted:?} are lost");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let report = run(program().args(["verify", "--config"]).arg(home.config()));
    let engine = if matches!(database, Database::Sqlite) { "SQLite" } else { "PostgreSQL" };
    println!(
        "soak: {engine}, {} kills, {} letters, {} cases, {parties} parties; {report}",
        kills(),
        items.len(),
        cases.len()
    );
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_doubled_on_sqlite() {
    check(&Database::Sqlite);
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_doubled_on_postgres() {
    match Database::postgres() {
        Some(database) => check(&database),
        None => eprintln!("skipped: OBIEG_TEST_PG is not set"),
    }
}

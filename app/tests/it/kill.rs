//! kill -9 at random moments of a scripted day: nothing acknowledged is lost, nothing is doubled.
//!
//! Clients keep what they were told. The server is killed when a random number of answers has come in; the next life of the
//! server gets every request again that had no answer, under the same key. In the end the register must hold exactly
//! what the clients were told, and `obieg verify` must find nothing wrong.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use obieg_testkit::Database;
use serde_json::{Value, json};

const CLIENTS: usize = 4;

struct Installation {
    folder: tempfile::TempDir,
    chancery: String,
}

/// What a client asked, and what it was told.
#[derive(Default)]
struct Book {
    asked: BTreeMap<String, (String, Value)>,
    told: BTreeMap<String, Value>,
}

fn kills() -> usize {
    std::env::var("OBIEG_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20)
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_obieg"));
    command.env("RUST_LOG", "error");
    command
}

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

impl Installation {
    fn found(database: &Database) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = match database {
            Database::Sqlite => "engine = \"sqlite\"".to_owned(),
            Database::Postgres { url } => {
                let schema = format!("k{}", std::process::id());
                format!("engine = \"postgres\"\nurl = \"{url}\"\nschema = \"{schema}\"")
            }
        };
        let text = format!(
            "listen = \"127.0.0.1:0\"\ndata = \"{}\"\norigin = \"kill.obieg.example\"\nsecure = false\n[database]\n{database}\n",
            folder.path().join("data").display()
        );
        std::fs::write(folder.path().join("obieg.toml"), text).unwrap();
        let office = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/testkit/offices/alfa.toml");
        let config = folder.path().join("obieg.toml");
        run(program().args(["office", "create"]).arg(office).arg("--config").arg(&config));
        let token = |person: &str| {
            run(program()
                .args([
                    "token", "issue", "--office", "alfa", "--name", "kill", "--scope", "*", "--person",
                    person,
                ])
                .arg("--config")
                .arg(&config))
        };
        Self { chancery: token("Karolina Kancelaria"), folder }
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("obieg.toml")
    }

    fn serve(&self) -> (Child, String) {
        let mut child =
            program().args(["serve", "--config"]).arg(self.config()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit("http://").next().unwrap().to_owned();
        assert!(!address.is_empty(), "the server did not start");
        (child, address)
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).build().into()
}

/// Sends one request under its key; `None` when the server died before the answer was whole.
fn send(
    agent: &ureq::Agent,
    address: &str,
    token: &str,
    path: &str,
    key: &str,
    body: &Value,
) -> Option<Value> {
    let answer = agent
        .post(format!("http://{address}{path}"))
        .header("authorization", format!("Bearer {token}"))
        .header("idempotency-key", key)
        .send_json(body);
    let mut answer = answer.ok()?;
    let status = answer.status().as_u16();
    let value: Value = answer.body_mut().read_json().ok()?;
    assert!((200..300).contains(&status), "{path}: {status} {value}");
    Some(value)
}

fn letter(key: &str) -> (String, Value) {
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
    ("/api/v1/items".to_owned(), body)
}

/// One life of the server: clients work until it is killed after a random number of answers.
fn one_life(home: &Installation, books: &[Mutex<Book>], life: usize, after: usize) {
    let (mut child, address) = home.serve();
    let (tell, answers) = std::sync::mpsc::channel();
    let dead = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for (client, book) in books.iter().enumerate() {
            let (home, address, tell, dead) = (&home, &address, tell.clone(), &dead);
            scope.spawn(move || {
                let agent = agent();
                let mut book = book.lock().unwrap();
                let open: Vec<String> =
                    book.asked.keys().filter(|key| !book.told.contains_key(*key)).cloned().collect();
                let fresh = (0..).map(|turn| format!("c{client}-l{life}-t{turn}"));
                for key in open.into_iter().chain(fresh) {
                    if dead.load(Ordering::SeqCst) {
                        return;
                    }
                    let (path, body) = book.asked.entry(key.clone()).or_insert_with(|| letter(&key)).clone();
                    match send(&agent, address, &home.chancery, &path, &key, &body) {
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

fn all_items(address: &str, token: &str) -> Vec<Value> {
    let (agent, mut items, mut before) = (agent(), Vec::new(), String::new());
    loop {
        let mut answer = agent
            .get(format!("http://{address}/api/v1/items?limit=200{before}"))
            .header("authorization", format!("Bearer {token}"))
            .call()
            .unwrap();
        let page: Value = answer.body_mut().read_json().unwrap();
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next"].as_i64() {
            Some(next) => before = format!("&before={next}"),
            None => return items,
        }
    }
}

fn check(database: &Database) {
    let seed = u64::from(std::process::id());
    println!("seed {seed}");
    let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let home = Installation::found(database);
    let books: Vec<Mutex<Book>> = (0..CLIENTS).map(|_| Mutex::default()).collect();
    for life in 0..kills() {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        one_life(&home, &books, life, usize::try_from(random % 40).unwrap());
    }
    let (mut child, address) = home.serve();
    let agent = agent();
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    for book in &books {
        let book = book.lock().unwrap();
        for (key, (path, body)) in &book.asked {
            // Every request once more: what was told before must be told again.
            let again = send(&agent, &address, &home.chancery, path, key, body).unwrap();
            if let Some(first) = book.told.get(key) {
                assert_eq!(first, &again, "{key} was told something else");
            }
            told.insert(
                again["id"].as_str().unwrap().to_owned(),
                again["number"].as_str().unwrap().to_owned(),
            );
        }
    }
    let items = all_items(&address, &home.chancery);
    let there: BTreeMap<String, String> = items
        .iter()
        .map(|item| (item["id"].as_str().unwrap().to_owned(), item["number"].as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(items.len(), there.len());
    assert_eq!(there, told);
    let mut numbers: Vec<usize> =
        there.values().map(|number| number.split('/').next().unwrap().parse().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=there.len()).collect::<Vec<_>>());
    child.kill().unwrap();
    child.wait().unwrap();
    let report = run(program().args(["verify", "--config"]).arg(home.config()));
    println!("{} kills, {} letters; {report}", kills(), there.len());
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

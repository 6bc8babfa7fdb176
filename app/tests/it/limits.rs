//! Limits: all in one table, and those that a request meets tried at the limit and one beyond.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use obieg_documents::NewFile;
use obieg_kernel::Actor;
use obieg_mailbox::deeds::{AddMailbox, MailboxDraft};
use obieg_mailbox::model::{After, Tls};
use obieg_mailbox::ruling::deeds::ProposeMailRule;
use obieg_mailbox::ruling::model::{MailConditions, MailRuleDraft, RuledTo};
use obieg_people::queries::Structure;
use obieg_registry::deeds::AttachFiles;
use obieg_routing::deeds::ProposeRule;
use obieg_routing::model::{Conditions, RuleDraft};
use obieg_testkit::{Database, World, on_both};
use obieg_web::listen::MOST_HEADERS;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::cast::{client, code, register};
use crate::faces;

/// How the names of limits begin.
const NAMES: [&str; 9] =
    ["MOST", "LONGEST", "LARGEST", "DEEPEST", "SLOWEST", "PAGE", "SMALL", "RATIO_FROM", "TIGHT_UP_TO"];

/// One limit as its source has it.
struct Limit {
    file: String,
    name: String,
    value: String,
    about: String,
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let all = crate::bad_input::files_below(folder);
    let is_source = |path: &PathBuf| {
        let text = path.to_string_lossy();
        text.contains("/src/") && text.ends_with(".rs") && !text.contains("/fuzz/")
    };
    let mut found: Vec<PathBuf> = all.into_iter().filter(is_source).collect();
    found.sort();
    found
}

fn limits() -> Vec<Limit> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let mut found = Vec::new();
    for file in ["crates", "slices"].iter().flat_map(|folder| sources(&root.join(folder))) {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut about = Vec::new();
        for line in text.lines().map(str::trim) {
            if let Some(said) = line.strip_prefix("///") {
                about.push(said.trim().to_owned());
                continue;
            }
            let constant = line
                .split_once("const ")
                .filter(|(before, _)| before.is_empty() || before.starts_with("pub"));
            let parts = constant.and_then(|(_, rest)| rest.split_once(": ")).and_then(|(name, rest)| {
                let value = rest.split_once(" = ")?.1.strip_suffix(';')?;
                Some((name, value))
            });
            if let Some((name, value)) = parts
                && NAMES.iter().any(|begin| name.starts_with(begin))
                && !value.starts_with(['[', '"'])
            {
                let file = file.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                let about = about.join(" ").replace('|', "\\|");
                found.push(Limit { file, name: name.to_owned(), value: value.to_owned(), about });
            }
            about.clear();
        }
    }
    found
}

#[test]
fn the_table_of_limits_is_as_it_was_read() {
    let mut table = String::from(
        "# Limits\n\nEvery limit of the program, as its source has it; written and checked by a test\n(`OBIEG_WRITE=1 cargo nextest run -p obieg -E 'test(limits)'`). Those that a request meets are tried at the limit and one\nbeyond by `obieg::it limits`, those of files by `obieg-inspect::it verdicts`, those of a slice by its own tests.\n\n| where | limit | value | what |\n|---|---|---|---|\n",
    );
    let limits = limits();
    assert!(limits.len() > 60, "{}", limits.len());
    for Limit { file, name, value, about } in &limits {
        writeln!(table, "| `{file}` | `{name}` | `{value}` | {about} |").unwrap();
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/limits.md");
    if std::env::var_os("OBIEG_WRITE").is_some() {
        std::fs::write(&file, &table).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), table, "OBIEG_WRITE=1 writes it anew");
}

/// Every list of the API with its longest page, as the API describes itself.
/// Codes of refusals that name a limit, each with the file that says it.
fn refusals() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let mut found = Vec::new();
    for file in ["crates", "slices"].iter().flat_map(|folder| sources(&root.join(folder))) {
        let text = std::fs::read_to_string(&file).unwrap();
        let product = text.split("#[cfg(test)]").next().unwrap();
        for (before, _) in product.match_indices("\"most\"").map(|(at, _)| product.split_at(at)) {
            let said = before.rsplit("Refusal::").next().unwrap();
            let code = said.split('"').nth(1).filter(|code| said.len() < 200 && code.contains('.'));
            let name = file.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            found.extend(code.map(|code| (code.to_owned(), name)));
        }
    }
    found
}

/// Refused by a test only with a million rows.
const NOT_TRIED: [&str; 1] = ["kernel.export-too-long"];

#[test]
fn every_refusal_that_names_a_limit_is_provoked_by_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let mut tests = String::new();
    for folder in ["app", "crates", "slices"] {
        for file in crate::bad_input::files_below(&root.join(folder)) {
            let name = file.to_string_lossy();
            let Ok(text) = std::fs::read_to_string(&file) else { continue };
            if name.contains("/tests/") || name.ends_with("tests.rs") {
                tests.push_str(&text);
            } else if let Some((_, inside)) = text.split_once("#[cfg(test)]") {
                tests.push_str(inside);
            }
        }
    }
    let all = refusals();
    assert!(all.len() > 12, "{all:?}");
    let missing = all.iter().filter(|(code, _)| {
        let named = ['"', '\\'].iter().any(|end| tests.contains(&format!("\"{code}{end}")));
        !named && !NOT_TRIED.contains(&code.as_str())
    });
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<&(String, String)>::new());
}

fn lists(described: &Value) -> Vec<(String, i64)> {
    let mut found = Vec::new();
    for (path, methods) in described["paths"].as_object().unwrap() {
        let parameters = methods["get"]["parameters"].as_array().into_iter().flatten();
        let limit = parameters.into_iter().find(|parameter| parameter["name"] == "limit");
        let most = limit.and_then(|limit| limit["schema"]["maximum"].as_i64());
        found.extend(most.filter(|_| !path.contains('{')).map(|most| (path.clone(), most)));
    }
    found
}

on_both! {
    async fn every_list_gives_its_longest_page_and_no_longer(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let described = nobody.get("/api/v1/openapi.json").await.json();
        let mut clients = Vec::new();
        for name in ["Karolina", "Anna", "Norbert", "Konrad", "Igor"] {
            clients.push(client(&world, &nobody, "alfa", name).await);
        }
        let mut tried = 0;
        for (path, most) in lists(&described) {
            for browser in &clients {
                let join = if path.contains('?') { '&' } else { '?' };
                let beyond = browser.get(&format!("{path}{join}limit={}", most + 1)).await;
                if beyond.status == 403 {
                    continue;
                }
                assert_eq!(beyond.status, 422, "{path} {}: {}", most + 1, beyond.body);
                assert!(beyond.body.contains("\"kernel.page-size\""), "{path}: {}", beyond.body);
                assert_eq!(browser.get(&format!("{path}{join}limit=0")).await.status, 422, "{path} 0");
                // Some lists want more than a limit; what they say then is not about it.
                let at = browser.get(&format!("{path}{join}limit={most}")).await;
                assert!(at.status == 200 || !at.body.contains("\"limit\""), "{path} {most}: {}", at.body);
                tried += 1;
                break;
            }
        }
        assert!(tried > 5, "{tried}");
    }
}

async fn with_headers(address: &str, count: usize) -> String {
    let more: String = (0..count - 2).map(|at| format!("X-{at}: a\r\n")).collect();
    let request = format!("GET /stan HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{more}\r\n");
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.ok();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_has_a_hundred_headers_a_megabyte_and_ten_files() {
    let mut world = World::open(Database::Sqlite, faces).await;
    let item = register(&world, "Pismo").await.id;
    let nobody = world.serve().await;
    assert!(with_headers(nobody.address(), MOST_HEADERS).await.starts_with("HTTP/1.1 200"));
    let beyond = with_headers(nobody.address(), MOST_HEADERS + 1).await;
    assert!(beyond.is_empty() || beyond.starts_with("HTTP/1.1 431"), "{beyond}");

    let karolina = client(&world, &nobody, "alfa", "Karolina").await;
    let body = |length: usize| format!("{{\"title\":\"{}\"}}", "a".repeat(length - 12));
    let most = 1_000_000;
    for (length, status) in [(most, 422), (most + 1, 413)] {
        let answer = karolina.send("POST", "/api/v1/items", "application/json", &body(length), &[]).await;
        assert_eq!(answer.status, status, "{length}: {}", answer.body.chars().take(300).collect::<String>());
        assert_eq!(answer.body.contains("\"kernel.too-large\""), status == 413);
    }

    for (count, status) in [(obieg_registry::MOST_FILES, 200), (obieg_registry::MOST_FILES + 1, 422)] {
        let parts: String = (0..count)
            .map(|at| format!("--X\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{at}.txt\"\r\n\r\nplik {at}\r\n"))
            .collect();
        let path = format!("/api/v1/items/{item}/documents");
        let answer = karolina
            .send("POST", &path, "multipart/form-data; boundary=X", &format!("{parts}--X--\r\n"), &[])
            .await;
        assert_eq!(answer.status, status, "{count}: {}", answer.body);
        assert_eq!(answer.body.contains("\"kernel.too-many-files\""), status == 422, "{}", answer.body);
    }
}

async fn unit(actor: &Actor, code: &str) -> obieg_kernel::id::UnitId {
    let units = actor.see(Structure).await.unwrap().units;
    units.iter().find(|unit| unit.code == code).unwrap().id
}

fn mailbox(number: usize) -> MailboxDraft {
    MailboxDraft {
        name: format!("Skrzynka {number}"),
        host: "poczta.example".to_owned(),
        port: 993,
        tls: Tls::Start,
        login: format!("skrzynka{number}"),
        password: "haslo do skrzynki".to_owned(),
        authority: String::new(),
        folder: "INBOX".to_owned(),
        since: date(2026, 1, 1),
        after: After::Mark,
        after_folder: String::new(),
    }
}

on_both! {
    async fn an_office_has_so_many_mailboxes_and_rules_and_no_more(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        for number in 0..20 {
            igor.act(AddMailbox(mailbox(number)), None).await.unwrap();
        }
        assert_eq!(code(igor.act(AddMailbox(mailbox(20)), None).await), "mailbox.too-many");

        let karolina = world.actor("alfa", "Karolina").await;
        let owner = obieg_assignments::model::Receiver { unit: unit(&karolina, "AB").await, holding: None, is_owner: true };
        let rule = |number: usize| ProposeRule {
            draft: RuleDraft {
                name: format!("Reguła {number}"),
                conditions: Conditions { title: Some(format!("wniosek {number}")), ..Conditions::default() },
                receivers: vec![owner],
                instruction: None,
                term_days: None,
            },
        };
        for number in 0..200 {
            karolina.act(rule(number), None).await.unwrap();
        }
        assert_eq!(code(karolina.act(rule(200), None).await), "routing.rules-many");

        let rule = |number: usize| ProposeMailRule {
            draft: MailRuleDraft {
                name: format!("Reguła {number}"),
                conditions: MailConditions { subject: Some(format!("oferta {number}")), ..MailConditions::default() },
                outcome: RuledTo::Register,
                reason: None,
            },
        };
        for number in 0..100 {
            karolina.act(rule(number), None).await.unwrap();
        }
        assert_eq!(code(karolina.act(rule(100), None).await), "routing.rules-many");
    }
}

on_both! {
    async fn what_is_one_too_many_is_refused_by_its_name(world: World with faces) {
        let mut world = world;
        let item = register(&world, "Pismo").await.id;
        let nobody = world.serve().await;
        let api = client(&world, &nobody, "alfa", "Karolina").await;
        let anna = client(&world, &nobody, "alfa", "Anna").await;
        let sender = json!({ "surname": "Zmyślona", "place": "Wierzbice" });
        let with = |field: &str, value: Value| {
            let mut body = crate::bad_input::letter();
            body[field] = value;
            body
        };
        let one_too_many = [
            (&api, "/api/v1/items", with("senders", json!(vec![sender.clone(); 11])), "registry.senders-many"),
            (&api, "/api/v1/items", with("title", json!("a".repeat(501))), "registry.text-long"),
            (&anna, "/api/v1/assignments/many/accept", json!({ "assignments": vec![item; 1001] }), "web.batch-many"),
        ];
        for (who, path, body, code) in one_too_many {
            let answer = who.post_json(path, &body, &[]).await;
            assert!(answer.status == 422 && answer.body.contains(&format!("\"{code}\"")), "{code}: {}", answer.body);
        }
        let as_many = [with("senders", json!(vec![sender; 10])), with("title", json!("a".repeat(500)))];
        for body in as_many {
            let answer = api.post_json("/api/v1/items", &body, &[]).await;
            assert_eq!(answer.status, 201, "{}", answer.body);
        }

        let karolina = world.actor("alfa", "Karolina").await;
        let mut files = Vec::new();
        for number in 0..11 {
            let text = format!("plik {number}");
            let stored = karolina.blobs().put_bytes(text.clone().into()).await.unwrap();
            files.push(NewFile::new(stored, &format!("{number}.txt"), text.as_bytes()));
        }
        let attach = |count: usize| AttachFiles { item, files: files[..count].to_vec(), taken_as: None };
        assert_eq!(code(karolina.act(attach(11), None).await), "registry.files-many");
        karolina.act(attach(10), None).await.unwrap();

        // Pages say it in words.
        let site = world.site();
        let words = site.lexicon().words("pl").unwrap();
        let said = |code: &str, most: i64| words.a(&code.replace('.', "-"), "most", most);
        let screen = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let labels = |last: u32| format!("/papier/etykiety?od=1&do={last}");
        let many = said("paper.label-numbers", 240);
        assert!(screen.get(&labels(241)).await.body.contains(&many));
        assert!(!screen.get(&labels(240)).await.body.contains(&many));
        let ticked = |count: u32| {
            let numbers = (1..=count).map(|number| format!("&pismo={number}/2026")).collect::<String>();
            format!("/papier/etykiety?drukuj=1{numbers}")
        };
        let many = said("paper.ticked-many", 240);
        assert!(screen.get(&ticked(241)).await.body.contains(&many));
        assert!(!screen.get(&ticked(240)).await.body.contains(&many));
        let token = screen.get("/rpw/wiele").await.hidden("_token");
        let bag = [("_token", token.as_str()), ("count", "1001"), ("channel", "post"), ("title", "Poczta")];
        let page = screen.post("/rpw/wiele", &bag).await;
        let many = said("registry.many-count-fault", 1000);
        assert!(page.status == 422 && page.body.contains(&many), "{many} {}", page.body);
    }
}

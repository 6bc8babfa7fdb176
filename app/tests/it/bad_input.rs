//! Bad input on the whole system: answered in Polish with field and remedy, and nothing half-done.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use futures_util::StreamExt;
use obieg_intake::folder::{Intake, Outcome, Told, find};
use obieg_registry::queries::{CountItems, ItemFile, SeeItem};
use obieg_testkit::{Answer, Browser, Database, World, on_both};
use serde_json::{Value, json};

use crate::cast::{client, end_class, open_case, open_to, register, with_list};
use crate::faces;
use crate::house::{Installation, program, run};

/// What decoders and libraries say in English, and no person should read.
const ENGLISH: [&str; 9] =
    ["expected", "invalid", "unknown", "duplicate", "missing", "field", "stream", "error", "failed"];

/// A refusal in Polish, with the field at fault.
#[track_caller]
fn assert_refused(answer: &Answer, status: u16, field: &str) {
    assert_eq!(answer.status, status, "{}", answer.body);
    let problem = answer.json();
    let told = problem["errors"].as_array().unwrap();
    assert!(told.iter().any(|one| one["field"] == field), "{field}: {problem}");
    for one in told {
        let sentence = one["message"].as_str().unwrap();
        assert!(sentence.contains(' ') && sentence.ends_with('.'), "{sentence}");
        assert!(!sentence.split(' ').any(|word| ENGLISH.contains(&word)), "{sentence}");
    }
}

pub(crate) fn letter() -> Value {
    json!({
        "senders": [{ "surname": "Zmyślona", "place": "Wierzbice" }],
        "letter_date": "2026-05-28",
        "received_on": "2026-06-01",
        "channel": "post",
        "title": "Pismo",
        "access": "non-public",
        "scan_state": "none",
        "scan_reason": "przykład",
        "not_duplicate": true
    })
}

fn with(mut body: Value, pointer: &str, value: Value) -> Value {
    *body.pointer_mut(pointer).unwrap() = value;
    body
}

fn case() -> Value {
    json!({ "title": "Sprawa", "symbol": end_class(), "settling": "investigation", "access": "public" })
}

fn upload(name: &str, content: &str, end: &str) -> String {
    format!(
        "--X\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n{content}{end}"
    )
}

async fn post_file(browser: &Browser, path: &str, body: &str) -> Answer {
    browser.send("POST", path, "multipart/form-data; boundary=X", body, &[]).await
}

/// Every file below a folder.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}

/// How many items and entries of the journal there are: what a refusal must not change.
pub(crate) async fn state(world: &World) -> (i64, u64) {
    let counts = world.machine("alfa").see(CountItems).await.unwrap();
    let entries = world.kernel.verify(&world.office("alfa")).await.unwrap().entries;
    (counts.today, entries)
}

on_both! {
    async fn uploads_that_are_no_files_leave_nothing(world: World with faces) {
        let mut world = world;
        let item = register(&world, "bez skanu").await.id;
        let nobody = world.serve().await;
        let karolina = client(&world, &nobody, "alfa", "Karolina").await;
        let path = format!("/api/v1/items/{item}/documents");
        let blobs = world.folder().join("offices/alfa/blobs");
        let documents = |told: Answer| told.json()["documents"].as_array().unwrap().len();
        let empty = post_file(&karolina, &path, &upload("pusty.pdf", "", "\r\n--X--\r\n")).await;
        assert_refused(&empty, 422, "files");
        assert!(empty.body.contains("pusty.pdf"), "{}", empty.body);
        // The body ends in the middle of a file, and in the middle of its headers.
        let cut = [upload("urwany.pdf", "%PDF-1.7 poczatek", ""), "--X\r\nContent-Disp".to_owned()];
        for body in cut {
            let answer = post_file(&karolina, &path, &body).await;
            assert_refused(&answer, 422, "files");
            assert_eq!(documents(karolina.get(&format!("/api/v1/items/{item}")).await), 0);
        }
        let left: Vec<PathBuf> =
            files_below(&blobs).into_iter().filter(|file| std::fs::metadata(file).unwrap().len() > 0).collect();
        assert_eq!(left, Vec::<PathBuf>::new());
        world.assert_sound().await;
    }
}

on_both! {
    async fn what_reads_otherwise_than_it_is_is_refused_at_its_field(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let item = register(&world, "Pismo").await.id;
        open_to(&world, item, "Anna").await;
        let opened = open_case(&world, "Anna", None).await.unwrap().id;
        let unit = world.actor("alfa", "Anna").await.unit().unwrap();
        let nobody = world.serve().await;
        let karolina = client(&world, &nobody, "alfa", "Karolina").await;
        let anna = client(&world, &nobody, "alfa", "Anna").await;
        let before = state(&world).await;
        for hidden in ["fdp.\u{202E}exe", "a\u{0007}b", "a\u{200B}b", "a\u{2066}b", "a\u{0000}b", "a\u{001B}[31m"] {
            let cases = [
                (&karolina, "/api/v1/items".to_owned(), with(letter(), "/title", json!(hidden)), "title"),
                (&karolina, "/api/v1/items".to_owned(), with(letter(), "/senders/0/surname", json!(hidden)), "senders.0.surname"),
                (&anna, "/api/v1/cases".to_owned(), with(case(), "/title", json!(hidden)), "title"),
                (&anna, format!("/api/v1/cases/{opened}/parties"), json!({ "role": "party", "name": hidden }), "name"),
                (&anna, format!("/api/v1/cases/{opened}/parties"), json!({ "role": "party", "name": "Jan", "address": hidden }), "address"),
                (
                    &anna,
                    format!("/api/v1/cases/{opened}/pause"),
                    json!({ "basis": "mediation", "reason": format!("mediacja {hidden}"), "from": "2026-06-01" }),
                    "reason",
                ),
                (
                    &karolina,
                    format!("/api/v1/items/{item}/assignments"),
                    json!({ "receivers": [{ "unit": unit, "is_owner": true }], "instruction": hidden }),
                    "instruction",
                ),
            ];
            for (browser, path, body, field) in cases {
                assert_refused(&browser.post_json(&path, &body, &[]).await, 422, field);
            }
        }
        assert_eq!(state(&world).await, before);
        // A file's name is no statement of ours: it is cleaned, and shown and served clean.
        let path = format!("/api/v1/items/{item}/documents");
        let named = upload("umowa\u{202E}fdp.exe", "tekst", "\r\n--X--\r\n");
        assert_eq!(post_file(&karolina, &path, &named).await.status, 200);
        let shown = karolina.get(&format!("/api/v1/items/{item}")).await;
        assert!(shown.body.contains("umowafdp.exe") && !shown.body.contains('\u{202E}'), "{}", shown.body);
    }
}

on_both! {
    async fn days_that_do_not_exist_are_refused_at_their_field(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let opened = open_case(&world, "Anna", None).await.unwrap().id;
        let nobody = world.serve().await;
        let karolina = client(&world, &nobody, "alfa", "Karolina").await;
        let anna = client(&world, &nobody, "alfa", "Anna").await;
        let before = state(&world).await;
        for day in ["2026-02-30", "31.02.2026", "2026-13-01", "2026-04-31", "29.02.2027", "2026-00-10"] {
            for field in ["received_on", "letter_date", "posted_on"] {
                let mut body = letter();
                body[field] = json!(day);
                assert_refused(&karolina.post_json("/api/v1/items", &body, &[]).await, 422, field);
            }
            let body = json!({ "basis": "mediation", "reason": "mediacja", "from": day });
            assert_refused(&anna.post_json(&format!("/api/v1/cases/{opened}/pause"), &body, &[]).await, 422, "from");
            assert_refused(&anna.get(&format!("/api/v1/cases?due_from={day}")).await, 422, "due_from");
            assert_refused(&karolina.get(&format!("/api/v1/items?day={day}")).await, 422, "day");
        }
        assert_eq!(state(&world).await, before);
    }
}

/// A value of the type that the description gives a field.
fn sample(schema: &Value) -> Option<Value> {
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null")?.as_str()?.to_owned(),
        kind => kind.as_str()?.to_owned(),
    };
    match (kind.as_str(), schema["format"].as_str()) {
        ("string", Some("uuid" | "Uuid")) => Some(json!("01900000-0000-7000-8000-000000000000")),
        ("string", Some("date" | "Date")) => Some(json!("2026-06-01")),
        ("string", _) if schema["enum"].is_null() => Some(json!("tekst")),
        ("integer", _) => Some(json!(1)),
        ("boolean", _) => Some(json!(true)),
        ("array", _) => Some(json!([])),
        _ => None,
    }
}

/// Every API call that takes a body, as the API describes itself: path and a field with a value for it.
fn bodies(described: &Value) -> Vec<(String, Option<(String, Value)>)> {
    let mut found = Vec::new();
    for (path, methods) in described["paths"].as_object().unwrap() {
        let schema = &methods["post"]["requestBody"]["content"]["application/json"]["schema"];
        let Some(reference) = schema["$ref"].as_str() else { continue };
        let body = described.pointer(reference.trim_start_matches('#')).unwrap();
        let mut fields = body["properties"].as_object().into_iter().flatten();
        let field = fields.find_map(|(name, schema)| Some((name.clone(), sample(schema)?)));
        found.push((path.clone(), field));
    }
    found
}

on_both! {
    async fn unknown_and_repeated_fields_are_refused_by_name_everywhere(world: World with faces) {
        let mut world = world;
        let item = register(&world, "Pismo").await.id;
        let nobody = world.serve().await;
        let described = nobody.get("/api/v1/openapi.json").await.json();
        let mut clients = Vec::new();
        for name in ["Karolina", "Anna", "Norbert", "Stefan", "Igor"] {
            clients.push(client(&world, &nobody, "alfa", name).await);
        }
        let before = state(&world).await;
        let (mut unknown, mut repeated) = (0, 0);
        for (path, field) in bodies(&described) {
            let mut filled = path.clone();
            while let Some((start, rest)) = filled.split_once('{') {
                filled = format!("{start}{item}{}", rest.split_once('}').unwrap().1);
            }
            // Whoever may call it at all: the decoder comes after the role.
            for browser in &clients {
                let headers = [("if-match", "\"1\"")];
                let answer = browser.post_json(&filled, &json!({ "pole_znikąd": 1 }), &headers).await;
                if answer.status == 403 {
                    continue;
                }
                assert_refused(&answer, 422, "pole_znikąd");
                unknown += 1;
                if let Some((name, value)) = &field {
                    let twice = format!("{{\"{name}\":{value},\"{name}\":{value}}}");
                    let answer = browser.send("POST", &filled, "application/json", &twice, &headers).await;
                    assert_refused(&answer, 422, name);
                    assert_eq!(answer.json()["code"], "kernel.field-repeated", "{path}");
                    repeated += 1;
                }
                break;
            }
        }
        assert!(unknown > 15 && repeated > 15, "{unknown} {repeated}");
        let nested = with(letter(), "/senders", json!([{ "surname": "A" }, { "surnmae": "B" }]));
        assert_refused(&clients[0].post_json("/api/v1/items", &nested, &[]).await, 422, "senders.1.surnmae");
        let broken = clients[0].send("POST", "/api/v1/items", "application/json", "{\"title\": ", &[]).await;
        assert_eq!((broken.status, &broken.json()["code"]), (422, &json!("kernel.bad-json")));
        assert!(broken.body.contains("wiersz 1"), "{}", broken.body);
        assert_eq!(state(&world).await, before);
    }
}

on_both! {
    async fn a_class_with_classes_below_takes_no_case(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let nobody = world.serve().await;
        let anna = client(&world, &nobody, "alfa", "Anna").await;
        let before = state(&world).await;
        for (symbol, code) in [("00", "cases.class-not-end"), ("9999999", "cases.class-unknown"), ("x'--", "cases.class-unknown")] {
            let answer = anna.post_json("/api/v1/cases", &with(case(), "/symbol", json!(symbol)), &[]).await;
            assert_refused(&answer, 422, "symbol");
            assert_eq!(answer.json()["code"], code);
        }
        assert_eq!(state(&world).await, before);
    }
}

on_both! {
    async fn stale_edits_and_two_who_close_are_told_in_words(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let item = register(&world, "Pismo").await;
        // A case from an office's own initiative owes nobody an answer.
        let opened = open_case(&world, "Anna", None).await.unwrap().id;
        let nobody = world.serve().await;
        let karolina = client(&world, &nobody, "alfa", "Karolina").await;
        let (anna, norbert) = (client(&world, &nobody, "alfa", "Anna").await, client(&world, &nobody, "alfa", "Norbert").await);
        let before = state(&world).await;
        let (stale, close) = ([("if-match", "\"0\"")], format!("/api/v1/cases/{opened}/close"));
        let cancel = format!("/api/v1/items/{}/cancel", item.id);
        let answers = [
            karolina.post_json(&format!("/api/v1/items/{}/complete", item.id), &letter(), &stale).await,
            karolina.post_json(&cancel, &json!({ "reason": "pomyłka" }), &stale).await,
            anna.post_json(&close, &json!({}), &stale).await,
        ];
        for answer in answers {
            assert_eq!(answer.status, 412, "{}", answer.body);
            assert!(answer.body.contains("w międzyczasie"), "{}", answer.body);
        }
        let wrong = karolina.post_json(&cancel, &json!({ "reason": "pomyłka" }), &[("if-match", "wczoraj")]).await;
        assert_refused(&wrong, 422, "If-Match");
        assert_eq!(state(&world).await, before);
        let version = anna.get(&format!("/api/v1/cases/{opened}")).await.json()["case"]["version"].to_string();
        let current = [("if-match", version.as_str())];
        let body = json!({});
        let (one, other) = tokio::join!(anna.post_json(&close, &body, &current), norbert.post_json(&close, &body, &current));
        let (won, lost) = if one.status == 200 { (one, other) } else { (other, one) };
        assert_eq!(won.status, 200, "{}", won.body);
        assert!(matches!(lost.status, 409 | 412), "{}: {}", lost.status, lost.body);
        let sentence = lost.json()["title"].as_str().unwrap().to_owned();
        assert!(sentence.contains("zakończona") || sentence.contains("w międzyczasie"), "{sentence}");
        world.assert_sound().await;
    }
}

const DTD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n\
    <Dokument xmlns=\"http://crd.gov.pl/wzor/2013/12/12/1410/\"><TrescDokumentu><Tytul>&e;</Tytul></TrescDokumentu></Dokument>";

on_both! {
    async fn external_entities_are_kept_as_they_are_and_never_expanded(world: World with faces) {
        let mut world = world;
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("wniosek.xml"), DTD).unwrap();
        let words = world.site().lexicon().words("pl").unwrap();
        let env = world.kernel.env().clone();
        let intake = Intake { actor: world.machine("alfa"), env, words, folder: folder.path().to_owned(), moves: false, labels: None };
        let told: Vec<Told> = intake.take(find(folder.path()).unwrap()).collect().await;
        let Outcome::Registered { item, notes, .. } = &told[0].outcome else { panic!("{told:?}") };
        assert!(notes.iter().any(|note| note.contains("DOCTYPE")), "{notes:?}");
        let chancery = world.actor("alfa", "Karolina").await;
        let detail = chancery.see(SeeItem { item: *item }).await.unwrap();
        assert_eq!(detail.item.title, "wniosek.xml");
        let document = detail.documents[0].id;
        let content = chancery.see(ItemFile { item: *item, document, version: None }).await.unwrap();
        let bytes = chancery.blobs().read(&content.readable, 10_000).await.unwrap();
        assert_eq!(bytes, DTD.as_bytes());
        // The same as an upload: saved as it came, never shown inside a page.
        let item = register(&world, "z plikiem").await.id;
        let nobody = world.serve().await;
        let karolina = client(&world, &nobody, "alfa", "Karolina").await;
        let done = post_file(&karolina, &format!("/api/v1/items/{item}/documents"), &upload("wniosek.xml", DTD, "\r\n--X--\r\n")).await;
        assert_eq!(done.status, 200, "{}", done.body);
        let document = chancery.see(SeeItem { item }).await.unwrap().documents[0].id;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let shown = screen.get(&format!("/rpw/{item}/dokument/{document}/podglad")).await;
        // Entities of its own are a trick: the file lies behind the door.
        assert!(shown.status == 200 && shown.body.contains("XML ma własne encje"), "{}", shown.body);
        let pressed = [("sec-fetch-site", "same-origin")];
        let saved = screen.send("GET", &format!("/rpw/{item}/dokument/{document}?danger=accept"), "", "", &pressed).await;
        assert_eq!((saved.status, saved.body.as_str()), (200, DTD));
        assert!(saved.header("content-security-policy").unwrap().contains("sandbox"));
        for path in [format!("/rpw/{item}"), format!("/rpw/{item}?dokument={document}"), "/rpw".to_owned()] {
            assert!(!screen.get(&path).await.body.contains("root:"), "{path}");
        }
    }
}

/// Memory of a process at its highest, in kilobytes.
fn peak(child: &std::process::Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_ascii_whitespace().nth(1)?.parse().ok()
}

/// One byte more than a file may have, sent piece by piece: refused, never held in memory, nothing left on the disk.
#[test]
fn a_file_one_byte_too_large_is_refused_without_filling_memory() {
    let home = Installation::found(&Database::Sqlite, "h");
    let token = home.token("Karolina Kancelaria");
    let (mut child, address) = home.serve();
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let bearer = format!("Bearer {token}");
    let mut made = agent
        .post(format!("http://{address}/api/v1/items"))
        .header("authorization", &bearer)
        .send_json(letter())
        .unwrap();
    let item = made.body_mut().read_json::<Value>().unwrap()["id"].as_str().unwrap().to_owned();
    let before = peak(&child);
    let answer = send_large(&address, &bearer, &format!("/api/v1/items/{item}/documents"), 500_000_001);
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("\"kernel.file-too-large\""), "{answer}");
    assert!(answer.contains("Plik jest za duży, najwyżej 500 MB. Podziel go"), "{answer}");
    if let (Some(before), Some(after)) = (before, peak(&child)) {
        println!("memory at its highest: {before} kB before, {after} kB after");
        assert!(after < before + 100_000, "{before} kB before, {after} kB after");
    }
    let left = files_below(&home.folder.path().join("data/offices/alfa/blobs"));
    assert_eq!(left, Vec::<PathBuf>::new());
    let item = crate::kill::get(&address, &token, &format!("/api/v1/items/{item}"));
    assert_eq!(item["documents"], json!([]));
    child.kill().unwrap();
    child.wait().unwrap();
    run(program().args(["verify", "--config"]).arg(home.config()));
}

fn send_large(address: &str, bearer: &str, path: &str, size: usize) -> String {
    let (head, tail) = (upload("wielki.bin", "", ""), "\r\n--X--\r\n");
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let length = head.len() + size + tail.len();
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: {bearer}\r\nAccept-Language: pl\r\n\
         Content-Type: multipart/form-data; boundary=X\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{head}"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let piece = vec![b'x'; 1 << 20];
    let mut left = size;
    while left > 0 {
        let now = left.min(piece.len());
        // A server that has seen enough may close before everything is sent; its answer waits to be read.
        if stream.write_all(&piece[..now]).is_err() {
            break;
        }
        left -= now;
    }
    stream.write_all(tail.as_bytes()).ok();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

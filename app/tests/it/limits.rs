//! Limits: all in one table, and those that a request meets tried at the limit and one beyond.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use obieg_testkit::{Database, World, on_both};
use obieg_web::listen::MOST_HEADERS;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::cast::{client, register};
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
    }
}

//! What comes in by mail and into the scanner folder: senders, subjects, texts and names of files, as strangers write them.

use std::io::{Cursor, Write};

use futures_util::StreamExt;
use obieg_intake::folder::{Intake, Outcome, Told, find};
use obieg_testkit::{World, on_both};
use obieg_web::text::percent_encoded;
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::outputs::{assert_harmless, hidden_in};
use super::{HOSTILE, Kinds, look};
use crate::cast::client;
use crate::faces;
use crate::mailbox;

/// Names and lines that would be something else where they come out: a path, a header, a line of a log, another ending.
const NAMES: [&str; 7] = [
    "../../../etc/cron.d/x.pdf",
    "C:\\windows\\x.pdf",
    "x\r\nContent-Type: text/html\r\n\r\n<script>zle()</script>.txt",
    "umowa\u{202E}fdp.exe",
    "a\u{1b}[31m\u{7}.html",
    ".htaccess",
    "a\u{2028}b\u{200B}\u{E0041}.txt",
];

/// A text in a header, each byte by its number.
fn word(text: &str) -> String {
    let bytes: String = text.bytes().map(|byte| format!("={byte:02X}")).collect();
    format!("=?utf-8?Q?{bytes}?=")
}

fn attachment(name: &str, at: usize) -> Vec<u8> {
    // Every way of giving a name: by its charset (RFC 2231), as a word (RFC 2047), in the type.
    let given = match at % 3 {
        0 => format!(
            "Content-Type: text/plain\r\nContent-Disposition: attachment; filename*=utf-8''{}\r\n",
            percent_encoded(name).replace('/', "%2F")
        ),
        1 => format!(
            "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=\"{}\"\r\n",
            word(name)
        ),
        _ => {
            format!("Content-Type: text/html; name=\"{}\"\r\nContent-Disposition: attachment\r\n", word(name))
        }
    };
    format!("--B\r\n{given}\r\n<script>zle()</script>\r\n").into_bytes()
}

/// An archive whose files have such names; those that lead out of it stay packed.
fn archive(names: &[String]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(b"tekst").unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A message in which everything that a stranger writes is this text.
fn message(text: &str, at: usize, packed: &[String]) -> Vec<u8> {
    let word = word(text);
    let mut message = format!(
        "From: \"{word}\" <jan{at}@example.com>\r\nReply-To: {word} <x@example.org>\r\nTo: {word} <urzad@example.com>\r\n\
         Subject: {word}\r\nMessage-ID: <{at}@x>\r\nDate: Fri, 1 May 2026 10:00:00 +0200\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    )
    .into_bytes();
    message.extend((0..3).flat_map(|way| attachment(text, way)));
    message.extend(attachment(&"ą".repeat(300), at));
    message.extend(b"--B\r\nContent-Type: application/zip; name=a.zip\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: binary\r\n\r\n");
    message.extend(archive(packed));
    message.extend(b"\r\n--B--\r\n");
    message
}

fn texts() -> impl Iterator<Item = &'static str> {
    HOSTILE.into_iter().chain(NAMES)
}

/// What a scanner puts into its folder; a slash parts folders, and no name is longer than a file system takes.
fn scans(folder: &std::path::Path) -> usize {
    let long = format!("{}.txt", "ą".repeat(120));
    let mut count = 0;
    for name in texts().map(str::to_owned).chain([long]) {
        let name = name.replace('/', "_");
        // Hidden files are passed over.
        count += usize::from(!name.starts_with('.'));
        std::fs::write(folder.join(name), format!("tekst {count}")).unwrap();
    }
    count
}

async fn taken(world: &World, folder: &std::path::Path) -> Vec<Told> {
    let words = world.site().lexicon().words("pl").unwrap();
    let (actor, env) = (world.machine("alfa"), world.kernel.env().clone());
    let intake = Intake { actor, env, words, folder: folder.to_owned(), moves: true, labels: None };
    intake.take(find(folder).unwrap()).collect().await
}

/// Names of documents harm no folder and no header.
fn assert_names(item: &Value) {
    for document in item["documents"].as_array().unwrap() {
        let name = document["name"].as_str().unwrap_or_else(|| panic!("{document}"));
        assert!(!name.contains(['/', '\\', '"', '<', '>']) && !name.starts_with('.'), "{name:?}");
        assert!((1..=150).contains(&name.chars().count()), "{name:?}");
    }
}

on_both! {
    async fn what_comes_in_files_stays_text_everywhere(world: World with faces) {
        let mut world = world;
        let folder = tempfile::tempdir().unwrap();
        let packed: Vec<String> = HOSTILE.iter().map(|text| text.replace("../", "")).collect();
        let mut files = scans(folder.path());
        for (at, text) in texts().enumerate() {
            std::fs::write(folder.path().join(format!("{at}.eml")), message(text, at, &packed)).unwrap();
            files += 1;
        }
        let told = taken(&world, folder.path()).await;
        assert_eq!(told.len(), files);
        assert!(told.iter().all(|one| matches!(one.outcome, Outcome::Registered { .. })), "{told:?}");
        // Nothing left the folder but to where it belongs.
        assert!(find(folder.path()).unwrap().is_empty());

        let nobody = world.serve_with(obieg_app::slices::slots()).await;
        let karolina = client(&world, &nobody, "alfa", "Karolina").await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let mut titles = Vec::new();
        for one in &told {
            let Outcome::Registered { item, .. } = &one.outcome else { panic!("{one:?}") };
            let shown = karolina.get(&format!("/api/v1/items/{item}")).await;
            assert_harmless("item", &shown);
            let shown = shown.json();
            assert_eq!(hidden_in(&shown), Vec::<String>::new());
            assert_names(&shown);
            titles.push(shown["item"]["title"].as_str().unwrap().to_owned());
            for document in shown["documents"].as_array().unwrap() {
                let id = document["id"].as_str().unwrap();
                let file = format!("/rpw/{item}/dokument/{id}");
                let given = screen.get(&file).await;
                let place = given.header("content-disposition").unwrap_or_default();
                // A page of ours is the door before what is dangerous, and has none of the file in it.
                let door = given.header("content-type").is_some_and(|media| media.starts_with("text/html"));
                assert!(if door { !given.body.contains("zle()") } else { place.starts_with("attachment; ") }, "{file}: {place}");
                assert_harmless(&file, &given);
                assert_harmless(&file, &screen.get(&format!("{file}/podglad")).await);
            }
        }
        // What a person may have a reason to write comes out as it was written.
        for text in HOSTILE {
            assert!(titles.iter().any(|title| title == text), "{text}: {titles:?}");
        }
        let mailbox = mailbox::mailbox(&world).await;
        for (at, text) in texts().enumerate() {
            let uid = i64::try_from(at).unwrap() + 1;
            let one = mailbox::taken(&world, mailbox, uid, message(text, at, &packed)).await;
            for path in [format!("/skrzynka/{one}"), "/skrzynka".to_owned()] {
                assert_harmless(&path, &screen.get(&path).await);
            }
            let shown = karolina.get(&format!("/api/v1/messages/{one}")).await.json();
            assert_eq!(hidden_in(&shown), Vec::<String>::new());
            let path = format!("/api/v1/messages/{one}/register");
            let registered = karolina.post_json(&path, &json!({ "not_duplicate": true }), &[]).await;
            assert_harmless(&path, &registered);
            assert!(matches!(registered.status, 200 | 201 | 422), "{}", registered.body);
        }
        look(&screen, &Kinds::all(&world), &karolina, true).await;
        world.assert_sound().await;
    }
}

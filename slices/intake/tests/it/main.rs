#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on must fail at once"
)]
//! The readers over real samples, hostile files and random bytes.

mod email;
mod folder;
mod hostile;
mod random;
mod samples;
mod unpack;
mod view;
mod words;

use std::path::PathBuf;

use jiff::civil::{Date, date};
use obieg_intake::{Reading, notes, read};
use obieg_registry::rules::{Facts, check};

const TODAY: Date = date(2026, 11, 23);

/// The folder of real files, beside the project; none on other machines.
fn data() -> Option<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().map(|folder| folder.join("shared/data")).find(|data| data.is_dir())
}

/// All files below the folder of real files.
fn real_files() -> Vec<(String, Vec<u8>)> {
    let mut waiting: Vec<PathBuf> = data().into_iter().collect();
    if waiting.is_empty() {
        println!("skipped: no shared/data beside the project");
    }
    let mut files = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            files.push((
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read(&path).unwrap(),
            ));
        }
    }
    files.sort();
    files
}

/// Reads, and asserts what holds of every reading.
fn sound(name: &str, bytes: &[u8]) -> Reading {
    let reading = read(name, bytes, TODAY);
    assert_eq!(reading.parts[0].bytes, bytes, "{name}: the original");
    assert_eq!(reading.parts[0].kind, reading.kind, "{name}");
    assert!(!reading.notes.contains(&notes::UNREADABLE), "{name}: a reader broke down");
    assert!(reading.notes.iter().all(|note| notes::NOTES.contains(note)), "{name}: {:?}", reading.notes);
    assert!(reading.facts.iter().all(|fact| notes::FACTS.contains(&fact.code)), "{name}");
    let fits = |name: &str| !name.is_empty() && !name.contains(['/', '\\', '\0', '\n', '\u{202E}']);
    assert!(reading.parts.iter().all(|part| fits(&part.name)), "{name}");
    let faults = check(&reading.draft, Facts { today: TODAY, by_machine: true }).err();
    assert!(faults.is_none(), "{name}: {faults:?}");
    reading
}

fn fact<'r>(reading: &'r Reading, code: &str) -> Option<&'r str> {
    reading.facts.iter().find(|fact| fact.code == code).map(|fact| fact.value.as_str())
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

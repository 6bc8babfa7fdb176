//! The scanner folder with the real program: killed and run again, watched by the server.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use obieg_testkit::Database;
use serde_json::Value;

use crate::house::{Installation, program, run};

const FILES: usize = 600;

fn fill(folder: &Path, files: usize) {
    std::fs::create_dir_all(folder).unwrap();
    for number in 0..files {
        let text = format!(
            "From: Jan Zmyślony <jan{number}@example.com>\r\nTo: urzad@example.com\r\nSubject: Pismo {number}\r\n\
             Date: Fri, 1 May 2026 10:00:00 +0200\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTreść {number}\r\n"
        );
        std::fs::write(folder.join(format!("skan-{number:05}.eml")), text).unwrap();
    }
}

fn titles(address: &str, token: &str) -> Vec<String> {
    let items = crate::kill::all(address, token, "/api/v1/items", "items", "before");
    let mut titles: Vec<String> =
        items.iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect();
    titles.sort();
    titles
}

fn wanted(files: usize) -> Vec<String> {
    let mut titles: Vec<String> = (0..files).map(|number| format!("Pismo {number}")).collect();
    titles.sort();
    titles
}

/// Killed again and again while it works: in the end every file is one item with one document.
fn killed_and_run_again(database: &Database) {
    let home = Installation::found(database, "i");
    let folder = home.folder.path().join("skaner");
    fill(&folder, FILES);
    let intake = || {
        let mut command = program();
        command.arg("intake").arg(&folder).args(["--office", "alfa", "--config"]).arg(home.config());
        command
    };
    // Killed as soon as so many results are told; what is in hand then may be anywhere between reading and commit.
    for results in [0, 1, 3, 17, 60, 150] {
        let mut child = intake().stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let told = BufReader::new(child.stdout.take().unwrap()).lines();
        assert_eq!(told.take(results).map(Result::unwrap).count(), results);
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let told = run(&mut intake());
    let summary = told.lines().last().unwrap().to_owned();
    println!("after 6 kills: {summary}");
    let again = run(&mut intake());
    assert!(
        again
            .contains(&format!("Razem {FILES}: przyjęto 0 (z uwagami 0), dołączono 0, już przyjęte {FILES}")),
        "{again}"
    );
    let token = home.token("Karolina Kancelaria");
    let (mut child, address) = home.serve();
    assert_eq!(titles(&address, &token), wanted(FILES));
    child.kill().unwrap();
    child.wait().unwrap();
    run(program().args(["verify", "--config"]).arg(home.config()));
}

#[test]
fn a_killed_intake_takes_every_file_once_on_sqlite() {
    killed_and_run_again(&Database::Sqlite);
}

#[test]
fn a_killed_intake_takes_every_file_once_on_postgres() {
    match Database::postgres() {
        Some(database) => killed_and_run_again(&database),
        None => eprintln!("skipped: OBIEG_TEST_PG is not set"),
    }
}

/// Asks until the answer is as wanted; a test that never gets it is ended by its runner.
fn until(mut holds: impl FnMut() -> bool) {
    while !holds() {
        std::thread::yield_now();
    }
}

#[test]
fn the_server_watches_a_folder() {
    let home = Installation::found(&Database::Sqlite, "w");
    let folder = home.folder.path().join("skaner");
    fill(&folder, 5);
    std::fs::write(folder.join("pusty.pdf"), b"").unwrap();
    let settings = std::fs::read_to_string(home.config()).unwrap();
    let scanner =
        format!("{settings}\n[[scanner]]\noffice = \"alfa\"\nfolder = \"{}\"\nevery = 1\n", folder.display());
    std::fs::write(home.config(), scanner).unwrap();
    let token = home.token("Karolina Kancelaria");
    let (mut child, address) = home.serve();
    until(|| titles(&address, &token) == wanted(5));
    until(|| obieg_intake::folder::find(&folder).unwrap().is_empty());
    assert!(folder.join("przyjete/skan-00000.eml").is_file());
    let reason = std::fs::read_to_string(folder.join("odrzucone/pusty.pdf.powod.txt")).unwrap();
    assert!(reason.contains("pusty"), "{reason}");
    let refused: Value = crate::kill::get(&address, &token, "/api/v1/refused-files");
    assert_eq!(refused["files"][0]["name"], "pusty.pdf");
    assert_eq!(refused["files"][0]["reason"], reason);
    child.kill().unwrap();
    child.wait().unwrap();
}

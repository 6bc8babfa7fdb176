//! The scanner folder with the real program: killed and run again, watched by the server.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use futures_util::StreamExt;
use obieg_intake::folder::{Intake, LabelReader, Outcome, Told, find};
use obieg_testkit::{Database, on_both};
use serde_json::Value;

use crate::faces;
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
pub fn until(mut holds: impl FnMut() -> bool) {
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

/// A PDF whose page holds arrays inside arrays, deeper than any reader's stack.
fn nested() -> Vec<u8> {
    let box_of_boxes = "[".repeat(4_000_000);
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox {box_of_boxes}>>endobj\ntrailer<</Size 4/Root 1 0 R>>\n%%EOF\n"
    )
    .into_bytes()
}

on_both! {
    async fn labels_are_read_by_a_child_that_strangers_may_kill(world: World with faces) {
        let child = LabelReader::Child(env!("CARGO_BIN_EXE_obieg").into());
        let folder = tempfile::tempdir().unwrap();
        let words = world.site().lexicon().words("pl").unwrap();
        let take = async |name: &str, content: &[u8], reader: &LabelReader| {
            std::fs::write(folder.path().join(name), content).unwrap();
            let intake = Intake {
                actor: world.machine("alfa"),
                env: world.kernel.env().clone(),
                words: words.clone(),
                folder: folder.path().to_owned(),
                moves: true,
                labels: Some(reader.clone()),
            };
            let told: Vec<Told> = intake.take(find(folder.path()).unwrap()).collect().await;
            told.into_iter().next().unwrap().outcome
        };
        let Outcome::Registered { number, .. } = take("list.txt", b"tekst pisma", &child).await else { panic!() };
        let mark = obieg_registry::rules::label_mark(world.actor("alfa", "Karolina").await.office());
        let label = obieg_testkit::samples::page_with(&[format!("RPW-{}-{mark}", number.replace('/', "-"))]);
        let joined = take("skan.png", &label, &child).await;
        assert!(matches!(&joined, Outcome::Joined { number: of, .. } if *of == number), "{joined:?}");
        // Whatever becomes of the reader, the letter is registered; what could not be looked at is said.
        let harmed = take("zly.pdf", &nested(), &child).await;
        assert!(matches!(harmed, Outcome::Registered { .. }), "{harmed:?}");
        let nobody = LabelReader::Child("/nie/ma/takiego/programu".into());
        let unread = take("drugi.png", &obieg_testkit::samples::page_with(&[]), &nobody).await;
        let Outcome::Registered { notes, .. } = &unread else { panic!("{unread:?}") };
        assert!(notes.iter().any(|note| note.contains("czy na skanie jest etykieta")), "{notes:?}");
    }
}

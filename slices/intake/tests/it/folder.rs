//! Files become registered items, each exactly once.

use std::path::{Path, PathBuf};

use futures_util::StreamExt;
use obieg_documents::model::{Content, Media};
use obieg_intake::deeds::ListRefusedFiles;
use obieg_intake::folder::{Intake, LabelReader, Outcome, Told, find};
use obieg_kernel::Actor;
use obieg_registry::ItemDetail;
use obieg_registry::queries::{ItemFile, SeeItem};
use obieg_registry::rules::label_mark;
use obieg_testkit::samples::page_with;
use obieg_testkit::{World, on_both};

fn faces() -> Vec<obieg_web::SliceFace> {
    vec![obieg_people::face(), obieg_documents::face(), obieg_registry::face(), obieg_intake::face()]
}

fn intake(world: &World, folder: &Path, moves: bool) -> Intake {
    let words = world.site().lexicon().words("pl").unwrap();
    let env = world.kernel.env().clone();
    Intake {
        actor: world.machine("alfa"),
        env,
        words,
        folder: folder.to_owned(),
        moves,
        labels: Some(LabelReader::Here),
    }
}

async fn take(world: &World, folder: &Path, moves: bool) -> Vec<Told> {
    let intake = intake(world, folder, moves);
    let mut told: Vec<Told> = intake.take(find(folder).unwrap()).collect().await;
    told.sort_by(|one, other| one.name.cmp(&other.name));
    told
}

fn folder_with(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    folder
}

fn number(told: &Told) -> &str {
    match &told.outcome {
        Outcome::Registered { number, .. } | Outcome::Before { number } => number,
        other => panic!("{}: {other:?}", told.name),
    }
}

/// The item that a file became.
async fn item(actor: &Actor, told: &Told) -> ItemDetail {
    let Outcome::Registered { item, .. } = told.outcome else { panic!("{told:?}") };
    actor.see(SeeItem { item }).await.unwrap()
}

const MAIL: &[u8] = b"From: Jan Zmyslony <jan@example.com>\r\nSubject: Skarga na halas\r\n\
Date: Fri, 1 May 2026 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n\
--B\r\nContent-Type: text/plain\r\n\r\nW zalaczeniu.\r\n\
--B\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n%PDF-1.4 a\r\n\
--B\r\nContent-Type: text/plain; name=pusty.txt\r\nContent-Disposition: attachment; filename=pusty.txt\r\n\r\n\r\n--B--\r\n";

on_both! {
    async fn every_file_is_taken_once(world: World with faces) {
        let folder = folder_with(&[("a.pdf", b"%PDF-1.4 x"), ("pod/list.eml", MAIL), (".ukryty", b"x"), ("w.part", b"x")]);
        let told = take(&world, folder.path(), false).await;
        assert_eq!(told.len(), 2);
        let chancery = world.actor("alfa", "Karolina").await;
        let mail = item(&chancery, &told[1]).await;
        assert_eq!(mail.item.title, "Skarga na halas");
        assert_eq!(mail.senders[0].email.as_deref(), Some("jan@example.com"));
        assert_eq!(mail.documents.len(), 2, "the original and its attachment; the empty one is in the original");
        let notes = mail.item.remarks.unwrap();
        assert!(notes.contains("Puste załączniki"), "{notes}");
        let original = mail.documents.iter().find(|one| one.media == Media::Mail).unwrap().id;
        let Content { readable, .. } = chancery.see(ItemFile { item: mail.item.id, document: original, version: None }).await.unwrap();
        assert_eq!(chancery.blobs().read(&readable, 1 << 20).await.unwrap(), MAIL);
        // Again, and with one file changed under its old name.
        std::fs::write(folder.path().join("a.pdf"), b"%PDF-1.4 y").unwrap();
        let again = take(&world, folder.path(), false).await;
        assert!(matches!(&again[0].outcome, Outcome::Registered { .. }));
        assert_eq!(again[1].outcome, Outcome::Before { number: number(&told[1]).to_owned() });
        world.assert_sound().await;
    }

    async fn a_later_scan_joins_its_item_once(world: World with faces) {
        let first = folder_with(&[("list.txt", b"tekst pisma")]);
        let told = take(&world, first.path(), false).await;
        let number = number(&told[0]).to_owned();
        let chancery = world.actor("alfa", "Karolina").await;
        let of = item(&chancery, &told[0]).await.item.id;
        let named = format!("RPW-{}.pdf", number.replace('/', "-"));
        let scans = folder_with(&[(&named, b"%PDF-1.4 skan"), ("RPW-999-2026.pdf", b"%PDF-1.4 pomylka")]);
        let told = take(&world, scans.path(), false).await;
        assert_eq!(told[0].outcome, Outcome::Joined { item: of, number: number.clone() });
        assert!(matches!(&told[1].outcome, Outcome::Refused { reasons } if reasons[0].contains("Popraw nazwę")), "{told:?}");
        let again = take(&world, scans.path(), false).await;
        assert_eq!(again[0].outcome, Outcome::Before { number });
        assert_eq!(chancery.see(SeeItem { item: of }).await.unwrap().documents.len(), 2, "attached once, no item was made");
        world.assert_sound().await;
    }

    async fn a_scan_without_a_name_joins_by_the_label_in_its_picture(world: World with faces) {
        let first = folder_with(&[("list.txt", b"tekst pisma")]);
        let told = take(&world, first.path(), false).await;
        let number = number(&told[0]).to_owned();
        let chancery = world.actor("alfa", "Karolina").await;
        let of = item(&chancery, &told[0]).await.item.id;
        let mark = label_mark(chancery.office());
        let coded = |number: &str| format!("RPW-{}", number.replace('/', "-"));
        let own = page_with(&[format!("{}-{mark}", coded(&number))]);
        // Another office's label, in the picture or in the name, a number that nobody has, and two labels that contradict each other: new items.
        let foreign = page_with(&[format!("{}-??", coded(&number))]);
        let unknown = page_with(&[format!("RPW-999-2026-{mark}")]);
        let double = page_with(&[format!("{}-{mark}", coded(&number)), format!("RPW-999-2026-{mark}")]);
        let named = format!("{}-{}.pdf", coded(&number), if mark == "K7" { "K8" } else { "K7" });
        let scans = folder_with(&[
            ("1.png", &own),
            ("2.png", &foreign),
            ("3.png", &unknown),
            ("4.png", &double),
            (&named, b"%PDF-1.4 skan"),
        ]);
        let told = take(&world, scans.path(), false).await;
        assert_eq!(told[0].outcome, Outcome::Joined { item: of, number: number.clone() });
        for one in &told[1..] {
            assert!(matches!(&one.outcome, Outcome::Registered { .. }), "{one:?}");
        }
        let again = take(&world, scans.path(), false).await;
        assert_eq!(again[0].outcome, Outcome::Before { number });
        assert_eq!(chancery.see(SeeItem { item: of }).await.unwrap().documents.len(), 2, "attached once");
        world.assert_sound().await;
    }

    async fn what_is_done_leaves_the_folder(world: World with faces) {
        let folder = folder_with(&[("a.txt", b"tekst"), ("pusty.pdf", b"")]);
        let told = take(&world, folder.path(), true).await;
        assert!(matches!(&told[1].outcome, Outcome::Refused { reasons } if reasons[0].contains("pusty")), "{told:?}");
        assert!(folder.path().join("przyjete/a.txt").is_file());
        assert!(folder.path().join("odrzucone/pusty.pdf").is_file());
        // The same file once more is known, and does not overwrite the first.
        std::fs::write(folder.path().join("a.txt"), b"tekst").unwrap();
        std::fs::write(folder.path().join("pusty.pdf"), b"").unwrap();
        let again = take(&world, folder.path(), true).await;
        assert!(matches!(&again[0].outcome, Outcome::Before { .. }));
        assert!(folder.path().join("przyjete/a.txt.2").is_file());
        assert!(find(folder.path()).unwrap().is_empty());
        // People are told once.
        let refused = world.actor("alfa", "Karolina").await.see(ListRefusedFiles).await.unwrap();
        assert_eq!(refused.len(), 1);
        assert_eq!(refused[0].name, "pusty.pdf");
    }

    async fn a_refused_file_is_settled_on_its_screen(world: World with faces) {
        let mut world = world;
        let folder = folder_with(&[("pusty.pdf", b"")]);
        take(&world, folder.path(), false).await;
        let browser = world.serve().await.with_cookie(&world.cookie("alfa", "Karolina").await);
        let page = browser.get("/skaner").await;
        assert!(page.body.contains("pusty.pdf") && page.body.contains("jest pusty"), "{}", page.body);
        let action = page.body.split("action=\"/skaner/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let token = page.hidden("_token");
        let answer = browser.post(&format!("/skaner/{action}"), &[("_token", &token)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let page = browser.get("/skaner?zrobiono=zalatwione").await;
        assert!(page.body.contains("Wszystkie pliki są przyjęte"), "{}", page.body);
        let officer = world.serve().await.with_cookie(&world.cookie("alfa", "Anna").await);
        assert_eq!(officer.get("/skaner").await.status, 403);
    }

    async fn real_receipts_and_packages_without_losing_one(world: World with faces) {
        let Some(data) = crate::data() else {
            println!("skipped: no shared/data beside the project");
            return;
        };
        let mut wanted = 0;
        for part in ["epuap", "archive-package/samples"] {
            let folder: PathBuf = data.join(part);
            let files = find(&folder).unwrap();
            let told = take(&world, &folder, false).await;
            assert_eq!(told.len(), files.len(), "{part}");
            for one in &told {
                assert!(matches!(one.outcome, Outcome::Registered { .. }), "{one:?}");
            }
            wanted += told.len();
        }
        println!("{wanted} real files registered");
        world.assert_sound().await;
    }

    async fn a_message_with_ten_thousand_parts_is_taken_with_its_original(world: World with faces) {
        let mut mail = b"From: jan@example.com\r\nSubject: Lawina\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n".to_vec();
        for part in 0..10_000 {
            mail.extend(format!("--B\r\nContent-Disposition: attachment; filename=z{part}.txt\r\n\r\nplik {part}\r\n").into_bytes());
        }
        mail.extend(b"--B--\r\n");
        let folder = folder_with(&[("lawina.eml", &mail)]);
        let told = take(&world, folder.path(), false).await;
        let Outcome::Registered { notes, .. } = &told[0].outcome else { panic!("{told:?}") };
        assert!(notes.iter().any(|note| note.contains("Załączników jest za dużo")), "{notes:?}");
        let chancery = world.actor("alfa", "Karolina").await;
        let detail = item(&chancery, &told[0]).await;
        assert!(detail.documents.len() <= obieg_registry::MOST_FILES_TAKEN && detail.documents.len() >= 2);
        assert!(detail.documents.iter().any(|one| one.media == Media::Mail));
    }
}

//! What comes in is judged by the program itself, once, and told on the page of whoever holds it.

use std::path::Path;

use obieg_documents::{AddDocument, AddVersion, DocumentKind, DocumentView, HolderKind, store};
use obieg_kernel::{Actor, Failure, named, of_office};
use obieg_signatures::Code;
use obieg_signing::model::{ReportView, Word};
use obieg_signing::queries::SeeReport;
use obieg_testkit::{World, on_both, samples};
use uuid::Uuid;

use crate::cast::{begin, file, judge, key, no_judge, runner, signed_beside, signed_pdf, turn};
use crate::faces;

/// The documents of a holder, as its host would give them.
struct Held(Uuid);

named!(Held, "test.held", [(Officer, Colleague), (Machine, Colleague)]);
of_office!(Held => Vec<DocumentView>, |query, seen| Ok(store::list_by_holder(seen, query.0)?));

async fn add(machine: &Actor, holder: Uuid, name: &str, bytes: Vec<u8>) {
    let file = file(machine, name, bytes).await;
    let (holder_kind, kind) = (HolderKind::Item, DocumentKind::Scan);
    let deed = AddDocument { holder, holder_kind, title: String::new(), kind, file };
    machine.act(deed, None).await.unwrap();
}

/// What the page of the holder tells of each of its documents.
async fn told(world: &World, holder: Uuid) -> Vec<(String, Option<ReportView>)> {
    let anna = world.actor("alfa", "Anna").await;
    let mut all = Vec::new();
    for document in anna.see(Held(holder)).await.unwrap() {
        let name = document.name.clone();
        all.push((name, anna.see(SeeReport { document }).await.unwrap()));
    }
    all
}

fn words(told: &[(String, Option<ReportView>)]) -> Vec<Option<Word>> {
    told.iter().map(|(_, report)| report.as_ref().map(|report| report.word)).collect()
}

fn says(report: &ReportView, code: Code) -> bool {
    let report = report.report.as_ref().unwrap();
    report.signatures.iter().flat_map(|one| &one.findings).any(|finding| finding.code == code)
}

on_both! {
    async fn files_are_judged_once_also_those_that_came_before(world: World with faces) {
        let machine = world.machine("alfa");
        let (holder, own) = (world.kernel.env().new_uuid(), key("Jan Zmyślony", 2027));
        let signed = signed_pdf(&own, samples::PDF.as_bytes(), &world);
        add(&machine, holder, "pismo.pdf", signed.clone()).await;
        add(&machine, holder, "zwykle.pdf", samples::PDF.as_bytes().to_vec()).await;
        // Nobody has looked yet, and the page can say so.
        assert_eq!(words(&told(&world, holder).await), [None, None]);
        begin(&world).await;
        let runner = runner(&world, &judge());
        turn(&runner, &world).await;
        assert_eq!(words(&told(&world, holder).await), [Some(Word::TrustNotDecided), Some(Word::Unsigned)]);
        let (_, report) = told(&world, holder).await.remove(0);
        let report = report.unwrap();
        let signer = report.report.as_ref().unwrap().signatures[0].signer.as_ref().unwrap();
        assert_eq!(signer.common_name.as_deref(), Some("Jan Zmyślony"));
        assert!(says(&report, Code::ChainUnknown) && report.engine.starts_with("obieg-signatures "));
        // The same bytes elsewhere have their judgement at once, and it is the same one.
        let other = world.kernel.env().new_uuid();
        add(&machine, other, "kopia.pdf", signed.clone()).await;
        assert_eq!(told(&world, other).await[0].1.as_ref().unwrap().judged_at, report.judged_at);
        let mut changed = signed;
        changed[30] ^= 1;
        add(&machine, other, "zmienione.pdf", changed).await;
        turn(&runner, &world).await;
        assert_eq!(words(&told(&world, other).await), [Some(Word::TrustNotDecided), Some(Word::Incorrect)]);
        // Another office has judged nothing.
        assert!(matches!(world.actor("beta", "Adam").await.see(SeeReport {
            document: machine.see(Held(holder)).await.unwrap().remove(0),
        }).await, Ok(None)));
        world.assert_sound().await;
    }

    async fn a_signature_beside_its_file_is_judged_again_when_the_file_comes(world: World with faces) {
        begin(&world).await;
        let machine = world.machine("alfa");
        let (holder, runner) = (world.kernel.env().new_uuid(), runner(&world, &judge()));
        let signature = signed_beside(&key("Jan Zmyślony", 2027), b"Pismo", &world);
        add(&machine, holder, "pismo.xades", signature).await;
        turn(&runner, &world).await;
        let alone = told(&world, holder).await;
        assert!(alone[0].1.as_ref().unwrap().wants && says(alone[0].1.as_ref().unwrap(), Code::ContentAbsent));
        add(&machine, holder, "pismo-od-strony.txt", b"Pismo".to_vec()).await;
        turn(&runner, &world).await;
        let both = told(&world, holder).await;
        assert_eq!(both[0].1.as_ref().unwrap().word, Word::TrustNotDecided, "{both:#?}");
        assert!(!both[0].1.as_ref().unwrap().wants);
        // Another text in its place is not what was signed.
        let document = machine.see(Held(holder)).await.unwrap().remove(1).id;
        let other = file(&machine, "pismo-od-strony.txt", "Inne").await;
        machine.act(AddVersion { document, after: 1, file: other }, None).await.unwrap();
        turn(&runner, &world).await;
        let after = told(&world, holder).await;
        let word = after[0].1.as_ref().unwrap().word;
        assert!(matches!(word, Word::Unreadable | Word::Incorrect), "{after:#?}");
        world.assert_sound().await;
    }

    async fn without_a_reader_nothing_is_said_and_it_is_tried_again(world: World with faces) {
        begin(&world).await;
        let (machine, holder) = (world.machine("alfa"), world.kernel.env().new_uuid());
        let signed = signed_pdf(&key("Jan Zmyślony", 2027), samples::PDF.as_bytes(), &world);
        add(&machine, holder, "pismo.pdf", signed).await;
        let away = runner(&world, &no_judge());
        turn(&away, &world).await;
        assert_eq!((words(&told(&world, holder).await), away.tally().failed), (vec![None], 1));
        world.clock.advance(jiff::SignedDuration::from_mins(10));
        turn(&runner(&world, &judge()), &world).await;
        assert_eq!(words(&told(&world, holder).await), [Some(Word::TrustNotDecided)]);
        // Begun twice is begun once.
        let again = machine.act(obieg_signing::deeds::BeginJudging, None).await;
        assert!(matches!(again, Err(Failure::Refused(_))));
        world.assert_sound().await;
    }

    async fn real_receipts_are_told_as_what_they_are(world: World with faces) {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let beside = here.ancestors().map(|above| above.join("shared/data/epuap/samples"));
        let given = std::env::var_os("OBIEG_SHARED").map(|root| Path::new(&root).join("data/epuap/samples"));
        let Some(folder) = given.into_iter().chain(beside).find(|folder| folder.is_dir()) else {
            println!("skipped: no shared/data beside the project");
            return;
        };
        begin(&world).await;
        let (machine, runner) = (world.machine("alfa"), runner(&world, &judge()));
        let mut receipts = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if !(name.starts_with("upp-epuap") || name.starts_with("upo-enadzor")) {
                continue;
            }
            let holder = world.kernel.env().new_uuid();
            add(&machine, holder, &name, std::fs::read(&path).unwrap()).await;
            turn(&runner, &world).await;
            let (_, report) = told(&world, holder).await.remove(0);
            let report = report.unwrap();
            assert_eq!(report.word, Word::TrustNotDecided, "{name}: {report:#?}");
            assert!(says(&report, Code::ChainUnknown), "{name}");
            let weak = says(&report, Code::WeakAlgorithm);
            assert_eq!(weak, name.starts_with("upo-enadzor"), "{name}");
            assert_eq!(report.wants, name.starts_with("upp-epuap"), "{name}");
            receipts += 1;
        }
        assert_eq!(receipts, 6);
        world.assert_sound().await;
    }
}

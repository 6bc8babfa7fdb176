//! The whole way of a letter: registered, into a case, answered, closed; through the deeds.

use jiff::civil::date;
use obieg_cases::deeds::{CloseCase, OpenedCase, PauseCase, ResumeCase, WaiveAnswer};
use obieg_cases::model::{CaseFile, CaseState};
use obieg_cases::queries::{CaseList, ShowCase};
use obieg_documents::NewFile;
use obieg_duties::model::{DutyId, DutyKind, DutyState, PauseBasis};
use obieg_kernel::{Actor, Failure, RefusalKind};
use obieg_letters::deeds::{RecordDelivery, SendLetter, SentLetter};
use obieg_letters::model::{AddresseeId, Basis, Channel, NewAddressee};
use obieg_registry::deeds::AttachFiles;
use obieg_testkit::{World, on_both};

use crate::cast::{codes, open_case, open_to, register, with_list};
use crate::faces;

async fn case_of_anna(world: &World) -> (Actor, OpenedCase) {
    with_list(world).await;
    let item = register(world, "Wniosek o pozwolenie").await;
    open_to(world, item.id, "Anna").await;
    let opened = open_case(world, "Anna", Some(item.id)).await.unwrap();
    (world.actor("alfa", "Anna").await, opened)
}

async fn show(actor: &Actor, case: &OpenedCase) -> CaseFile {
    actor.see(ShowCase { case: case.id, panels: Vec::new() }).await.unwrap().0
}

/// A decision goes out by registered post to the one who waits for an answer.
async fn answer(anna: &Actor, opened: &OpenedCase, duty: DutyId) -> SentLetter {
    let stored = anna.blobs().put_bytes("decyzja".into()).await.unwrap();
    let letter = SendLetter {
        case: opened.id,
        title: "Decyzja".to_owned(),
        dated_on: date(2026, 6, 1),
        signed_by: "Norbert Naczelnik, naczelnik".to_owned(),
        addressees: vec![NewAddressee {
            name: "Zmyślona Maria".to_owned(),
            address: None,
            channel: Channel::Registered,
            duty: Some(duty),
        }],
        files: vec![NewFile::new(stored, "decyzja.txt", b"decyzja")],
    };
    anna.act(letter, None).await.unwrap()
}

/// The first copy of the case's letters.
async fn addressee(anna: &Actor, opened: &OpenedCase) -> AddresseeId {
    let panels = vec![obieg_letters::panel::case_panel().reading()];
    let (_, data) = anna.see(ShowCase { case: opened.id, panels }).await.unwrap();
    let letters: &obieg_letters::model::CaseLetters = data[0].downcast_ref().unwrap();
    letters.addressees[0].id
}

on_both! {
    async fn a_letter_becomes_a_case_is_answered_and_the_case_closes(world: World with faces) {
        let (anna, opened) = case_of_anna(&world).await;
        assert!(opened.sign.starts_with("AB-I.") && opened.sign.ends_with(".1.2026"), "{}", opened.sign);
        // Received on 1 June 2026, a Monday: one month ends on 1 July, a Wednesday.
        assert_eq!(opened.due_on, Some(date(2026, 7, 1)));
        let file = show(&anna, &opened).await;
        assert_eq!(file.parties.len(), 1);
        let close = |version| CloseCase { case: opened.id, version };
        assert_eq!(codes(anna.act(close(file.case.version), None).await.unwrap_err()), ["cases.blocked"]);

        let duty = file.duties.iter().find(|duty| duty.kind == DutyKind::AnswerSender).unwrap().id;
        let sent = answer(&anna, &opened, duty).await;
        assert_eq!(sent.number, "1/2026");
        // Sending does not meet the duty; delivery does.
        let file = show(&anna, &opened).await;
        assert_eq!(file.duties.iter().find(|one| one.id == duty).unwrap().state, DutyState::Open);
        let addressee = addressee(&anna, &opened).await;
        world.clock.set("2026-06-15T10:00:00Z");
        let anna = world.actor("alfa", "Anna").await;
        let delivery = RecordDelivery {
            case: opened.id,
            addressee,
            delivered_on: date(2026, 6, 9),
            basis: Basis::Collected,
            evidence: "ZPO 00123".to_owned(),
        };
        anna.act(delivery, None).await.unwrap();
        let file = show(&anna, &opened).await;
        assert_eq!(file.blockers, []);
        anna.act(close(file.case.version), None).await.unwrap();
        let file = show(&anna, &opened).await;
        assert_eq!((file.case.state, file.case.closed_on), (CaseState::Closed, Some(date(2026, 6, 15))));
        assert!(file.duties.iter().all(|duty| duty.state == DutyState::Met));
        assert_eq!(codes(anna.act(close(file.case.version), None).await.unwrap_err()), ["cases.closed"]);
        // Nor does anything of its letter change any more.
        let letter = file.items[0].id;
        let stored = anna.blobs().put_bytes("dopisek".into()).await.unwrap();
        let files = vec![NewFile::new(stored, "dopisek.txt", b"dopisek")];
        let late = anna.act(AttachFiles { item: letter, files, taken_as: None }, None).await.unwrap_err();
        assert_eq!(codes(late), ["registry.item-closed"]);
        world.assert_sound().await;
    }
}

on_both! {
    async fn evidence_is_kept_though_the_answer_was_waived_meanwhile(world: World with faces) {
        let (anna, opened) = case_of_anna(&world).await;
        let file = show(&anna, &opened).await;
        let duty = file.duties.iter().find(|duty| duty.kind == DutyKind::AnswerSender).unwrap().id;
        answer(&anna, &opened, duty).await;
        let waive = WaiveAnswer { case: opened.id, duty, reason: "pismo do wiadomości, bez odpowiedzi".to_owned() };
        anna.act(waive, None).await.unwrap();
        let delivery = RecordDelivery {
            case: opened.id,
            addressee: addressee(&anna, &opened).await,
            delivered_on: date(2026, 6, 1),
            basis: Basis::Collected,
            evidence: "ZPO 00123".to_owned(),
        };
        anna.act(delivery, None).await.unwrap();
        let file = show(&anna, &opened).await;
        assert_eq!(file.duties.iter().find(|one| one.id == duty).unwrap().state, DutyState::Waived);
        assert_eq!(file.blockers, []);
        world.assert_sound().await;
    }
}

on_both! {
    async fn two_who_close_the_same_case_are_told_apart(world: World with faces) {
        let (anna, opened) = case_of_anna(&world).await;
        let file = show(&anna, &opened).await;
        let duty = file.duties.iter().find(|duty| duty.kind == DutyKind::AnswerSender).unwrap().id;
        let waive = WaiveAnswer { case: opened.id, duty, reason: "pismo do wiadomości, bez odpowiedzi".to_owned() };
        anna.act(waive, None).await.unwrap();
        let version = show(&anna, &opened).await.case.version;
        let head = world.actor("alfa", "Norbert").await;
        let both = futures_util::future::join(
            anna.act(CloseCase { case: opened.id, version }, None),
            head.act(CloseCase { case: opened.id, version }, None),
        )
        .await;
        let outcomes = [both.0.is_ok(), both.1.is_ok()];
        assert_eq!(outcomes.iter().filter(|done| **done).count(), 1, "{outcomes:?}");
    }
}

on_both! {
    async fn a_stale_edit_is_refused(world: World with faces) {
        let (anna, opened) = case_of_anna(&world).await;
        let stale = anna.act(CloseCase { case: opened.id, version: 77 }, None).await.unwrap_err();
        assert!(matches!(stale, Failure::Refused(list) if list[0].kind == RefusalKind::Stale));
    }
}

on_both! {
    async fn a_pause_moves_the_legal_day(world: World with faces) {
        let (anna, opened) = case_of_anna(&world).await;
        let pause = PauseCase {
            case: opened.id,
            basis: PauseBasis::StatutoryTerm,
            reason: "wezwanie do uzupełnienia braków".to_owned(),
            from: date(2026, 6, 1),
        };
        assert_eq!(anna.act(pause, None).await.unwrap(), None);
        world.clock.set("2026-06-11T10:00:00Z");
        let anna = world.actor("alfa", "Anna").await;
        let due = anna.act(ResumeCase { case: opened.id, to: date(2026, 6, 10) }, None).await.unwrap();
        // Not counted are 2 to 10 June, nine days: the day of the event itself never counts. 1 July + 9 = 10 July, a Friday.
        assert_eq!(due, Some(date(2026, 7, 10)));
    }
}

on_both! {
    async fn lists_show_what_one_reaches_and_nothing_else(world: World with faces) {
        let (_, opened) = case_of_anna(&world).await;
        let list = || CaseList { state: CaseState::Open, mine: false, due_from: None, due_to: None, after: None, limit: 50 };
        for (name, sees) in [("Anna", true), ("Beata", true), ("Norbert", true), ("Stefan", true), ("Zenon", true), ("Olga", false)] {
            let actor = world.actor("alfa", name).await;
            let listed = actor.see(list()).await.unwrap().cases.len();
            assert_eq!(listed, usize::from(sees), "{name}");
            let shown = actor.see(ShowCase { case: opened.id, panels: Vec::new() }).await;
            assert_eq!(shown.is_ok(), sees, "{name}");
        }
        // The other office's administrator cannot tell a foreign case from none.
        let adam = world.actor("beta", "Adam").await;
        assert!(matches!(adam.see(ShowCase { case: opened.id, panels: Vec::new() }).await, Err(Failure::Hidden)));
    }
}

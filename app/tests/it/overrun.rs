//! The notice of overrun (KPA art. 36 § 1): owed once, met by a letter, the new day named; through the deeds and the page.

use jiff::civil::date;
use obieg_cases::deeds::{CloseCase, OpenedCase, PauseCase, ResumeCase, WaiveAnswer};
use obieg_cases::queries::ShowCase;
use obieg_documents::NewFile;
use obieg_duties::model::{DutyKind, DutyState, DutyView, PauseBasis};
use obieg_duties::reconcile::reconcile_terms;
use obieg_kernel::Actor;
use obieg_letters::deeds::{NotifyOverrun, SendLetter, SentLetter};
use obieg_letters::model::{Channel, NewAddressee};
use obieg_testkit::{World, on_both};

use crate::cast::{codes, open_case, with_list};
use crate::faces;

/// A case opened on 1 June 2026, to be settled by Wednesday, 1 July; nobody waits for an answer in it.
async fn case_of_anna(world: &World) -> OpenedCase {
    with_list(world).await;
    open_case(world, "Anna", None).await.unwrap()
}

async fn walk(world: &World) -> usize {
    let mut opened = 0;
    for office in ["alfa", "beta"] {
        opened += reconcile_terms(&world.machine(office)).await.unwrap();
    }
    opened
}

async fn duties(actor: &Actor, case: &OpenedCase) -> Vec<DutyView> {
    actor.see(ShowCase { case: case.id, panels: Vec::new() }).await.unwrap().0.duties
}

async fn of_kind(actor: &Actor, case: &OpenedCase, kind: DutyKind) -> Vec<DutyView> {
    duties(actor, case).await.into_iter().filter(|duty| duty.kind == kind).collect()
}

async fn send(actor: &Actor, case: &OpenedCase, day: jiff::civil::Date) -> SentLetter {
    let stored = actor.blobs().put_bytes("zawiadomienie".into()).await.unwrap();
    let to = NewAddressee {
        name: "Zmyślona Maria".to_owned(),
        address: None,
        channel: Channel::Registered,
        duty: None,
    };
    let letter = SendLetter {
        case: case.id,
        title: "Zawiadomienie o niezałatwieniu sprawy w terminie".to_owned(),
        dated_on: day,
        signed_by: "Norbert Naczelnik, naczelnik".to_owned(),
        addressees: vec![to],
        files: vec![NewFile::new(stored, "zawiadomienie.txt", b"zawiadomienie")],
    };
    actor.act(letter, None).await.unwrap()
}

on_both! {
    async fn a_notice_is_owed_once_and_met_by_a_letter(world: World with faces) {
        let case = case_of_anna(&world).await;
        world.clock.set("2026-06-25T08:00:00Z");
        assert_eq!(walk(&world).await, 0);
        world.clock.set("2026-06-26T08:00:00Z");
        assert_eq!(walk(&world).await, 1);
        assert_eq!(walk(&world).await, 0);
        world.clock.set("2026-07-10T08:00:00Z");
        assert_eq!(walk(&world).await, 0);
        let anna = world.actor("alfa", "Anna").await;
        let notices = of_kind(&anna, &case, DutyKind::OverrunNotice).await;
        assert_eq!(notices.len(), 1);
        assert_eq!((notices[0].due_on, notices[0].about_day), (Some(date(2026, 7, 1)), Some(date(2026, 7, 1))));
        let close = CloseCase { case: case.id, version: 1 };
        assert_eq!(codes(anna.act(close, None).await.unwrap_err()), ["cases.blocked"]);

        let sent = send(&anna, &case, date(2026, 7, 10)).await;
        let notify = |letter, new_day| NotifyOverrun {
            case: case.id,
            letter,
            reason: "oczekiwanie na opinię konserwatora zabytków".to_owned(),
            new_day,
        };
        let other = open_case(&world, "Anna", None).await.unwrap();
        let foreign = send(&anna, &other, date(2026, 7, 10)).await;
        let refused = anna.act(notify(foreign.id, date(2026, 8, 3)), None).await.unwrap_err();
        assert_eq!(codes(refused), ["letters.notice-letter"]);
        let refused = anna.act(notify(sent.id, date(2026, 7, 10)), None).await.unwrap_err();
        assert_eq!(codes(refused), ["duties.named-not-later"]);
        anna.act(notify(sent.id, date(2026, 8, 3)), None).await.unwrap();
        let settling = &of_kind(&anna, &case, DutyKind::SettleCase).await[0];
        assert_eq!((settling.due_on, settling.legal_on), (Some(date(2026, 8, 3)), Some(date(2026, 7, 1))));
        assert_eq!(of_kind(&anna, &case, DutyKind::OverrunNotice).await[0].state, DutyState::Met);
        assert_eq!(walk(&world).await, 0);

        // The named day passes too: the parties are told anew, of that day.
        world.clock.set("2026-08-04T08:00:00Z");
        assert_eq!(walk(&world).await, 1);
        let anna = world.actor("alfa", "Anna").await;
        let notices = of_kind(&anna, &case, DutyKind::OverrunNotice).await;
        let open: Vec<_> = notices.iter().filter(|duty| duty.state == DutyState::Open).collect();
        assert_eq!((open.len(), open[0].about_day, open[0].due_on), (1, Some(date(2026, 8, 3)), Some(date(2026, 8, 4))));
        let waive = WaiveAnswer { case: case.id, duty: open[0].id, reason: "strony wycofały wniosek".to_owned() };
        anna.act(waive, None).await.unwrap();
        assert_eq!(walk(&world).await, 0);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_case_settled_in_its_term_owes_no_notice(world: World with faces) {
        let case = case_of_anna(&world).await;
        world.clock.set("2026-06-29T08:00:00Z");
        assert_eq!(walk(&world).await, 1);
        let anna = world.actor("alfa", "Anna").await;
        anna.act(CloseCase { case: case.id, version: 1 }, None).await.unwrap();
        let notice = &of_kind(&anna, &case, DutyKind::OverrunNotice).await[0];
        assert_eq!(notice.state, DutyState::Waived);
        world.assert_sound().await;
    }
}

on_both! {
    async fn two_walks_at_once_open_one_notice(world: World with faces) {
        let case = case_of_anna(&world).await;
        world.clock.set("2026-07-20T08:00:00Z");
        let (one, two) = (world.machine("alfa"), world.machine("alfa"));
        let (one, two) = futures_util::future::join(reconcile_terms(&one), reconcile_terms(&two)).await;
        assert_eq!(one.unwrap() + two.unwrap(), 1);
        let anna = world.actor("alfa", "Anna").await;
        assert_eq!(of_kind(&anna, &case, DutyKind::OverrunNotice).await.len(), 1);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_notice_follows_a_paused_term(world: World with faces) {
        let case = case_of_anna(&world).await;
        world.clock.set("2026-06-29T08:00:00Z");
        assert_eq!(walk(&world).await, 1);
        let anna = world.actor("alfa", "Anna").await;
        let pause = PauseCase {
            case: case.id,
            basis: PauseBasis::Suspension,
            reason: "zagadnienie wstępne".to_owned(),
            from: date(2026, 6, 29),
        };
        anna.act(pause, None).await.unwrap();
        assert_eq!(of_kind(&anna, &case, DutyKind::OverrunNotice).await[0].due_on, None);
        world.clock.set("2026-07-09T08:00:00Z");
        assert_eq!(walk(&world).await, 0);
        let anna = world.actor("alfa", "Anna").await;
        // 29 June to 8 July are ten days: 1 July + 10 = 11 July, a Saturday; so Monday 13 July.
        let due = anna.act(ResumeCase { case: case.id, to: date(2026, 7, 8) }, None).await.unwrap();
        assert_eq!(due, Some(date(2026, 7, 13)));
        let notices = of_kind(&anna, &case, DutyKind::OverrunNotice).await;
        assert_eq!((notices.len(), notices[0].about_day), (1, Some(date(2026, 7, 13))));
        assert_eq!(walk(&world).await, 0);
        world.assert_sound().await;
    }
}

on_both! {
    async fn the_page_takes_the_notice(world: World with faces) {
        let mut world = world;
        let case = case_of_anna(&world).await;
        world.clock.set("2026-07-10T08:00:00Z");
        walk(&world).await;
        let anna = world.actor("alfa", "Anna").await;
        let sent = send(&anna, &case, date(2026, 7, 10)).await;
        let cookie = world.cookie("alfa", "Anna").await;
        let browser = world.serve_with(obieg_app::slices::slots()).await.with_cookie(&cookie);
        let path = format!("/sprawy/{}", case.id);
        let page = browser.get(&path).await;
        assert!(page.body.contains("Zawiadomić strony o przekroczeniu terminu"), "the duty");
        assert!(page.body.contains(&format!("<option value=\"{}\"", sent.id)), "the letter is offered");
        let form = [
            ("_token", page.hidden("_token")),
            ("letter", sent.id.to_string()),
            ("reason", "oczekiwanie na opinię".to_owned()),
            ("new_day", "2026-08-03".to_owned()),
        ];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = browser.post(&format!("{path}/zawiadomienie"), &form).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let page = browser.get(&path).await;
        assert!(page.body.contains("oczekiwanie na opinię") && page.body.contains("termin ustawowy: 01.07.2026"), "{}", page.body);
        let log = browser.get(&format!("{path}/metryka")).await;
        for said in ["Trzeba zawiadomić strony o przekroczeniu terminu", "Zawiadomiono strony o przekroczeniu terminu"] {
            assert!(log.body.contains(said), "{said}");
        }
    }
}

//! A daily e-mail is handed over once, or people see why not.

use jiff::SignedDuration;
use mail_parser::MessageParser;
use obieg_kernel::id::PersonId;
use obieg_notices::deeds::{ReadAllNotices, WriteNotices};
use obieg_notices::model::{About, Happening, NoticeKind, Whom};
use obieg_notices::post::deeds::{BeginDigest, SetDigest, StopDigest};
use obieg_notices::post::model::{Detail, DigestState, MailServerDraft};
use obieg_notices::queries::OwnNotices;
use obieg_registry::deeds::{OpenToUnit, RegisterItem};
use obieg_registry::draft::{ItemDraft, SenderDraft};
use obieg_testkit::{World, on_both};
use uuid::Uuid;

use crate::exim::Exim;
use crate::{draft, faces, seen, set, turn};

async fn person(world: &World, name: &str) -> PersonId {
    world.actor("alfa", name).await.person().unwrap()
}

/// Somebody is told of something, as the journal would.
async fn tell(
    world: &World,
    name: &str,
    seq: i64,
    (kind, about, subject): (NoticeKind, About, Option<Uuid>),
) {
    let happening = Happening {
        seq,
        at: world.kernel.env().now(),
        kind,
        event: "Test".to_owned(),
        about,
        subject,
        whom: Whom::Person(person(world, name).await),
        by: None,
        doer: "Stefan Tajny".to_owned(),
    };
    world.machine("alfa").act(WriteNotices { happenings: vec![happening], upto: seq }, None).await.unwrap();
}

async fn nothing(world: &World, name: &str, seq: i64) {
    tell(world, name, seq, (NoticeKind::Assigned, About::Nothing, None)).await;
}

async fn wants(world: &World, name: &str, address: &str) {
    let deed = SetDigest { address: address.to_owned(), hour: None };
    world.actor("alfa", name).await.act(deed, None).await.unwrap();
}

async fn states(world: &World) -> Vec<DigestState> {
    seen(world).await.digests.into_iter().map(|one| one.state).collect()
}

/// A letter that only the chancery reaches.
async fn letter(world: &World) -> Uuid {
    let sender = SenderDraft {
        organisation: Some("Zażółć".to_owned()),
        place: Some("Wierzbice".to_owned()),
        ..SenderDraft::default()
    };
    let draft = ItemDraft {
        senders: vec![sender],
        letter_date: Some("2026-05-28".to_owned()),
        received_on: Some("2026-06-01".to_owned()),
        channel: Some("post".to_owned()),
        title: Some("Skarga Jana Żółwia".to_owned()),
        access: Some("partly-public".to_owned()),
        scan_state: Some("none".to_owned()),
        scan_reason: Some("format większy niż A3".to_owned()),
        not_duplicate: true,
        ..ItemDraft::default()
    };
    let deed = RegisterItem { draft, files: Vec::new(), taken_as: None };
    world.actor("alfa", "Karolina").await.act(deed, None).await.unwrap().id.uuid()
}

on_both! {
    async fn it_comes_once_on_working_days_at_its_hour_and_says_no_more_than_it_may(world: World with faces) {
        let Some(server) = Exim::start() else { return };
        turn(&world).await;
        // Monday, 6:30 in Warsaw.
        world.clock.set("2026-06-01T04:30:00Z");
        set(&world, draft(&server)).await;
        nothing(&world, "Anna", 1_000_000).await;
        wants(&world, "Anna", "anna@example.pl").await;
        let (reached, hidden) = (letter(&world).await, letter(&world).await);
        let unit = world.actor("alfa", "Anna").await.unit().unwrap();
        world.machine("alfa").act(OpenToUnit { item: obieg_registry::ItemId::from_uuid(reached), unit }, None).await.unwrap();
        world.clock.advance(SignedDuration::from_secs(1));
        tell(&world, "Anna", 1_000_001, (NoticeKind::Assigned, About::Item, Some(reached))).await;
        tell(&world, "Anna", 1_000_002, (NoticeKind::Assigned, About::Item, Some(hidden))).await;
        tell(&world, "Anna", 1_000_003, (NoticeKind::TermPassed, About::Item, Some(reached))).await;
        tell(&world, "Beata", 1_000_004, (NoticeKind::Assigned, About::Nothing, None)).await;
        turn(&world).await;
        assert!(server.delivered().is_empty(), "her hour has not come");
        world.clock.set("2026-06-01T05:05:00Z");
        for _ in 0..3 {
            turn(&world).await;
            world.clock.advance(SignedDuration::from_mins(7));
        }
        let mail = server.delivered();
        assert_eq!((mail.len(), states(&world).await), (1, vec![DigestState::Sent]));
        let message = MessageParser::default().parse(&mail[0]).unwrap();
        // What was told before she wanted the e-mail is not in it.
        assert_eq!(message.subject(), Some("Obieg: 3 powiadomienia"));
        assert_eq!(message.to().unwrap().first().unwrap().address(), Some("anna@example.pl"));
        assert_eq!(message.from().unwrap().first().unwrap().address(), Some("obieg@urzad.example.pl"));
        assert_eq!(message.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
        let body = message.body_text(0).unwrap();
        for part in ["Przydzielono pismo: 2", "- 1/2026", "Minął termin: 1", "https://obieg.example.pl/powiadomienia"] {
            assert!(body.contains(part), "{part}: {body}");
        }
        for secret in ["2/2026", "Skarga", "Żółw", "Stefan", "Zażółć"] {
            assert!(!body.contains(secret), "{secret}: {body}");
        }

        // Read in the meantime: nothing to send. Titles only where the office allows them.
        world.clock.set("2026-06-02T05:05:00Z");
        tell(&world, "Anna", 1_000_005, (NoticeKind::Assigned, About::Item, Some(reached))).await;
        let own = world.actor("alfa", "Anna").await;
        let upto = own.see(OwnNotices { before: None, limit: 1 }).await.unwrap().notices[0].id;
        own.act(ReadAllNotices { upto }, None).await.unwrap();
        turn(&world).await;
        assert_eq!(server.delivered().len(), 1);
        set(&world, MailServerDraft { detail: Detail::Titles, ..draft(&server) }).await;
        // Corpus Christi, and the weekend after the Friday.
        for free in ["2026-06-04T05:05:00Z", "2026-06-06T05:05:00Z", "2026-06-07T05:05:00Z"] {
            world.clock.set(free);
            turn(&world).await;
        }
        tell(&world, "Anna", 1_000_006, (NoticeKind::Assigned, About::Item, Some(reached))).await;
        turn(&world).await;
        assert_eq!(server.delivered().len(), 1);
        world.clock.set("2026-06-08T05:05:00Z");
        turn(&world).await;
        let mail = server.delivered();
        assert_eq!(mail.len(), 2);
        let texts = mail.iter().filter_map(|one| Some(MessageParser::default().parse(one)?.body_text(0)?.into_owned()));
        assert!(texts.into_iter().any(|text| text.contains("1/2026 Skarga Jana Żółwia")));
        // The session of some days ago is no proof of who stops it.
        own.act(StopDigest, None).await.unwrap_err();
        world.actor("alfa", "Anna").await.act(StopDigest, None).await.unwrap();
        nothing(&world, "Anna", 1_000_007).await;
        world.clock.set("2026-06-09T05:05:00Z");
        turn(&world).await;
        assert_eq!(server.delivered().len(), 2);
        world.assert_sound().await;
    }

    async fn a_server_that_was_down_gets_one_message(world: World with faces) {
        let Some(mut server) = Exim::start() else { return };
        turn(&world).await;
        set(&world, draft(&server)).await;
        wants(&world, "Anna", "anna@example.pl").await;
        nothing(&world, "Anna", 1_000_000).await;
        server.down();
        turn(&world).await;
        let digest = seen(&world).await.digests.remove(0);
        assert_eq!((digest.state, digest.answer.as_deref()), (DigestState::Queued, Some("connect")));
        server.up();
        for _ in 0..4 {
            world.clock.advance(SignedDuration::from_mins(10));
            turn(&world).await;
        }
        assert_eq!((states(&world).await, server.delivered().len()), (vec![DigestState::Sent], 1));
        world.assert_sound().await;
    }

    async fn a_refusal_is_shown_and_not_tried_again(world: World with faces) {
        let Some(server) = Exim::start() else { return };
        let mut world = world;
        turn(&world).await;
        set(&world, draft(&server)).await;
        wants(&world, "Anna", "nikt@example.pl").await;
        nothing(&world, "Anna", 1_000_000).await;
        for _ in 0..3 {
            turn(&world).await;
            world.clock.advance(SignedDuration::from_hours(1));
        }
        let digest = seen(&world).await.digests.remove(0);
        assert_eq!((digest.state, digest.answer.as_deref()), (DigestState::Refused, Some("550 nie ma takiej osoby")));
        assert!(server.delivered().is_empty());
        let nobody = world.serve().await;
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let page = anna.get("/moje/powiadomienia").await.body;
        assert!(page.contains("odrzucona przez serwer") && page.contains("550 nie ma takiej osoby"), "{page}");
        let igor = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        assert!(igor.get("/ustawienia/poczta").await.body.contains("550 nie ma takiej osoby"));
        world.assert_sound().await;
    }

    async fn a_connection_that_breaks_after_the_message_leaves_it_unclear(world: World with faces) {
        let Some(server) = Exim::start() else { return };
        turn(&world).await;
        set(&world, draft(&server)).await;
        wants(&world, "Anna", "padnij@example.pl").await;
        nothing(&world, "Anna", 1_000_000).await;
        for _ in 0..3 {
            turn(&world).await;
            world.clock.advance(SignedDuration::from_hours(1));
        }
        assert_eq!(states(&world).await, [DigestState::Unclear]);
        assert!(server.delivered().is_empty());

        // So does a program that ends between the two commits around the call.
        wants(&world, "Anna", "anna@example.pl").await;
        world.clock.set("2026-06-02T05:05:00Z");
        nothing(&world, "Anna", 1_000_001).await;
        let mut watch = obieg_notices::watch::Watch::new(world.machine("alfa"), world.kernel.env().clone());
        watch.turn().await.unwrap();
        let digest = seen(&world).await.digests[0].id;
        world.machine("alfa").act(BeginDigest { digest }, None).await.unwrap();
        turn(&world).await;
        let last = seen(&world).await.digests.remove(0);
        assert_eq!((last.state, last.answer.as_deref()), (DigestState::Unclear, Some("broken-off")));
        assert!(server.delivered().is_empty());
        world.assert_sound().await;
    }

    async fn a_wrong_password_waits_for_the_right_one_and_what_is_old_is_given_up(world: World with faces) {
        let Some(server) = Exim::start() else { return };
        turn(&world).await;
        set(&world, MailServerDraft { password: "zle".to_owned(), ..draft(&server) }).await;
        wants(&world, "Anna", "anna@example.pl").await;
        nothing(&world, "Anna", 1_000_000).await;
        turn(&world).await;
        let waits = seen(&world).await.digests.remove(0);
        assert!(waits.state == DigestState::Queued && waits.answer.as_deref().unwrap().starts_with("535"), "{waits:?}");
        set(&world, draft(&server)).await;
        world.clock.advance(SignedDuration::from_hours(1));
        turn(&world).await;
        assert_eq!((states(&world).await, server.delivered().len()), (vec![DigestState::Sent], 1));

        set(&world, MailServerDraft { password: "zle".to_owned(), ..draft(&server) }).await;
        world.clock.set("2026-06-02T05:05:00Z");
        nothing(&world, "Anna", 1_000_001).await;
        for _ in 0..20 {
            turn(&world).await;
            world.clock.advance(SignedDuration::from_hours(5));
        }
        assert_eq!(states(&world).await, [DigestState::Failed, DigestState::Sent]);
        assert_eq!(server.delivered().len(), 1);
        world.assert_sound().await;
    }
}

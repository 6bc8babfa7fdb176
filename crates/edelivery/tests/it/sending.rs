//! Sending, and finding what may have been sent.

use std::collections::BTreeSet;

use jiff::ToSpan;
use obieg_edelivery::model::{Outgoing, Party};
use obieg_edelivery::trouble::Cause;
use obieg_edelivery::{By, Connector, Found, Place, Session, Sought, TaskState, Trouble, Verdict};
use serde_json::json;
use sha3::{Digest, Sha3_512};

use crate::support::*;

async fn look(world: &World, session: &Session<'_>, out: &Outgoing, known: &[&str]) -> Vec<Found> {
    let since = world.now().await - 10.minutes();
    let sha3 = vec![hex::encode(Sha3_512::digest(BYTES))];
    let known: BTreeSet<String> = known.iter().map(|one| (*one).to_owned()).collect();
    session.find_sent(&Sought { out, sha3: &sha3, since, known: &known }).await.unwrap()
}

async fn office(world: &World) -> Connector {
    world.signed_in(OFFICE).await
}

#[tokio::test]
async fn a_small_message_goes_and_carries_our_id() {
    let world = world().await;
    let connector = office(&world).await;
    let session = connector.session(world.now().await).unwrap();
    let out = Outgoing {
        thread: Some("watek-1".into()),
        reply_to: Some("m-0".into()),
        ..letter(&[CITIZEN], "mała")
    };
    let message = sent_to_one(&session, &out).await;
    let there = &world.inside(CITIZEN).await[0];
    assert_eq!(there["additionalData"]["correlation"], "c-mała");
    let own = fetched(&session, &message).await;
    assert_eq!(own.case.as_deref(), Some("OR.1431.1.2026"));
    assert_eq!((own.thread.as_deref(), own.reply_to.as_deref()), (Some("watek-1"), Some("m-0")));
    assert_eq!(own.text.as_deref(), Some("Treść pisma"));
    assert_eq!(own.to[0].address.as_deref(), Some(CITIZEN));
    assert_eq!(own.to[0].line(), "Jan Przykładowy");
    assert_eq!((own.attachments.len(), own.attachments[0].size), (1, Some(14)));
}

#[tokio::test]
async fn what_breaks_a_rule_does_not_go_at_all() {
    let world = world().await;
    let connector = office(&world).await;
    let session = connector.session(world.now().await).unwrap();
    let out = Outgoing { subject: String::new(), ..letter(&[OFFICE], "x") };
    let Err(Trouble::Refused(faults)) = session.send(&out, &[BYTES.to_vec()]).await else {
        panic!("refused")
    };
    assert_eq!(
        faults.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(),
        ["subject-missing", "address-own"]
    );
    let short = session.send(&letter(&[CITIZEN], "x"), &[b"other".to_vec()]).await;
    assert_eq!(short, Err(Trouble::Local(std::io::ErrorKind::InvalidInput)));
    assert_eq!(world.calls("POST /{eDeliveryAddress}/messages").await, 0);
}

#[tokio::test]
async fn one_addressee_of_three_fails_and_the_others_have_theirs() {
    let world = world().await;
    let connector = office(&world).await;
    let session = connector.session(world.now().await).unwrap();
    world.script(&json!({ "failed_addressees": [COMPANY] })).await;
    let out = letter(&[CITIZEN, COMPANY, OTHER_OFFICE], "troje");
    let outcomes = send(&session, &out).await;
    let failed: Vec<_> = outcomes.iter().filter(|one| one.fault.is_some()).collect();
    assert_eq!((outcomes.len(), failed.len()), (3, 1));
    assert_eq!(failed[0].to.as_ref().and_then(|to| to.address.as_deref()), Some(COMPANY));
    assert_eq!(failed[0].fault.as_ref().map(|fault| fault.code.as_str()), Some("TECHNICAL"));
    // Two are sent, and the failed one came back as a new draft: all three carry our id.
    let found = look(&world, &session, &out, &[]).await;
    let places: Vec<_> = found.iter().map(|one| (one.place.clone(), one.to.len(), one.by)).collect();
    assert_eq!(places.iter().filter(|one| **one == (Place::Sent, 1, By::Correlation)).count(), 2);
    assert_eq!(places.iter().filter(|one| **one == (Place::Draft, 1, By::Correlation)).count(), 1);
}

#[tokio::test]
async fn a_task_is_pending_until_it_is_done() {
    let world = world().await;
    let connector = office(&world).await;
    let session = connector.session(world.now().await).unwrap();
    world.script(&json!({ "pending": 1 })).await;
    let accepted = session.send(&letter(&[CITIZEN], "zadanie"), &[BYTES.to_vec()]).await.unwrap();
    assert_eq!(session.task(&accepted.task).await.unwrap(), TaskState::Pending);
    assert!(matches!(session.task(&accepted.task).await.unwrap(), TaskState::Done(_)));
    assert!(matches!(session.task("nobody").await, Err(Trouble::Refused(_))));
}

#[tokio::test]
async fn a_message_whose_answer_never_came_is_found_and_not_sent_twice() {
    let world = world().await;
    let connector = office(&world).await;
    let session = connector.session(world.now().await).unwrap();
    let out = letter(&[CITIZEN], "raz");
    assert_eq!(look(&world, &session, &out, &[]).await, []);
    world.script(&json!({ "call": { "drop_answer": true } })).await;
    let trouble = session.send(&out, &[BYTES.to_vec()]).await.unwrap_err();
    assert!(matches!(trouble, Trouble::Unknown { cause: Cause::Broken, .. }), "{trouble:?}");
    let found = look(&world, &session, &out, &[]).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0].place, found[0].by), (&Place::Sent, By::Correlation));
    assert!(matches!(session.task(found[0].task.as_deref().unwrap()).await, Ok(TaskState::Done(_))));
    // Another letter of the same words is another letter.
    let other = Outgoing { correlation: "c-inna".into(), ..out };
    assert_eq!(look(&world, &session, &other, &[]).await, []);
    assert_eq!(world.inside(CITIZEN).await.len(), 1);
}

#[tokio::test]
async fn a_full_mailbox_leaves_a_draft_that_is_found_and_can_be_sent() {
    let world = world().await;
    let connector = office(&world).await;
    let session = connector.session(world.now().await).unwrap();
    let out = letter(&[CITIZEN], "pełna");
    world.script(&json!({ "full_mailbox": true })).await;
    let Err(Trouble::Refused(faults)) = session.send(&out, &[BYTES.to_vec()]).await else {
        panic!("refused")
    };
    let found = look(&world, &session, &out, &[]).await;
    assert_eq!((found.len(), &found[0].place), (1, &Place::Draft));
    assert_eq!(Some(&found[0].message), faults[0].message.as_ref());
    let draft = obieg_edelivery::Draft { message: found[0].message.clone() };
    session.send_draft(&draft).await.unwrap();
    assert_eq!(look(&world, &session, &out, &[]).await[0].place, Place::Sent);
    assert_eq!(look(&world, &session, &out, &[&draft.message]).await, []);
}

#[tokio::test]
async fn a_message_that_lost_our_id_is_known_by_what_it_carries() {
    let world = world().await;
    let connector = office(&world).await;
    let session = connector.session(world.now().await).unwrap();
    let out = letter(&[CITIZEN], "podobna");
    world.script(&json!({ "lose_additional_data": true, "call": { "drop_answer": true } })).await;
    session.send(&out, &[BYTES.to_vec()]).await.unwrap_err();
    let found = look(&world, &session, &out, &[]).await;
    assert_eq!((found.len(), found[0].by), (1, By::Likeness));
    for other in [
        Outgoing { subject: "inna".into(), ..out.clone() },
        Outgoing { case: Some("OR.2.2026".into()), ..out.clone() },
        Outgoing { text: None, ..out.clone() },
        Outgoing { to: vec![Party::at(COMPANY)], ..out.clone() },
        Outgoing { files: vec![file("inny.pdf", BYTES)], ..out.clone() },
        Outgoing { files: vec![file("pismo.pdf", b"x")], ..out.clone() },
    ] {
        assert_eq!(look(&world, &session, &other, &[]).await, [], "{other:?}");
    }
    let since = world.now().await - 10.minutes();
    let sha3 = vec![hex::encode(Sha3_512::digest(b"other bytes"))];
    let none =
        session.find_sent(&Sought { out: &out, sha3: &sha3, since, known: &BTreeSet::new() }).await.unwrap();
    assert_eq!(none, []);
    let later = world.now().await + 1.minutes();
    let late = session
        .find_sent(&Sought { out: &out, sha3: &[], since: later, known: &BTreeSet::new() })
        .await
        .unwrap();
    assert_eq!(late, []);
}

#[tokio::test]
async fn what_a_person_moved_is_found_and_mail_from_others_is_never_read_while_looking() {
    let world = world().await;
    let connector = office(&world).await;
    world.mail(OFFICE, "raz").await;
    world.sign_in(&connector).await;
    let session = connector.session(world.now().await).unwrap();
    let out = letter(&[CITIZEN], "raz");
    let message = sent_to_one(&session, &out).await;
    session.trash(&[&message]).await.unwrap();
    let found = look(&world, &session, &out, &[]).await;
    assert_eq!((found.len(), &found[0].place), (1, &Place::Elsewhere("TRASH".into())));
    let inbox = world.inside(OFFICE).await;
    let unread = inbox.iter().find(|one| one["messageId"] != message.as_str()).unwrap();
    assert_eq!(unread["opened"], false, "{unread}");
}

#[tokio::test]
async fn a_message_still_in_the_outbox_is_found_there() {
    let world = world().await;
    let connector = office(&world).await;
    let session = connector.session(world.now().await).unwrap();
    let out = letter(&[CITIZEN], "w drodze");
    world.script(&json!({ "hand_over_after": 3600 })).await;
    let accepted = session.send(&out, &[BYTES.to_vec()]).await.unwrap();
    assert_eq!(session.task(&accepted.task).await.unwrap(), TaskState::Pending);
    let found = look(&world, &session, &out, &[]).await;
    assert_eq!((found.len(), &found[0].place), (1, &Place::Outbox));
    assert_eq!(found[0].task.as_deref(), Some(accepted.task.as_str()));
    world.advance("PT1H").await;
    world.sign_in(&connector).await;
    let session = connector.session(world.now().await).unwrap();
    assert!(matches!(session.task(&accepted.task).await, Ok(TaskState::Done(_))));
}

#[tokio::test]
async fn a_gateway_that_gives_up_after_the_message_was_taken_is_not_believed() {
    let world = world().await;
    let connector = office(&world).await;
    let session = connector.session(world.now().await).unwrap();
    for (place, status) in [500, 502, 503, 504].into_iter().enumerate() {
        let out = letter(&[CITIZEN], &format!("bramka {status}"));
        world.script(&json!({ "call": { "status_after": status } })).await;
        let trouble = session.send(&out, &[BYTES.to_vec()]).await.unwrap_err();
        assert!(
            matches!(trouble, Trouble::Unknown { cause: Cause::Status(code), .. } if code == status),
            "{trouble:?}"
        );
        assert_eq!(look(&world, &session, &out, &[]).await.len(), 1);
        assert_eq!(world.inside(CITIZEN).await.len(), place + 1);
    }
}

#[tokio::test]
async fn a_draft_with_uploads_is_sent_once() {
    let world = world().await;
    let connector = office(&world).await;
    let session = connector.session(world.now().await).unwrap();
    let two = b"%PDF-1.4 drugi plik".to_vec();
    let out = Outgoing {
        files: vec![file("pierwszy.pdf", BYTES), file("drugi.pdf", &two)],
        ..letter(&[CITIZEN], "robocza")
    };
    let draft = session.draft(&out).await.unwrap();
    let mut uploaded = Vec::new();
    for (file, bytes) in out.files.iter().zip([BYTES.to_vec(), two.clone()]) {
        uploaded.push(session.upload(&draft, file, std::io::Cursor::new(bytes)).await.unwrap());
    }
    assert!(uploaded.iter().all(|one| one.verdict == Verdict::Agrees));
    session.complete_draft(&draft, &out, &uploaded).await.unwrap();
    session.complete_draft(&draft, &out, &uploaded).await.unwrap();
    let names: Vec<_> = session
        .draft_of(&draft.message)
        .await
        .unwrap()
        .value
        .attachments
        .into_iter()
        .filter_map(|one| one.name)
        .collect();
    assert_eq!(names, ["pierwszy.pdf", "drugi.pdf"]);
    world.script(&json!({ "call": { "drop_answer": true } })).await;
    assert!(matches!(session.send_draft(&draft).await, Err(Trouble::Unknown { .. })));
    let found = look(&world, &session, &out, &[]).await;
    assert_eq!((found.len(), &found[0].place, &found[0].message), (1, &Place::Sent, &draft.message));
    // Sending the draft again is refused: it is no draft any more.
    assert!(matches!(session.send_draft(&draft).await, Err(Trouble::Refused(_))));
    let short = session.upload(&draft, &file("a.pdf", &two), std::io::Cursor::new(b"x".to_vec())).await;
    assert!(short.is_err());
}

#[tokio::test]
async fn a_reader_that_fails_is_our_own_trouble() {
    struct Torn;
    impl tokio::io::AsyncRead for Torn {
        fn poll_read(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
            _: &mut tokio::io::ReadBuf<'_>,
        ) -> std::task::Poll<std::io::Result<()>> {
            std::task::Poll::Ready(Err(std::io::Error::from(std::io::ErrorKind::NotFound)))
        }
    }
    let world = world().await;
    let connector = office(&world).await;
    let session = connector.session(world.now().await).unwrap();
    let out = letter(&[CITIZEN], "brak pliku");
    let draft = session.draft(&out).await.unwrap();
    let trouble = session.upload(&draft, &out.files[0], Torn).await.unwrap_err();
    assert_eq!(trouble, Trouble::Local(std::io::ErrorKind::NotFound));
    session.delete_drafts(&[&draft.message]).await.unwrap();
    assert_eq!(look(&world, &session, &out, &[]).await, []);
}

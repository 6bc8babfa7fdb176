//! Lists, fetching, files, tidying up, hooks and the base of addresses.

use std::collections::BTreeSet;

use obieg_edelivery::hooks::{self, Hooks};
use obieg_edelivery::model::Kind;
use obieg_edelivery::{Fetched, Listing, Search, SearchId, Trouble, Verdict};
use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn pages_lose_nothing_while_new_mail_comes() {
    let world = world().await;
    let mut sent = BTreeSet::new();
    for number in 0..5 {
        sent.insert(world.mail(OFFICE, &format!("nr {number}")).await);
        world.advance("PT1M").await;
    }
    let connector = world.signed_in(OFFICE).await;
    let session = connector.session(world.now().await).unwrap();
    let mut seen = Vec::new();
    for page in 0..4 {
        let listing =
            Listing { folder: Some("INBOX".into()), offset: page * 2, limit: 2, ..Listing::default() };
        let listed = session.list(&listing).await.unwrap();
        assert!(listed.bytes.starts_with(b"{"));
        seen.extend(listed.value.messages.into_iter().map(|one| one.message));
        if page == 0 {
            world.advance("PT1S").await;
            sent.insert(world.mail(OFFICE, "w trakcie").await);
            // What waits at the operator comes only when somebody signs in.
            world.sign_in(&connector).await;
        }
    }
    assert_eq!(seen.len(), 6);
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), sent);
    let unread = Listing { opened: Some(false), limit: 10, newest_first: true, ..Listing::default() };
    let newest = session.list(&unread).await.unwrap().value;
    assert_eq!((newest.total, newest.waiting), (Some(6), Some(0)));
    assert_eq!(newest.messages[0].subject.as_deref(), Some("w trakcie"));
    let counts = session.counts().await.unwrap().value;
    let inbox = counts.iter().find(|one| one.label == "INBOX").unwrap();
    assert_eq!((inbox.unread, inbox.total), (6, 6));
}

#[tokio::test]
async fn a_message_is_fetched_with_its_file_and_a_wrong_digest_is_told_while_the_bytes_are_kept() {
    let world = world().await;
    world.script(&json!({ "when": { "subject": "skrót" }, "hash_mismatch": true })).await;
    let good = world.mail(OFFICE, "dobra").await;
    let wrong = world.mail(OFFICE, "skrót").await;
    let connector = world.signed_in(OFFICE).await;
    let session = connector.session(world.now().await).unwrap();
    for (id, verdict) in [(good, Verdict::Agrees), (wrong, Verdict::Differs)] {
        assert_eq!(session.look(&id).await.unwrap().value.opened, Some(false));
        let message = fetched(&session, &id).await;
        assert_eq!(
            (message.case.as_deref(), message.text.as_deref()),
            (Some("OR.1.2026"), Some("Dzień dobry"))
        );
        assert_eq!(message.from.as_ref().map(|from| from.line()), Some("Jan Przykładowy".into()));
        let mut bytes = Vec::new();
        let file = session.attachment(&id, &message.attachments[0], &mut bytes).await.unwrap();
        assert_eq!(
            (bytes.as_slice(), file.size, file.verdict),
            (b"%PDF-1.4 wniosek".as_slice(), 16, verdict)
        );
        assert_eq!(session.look(&id).await.unwrap().value.opened, Some(true));
    }
}

#[tokio::test]
async fn a_notice_is_still_moving_until_the_message_is_there() {
    let world = world().await;
    let office = world.signed_in(OFFICE).await;
    let message =
        sent_to_one(&office.session(world.now().await).unwrap(), &letter(&[CITIZEN], "awizo")).await;
    let citizen = world.signed_in(CITIZEN).await;
    let session = citizen.session(world.now().await).unwrap();
    let notice = session.look(&message).await.unwrap().value;
    assert_eq!((notice.kind, notice.days_left), (Kind::Stub, Some(14)));
    assert!(matches!(session.trash(&[&message]).await, Err(Trouble::Refused(_))));
    assert_eq!(session.fetch(&message).await.unwrap(), Fetched::StillMoving);
    assert_eq!(session.fetch(&message).await.unwrap(), Fetched::StillMoving);
    assert_eq!(fetched(&session, &message).await.kind, Kind::Message);
}

#[tokio::test]
async fn what_takes_its_time_to_move_is_seen_waiting() {
    let world = world().await;
    world.script(&json!({ "when": { "subject": "wolna" }, "move_after": 60 })).await;
    world.mail(OFFICE, "wolna").await;
    let connector = world.signed_in(OFFICE).await;
    let session = connector.session(world.now().await).unwrap();
    let listing = Listing { limit: 5, ..Listing::default() };
    let listed = session.list(&listing).await.unwrap().value;
    assert_eq!((listed.messages.len(), listed.waiting), (0, Some(1)));
    world.advance("PT1M").await;
    let listed = session.list(&listing).await.unwrap().value;
    assert_eq!((listed.messages.len(), listed.waiting), (1, Some(0)));
}

#[tokio::test]
async fn the_bin_comes_before_deleting_and_all_go_or_none() {
    let world = world().await;
    let (one, two) = (world.mail(OFFICE, "a").await, world.mail(OFFICE, "b").await);
    let connector = world.signed_in(OFFICE).await;
    let session = connector.session(world.now().await).unwrap();
    let Err(Trouble::Refused(faults)) = session.delete(&[&one, &two]).await else { panic!("refused") };
    assert_eq!(
        faults.iter().filter_map(|fault| fault.message.clone()).collect::<Vec<_>>(),
        [one.clone(), two.clone()]
    );
    session.trash(&[&one, &two]).await.unwrap();
    session.restore(&[&two]).await.unwrap();
    assert!(matches!(session.delete(&[&one, &two]).await, Err(Trouble::Refused(_))));
    session.delete(&[&one]).await.unwrap();
    let left: Vec<_> = world.inside(OFFICE).await;
    assert_eq!((left.len(), left[0]["messageId"].as_str()), (1, Some(two.as_str())));
    let many = vec!["x"; 51];
    assert_eq!(session.trash(&many).await, Err(Trouble::Local(std::io::ErrorKind::InvalidInput)));
    assert_eq!(session.trash(&["a,b"]).await, Err(Trouble::Local(std::io::ErrorKind::InvalidInput)));
    assert_eq!(session.delete(&[]).await, Err(Trouble::Local(std::io::ErrorKind::InvalidInput)));
}

#[tokio::test]
async fn the_operator_calls_where_it_was_asked_to() {
    use axum::extract::State;
    use std::sync::{Arc, Mutex};

    type Heard = Arc<Mutex<Vec<Vec<u8>>>>;
    async fn take(State(heard): State<Heard>, body: axum::body::Bytes) -> &'static str {
        heard.lock().unwrap().push(body.to_vec());
        hooks::ANSWER
    }
    let heard: Heard = Arc::default();
    let router = axum::Router::new().route("/hak", axum::routing::post(take)).with_state(Arc::clone(&heard));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hak", listener.local_addr().unwrap());
    let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });

    let world = world().await;
    let connector = world.signed_in(OFFICE).await;
    let session = connector.session(world.now().await).unwrap();
    let hooks = Hooks {
        message: Some(url.clone()),
        evidence: Some(url.clone()),
        created: Some(url),
        ..Hooks::default()
    };
    session.subscribe(&hooks).await.unwrap();
    world.mail(OFFICE, "hak").await;
    let sent = sent_to_one(&session, &letter(&[CITIZEN], "hak 2")).await;
    world.control("settle", &json!({})).await;
    let hints: Vec<_> = heard.lock().unwrap().iter().filter_map(|body| hooks::read(body)).collect();
    assert!(hints.iter().all(|hint| hint.address == OFFICE), "{hints:?}");
    let of = |kind: &str| hints.iter().filter(|hint| hint.kind == kind).count();
    assert_eq!((of("NewMessage"), of("MessageCreated")), (1, 1));
    assert!(of("NewEvidence") >= 2);
    assert_eq!(hints.iter().find(|hint| hint.kind == "NewMessage").unwrap().waiting, Some(1));
    session.unsubscribe().await.unwrap();
    let before = heard.lock().unwrap().len();
    assert_ne!(sent, sent_to_one(&session, &letter(&[CITIZEN], "hak 3")).await);
    world.control("settle", &json!({})).await;
    assert_eq!(heard.lock().unwrap().len(), before);
    server.abort();
}

#[tokio::test]
async fn the_base_says_whether_an_address_may_be_written_to() {
    let world = world().await;
    let blocked = "AE:PL-90075-94799-GARAS-26";
    let closed = "AE:PL-72422-98772-ATIDW-24";
    world
        .control(
            "mailboxes",
            &json!([{ "address": blocked, "name": "Zablokowana", "warning": "BLOCK_WARNING" },
                    { "address": closed, "name": "Zamknięta", "status": "CLOSED_RECOVERABLE" }]),
        )
        .await;
    let connector = world.connector();
    let now = world.now().await;
    for (address, may, warned) in [
        (CITIZEN, true, false),
        (COMPANY, true, true),
        (blocked, false, true),
        (closed, false, false),
        (NOBODY, false, false),
    ] {
        let said = connector.confirm(address, now).await.unwrap().said;
        assert_eq!((said.may_be_written_to(), said.warning.is_some()), (may, warned), "{said:?}");
        assert_eq!(said.address.is_some(), address != NOBODY);
    }
    let person = connector.confirm(CITIZEN, now).await.unwrap().said;
    assert_eq!((person.name.as_deref(), person.public), (Some("Jan Przykładowy"), Some(false)));
    let nip = SearchId { register: "nip".into(), number: "0000000000".into() };
    let search =
        Search { categories: vec!["COMPANY".into()], numbers: vec![nip], limit: 50, ..Search::default() };
    let page = connector.search(&search, now).await.unwrap().value;
    assert_eq!((page.total, page.found[0].address.as_deref()), (Some(1), Some(COMPANY)));
    assert_eq!(page.found[0].numbers.get("nip").map(String::as_str), Some("0000000000"));
    let Err(Trouble::Refused(faults)) = connector.search(&Search::default(), now).await else {
        panic!("refused")
    };
    assert_eq!(faults[0].code, "SEAPI-00002");
}

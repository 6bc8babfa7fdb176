//! Every way in which a call goes wrong, and what the caller is told to do.

use std::time::Duration;

use obieg_edelivery::trouble::Cause;
use obieg_edelivery::{Connector, Fault, Listing, Trouble};
use serde_json::json;

use crate::support::*;

const LIST: &str = "GET /{eDeliveryAddress}/messages";
const SEND: &str = "POST /{eDeliveryAddress}/messages";

#[tokio::test]
async fn two_faults_come_as_two() {
    let world = world().await;
    let connector = world.signed_in(OFFICE).await;
    let session = connector.session(world.now().await).unwrap();
    let errors = json!([{ "error": "E1", "error_description": "pierwszy" }, { "error": "E2", "error_description": "drugi", "messageId": "m-1" }]);
    world.fault(LIST, &json!({ "errors": errors })).await;
    let mut second = Fault::new("E2", "drugi");
    second.message = Some("m-1".into());
    let wanted = Trouble::Refused(vec![Fault::new("E1", "pierwszy"), second]);
    assert_eq!(session.list(&Listing::default()).await.err(), Some(wanted));
}

#[tokio::test]
async fn statuses_of_a_gateway_tell_what_to_do() {
    let world = world().await;
    let connector = world.signed_in(OFFICE).await;
    let session = connector.session(world.now().await).unwrap();
    let later = |status, after| Trouble::TryLater { after, cause: Cause::Status(status) };
    for (status, wanted) in [
        (429, later(429, Some(Duration::from_secs(7)))),
        (502, later(502, Some(Duration::from_secs(7)))),
        (503, later(503, Some(Duration::from_secs(7)))),
        (401, Trouble::TokenExpired),
        (403, Trouble::Forbidden),
    ] {
        world.fault(LIST, &json!({ "status": status, "retry_after": 7 })).await;
        assert_eq!(session.list(&Listing::default()).await.err(), Some(wanted), "{status}");
    }
    world.fault(LIST, &json!({ "status": 404 })).await;
    assert!(matches!(session.list(&Listing::default()).await, Err(Trouble::Contract { status: 404, .. })));
    world.fault(SEND, &json!({ "status": 429 })).await;
    let out = letter(&[CITIZEN], "limit");
    assert_eq!(session.send(&out, &[BYTES.to_vec()]).await, Err(later(429, None)));
    world.fault(SEND, &json!({ "status": 502 })).await;
    let trouble = session.send(&out, &[BYTES.to_vec()]).await.unwrap_err();
    assert!(matches!(trouble, Trouble::Unknown { cause: Cause::Status(502), .. }), "{trouble:?}");
}

#[tokio::test]
async fn time_that_runs_out_is_unknown_only_where_something_may_have_been_done() {
    let world = world().await;
    let mut settings = world.settings(OFFICE);
    settings.limits.call = Duration::from_millis(300);
    settings.limits.transfer = Duration::from_millis(300);
    let connector = Connector::new(settings).unwrap();
    world.sign_in(&connector).await;
    let session = connector.session(world.now().await).unwrap();
    world.fault(LIST, &json!({ "slow_ms": 60000 })).await;
    let trouble = session.list(&Listing::default()).await.unwrap_err();
    assert_eq!(trouble, Trouble::TryLater { after: None, cause: Cause::Slow });
    world.fault(SEND, &json!({ "slow_ms": 60000 })).await;
    let trouble = session.send(&letter(&[CITIZEN], "wolno"), &[BYTES.to_vec()]).await.unwrap_err();
    assert!(matches!(trouble, Trouble::Unknown { cause: Cause::Slow, .. }), "{trouble:?}");
}

#[tokio::test]
async fn where_nobody_listens_nothing_was_done() {
    let world = world().await;
    let connector = world.signed_in(OFFICE).await;
    let now = world.now().await;
    drop(world);
    // The stand-in is gone with its port; a connection that stood before may have been cut, so the second try is looked at.
    let session = connector.session(now).unwrap();
    drop(session.counts().await);
    let trouble = session.send(&letter(&[CITIZEN], "nikt"), &[BYTES.to_vec()]).await.unwrap_err();
    assert_eq!(trouble, Trouble::TryLater { after: None, cause: Cause::Connect });
}

#[tokio::test]
async fn an_answer_that_is_none_of_the_contract_is_kept() {
    async fn odd() -> (axum::http::StatusCode, &'static str) {
        (axum::http::StatusCode::OK, "<html>przerwa techniczna</html>")
    }
    let world = world().await;
    let router = axum::Router::new().fallback(odd);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let odd_url = format!("http://{}/api/v3", listener.local_addr().unwrap());
    let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let mut settings = world.settings(OFFICE);
    settings.ua_base = odd_url;
    let connector = Connector::new(settings).unwrap();
    world.sign_in(&connector).await;
    let session = connector.session(world.now().await).unwrap();
    let page = b"<html>przerwa techniczna</html>".to_vec();
    match session.counts().await {
        Err(Trouble::Contract { status: 200, bytes, .. }) => assert_eq!(bytes, page),
        other => panic!("{other:?}"),
    }
    // It said yes to a sending call, so the message may be there.
    match session.send(&letter(&[CITIZEN], "dziwna"), &[BYTES.to_vec()]).await {
        Err(Trouble::Unknown { cause: Cause::Unreadable, bytes, .. }) => assert_eq!(bytes, page),
        other => panic!("{other:?}"),
    }
    server.abort();
}

#[tokio::test]
async fn a_download_that_is_cut_is_no_file_and_may_be_tried_again() {
    let world = world().await;
    let id = world.mail(OFFICE, "ucięta").await;
    let connector = world.signed_in(OFFICE).await;
    let session = connector.session(world.now().await).unwrap();
    let message = fetched(&session, &id).await;
    let mut big = message.attachments[0].clone();
    // Without a size the file comes as bytes.
    big.size = None;
    let mut bytes = Vec::new();
    world.fault("POST /{eDeliveryAddress}/attachments/download", &json!({ "cut_after": 5 })).await;
    let trouble = session.attachment(&id, &big, &mut bytes).await.unwrap_err();
    assert_eq!(trouble, Trouble::TryLater { after: None, cause: Cause::Broken });
    assert!(bytes.len() <= 5);
    bytes.clear();
    assert_eq!(session.attachment(&id, &big, &mut bytes).await.unwrap().size, 16);
    world.fault("GET /{eDeliveryAddress}/messages/{messageId}", &json!({ "cut_after": 20 })).await;
    assert!(matches!(session.fetch(&id).await, Err(Trouble::TryLater { cause: Cause::Broken, .. })));
}

#[tokio::test]
async fn more_than_the_settings_allow_is_not_taken() {
    let world = world().await;
    let id = world.mail(OFFICE, "duża").await;
    let mut settings = world.settings(OFFICE);
    settings.limits.file = 10;
    settings.limits.answer = 4000;
    let connector = Connector::new(settings).unwrap();
    world.sign_in(&connector).await;
    let session = connector.session(world.now().await).unwrap();
    let message = fetched(&session, &id).await;
    let mut into = Vec::new();
    assert_eq!(
        session.attachment(&id, &message.attachments[0], &mut into).await,
        Err(Trouble::TooBig { limit: 10 })
    );
    let mut liar = message.attachments[0].clone();
    liar.size = None;
    assert_eq!(session.attachment(&id, &liar, &mut into).await, Err(Trouble::TooBig { limit: 10 }));
    assert!(into.len() <= 10);
    for number in 0..20 {
        world.mail(OFFICE, &format!("następna {number}")).await;
    }
    world.sign_in(&connector).await;
    let session = connector.session(world.now().await).unwrap();
    let listing = Listing { limit: 100, ..Listing::default() };
    assert_eq!(session.list(&listing).await.err(), Some(Trouble::TooBig { limit: 4000 }));
}

#[tokio::test]
async fn a_writer_that_fails_is_our_own_trouble() {
    let world = world().await;
    let id = world.mail(OFFICE, "dysk").await;
    let connector = world.signed_in(OFFICE).await;
    let session = connector.session(world.now().await).unwrap();
    let message = fetched(&session, &id).await;
    let mut room = [0_u8; 4];
    let mut full = std::io::Cursor::new(room.as_mut_slice());
    let trouble = session.attachment(&id, &message.attachments[0], &mut full).await;
    assert_eq!(trouble, Err(Trouble::Local(std::io::ErrorKind::WriteZero)));
}

//! Signing in: only when asked, never silently, and what its failures mean.

use jiff::ToSpan;
use obieg_edelivery::trouble::Cause;
use obieg_edelivery::{Connector, Trouble};
use rsa::pkcs1::{EncodeRsaPrivateKey, LineEnding};
use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn nothing_is_called_before_somebody_signs_in_and_nothing_signs_in_by_itself() {
    let world = world().await;
    let connector = world.connector();
    let now = world.now().await;
    assert_eq!(connector.session(now).err(), Some(Trouble::NoToken));
    assert!(connector.token_wants_refresh(now));
    let id = world.mail(OFFICE, "czeka").await;
    assert!(world.inside(OFFICE).await.is_empty());
    // Asking the base of addresses needs no token and fetches none, so it delivers nothing.
    connector.confirm(CITIZEN, now).await.unwrap();
    assert_eq!(world.calls("POST token").await, 0);

    let signed = connector.sign_in(now, "jti-1").await.unwrap();
    assert_eq!((signed.assertion.as_str(), signed.until), ("jti-1", now + 300.seconds()));
    assert!(
        signed.permissions.iter().any(|(folder, scopes)| folder.ends_with(".INBOX") && scopes.len() == 4)
    );
    assert_eq!(world.inside(OFFICE).await[0]["messageId"], id.as_str());

    assert!(!connector.token_wants_refresh(now + 239.seconds()));
    assert!(connector.token_wants_refresh(now + 240.seconds()));
    assert!(connector.session(now + 299.seconds()).is_ok());
    assert_eq!(connector.session(now + 300.seconds()).err(), Some(Trouble::TokenExpired));
    assert_eq!(world.calls("POST token").await, 1);
    connector.sign_out();
    assert_eq!(connector.session(now).err(), Some(Trouble::NoToken));
}

#[tokio::test]
async fn a_token_that_the_operator_takes_no_more_is_told_and_a_new_one_helps() {
    let world = world().await;
    let connector = world.signed_in(OFFICE).await;
    let before = world.now().await;
    world.advance("PT6M").await;
    // Our caller's clock is slow: the session looks good, the operator says no.
    let late = connector.session(before).unwrap();
    assert_eq!(late.counts().await.err(), Some(Trouble::TokenExpired));
    world.sign_in(&connector).await;
    assert!(connector.session(world.now().await).unwrap().counts().await.is_ok());
}

#[tokio::test]
async fn refusals_of_the_token_service_are_told_in_its_words() {
    let world = world().await;
    let now = world.now().await;
    let refused = |trouble: Trouble| match trouble {
        Trouble::Refused(faults) => (faults[0].code.clone(), faults[0].words.clone()),
        other => panic!("{other:?}"),
    };
    let mut settings = world.settings(OFFICE);
    settings.system.key_pem = pem(&key_of(2048));
    let stranger = Connector::new(settings).unwrap();
    let told = refused(stranger.sign_in(now, "a").await.unwrap_err());
    assert_eq!(told, ("invalid_client".into(), "the signature is not by the registered key".into()));
    let mut settings = world.settings(OFFICE);
    settings.audience = "https://elsewhere.example".into();
    let told = refused(Connector::new(settings).unwrap().sign_in(now, "b").await.unwrap_err());
    assert_eq!(told.1, "aud is not this realm");
    let connector = world.connector();
    connector.sign_in(now, "c").await.unwrap();
    assert_eq!(refused(connector.sign_in(now, "c").await.unwrap_err()).1, "the assertion was used before");
    let late = now - 20.minutes();
    assert_eq!(refused(connector.sign_in(late, "d").await.unwrap_err()).1, "the assertion has expired");
}

#[tokio::test]
async fn a_broken_sign_in_may_have_delivered_and_says_so() {
    let world = world().await;
    let connector = world.connector();
    let now = world.now().await;
    world.mail(OFFICE, "czeka").await;
    world.fault("POST token", &json!({ "drop_answer": true })).await;
    let trouble = connector.sign_in(now, "a").await.unwrap_err();
    assert!(matches!(trouble, Trouble::Unknown { cause: Cause::Broken, .. }), "{trouble:?}");
    assert_eq!(world.inside(OFFICE).await.len(), 1);
    world.fault("POST token", &json!({ "status": 429, "retry_after": 30 })).await;
    let trouble = connector.sign_in(now, "b").await.unwrap_err();
    let wanted =
        Trouble::TryLater { after: Some(std::time::Duration::from_secs(30)), cause: Cause::Status(429) };
    assert_eq!(trouble, wanted);
}

#[tokio::test]
async fn keys_and_addresses_that_cannot_be_used_are_told_before_anything_is_called() {
    let world = world().await;
    let with = |change: &dyn Fn(&mut obieg_edelivery::Settings)| {
        let mut settings = world.settings(OFFICE);
        change(&mut settings);
        Connector::new(settings).err()
    };
    let weak = pem(&key_of(1024));
    for (wanted, trouble) in [
        (None, with(&|_| {})),
        (Some("key"), with(&|one| one.system.key_pem = "nonsense".into())),
        (Some("key"), with(&|one| one.system.key_pem = weak.clone())),
        (Some("ua-base"), with(&|one| one.ua_base = "http://10.0.0.1/api".into())),
        (Some("se-base"), with(&|one| one.se_base = "ftp://localhost/".into())),
        (Some("token-url"), with(&|one| one.token_url = "https://a:b@localhost/".into())),
        (Some("audience"), with(&|one| one.audience.clear())),
        (Some("address"), with(&|one| one.system.address = "AE:PL-1".into())),
        (Some("client-certificate"), with(&|one| one.client_pem = Some("x".into()))),
        (Some("authorities"), with(&|one| one.authorities_pem = Some("x".into()))),
        (Some("ua-base"), with(&|one| one.limits.loopback = false)),
    ] {
        assert_eq!(trouble, wanted.map(Trouble::Settings));
    }
    // PKCS#1, as older tools write keys.
    let old = key().to_pkcs1_pem(LineEnding::LF).unwrap().to_string();
    assert_eq!(with(&|one| one.system.key_pem.clone_from(&old)), None);
    // Neither key nor token stands in what is printed.
    let connector = world.signed_in(OFFICE).await;
    let shown = format!("{connector:?} {:?}", world.settings(OFFICE));
    assert!(!shown.contains("PRIVATE") && !shown.contains("eyJ"), "{shown}");
}

//! The rules of the token endpoint: each refused for its own reason.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::*;

async fn told(response: reqwest::Response) -> (u16, Value) {
    let status = response.status().as_u16();
    (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap())
}

#[tokio::test]
async fn an_assertion_with_one_claim_wrong_is_refused() {
    let world = world().await;
    let now = world.now().await;
    let cases = [
        ("iss", json!(format!("{CITIZEN}.SYSTEM.{SYSTEM}")), "iss and sub differ"),
        ("aud", json!("https://elsewhere.invalid/realm"), "aud is not this realm"),
        ("aud", json!(["https://elsewhere.invalid/realm"]), "aud is not this realm"),
        ("exp", json!(now), "the assertion has expired"),
        ("exp", json!(now + 3600), "the assertion is good for too long"),
        ("nbf", json!(now + 60), "the assertion is not good yet"),
        ("iat", json!(now + 60), "the assertion was made in the future"),
        ("jti", json!(""), "the assertion was used before"),
    ];
    for (claim, value, reason) in cases {
        let mut claims = world.claims(OFFICE).await;
        claims[claim] = value;
        let (status, body) = told(world.ask_with(OFFICE, &sign(key(), "RS256", &claims)).await).await;
        assert_eq!(
            (status, &body["error"], &body["error_description"]),
            (401, &json!("invalid_client"), &json!(reason)),
            "{claim}"
        );
    }
    for claim in ["iss", "sub", "aud", "jti", "exp", "nbf", "iat"] {
        let mut claims = world.claims(OFFICE).await;
        claims.as_object_mut().unwrap().remove(claim);
        let (status, body) = told(world.ask_with(OFFICE, &sign(key(), "RS256", &claims)).await).await;
        assert_eq!(status, 401, "{claim}");
        assert!(
            body["error_description"].as_str().unwrap().contains(&format!("missing field `{claim}`")),
            "{body}"
        );
    }
}

#[tokio::test]
async fn other_audiences_of_the_realm_are_taken() {
    let world = world().await;
    for aud in
        [json!(format!("{}/protocol/openid-connect/token", world.realm())), json!(["x", world.realm()])]
    {
        let mut claims = world.claims(OFFICE).await;
        claims["aud"] = aud;
        assert_eq!(world.ask_with(OFFICE, &sign(key(), "RS256", &claims)).await.status(), 200);
    }
}

#[tokio::test]
async fn the_signature_and_who_it_is_count() {
    let world = world().await;
    let claims = world.claims(OFFICE).await;
    let other = fresh_key();
    let mut named = claims.clone();
    named["iss"] = json!(format!("{OFFICE}.SYSTEM.OTHER"));
    named["sub"] = named["iss"].clone();
    let good = sign(key(), "RS256", &claims);
    let cases = [
        (OFFICE, sign(&other, "RS256", &claims), "the signature is not by the registered key"),
        (OFFICE, sign(key(), "HS256", &claims), "the assertion is signed with RS256"),
        (OFFICE, sign(key(), "none", &claims), "the assertion is signed with RS256"),
        (OFFICE, sign(key(), "RS256", &named), "no such system"),
        (CITIZEN, good.clone(), "iss is not a system of the address in login_hint"),
        (OFFICE, "a.b".to_owned(), "client_assertion is not a JWT"),
        (OFFICE, good.replace('.', "x."), "the assertion is not base64url"),
    ];
    for (ade, assertion, reason) in cases {
        let (status, body) = told(world.ask_with(ade, &assertion).await).await;
        assert_eq!((status, body["error"].as_str()), (401, Some("invalid_client")), "{reason}: {body}");
        if reason != "the assertion is not base64url" {
            assert_eq!(body["error_description"], reason);
        }
    }
    assert_eq!(world.ask_with(OFFICE, &good).await.status(), 200);
    let (status, body) = told(world.ask_with(OFFICE, &good).await).await;
    assert_eq!((status, &body["error_description"]), (401, &json!("the assertion was used before")));
}

#[tokio::test]
async fn the_form_counts() {
    let world = world().await;
    let good = sign(key(), "RS256", &world.claims(OFFICE).await);
    for (at, value, error) in [(0, "password", "unsupported_grant_type"), (1, "other", "invalid_request")] {
        let mut fields = fields(&good);
        fields[at].1 = value;
        let (status, body) = told(world.ask_token(OFFICE, &fields).await).await;
        assert_eq!((status, body["error"].as_str()), (400, Some(error)));
    }
    let url = format!("{}/protocol/openid-connect/token", world.realm());
    let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields(&good)).finish();
    let no_hint =
        world.client.post(&url).header("content-type", "application/x-www-form-urlencoded").body(form);
    let (status, body) = told(no_hint.send().await.unwrap()).await;
    assert_eq!((status, body["error"].as_str()), (400, Some("invalid_request")));
    let no_form = world.client.post(&url).body("{}").send().await.unwrap();
    assert_eq!(no_form.status(), 400);
}

#[tokio::test]
async fn a_token_lives_for_300_seconds_and_for_its_own_mailbox() {
    let mut world = world().await;
    assert_eq!(world.ua_of(CITIZEN, Method::GET, "messages", None).await.0, 403);
    world.advance("PT299S").await;
    assert_eq!(world.ua(Method::GET, "messages", None).await.0, 200);
    world.advance("PT1S").await;
    assert_eq!(world.ua(Method::GET, "messages", None).await.0, 401);
    world.log_in().await;
    assert_eq!(world.ua(Method::GET, "messages", None).await.0, 200);
    let good = world.bearer.clone();
    world.bearer = format!("{good}x");
    assert_eq!(world.ua(Method::GET, "messages", None).await.0, 401);
    world.bearer = good.replacen('.', "A.", 1);
    assert_eq!(world.ua(Method::GET, "messages", None).await.0, 401);
}

#[tokio::test]
async fn a_system_does_only_what_its_scopes_say() {
    let mut world = world().await;
    let system = json!([{ "name": SYSTEM, "pem": public_pem(key()), "scopes": ["read_messages"] }]);
    world
        .control(
            "mailboxes",
            &json!({ "address": OFFICE, "public": true, "name": "Urząd", "systems": system }),
        )
        .await;
    world.log_in().await;
    assert_eq!(world.ua(Method::GET, "messages", None).await.0, 200);
    assert_eq!(world.ua(Method::GET, "settings", None).await.0, 403);
    assert_eq!(world.post("messages", &message(&[CITIZEN], "zakaz")).await.0, 403);
}

#[tokio::test]
async fn keys_are_registered_as_pem_certificate_or_jwk_and_weak_ones_are_refused() {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use rsa::pkcs8::{EncodePrivateKey, LineEnding};
    use rsa::traits::PublicKeyParts;
    let mut world = world().await;
    let (n, e) = (key().n().to_be_bytes_trimmed_vartime(), key().e().to_be_bytes_trimmed_vartime());
    let jwk = json!({ "kty": "RSA", "n": URL_SAFE_NO_PAD.encode(n), "e": URL_SAFE_NO_PAD.encode(e) });
    let private = key().to_pkcs8_pem(LineEnding::LF).unwrap();
    let pair = rcgen::KeyPair::from_pkcs8_pem_and_sign_algo(&private, &rcgen::PKCS_RSA_SHA256).unwrap();
    let certificate =
        rcgen::CertificateParams::new(["ezd.invalid".to_owned()]).unwrap().self_signed(&pair).unwrap().pem();
    for good in [json!({ "name": SYSTEM, "jwk": jwk }), json!({ "name": SYSTEM, "pem": certificate })] {
        world
            .control(
                "mailboxes",
                &json!({ "address": OFFICE, "public": true, "name": "U", "systems": [good] }),
            )
            .await;
        world.log_in().await;
    }
    let weak = public_pem(&key_of(1024));
    let bad = [
        json!({ "name": "X" }),
        json!({ "name": "X", "pem": "nothing" }),
        json!({ "name": "X", "pem": weak }),
        json!({ "name": "X", "jwk": { "kty": "EC" } }),
    ];
    for bad in bad {
        let body = json!({ "address": OFFICE, "systems": [bad] }).to_string();
        let url = format!("{}/_standin/mailboxes", world.running.url);
        assert_eq!(world.client.post(url).body(body).send().await.unwrap().status(), 400);
    }
}

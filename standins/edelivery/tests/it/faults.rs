//! Faults that somebody asks for.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::*;

#[tokio::test]
async fn the_message_is_taken_but_the_answer_never_comes() {
    let world = world().await;
    world.script(&json!({ "when": { "correlation": "c-raz" }, "call": { "drop_answer": true } })).await;
    let path = format!("/api/v3/{OFFICE}/messages");
    let cut = world.raw(Method::POST, &path, Some(&message(&[CITIZEN], "raz"))).await;
    assert!(cut.is_err());
    let inside = world.inside(CITIZEN).await;
    assert_eq!(inside["messages"].as_array().unwrap().len(), 1);
    assert_eq!(inside["messages"][0]["additionalData"]["correlation"], "c-raz");
    // Whoever sends it again without looking sends it twice.
    assert_eq!(world.post("messages", &message(&[CITIZEN], "raz")).await.0, 202);
    assert_eq!(world.inside(CITIZEN).await["messages"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_fault_of_any_call_may_cut_the_connection_too() {
    let world = world().await;
    world
        .control(
            "faults",
            &json!({ "operation": "POST /{eDeliveryAddress}/directories", "call": { "drop_answer": true } }),
        )
        .await;
    let path = format!("/api/v3/{OFFICE}/directories");
    assert!(world.raw(Method::POST, &path, Some(&json!({ "directoryName": "Podatki" }))).await.is_err());
    let names = world.get("directories").await;
    assert!(names.as_array().unwrap().iter().any(|one| one["name"] == "Podatki"));
}

#[tokio::test]
async fn statuses_of_a_gateway_come_when_they_are_asked_for() {
    let world = world().await;
    for status in [401, 429, 502] {
        world.script(&json!({ "call": { "status": status, "retry_after": 7 } })).await;
        let path = format!("/api/v3/{OFFICE}/messages");
        let response = world.raw(Method::POST, &path, Some(&message(&[CITIZEN], "bramka"))).await.unwrap();
        assert_eq!(
            (response.status().as_u16(), response.headers()["retry-after"].to_str().unwrap()),
            (status, "7")
        );
        assert!(response.bytes().await.unwrap().is_empty());
    }
    assert_eq!(world.inside(CITIZEN).await["messages"], json!([]));
    world.control("faults", &json!({ "address": OFFICE, "times": 2, "call": { "status": 503 } })).await;
    assert_eq!(world.ua(Method::GET, "messages", None).await.0, 503);
    assert_eq!(world.ua(Method::GET, "threads", None).await.0, 503);
    assert_eq!(world.ua(Method::GET, "messages", None).await.0, 200);
    world.control("faults", &json!({ "operation": "POST token", "call": { "status": 500 } })).await;
    let assertion = sign(key(), "RS256", &world.claims(OFFICE).await);
    assert_eq!(world.ask_with(OFFICE, &assertion).await.status(), 500);
    assert_eq!(world.ask_with(OFFICE, &assertion).await.status(), 200);
}

#[tokio::test]
async fn two_errors_come_in_one_array() {
    let world = world().await;
    let errors = json!([{ "error": "E1", "error_description": "pierwszy" }, { "error": "E2", "error_description": "drugi" }]);
    world.script(&json!({ "call": { "errors": errors } })).await;
    assert_eq!(world.post("messages", &message(&[CITIZEN], "błędy")).await, (400, errors));
    assert_eq!(world.get("messages").await["total"], 0);
}

#[tokio::test]
async fn a_full_mailbox_keeps_a_draft() {
    let world = world().await;
    world.script(&json!({ "full_mailbox": true })).await;
    let (status, body) = world.post("messages", &message(&[CITIZEN], "pełna")).await;
    assert_eq!((status, &body[0]["error"]), (400, &json!("MAILBOX_FULL")));
    let drafts = world.get("drafts").await;
    assert_eq!(drafts["messages"][0]["messageMetadata"]["messageId"], body[0]["messageId"]);
    let id = body[0]["messageId"].clone();
    assert_eq!(world.post("drafts/send", &json!({ "messageId": id })).await.0, 202);
    assert_eq!(world.get("drafts").await["total"], 0);
}

#[tokio::test]
async fn an_answer_may_be_slow() {
    let world = world().await;
    world
        .control(
            "faults",
            &json!({ "operation": "GET /{eDeliveryAddress}/messages", "call": { "slow_ms": 60000 } }),
        )
        .await;
    let path = format!("{}/api/v3/{OFFICE}/messages", world.running.url);
    let slow =
        world.client.get(&path).bearer_auth(&world.bearer).timeout(Duration::from_millis(200)).send().await;
    assert!(slow.unwrap_err().is_timeout());
    assert_eq!(world.ua(Method::GET, "messages", None).await.0, 200);
}

#[tokio::test]
async fn a_script_is_for_the_message_that_it_names() {
    let world = world().await;
    world.script(&json!({ "when": { "subject": "ta" }, "reject": ["nie"] })).await;
    let other = world.send(&message(&[CITIZEN], "inna")).await;
    let named = world.send(&message(&[CITIZEN], "ta")).await;
    let again = world.send(&message(&[CITIZEN], "ta")).await;
    assert_eq!(world.status(&other).await, "Czeka na doręczenie");
    assert_eq!(world.status(&named).await, "Odrzucona");
    assert_eq!(world.status(&again).await, "Czeka na doręczenie");
}

#[tokio::test]
async fn a_wrong_digest_is_told_to_the_addressee_only() {
    let mut world = world().await;
    world.script(&json!({ "when": { "subject": "skrót" }, "hash_mismatch": true })).await;
    let id = world.mail(CITIZEN, OFFICE, "skrót").await;
    world.log_in().await;
    let hash = |value: &Value| value["attachments"][0]["hash"].as_str().unwrap().to_owned();
    let sent = hash(&world.inside(CITIZEN).await["messages"][0]);
    let told = hash(&world.inside(OFFICE).await["messages"][0]);
    assert_ne!(sent, told);
    let read = world.get(&format!("messages/{id}?format=full")).await;
    assert_eq!(read[0]["attachments"][0]["file"]["fileMetadata"]["hash"], told);
}

#[tokio::test]
async fn the_clock_goes_where_it_is_sent_and_what_is_due_happens_at_its_own_time() {
    let world = world().await;
    world.script(&json!({ "verify_after": 60, "deliver_after": 120 })).await;
    let id = world.send(&message(&[CITIZEN], "czas")).await;
    world.advance("PT4M").await;
    let evidences = world.get(&format!("messages/{id}/evidences")).await["evidences"].clone();
    let at = |code: &str| {
        evidences.as_array().unwrap().iter().find(|one| one["type"] == code).unwrap()["eventDate"].clone()
    };
    assert_eq!(
        (at("A.1"), at("D.1")),
        (json!("2026-11-02T07:01:00.000Z"), json!("2026-11-02T07:03:00.000Z"))
    );
    world.control("clock", &json!({ "advance": 3600 })).await;
    assert_eq!(world.see("clock").await["now"], "2026-11-02T08:04:00.000Z");
    let url = format!("{}/_standin/clock", world.running.url);
    assert_eq!(world.client.post(url).body(r#"{"advance":"soon"}"#).send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn what_could_never_happen_is_refused() {
    let world = world().await;
    let refused = async |path: &str, body: Value| {
        let url = format!("{}/_standin/{path}", world.running.url);
        world.client.post(url).body(body.to_string()).send().await.unwrap().status().as_u16()
    };
    assert_eq!(refused("faults", json!({ "operation": "GET messages" })).await, 400);
    assert_eq!(refused("faults", json!({ "operation": "POST /search/eda-confirmation" })).await, 201);
    assert_eq!(refused("scripts", json!({ "late": { "A1": 5 } })).await, 400);
    assert_eq!(refused("scripts", json!({ "addressees": { "ktos": {} } })).await, 400);
    assert_eq!(refused("scripts", json!({ "addressees": { CITIZEN: { "late": { "Z.9": 1 } } } })).await, 400);
    assert_eq!(refused("scripts", json!({ "late": { "A.1": 5 } })).await, 201);
}

#[tokio::test]
async fn a_message_is_taken_and_the_gateway_says_otherwise() {
    let world = world().await;
    world.script(&json!({ "call": { "status_after": 504 }, "hand_over_after": 60 })).await;
    assert_eq!(world.post("messages", &message(&[CITIZEN], "bramka")).await.0, 504);
    let listed = world.get("messages?label=OUTBOX&format=metadata").await;
    assert_eq!(
        (&listed["total"], world.inside(CITIZEN).await["messages"].as_array().unwrap().len()),
        (&json!(1), 0)
    );
    let task = listed["messages"][0]["messageControlData"].clone();
    world.advance("PT1M").await;
    assert_eq!(world.get("messages?label=OUTBOX").await["total"], 0, "{task}");
    assert_eq!(world.inside(CITIZEN).await["messages"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn addressees_of_one_message_have_fates_of_their_own() {
    let world = world().await;
    world.script(&json!({ "reject": ["wszyscy"], "addressees": { COMPANY: { "relay": "B.2" } } })).await;
    let (_, taken) = world.post("messages", &message(&[CITIZEN, COMPANY], "dwoje")).await;
    let results = world.results(taken["messageTaskId"].as_str().unwrap()).await;
    let mut statuses = Vec::new();
    for one in results.as_array().unwrap() {
        let status = world.status(one["messageId"].as_str().unwrap()).await;
        statuses.push((one["addressee"]["eDeliveryAddress"].as_str().unwrap().to_owned(), status));
    }
    assert_eq!(
        statuses,
        [(CITIZEN.into(), "Odrzucona".into()), (COMPANY.to_owned(), "Niedoręczona".to_owned())]
    );
}

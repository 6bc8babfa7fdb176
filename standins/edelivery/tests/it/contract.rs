//! Every operation over the real wire, and every body measured against the contract that the operator published.

mod walk;

use std::collections::BTreeSet;

use obieg_contract::{Answered, Contract};
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::support::*;

/// One call. `template` is the path of the contract; the answer's body comes back.
pub async fn call(
    contract: &mut Contract,
    world: &World,
    method: &str,
    template: &str,
    filled: &str,
    body: Option<&Value>,
    status: u16,
) -> Value {
    if let Some(body) = body {
        contract.request(method, template, body);
    }
    let path = format!("{}{filled}", contract.base);
    let response = world.raw(Method::from_bytes(method.as_bytes()).unwrap(), &path, body).await.unwrap();
    answered(contract, method, template, status, response).await
}

/// Measures an answer that must have a status.
pub async fn answered(
    contract: &mut Contract,
    method: &str,
    template: &str,
    status: u16,
    response: Response,
) -> Value {
    let got = response.status().as_u16();
    let kind = response.headers().get("content-type").map(|kind| kind.to_str().unwrap().to_owned());
    let bytes = response.bytes().await.unwrap();
    assert_eq!(got, status, "{method} {template}: {}", String::from_utf8_lossy(&bytes));
    contract.answered(method, template, &Answered { status, kind: kind.as_deref(), bytes: &bytes })
}

#[tokio::test]
async fn every_operation_of_the_ua_contract_is_spoken() {
    let Some(mut contract) = Contract::ua("/api/v3") else { return };
    let operations = contract.operations();
    assert_eq!(operations.len(), 51);
    walk::all(&mut contract).await;
    let never: Vec<&String> = operations.difference(&contract.called).collect();
    assert!(never.is_empty(), "never called: {never:#?}");
}

#[test]
fn operations_and_scopes_are_those_of_the_contract() {
    let Some(contract) = Contract::ua("/api/v3") else { return };
    let mut ours = BTreeSet::new();
    for (method, path, scope) in obieg_operator::ua::OPERATIONS {
        let operation = &contract.document["paths"][path][method.to_lowercase()];
        assert_eq!(operation["security"][0]["oAuthUserAgent"], json!([scope]), "{method} {path}");
        ours.insert(format!("{method} {path}"));
    }
    assert_eq!(ours, contract.operations());
}

#[tokio::test]
async fn every_operation_of_the_se_contract_is_spoken() {
    let Some(mut contract) = Contract::se("/api/se/v4") else { return };
    let world = world().await;
    let confirmation = json!({ "recipientEda": CITIZEN, "senderEda": OFFICE });
    let path = "/search/eda-confirmation";
    let found = call(&mut contract, &world, "POST", path, path, Some(&confirmation), 200).await;
    assert_eq!(
        (&found["recipientEda"]["edaStatus"], &found["recipient"]["surname"]),
        (&json!("ACTIVE"), &json!("Przykładowy"))
    );
    let nobody = json!({ "recipientEda": "AE:PL-12345-12345-ABCDE-10", "senderEda": OFFICE });
    assert_eq!(call(&mut contract, &world, "POST", path, path, Some(&nobody), 200).await, json!({}));
    let stranger = json!({ "recipientEda": CITIZEN, "senderEda": "AE:PL-12345-12345-ABCDE-10" });
    assert_eq!(
        call(&mut contract, &world, "POST", path, path, Some(&stranger), 400).await["errorCodes"][0]["errorCode"],
        "SEAPI-00003"
    );
    let path = "/search/eda-search";
    let many = json!({ "recipientEdas": [CITIZEN, COMPANY], "senderEda": OFFICE, "limit": 1, "offset": 1 });
    let found = call(&mut contract, &world, "POST", path, path, Some(&many), 200).await;
    assert_eq!(found["totalResults"], 2);
    assert_eq!(found["edaSearchResponses"][0]["recipientEda"]["warning"]["type"], "NOT_BLOCK_WARNING");
    let path = "/search/bae_search";
    let person = json!({ "recipientEdasOnly": false, "searchCategory": ["INDIVIDUAL"], "surname": "przykład", "senderEda": OFFICE });
    let found = call(&mut contract, &world, "POST", path, path, Some(&person), 200).await;
    assert_eq!(
        (&found["totalResults"], &found["baeSearchResponses"][0]["recipientEda"]["recipientEda"]),
        (&json!(1), &json!(CITIZEN))
    );
    let body = json!({ "recipientEdasOnly": false, "searchCategory": ["PUBLIC_INSTITUTION"], "senderEda": OFFICE,
        "officialIds": [{ "id": "0000000000", "referenceRegistry": "nip" }] });
    assert_eq!(call(&mut contract, &world, "POST", path, path, Some(&body), 200).await["totalResults"], 1);
    let only = json!({ "recipientEdasOnly": true, "recipientEdas": [OFFICE], "senderEda": OFFICE });
    assert_eq!(call(&mut contract, &world, "POST", path, path, Some(&only), 200).await["totalResults"], 1);
    let nothing = json!({ "recipientEdasOnly": false, "senderEda": OFFICE });
    call(&mut contract, &world, "POST", path, path, Some(&nothing), 400).await;
    assert_eq!(contract.called, contract.operations());
}

#[test]
fn the_measure_sees_wrong_types_unknown_fields_and_missing_ones() {
    let Some(contract) = Contract::ua("/api/v3") else { return };
    let validator = contract.validator(&json!({ "$ref": "#/components/schemas/Message" }));
    let good = json!({ "messageMetadata": { "shippingService": "electronic", "timestamp": "2026-11-02T07:00:00.000Z" } });
    assert!(validator.is_valid(&good));
    for (pointer, value) in [
        ("shippingService", json!("pigeon")),
        ("timestamp", json!("2 November")),
        ("subject", Value::Null),
        ("to", json!([{ "eDeliveryAdress": CITIZEN }])),
    ] {
        let mut bad = good.clone();
        bad["messageMetadata"][pointer] = value;
        assert!(!validator.is_valid(&bad), "{bad}");
    }
    assert!(!validator.is_valid(&json!({ "messageMetadata": {} })));
}

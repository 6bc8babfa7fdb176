//! Every operation over the real wire, and every body measured against the contract that the operator published.
//!
//! The contracts are not part of this repository (no licence text stands in them); where they are not held, this says so and
//! tries nothing.

mod walk;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::support::*;

/// Where the contract says what cannot be, and what is read instead. Nothing else is changed.
const DEFECTS: &[(&str, &str, &str)] = &[
    (
        "ua",
        "/components/schemas/MessageOperationResponseWrapperStatus/required",
        "requires fields that the schema does not have",
    ),
    (
        "ua",
        "/components/schemas/MessagesWrapper/required/1",
        "requires resultSize, which the schema does not have",
    ),
    (
        "ua",
        "/components/schemas/Conditions/required/0",
        "requires typeConditions; the field is conditionType",
    ),
    ("se", "/components/schemas/AssignmentDegreeEnum/enum", "numbers in an enumeration of texts"),
];

/// The folder of held contracts beside the workspace.
fn held(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/edoreczenia").join(name);
    if path.is_file() {
        return Some(path);
    }
    eprintln!("skipped: {name} is not held beside this workspace");
    None
}

/// A contract with its schemas as JSON Schema, closed: no field that it does not name.
pub struct Contract {
    document: Value,
    base: String,
    called: BTreeSet<String>,
}

impl Contract {
    fn read(kind: &str, file: &str, base: &str) -> Option<Self> {
        let text = std::fs::read_to_string(held(file)?).unwrap();
        let mut document: Value = serde_saphyr::from_str(&text).unwrap();
        for (_, pointer, reason) in DEFECTS.iter().filter(|(of, ..)| *of == kind) {
            let (parent, last) = pointer.rsplit_once('/').unwrap();
            let found = document.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer} is gone: {reason}"));
            match (found, last.parse::<usize>()) {
                (Value::Array(list), Ok(place)) => drop(list.remove(place)),
                (Value::Object(map), _) if last == "enum" => {
                    let texts =
                        map[last].as_array().unwrap().iter().map(|one| json!(one.to_string())).collect();
                    map.insert(last.to_owned(), texts);
                }
                (Value::Object(map), _) => assert!(map.remove(last).is_some(), "{pointer} is gone: {reason}"),
                _ => panic!("{pointer} is gone: {reason}"),
            }
        }
        close(&mut document["components"]["schemas"]);
        Some(Self { document, base: base.to_owned(), called: BTreeSet::new() })
    }

    fn operations(&self) -> BTreeSet<String> {
        let paths = self.document["paths"].as_object().unwrap();
        let of_path = |(path, item): (&String, &Value)| {
            let methods: Vec<String> = item
                .as_object()
                .unwrap()
                .keys()
                .map(|one| format!("{} {path}", one.to_uppercase()))
                .collect();
            methods
        };
        paths.iter().flat_map(of_path).collect()
    }

    /// Follows references as far as there are any.
    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value.get("$ref").and_then(Value::as_str) {
            Some(reference) => {
                self.resolved(self.document.pointer(reference.trim_start_matches('#')).unwrap())
            }
            None => value,
        }
    }

    fn validator(&self, schema: &Value) -> Validator {
        let mut root = json!({ "components": { "schemas": self.document["components"]["schemas"] } });
        root.as_object_mut().unwrap().extend(schema.as_object().unwrap().clone());
        jsonschema::options().should_validate_formats(true).build(&root).unwrap()
    }

    fn measure(&self, what: &str, schema: &Value, body: &Value) {
        let validator = self.validator(schema);
        let faults: Vec<String> =
            validator.iter_errors(body).map(|fault| format!("{}: {fault}", fault.instance_path)).collect();
        assert!(faults.is_empty(), "{what}: {faults:#?}\n{body}");
    }

    /// One call. `template` is the path of the contract; the answer's body comes back.
    pub async fn call(
        &mut self,
        world: &World,
        method: &str,
        template: &str,
        filled: &str,
        body: Option<&Value>,
        status: u16,
    ) -> Value {
        if let Some(body) = body {
            self.request(method, template, body);
        }
        let path = format!("{}{filled}", self.base);
        let response = world.raw(Method::from_bytes(method.as_bytes()).unwrap(), &path, body).await.unwrap();
        self.answered(method, template, status, response).await
    }

    pub fn request(&self, method: &str, template: &str, body: &Value) {
        let operation = &self.document["paths"][template][method.to_lowercase()];
        let schema = &self.resolved(&operation["requestBody"])["content"]["application/json"]["schema"];
        assert!(schema.is_object(), "{method} {template} takes no JSON");
        self.measure(&format!("request of {method} {template}"), schema, body);
    }

    pub async fn answered(&mut self, method: &str, template: &str, status: u16, response: Response) -> Value {
        let name = format!("{method} {template}");
        let got = response.status().as_u16();
        let kind = response.headers().get("content-type").map(|kind| kind.to_str().unwrap().to_owned());
        let bytes = response.bytes().await.unwrap();
        assert_eq!(got, status, "{name}: {}", String::from_utf8_lossy(&bytes));
        let responses = &self.document["paths"][template][method.to_lowercase()]["responses"];
        let described = self.resolved(&responses[status.to_string()]);
        assert!(described.is_object(), "{name}: {status} is not in the contract");
        // The SE contract names a schema where a response belongs; it is taken for the body's schema.
        let content = if described.get("properties").is_some() { None } else { described.get("content") };
        let body = match (content, kind.as_deref()) {
            (None, _) if described.get("properties").is_none() => {
                assert!(bytes.is_empty(), "{name}: the contract knows no body");
                Value::Null
            }
            (None, _) => self.measured(&name, described, &bytes),
            (Some(content), Some(kind)) => {
                let media = &content[kind];
                assert!(media.is_object(), "{name}: {kind} is not in the contract");
                if media["schema"]["format"] == "binary" {
                    Value::Null
                } else {
                    self.measured(&name, &media["schema"], &bytes)
                }
            }
            (Some(_), None) => panic!("{name}: no media type"),
        };
        self.called.insert(name);
        body
    }

    fn measured(&self, name: &str, schema: &Value, bytes: &[u8]) -> Value {
        let body: Value = serde_json::from_slice(bytes).unwrap();
        self.measure(&format!("answer of {name}"), schema, &body);
        body
    }

    /// A body of a hook.
    pub fn hook(&self, schema: &str, body: &Value) {
        self.measure(schema, &json!({ "$ref": format!("#/components/schemas/{schema}") }), body);
    }
}

/// Objects have only the fields that they name.
fn close(value: &mut Value) {
    match value {
        Value::Object(map) => {
            let is_schema = map.get("properties").is_some_and(Value::is_object)
                && map.get("type").is_none_or(Value::is_string);
            if is_schema && !map.contains_key("additionalProperties") {
                map.insert("additionalProperties".into(), json!(false));
            }
            map.values_mut().for_each(close);
        }
        Value::Array(list) => list.iter_mut().for_each(close),
        _ => {}
    }
}

#[tokio::test]
async fn every_operation_of_the_ua_contract_is_spoken() {
    let Some(mut contract) = Contract::read("ua", "uaapi_3.0.8.2.yaml", "/api/v3") else { return };
    let operations = contract.operations();
    assert_eq!(operations.len(), 51);
    walk::all(&mut contract).await;
    let never: Vec<&String> = operations.difference(&contract.called).collect();
    assert!(never.is_empty(), "never called: {never:#?}");
}

#[test]
fn operations_and_scopes_are_those_of_the_contract() {
    let Some(contract) = Contract::read("ua", "uaapi_3.0.8.2.yaml", "/api/v3") else { return };
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
    let Some(mut contract) = Contract::read("se", "se-api_v.4.0.5.yaml", "/api/se/v4") else { return };
    let world = world().await;
    let confirmation = json!({ "recipientEda": CITIZEN, "senderEda": OFFICE });
    let path = "/search/eda-confirmation";
    let found = contract.call(&world, "POST", path, path, Some(&confirmation), 200).await;
    assert_eq!(
        (&found["recipientEda"]["edaStatus"], &found["recipient"]["surname"]),
        (&json!("ACTIVE"), &json!("Przykładowy"))
    );
    let nobody = json!({ "recipientEda": "AE:PL-12345-12345-ABCDE-10", "senderEda": OFFICE });
    assert_eq!(contract.call(&world, "POST", path, path, Some(&nobody), 200).await, json!({}));
    let stranger = json!({ "recipientEda": CITIZEN, "senderEda": "AE:PL-12345-12345-ABCDE-10" });
    assert_eq!(
        contract.call(&world, "POST", path, path, Some(&stranger), 400).await["errorCodes"][0]["errorCode"],
        "SEAPI-00003"
    );
    let path = "/search/eda-search";
    let many = json!({ "recipientEdas": [CITIZEN, COMPANY], "senderEda": OFFICE, "limit": 1, "offset": 1 });
    let found = contract.call(&world, "POST", path, path, Some(&many), 200).await;
    assert_eq!(found["totalResults"], 2);
    assert_eq!(found["edaSearchResponses"][0]["recipientEda"]["warning"]["type"], "NOT_BLOCK_WARNING");
    let path = "/search/bae_search";
    let person = json!({ "recipientEdasOnly": false, "searchCategory": ["INDIVIDUAL"], "surname": "przykład", "senderEda": OFFICE });
    let found = contract.call(&world, "POST", path, path, Some(&person), 200).await;
    assert_eq!(
        (&found["totalResults"], &found["baeSearchResponses"][0]["recipientEda"]["recipientEda"]),
        (&json!(1), &json!(CITIZEN))
    );
    let body = json!({ "recipientEdasOnly": false, "searchCategory": ["PUBLIC_INSTITUTION"], "senderEda": OFFICE,
        "officialIds": [{ "id": "0000000000", "referenceRegistry": "nip" }] });
    assert_eq!(contract.call(&world, "POST", path, path, Some(&body), 200).await["totalResults"], 1);
    let only = json!({ "recipientEdasOnly": true, "recipientEdas": [OFFICE], "senderEda": OFFICE });
    assert_eq!(contract.call(&world, "POST", path, path, Some(&only), 200).await["totalResults"], 1);
    let nothing = json!({ "recipientEdasOnly": false, "senderEda": OFFICE });
    contract.call(&world, "POST", path, path, Some(&nothing), 400).await;
    assert_eq!(contract.called, contract.operations());
}

#[test]
fn the_measure_sees_wrong_types_unknown_fields_and_missing_ones() {
    let Some(contract) = Contract::read("ua", "uaapi_3.0.8.2.yaml", "/api/v3") else { return };
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

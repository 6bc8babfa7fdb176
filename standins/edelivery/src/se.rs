//! The search in the base of electronic addresses (SE API 4.0.5). The contract names no authentication, so none is asked for;
//! each question names the sender instead, who must be known.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::Stand;
use crate::fault::{answer, ok};
use crate::mailbox::Mailbox;
use crate::world::World;

/// The three operations of the contract.
pub const OPERATIONS: [(&str, &str); 3] =
    [("POST", "/search/bae_search"), ("POST", "/search/eda-confirmation"), ("POST", "/search/eda-search")];

/// The routes, without the base.
pub(crate) fn router() -> Router<Arc<Stand>> {
    let [(_, search), (_, confirmation), (_, many)] = OPERATIONS;
    Router::new()
        .route(search, post(bae_search))
        .route(confirmation, post(eda_confirmation))
        .route(many, post(eda_search))
}

/// A refusal: technical code and text.
struct Refusal(&'static str, String);

fn refused(stand: &Stand, refusal: &Refusal) -> Response {
    let id = stand.world().ids.uuid();
    let codes = json!([{ "errorCode": refusal.0, "language": "GB", "message": refusal.1 }]);
    answer(StatusCode::BAD_REQUEST, &json!({ "httpCode": "400", "id": id, "errorCodes": codes }))
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| Refusal("SEAPI-00001", error.to_string()))
}

fn known(world: &World, sender: &str) -> Result<(), Refusal> {
    if world.mailboxes.contains_key(sender) {
        Ok(())
    } else {
        Err(Refusal("SEAPI-00003", format!("senderEda {sender} is not known")))
    }
}

fn bounds(limit: usize, most: usize) -> Result<(), Refusal> {
    if (1..=most).contains(&limit) {
        Ok(())
    } else {
        Err(Refusal("SEAPI-00004", format!("limit is from 1 to {most}")))
    }
}

fn given(result: Result<Value, Refusal>, stand: &Stand) -> Response {
    match result {
        Ok(value) => ok(&value),
        Err(refusal) => refused(stand, &refusal),
    }
}

fn twenty() -> usize {
    20
}

/// `EdaConfirmation`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Confirmation {
    recipient_eda: String,
    sender_eda: String,
}

async fn eda_confirmation(State(stand): State<Arc<Stand>>, body: Bytes) -> Response {
    let result = read(&body).and_then(|asked: Confirmation| {
        let world = stand.world();
        known(&world, &asked.sender_eda)?;
        // An address that is not in the base is answered with nothing, as the contract requires no field.
        Ok(world.mailboxes.get(&asked.recipient_eda).map_or_else(
            || json!({}),
            |mailbox| json!({ "recipientEda": entry(mailbox, &["warning"]), "recipient": holder(mailbox, true) }),
        ))
    });
    given(result, &stand)
}

/// `EdaSearch`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Many {
    recipient_edas: Vec<String>,
    sender_eda: String,
    #[serde(default)]
    offset: usize,
    #[serde(default = "twenty")]
    limit: usize,
}

async fn eda_search(State(stand): State<Arc<Stand>>, body: Bytes) -> Response {
    let result = read(&body).and_then(|asked: Many| {
        bounds(asked.limit, 1000)?;
        if asked.recipient_edas.len() > 1000 {
            return Err(Refusal("SEAPI-00004", "at most 1000 addresses".into()));
        }
        let world = stand.world();
        known(&world, &asked.sender_eda)?;
        let found: Vec<&Mailbox> = asked.recipient_edas.iter().filter_map(|eda| world.mailboxes.get(eda)).collect();
        let besides = ["isMainEda", "assignmentDegree", "dateOfEnteringToBAE"];
        let page: Vec<Value> = found
            .iter()
            .skip(asked.offset.saturating_mul(asked.limit))
            .take(asked.limit)
            .map(|mailbox| json!({ "recipientEda": entry(mailbox, &besides), "recipient": holder(mailbox, false) }))
            .collect();
        Ok(json!({ "edaSearchResponses": page, "totalResults": found.len() }))
    });
    given(result, &stand)
}

/// `BaeSearch`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Search {
    recipient_edas_only: bool,
    sender_eda: String,
    #[serde(default)]
    search_category: Vec<String>,
    #[serde(default)]
    entity_name: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    surname: Option<String>,
    #[serde(default)]
    recipient_edas: Vec<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "units of a body are separate addresses here")]
    search_by_parent_ids: bool,
    #[serde(default)]
    official_ids: Vec<Value>,
    #[serde(default)]
    address: Vec<Value>,
    #[serde(default)]
    offset: usize,
    #[serde(default = "twenty")]
    limit: usize,
}

async fn bae_search(State(stand): State<Arc<Stand>>, body: Bytes) -> Response {
    let result = read(&body).and_then(|asked: Search| {
        checked(&asked)?;
        let world = stand.world();
        known(&world, &asked.sender_eda)?;
        let found: Vec<&Mailbox> = world.mailboxes.values().filter(|mailbox| fits(&asked, mailbox)).collect();
        let page: Vec<Value> = found
            .iter()
            .skip(asked.offset.saturating_mul(asked.limit))
            .take(asked.limit)
            .map(|mailbox| {
                let mut data = holder(mailbox, true);
                if let Some(map) = data.as_object_mut() {
                    map.insert("index".into(), json!(1));
                }
                json!({ "recipientEda": entry(mailbox, &[]), "baeSearchData": [data] })
            })
            .collect();
        Ok(json!({ "baeSearchResponses": page, "totalResults": found.len() }))
    });
    given(result, &stand)
}

fn checked(asked: &Search) -> Result<(), Refusal> {
    bounds(asked.limit, 50)?;
    let criteria = asked.entity_name.is_some()
        || asked.name.is_some()
        || asked.surname.is_some()
        || !asked.official_ids.is_empty()
        || !asked.address.is_empty();
    let short = |text: &Option<String>| text.as_ref().is_some_and(|text| text.chars().count() < 2);
    let problem = if asked.recipient_edas_only {
        let wrong = asked.recipient_edas.is_empty() || criteria || !asked.search_category.is_empty();
        wrong.then_some("with recipientEdasOnly there is recipientEdas and nothing else")
    } else if asked.search_category.is_empty() || !criteria {
        Some("No arguments provided to conduct searching.")
    } else {
        None
    };
    if let Some(text) = problem {
        return Err(Refusal("SEAPI-00002", text.into()));
    }
    if asked.recipient_edas.len() > 50 || asked.official_ids.len() > 4 {
        return Err(Refusal("SEAPI-00004", "at most 50 addresses and 4 identifiers".into()));
    }
    if short(&asked.entity_name) || short(&asked.name) || short(&asked.surname) {
        return Err(Refusal("SEAPI-00004", "names have at least 2 characters".into()));
    }
    Ok(())
}

fn fits(asked: &Search, mailbox: &Mailbox) -> bool {
    let entry = &mailbox.entry;
    if asked.recipient_edas_only {
        return asked.recipient_edas.contains(&entry.address);
    }
    let within = |want: &Option<String>, have: &Option<String>| {
        let have = have.as_deref().unwrap_or_default().to_lowercase();
        want.as_ref().is_none_or(|want| have.contains(&want.to_lowercase()))
    };
    let city = |wanted: &Value| {
        let want = wanted.get("city").and_then(Value::as_str).unwrap_or_default();
        entry.postal.as_ref().is_some_and(|postal| postal.city.eq_ignore_ascii_case(want))
    };
    let category = category(mailbox);
    asked.search_category.iter().any(|one| *one == category || entry.categories.contains(one))
        && within(&asked.entity_name, &entry.name)
        && within(&asked.name, &entry.first_name)
        && within(&asked.surname, &entry.last_name)
        && asked.official_ids.iter().all(|id| entry.official_ids.contains(id))
        && asked.address.iter().all(city)
}

fn category(mailbox: &Mailbox) -> &'static str {
    match (mailbox.entry.public, &mailbox.entry.name) {
        (true, _) => "PUBLIC_INSTITUTION",
        (false, Some(_)) => "COMPANY",
        (false, None) => "INDIVIDUAL",
    }
}

/// The address itself; some operations leave fields out.
fn entry(mailbox: &Mailbox, besides: &[&str]) -> Value {
    let entry = &mailbox.entry;
    let mut map = Map::new();
    map.insert("recipientEda".into(), json!(entry.address));
    map.insert("isMainEda".into(), json!(true));
    map.insert("assignmentDegree".into(), json!("3"));
    map.insert("edaStatus".into(), json!(entry.status));
    map.insert("designatedOperator".into(), json!(!entry.other_operator));
    map.insert("dateOfEnteringToBAE".into(), json!("2025-01-01"));
    if let Some(kind) = &entry.warning {
        let text = "Sending may fail; asked for by whoever set up the stand-in.";
        map.insert(
            "warning".into(),
            json!({ "code": "SEAPI-INFO-00001", "type": kind, "description": text }),
        );
    }
    map.retain(|name, _| !besides.contains(&name.as_str()));
    Value::Object(map)
}

/// Who has it.
fn holder(mailbox: &Mailbox, address: bool) -> Value {
    let entry = &mailbox.entry;
    let mut map = Map::new();
    map.insert("isPublic".into(), json!(entry.public));
    for (name, value) in
        [("entityName", &entry.name), ("name", &entry.first_name), ("surname", &entry.last_name)]
    {
        if let Some(value) = value {
            map.insert(name.into(), json!(value));
        }
    }
    map.insert("officialIds".into(), json!(entry.official_ids));
    map.insert("nipStatus".into(), json!("ASSIGNED"));
    if let (true, Some(postal)) = (address, &entry.postal) {
        map.insert(
            "address".into(),
            json!([{
                "addressType": ["correspondence"], "countryCode": "PL", "street": postal.street, "postalCode": postal.postal_code,
                "city": postal.city, "buildingNumber": postal.building_number.clone().unwrap_or_default(),
            }]),
        );
    }
    Value::Object(map)
}

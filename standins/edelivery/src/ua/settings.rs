//! Settings of the mailbox, push notices, names of countries.

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::Visit;
use super::control_data::{Operation, only};
use super::list::owned;
use crate::fault::{Fault, ok};
use crate::mailbox::Mailbox;

/// Names of countries as the dictionary of the operator has them (the neighbours and a few more; the whole list is not held).
const COUNTRIES: [&str; 12] = [
    "Polska",
    "Austria",
    "Belgia",
    "Białoruś",
    "Czechy",
    "Francja",
    "Hiszpania",
    "Litwa",
    "Niemcy",
    "Słowacja",
    "Ukraina",
    "Włochy",
];

/// `GET /dictionary/countries`.
pub async fn countries(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    Ok(ok(&COUNTRIES))
}

/// `MessageNotificationInfo`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Push {
    push_notification: bool,
}

/// `GET message_notification`.
pub async fn push(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let world = visit.world();
    Ok(ok(&json!({ "pushNotification": owned(&world, &visit.ade)?.push })))
}

/// `PATCH message_notification`.
pub async fn set_push(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    let push: Push = visit.json(&body)?;
    visit.world().mailbox(&visit.ade)?.push = push.push_notification;
    Ok(StatusCode::OK.into_response())
}

/// `GET settings`.
pub async fn read(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let world = visit.world();
    Ok(ok(&wire(owned(&world, &visit.ade)?)))
}

fn wire(mailbox: &Mailbox) -> Value {
    let mut map = Map::new();
    if let Some(phone) = &mailbox.phone {
        map.insert("phoneNumber".into(), json!(phone));
    }
    if let Some(email) = &mailbox.email {
        map.insert("email".into(), json!(email));
    }
    let used = mailbox.used() / (1024 * 1024);
    let room = mailbox.entry.capacity_mb.to_string();
    map.insert("settings".into(), json!({ "totalCapacity": room, "usedCapacity": used.to_string() }));
    Value::Object(map)
}

/// `PATCH settings`: e-mail and telephone for notices.
pub async fn change(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    let operation: Operation = only(visit.json(&body)?)?;
    let mut world = visit.world();
    let mailbox = world.mailbox(&visit.ade)?;
    let name = operation.path.trim_start_matches('/').to_owned();
    let value = match (&operation.value, operation.op.as_str()) {
        (_, "remove") => None,
        (Some(Value::String(text)), "add" | "replace") => Some(text.clone()),
        (Some(Value::Object(map)), "add" | "replace") => {
            Some(map.get(&name).and_then(Value::as_str).unwrap_or_default().to_owned())
        }
        _ => return Err(Fault::one("PATCH", "add, replace or remove, with a value")),
    };
    match name.as_str() {
        "email" if value.as_deref().is_none_or(|text| text.contains('@')) => mailbox.email = value,
        "phoneNumber" if value.as_deref().is_none_or(|text| !text.is_empty()) => mailbox.phone = value,
        _ => return Err(Fault::one("PATCH", "path is /email or /phoneNumber, with a fitting value")),
    }
    Ok(ok(&[wire(mailbox)]))
}

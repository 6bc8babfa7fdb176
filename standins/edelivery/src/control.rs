//! The stand-in's own interface, for whoever tries a program: clock, mailboxes, scripts, faults, mail from others.
//! Nothing of it is in the contract.

mod mail;
mod register;
mod see;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::Stand;
use crate::callbacks::drained;
use crate::fault::{Fault, answer, ok};
use crate::letter::seconds;
use crate::script::{CallFault, Script};

pub(crate) use mail::{File, Mail, post as post_mail};

/// The routes under `/_standin`.
pub(crate) fn router() -> Router<Arc<Stand>> {
    Router::new()
        .route("/clock", get(clock).post(move_clock))
        .route("/mailboxes", get(see::mailboxes).post(register::register))
        .route("/scripts", get(scripts).post(add_script).delete(clear_scripts))
        .route("/faults", get(faults).post(add_fault).delete(clear_faults))
        .route("/mail", post(mail::mail))
        .route("/read", post(mail::read))
        .route("/settle", post(settle))
        .route("/callbacks", get(see::callbacks))
        .route("/calls", get(see::calls))
        .layer(DefaultBodyLimit::max(64 * 1024 * 1024))
}

pub(crate) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(body).map_err(|error| Fault::one("BODY", error.to_string()))
}

async fn clock(State(stand): State<Arc<Stand>>) -> Response {
    ok(&json!({ "now": seconds(stand.world().now()) }))
}

/// `set` to an instant or `advance` by a duration (ISO 8601, as `PT5M` or `P14D`) or seconds.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum Move {
    Set(Timestamp),
    Advance(Value),
}

async fn move_clock(State(stand): State<Arc<Stand>>, body: Bytes) -> Result<Response, Fault> {
    let moved: Move = read(&body)?;
    {
        let mut world = stand.world();
        match moved {
            Move::Set(to) => world.clock.set(to),
            Move::Advance(by) => world.clock.advance(duration(&by)?),
        }
    }
    stand.settle();
    Ok(clock(State(stand)).await)
}

fn duration(by: &Value) -> Result<SignedDuration, Fault> {
    let wrong = || Fault::one("DURATION", "seconds, or ISO 8601 as PT5M or P14D");
    if let Some(seconds) = by.as_i64() {
        return Ok(SignedDuration::from_secs(seconds));
    }
    let span: jiff::Span = by.as_str().ok_or_else(wrong)?.parse().map_err(|_| wrong())?;
    span.to_duration(jiff::SpanRelativeTo::days_are_24_hours()).map_err(|_| wrong())
}

async fn scripts(State(stand): State<Arc<Stand>>) -> Response {
    ok(&stand.world().scripts)
}

async fn add_script(State(stand): State<Arc<Stand>>, body: Bytes) -> Result<Response, Fault> {
    let mut script: Script = read(&body)?;
    Fault::unless_empty(script.faults())?;
    let mut world = stand.world();
    script.id = world.ids.uuid();
    let id = script.id.clone();
    world.scripts.push(script);
    Ok(answer(StatusCode::CREATED, &json!({ "id": id })))
}

async fn clear_scripts(State(stand): State<Arc<Stand>>) -> Response {
    stand.world().scripts.clear();
    ok(&json!([]))
}

async fn faults(State(stand): State<Arc<Stand>>) -> Response {
    ok(&stand.world().faults)
}

async fn add_fault(State(stand): State<Arc<Stand>>, body: Bytes) -> Result<Response, Fault> {
    let mut fault: CallFault = read(&body)?;
    let named = fault.operation.as_deref().filter(|name| !is_operation(name));
    if let Some(name) = named {
        return Err(Fault::one(
            "OPERATION",
            format!("'{name}' is no operation of the contracts, nor POST token"),
        ));
    }
    let mut world = stand.world();
    fault.id = world.ids.uuid();
    let id = fault.id.clone();
    world.faults.push(fault);
    Ok(answer(StatusCode::CREATED, &json!({ "id": id })))
}

/// A name under which a call could ever be looked for.
fn is_operation(name: &str) -> bool {
    let ua = crate::ua::OPERATIONS.iter().any(|(method, path, _)| name == format!("{method} {path}"));
    let se = crate::se::OPERATIONS.iter().any(|(method, path)| name == format!("{method} {path}"));
    ua || se || name == "POST token"
}

async fn clear_faults(State(stand): State<Arc<Stand>>) -> Response {
    stand.world().faults.clear();
    ok(&json!([]))
}

/// Answers when everything that is due was done and every hook was called.
async fn settle(State(stand): State<Arc<Stand>>) -> Response {
    stand.settle();
    drained(&stand).await;
    ok(&json!({ "now": seconds(stand.world().now()) }))
}

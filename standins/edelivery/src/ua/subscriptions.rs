//! Subscriptions of hooks.

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Visit;
use super::list::owned;
use crate::fault::{ErrorInfo, Fault, ok};
use crate::mailbox::Subscription;

/// `SubscriptionCreate`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Create {
    message_callback_url: Option<String>,
    message_created_callback_url: Option<String>,
    archive_created_callback_url: Option<String>,
    evidence_callback_url: Option<String>,
    inbox_callback_url: Option<String>,
}

/// `ManageSubscriptionBody`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Switch {
    subscription_id: String,
    status: bool,
}

/// `GET message_subscriptions`.
pub async fn list(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let world = visit.world();
    let wire =
        |one: &Subscription| json!({ "id": one.id, "name": one.name, "url": one.url, "status": one.on });
    let all: Vec<Value> = owned(&world, &visit.ade)?.subscriptions.iter().map(wire).collect();
    Ok(ok(&all))
}

/// `PUT message_subscriptions`: replaces all that was; each starts switched on. The contract answers one id, so it is the first.
pub async fn create(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    let create: Create = visit.json(&body)?;
    let asked = [
        ("messageCallbackUrl", create.message_callback_url),
        ("messageCreatedCallbackUrl", create.message_created_callback_url),
        ("archiveCreatedCallbackUrl", create.archive_created_callback_url),
        ("evidenceCallbackUrl", create.evidence_callback_url),
        ("inboxCallbackUrl", create.inbox_callback_url),
    ];
    let given: Vec<(&str, String)> = asked.into_iter().filter_map(|(name, url)| Some((name, url?))).collect();
    let callable =
        |text: &str| url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    let bad = given.iter().filter(|(_, url)| !callable(url));
    Fault::unless_empty(
        bad.map(|(name, _)| ErrorInfo::new("URL", format!("{name} is not a URL"))).collect(),
    )?;
    let mut world = visit.world();
    let mut made = Vec::new();
    for (name, url) in given {
        made.push(Subscription { id: world.ids.uuid(), name: name.to_owned(), url, on: true });
    }
    let id = made.first().map(|one| one.id.clone()).ok_or_else(|| Fault::one("BODY", "no callback URL"))?;
    world.mailbox(&visit.ade)?.subscriptions = made;
    Ok(ok(&json!({ "subscriptionId": id })))
}

/// `PATCH message_subscriptions`.
pub async fn switch(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    let switch: Switch = visit.json(&body)?;
    let mut world = visit.world();
    let mailbox = world.mailbox(&visit.ade)?;
    let found = mailbox.subscriptions.iter_mut().find(|one| one.id == switch.subscription_id);
    found.ok_or_else(|| Fault::one("SUBSCRIPTION_NOT_FOUND", "no such subscription"))?.on = switch.status;
    Ok(StatusCode::OK.into_response())
}

/// `DELETE message_subscriptions`.
pub async fn delete(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    visit.world().mailbox(&visit.ade)?.subscriptions.clear();
    Ok(StatusCode::OK.into_response())
}

//! Everything that is in the stand-in, for assertions.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use serde_json::{Value, json};

use crate::Stand;
use crate::evidence::Evidence;
use crate::fault::ok;
use crate::letter::{Letter, seconds};
use crate::mailbox::Mailbox;
use crate::world::Callback;

/// `GET /_standin/mailboxes`.
pub async fn mailboxes(State(stand): State<Arc<Stand>>) -> Response {
    let world = stand.world();
    let all: Vec<Value> = world.mailboxes.values().map(mailbox).collect();
    ok(&json!({ "now": seconds(world.now()), "mailboxes": all, "callbacks": told(&world.callbacks) }))
}

fn mailbox(mailbox: &Mailbox) -> Value {
    let letters: Vec<Value> = mailbox.letters.values().map(letter).collect();
    let service: Vec<Value> = mailbox.service.iter().map(letter).collect();
    let tokens: Vec<Value> =
        mailbox.tokens.iter().map(|(at, system)| json!({ "at": seconds(*at), "system": system })).collect();
    json!({
        "address": mailbox.entry.address, "public": mailbox.entry.public, "name": mailbox.party().name(),
        "messages": letters, "service": service, "deleted": mailbox.deleted, "tokens": tokens,
        "subscriptions": mailbox.subscriptions.iter().map(|one| json!({ "name": one.name, "url": one.url, "on": one.on })).collect::<Vec<_>>(),
    })
}

fn letter(letter: &Letter) -> Value {
    let evidence = |one: &Evidence| json!({ "id": one.id, "type": one.code(), "event": seconds(one.event), "downloaded": one.downloaded });
    json!({
        "messageId": letter.id, "direction": letter.direction.label(), "location": letter.location, "type": letter.kind.name(),
        "status": letter.status(), "subject": letter.subject, "from": letter.from.ade(),
        "to": letter.to.iter().map(crate::model::Party::ade).collect::<Vec<_>>(), "caseId": letter.case_id,
        "additionalData": letter.additional, "threadId": letter.thread_id, "refToMessageId": letter.ref_to, "opened": letter.opened,
        "text": letter.text, "task": letter.task_id,
        "attachments": letter.attachments.iter().map(crate::files::Attached::metadata).collect::<Vec<_>>(),
        "evidences": letter.evidences.iter().map(evidence).collect::<Vec<_>>(),
    })
}

/// `GET /_standin/callbacks`.
pub async fn callbacks(State(stand): State<Arc<Stand>>) -> Response {
    ok(&told(&stand.world().callbacks))
}

fn told(callbacks: &[Callback]) -> Value {
    let wire = |one: &Callback| json!({ "address": one.ade, "url": one.url, "body": one.body, "outcome": one.outcome });
    callbacks.iter().map(wire).collect()
}

/// `GET /_standin/calls`: how often each operation was called.
pub async fn calls(State(stand): State<Arc<Stand>>) -> Response {
    ok(&stand.world().calls)
}

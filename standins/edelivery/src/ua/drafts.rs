//! Drafts.

use axum::body::Bytes;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::messages::told;
use super::{Visit, list::owned};
use crate::fault::{ErrorInfo, Fault, ok};
use crate::letter::{Direction, Format};
use crate::mailbox::Mailbox;
use crate::model::MessageIn;
use crate::sending::{Refused, Taken};

/// `POST drafts`.
pub async fn create(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    visit.params(&[])?;
    let message: MessageIn = visit.json(&body)?;
    let mut world = visit.world();
    let letter = world.compose(&visit.ade, message, &[])?;
    let size: u64 = letter.attachments.iter().map(|attached| attached.blob.size).sum();
    let mailbox = world.mailbox(&visit.ade)?;
    if mailbox.used().saturating_add(size) > mailbox.room() {
        return Err(Fault::one("MAILBOX_FULL", "no room in the mailbox"));
    }
    let id = letter.id.clone();
    mailbox.letters.insert(id.clone(), letter);
    Ok(ok(&single(&id, mailbox)))
}

/// `GET drafts/{messageId}`: one object, not an array.
pub async fn read(visit: Visit) -> Result<Response, Fault> {
    let params = visit.params(&["format"])?;
    let format = match params.word("format", &["full", "metadata", "minimal"])? {
        Some("metadata") => Format::Metadata,
        Some("minimal") => Format::Minimal,
        _ => Format::Full,
    };
    let mut world = visit.world();
    let now = world.now();
    let url = visit.stand.files_of(&visit.ade);
    let draft = world.mailbox(&visit.ade)?.draft(visit.path("messageId"))?;
    Ok(ok(&draft.wire(format, now, &url).map_err(|error| Fault::one("STORAGE", error.to_string()))?))
}

/// `PUT drafts/{messageId}`. Attachments that the body does not name at all stay; those named by id keep their bytes.
pub async fn replace(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    visit.params(&[])?;
    let id = visit.path("messageId");
    let message: MessageIn = visit.json(&body)?;
    let mut world = visit.world();
    let had = world.mailbox(&visit.ade)?.draft(id)?.attachments.clone();
    let keeps = message.attachments.is_empty();
    let mut letter = world.compose(&visit.ade, message, &had)?;
    id.clone_into(&mut letter.id);
    if keeps {
        letter.attachments = had;
    }
    Fault::unless_empty(crate::validate::kept(&visit.ade, &letter))?;
    let mailbox = world.mailbox(&visit.ade)?;
    mailbox.letters.insert(id.to_owned(), letter);
    Ok(ok(&single(id, mailbox)))
}

/// `DELETE drafts/{messageId,…}`: all or nothing.
pub async fn delete(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let ids = visit.ids("messageId")?;
    let mut world = visit.world();
    let mailbox = world.mailbox(&visit.ade)?;
    let draft =
        |id: &&String| mailbox.letters.get(*id).is_some_and(|letter| letter.direction == Direction::Drafts);
    let missing = ids.iter().filter(|id| !draft(id));
    Fault::unless_empty(missing.map(|id| ErrorInfo::of(id, "MESSAGE_NOT_FOUND", "no such draft")).collect())?;
    for id in &ids {
        mailbox.letters.remove(id);
    }
    let gone: Vec<Value> = ids.iter().map(|id| json!({ "messageId": id })).collect();
    Ok(ok(&gone))
}

/// `SendDraft`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SendDraft {
    message_id: String,
}

/// `POST drafts/send`. A refused draft stays a draft.
pub async fn send(visit: Visit, body: Bytes) -> Response {
    let taken = sent(&visit, &body);
    told(taken).await
}

fn sent(visit: &Visit, body: &[u8]) -> Result<Taken, Refused> {
    let asked: SendDraft = visit.json(body)?;
    let mut world = visit.world();
    owned(&world, &visit.ade)?;
    let letter = world.mailbox(&visit.ade)?.draft(&asked.message_id)?.clone();
    world.take(&visit.ade, letter, true)
}

/// `MessageOperationResponseSingleWrapperPut`.
fn single(id: &str, mailbox: &Mailbox) -> Value {
    let mut map = Map::new();
    map.insert("messageId".into(), json!(id));
    if let Some(warning) = mailbox.warning() {
        map.insert("warning".into(), json!(warning));
    }
    Value::Object(map)
}

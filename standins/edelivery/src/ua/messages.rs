//! Reading, sending and deleting messages; tasks of sending.

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::Visit;
use super::list::owned;
use crate::fault::{ErrorInfo, Fault, answer, ok};
use crate::letter::{Format, Kind};
use crate::sending::{Refused, Taken};
use crate::server::{Cut, failed_late, refusal, wait};
use crate::world::World;

/// `GET messages/{messageId,…}`. Reading a Stub starts the move of its message; until it is there the answer is 202.
pub async fn read(visit: Visit) -> Result<Response, Fault> {
    let params = visit.params(&["format"])?;
    let format = match params.word("format", &["fullExtended", "full", "metadata", "minimal"])? {
        Some("fullExtended") => Format::FullExtended,
        Some("metadata") => Format::Metadata,
        Some("minimal") => Format::Minimal,
        _ => Format::Full,
    };
    let ids = visit.ids("messageId")?;
    let reads = matches!(format, Format::Full | Format::FullExtended);
    let url = visit.stand.files_of(&visit.ade);
    let mut guard = visit.world();
    let world = &mut *guard;
    all_there(world, &visit.ade, &ids)?;
    if reads && !open(world, &visit.ade, &ids)? {
        return Ok(answer(StatusCode::ACCEPTED, &json!({ "status": "PENDING" })));
    }
    let now = world.now();
    let mailbox = owned(world, &visit.ade)?;
    let wires: Result<Vec<Value>, Fault> = ids
        .iter()
        .map(|id| {
            mailbox
                .letter(id)?
                .wire(format, now, &url)
                .map_err(|error| Fault::one("STORAGE", error.to_string()))
        })
        .collect();
    Ok(ok(&wires?))
}

/// Marks messages as read; Stubs become messages when they were asked for often enough. Tells whether all are there.
pub(crate) fn open(world: &mut World, ade: &str, ids: &[String]) -> Result<bool, Fault> {
    let mut ready = true;
    for id in ids {
        let letter = world.mailbox(ade)?.letter_mut(id)?;
        if letter.kind == Kind::Stub {
            if letter.stub_polls > 0 {
                letter.stub_polls -= 1;
                ready = false;
                continue;
            }
            letter.kind = Kind::Message;
            let handed = letter.clone();
            world.handed(&handed);
        }
    }
    if ready {
        for id in ids {
            world.mailbox(ade)?.letter_mut(id)?.opened = true;
        }
    }
    Ok(ready)
}

fn all_there(world: &mut World, ade: &str, ids: &[String]) -> Result<(), Fault> {
    let mailbox = world.mailbox(ade)?;
    let missing = ids.iter().filter(|id| !mailbox.letters.contains_key(*id));
    Fault::unless_empty(
        missing.map(|id| ErrorInfo::of(id, "MESSAGE_NOT_FOUND", "no such message in this mailbox")).collect(),
    )
}

/// `POST messages`.
pub async fn send(visit: Visit, body: Bytes) -> Response {
    let taken = {
        let mut world = visit.world();
        visit
            .json(&body)
            .and_then(|message| world.compose(&visit.ade, message, &[]))
            .map_err(Refused::from)
            .and_then(|letter| world.take(&visit.ade, letter, false))
    };
    told(taken).await
}

/// The answer to a sending call, and what a script wants of it.
pub async fn told(taken: Result<Taken, Refused>) -> Response {
    let (call, mut response) = match taken {
        Ok(taken) => {
            let mut map = Map::new();
            map.insert("messageTaskId".into(), json!(taken.task));
            if let Some(warning) = taken.warning {
                map.insert("warning".into(), json!(warning));
            }
            (taken.call, answer(StatusCode::ACCEPTED, &Value::Object(map)))
        }
        Err(refused) => {
            let response = refusal(&refused.call).unwrap_or_else(|| refused.fault.into_response());
            (refused.call, response)
        }
    };
    wait(call.slow_ms).await;
    if let Some(late) = failed_late(&call) {
        response = late;
    }
    if call.drop_answer {
        response.extensions_mut().insert(Cut);
    }
    response
}

/// `DELETE messages/{messageId,…}`: only what lies in the bin, all or nothing.
pub async fn delete(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let ids = visit.ids("messageId")?;
    let mut world = visit.world();
    all_there(&mut world, &visit.ade, &ids)?;
    let mailbox = world.mailbox(&visit.ade)?;
    let mut errors = Vec::new();
    for id in &ids {
        let letter = mailbox.letter(id)?;
        if letter.kind == Kind::Stub {
            errors.push(ErrorInfo::of(id, "STUB", "a notice of a message is not deleted"));
        } else if letter.location != "TRASH" {
            errors.push(ErrorInfo::of(id, "NOT_IN_TRASH", "only what lies in TRASH is deleted"));
        }
    }
    Fault::unless_empty(errors)?;
    for id in &ids {
        forget(&mut world, &visit.ade, id);
    }
    let gone: Vec<Value> = ids.iter().map(|id| json!({ "messageId": id })).collect();
    Ok(ok(&gone))
}

/// Removes a message; what is still on its way goes on.
pub fn forget(world: &mut World, ade: &str, id: &str) {
    let Some(mailbox) = world.mailboxes.get_mut(ade) else { return };
    if let Some(letter) = mailbox.letters.remove(id) {
        mailbox.deleted.insert(id.to_owned());
        if letter.from.ade() == ade {
            world.gone.insert(id.to_owned(), letter);
        }
    }
}

/// `GET messages/tasks/{messageTaskId}`.
pub async fn task(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let world = visit.world();
    let task = world.tasks.get(visit.path("messageTaskId")).filter(|task| task.ade == visit.ade);
    Ok(ok(&task.ok_or_else(no_task)?.results))
}

/// `GET messages/tasks/{messageTaskId}/status`.
pub async fn task_status(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let mut world = visit.world();
    let task = world.tasks.get_mut(visit.path("messageTaskId")).filter(|task| task.ade == visit.ade);
    let task = task.ok_or_else(no_task)?;
    let status = if task.pending > 0 || !task.done { "PENDING" } else { "FINISHED" };
    task.pending = task.pending.saturating_sub(1);
    Ok(ok(&json!({ "messageTaskStatus": status })))
}

fn no_task() -> Fault {
    Fault::one("TASK_NOT_FOUND", "no such task")
}

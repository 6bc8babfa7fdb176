//! Tasks of archiving.

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::Visit;
use super::list::owned;
use super::messages::forget;
use crate::fault::{ErrorInfo, Fault, answer, ok};
use crate::letter::{Kind, seconds};
use crate::mailbox::{ArchiveTask, Mailbox};
use crate::world::Due;

/// `MessageArchiveTaskPostBody`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Create {
    message_id: Vec<String>,
    #[serde(default)]
    task_description: Option<String>,
}

/// `MessageArchiveTaskPatchBody`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Change {
    task_id: String,
    change_status: String,
}

/// `MessageArchivingTask`.
#[must_use]
pub fn wire(task: &ArchiveTask) -> Value {
    let mut map = Map::new();
    map.insert("taskId".into(), json!(task.id));
    map.insert("creationDate".into(), json!(seconds(task.created)));
    map.insert("taskStatus".into(), json!(task.status));
    map.insert("numberMessages".into(), json!(task.messages.len()));
    map.insert("downloadAndChangeStatus".into(), json!(true));
    if let Some(until) = task.until {
        map.insert("dateForDownload".into(), json!(seconds(until)));
    }
    if let Some(with) = task.with_deleting {
        map.insert("withDeletingMessages".into(), json!(with));
    }
    if let Some(text) = &task.description {
        map.insert("taskDescription".into(), json!(text));
    }
    Value::Object(map)
}

/// `GET message-archive-task-list`.
pub async fn list(visit: Visit) -> Result<Response, Fault> {
    let params = visit.params(&["offset", "limit", "sortDirection", "taskId", "sortColumn"])?;
    let (offset, limit) = params.page(100, 20)?;
    let by_term = params.word("sortColumn", &["creationDate", "dateForDownload"])? == Some("dateForDownload");
    let ascending = params.word("sortDirection", &["asc", "desc"])? == Some("asc");
    let world = visit.world();
    let mut tasks: Vec<&ArchiveTask> = owned(&world, &visit.ade)?.archives.iter().collect();
    tasks.retain(|task| params.text("taskId").is_none_or(|id| task.id == id));
    tasks.sort_by_key(|task| if by_term { task.until } else { Some(task.created) });
    if !ascending {
        tasks.reverse();
    }
    let page: Vec<Value> = tasks.iter().skip(offset).take(limit).map(|task| wire(task)).collect();
    Ok(ok(&json!({ "total": tasks.len(), "tasks": page })))
}

/// `POST message-archive-task`.
pub async fn create(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    let create: Create = visit.json(&body)?;
    let mut world = visit.world();
    let mailbox = owned(&world, &visit.ade)?;
    let mut errors = Vec::new();
    if create.message_id.is_empty() {
        errors.push(ErrorInfo::new("BODY", "messageId is empty"));
    }
    if create.task_description.as_ref().is_some_and(|text| text.chars().count() > 255) {
        errors.push(ErrorInfo::new("TOO_LONG", "taskDescription has at most 255 characters"));
    }
    for id in &create.message_id {
        match mailbox.letters.get(id) {
            None => errors.push(ErrorInfo::of(id, "MESSAGE_NOT_FOUND", "no such message in this mailbox")),
            Some(letter) if letter.kind == Kind::Stub => {
                errors.push(ErrorInfo::of(id, "STUB", "a notice is not archived"))
            }
            Some(_) => {}
        }
    }
    Fault::unless_empty(errors)?;
    let (id, created) = (world.ids.uuid(), world.now());
    let task = ArchiveTask {
        id: id.clone(),
        created,
        until: None,
        status: "ARCHIVING_IN_PROGRESS",
        messages: create.message_id,
        description: create.task_description,
        with_deleting: None,
    };
    world.mailbox(&visit.ade)?.archives.push(task);
    world.later(0, Due::ArchiveReady(visit.ade.clone(), id.clone()));
    Ok(answer(StatusCode::ACCEPTED, &json!({ "taskId": id })))
}

/// `PATCH message-archive-task`.
pub async fn change(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    let change: Change = visit.json(&body)?;
    let mut world = visit.world();
    let task = find(world.mailbox(&visit.ade)?, &change.task_id)?;
    let ready = task.status == "READY_TO_DOWNLOAD";
    let mut doomed = Vec::new();
    match change.change_status.as_str() {
        "CANCEL" if ready || task.status == "ARCHIVING_IN_PROGRESS" => task.status = "CANCELED",
        "FINISH_WITH_DELETING_MESSAGES" if ready => {
            (task.status, task.with_deleting) = ("FINISHED", Some(true));
            doomed.clone_from(&task.messages);
        }
        "FINISH_WITHOUT_DELETING_MESSAGES" if ready => {
            (task.status, task.with_deleting) = ("FINISHED", Some(false))
        }
        "CANCEL" | "FINISH_WITH_DELETING_MESSAGES" | "FINISH_WITHOUT_DELETING_MESSAGES" => {
            return Err(Fault::one("TASK_STATUS", format!("the task is {}", task.status)));
        }
        _ => return Err(Fault::one("BODY", "changeStatus is not known")),
    }
    let wires = json!([wire(task)]);
    for id in doomed {
        forget(&mut world, &visit.ade, &id);
    }
    Ok(answer(StatusCode::ACCEPTED, &json!({ "total": 1, "tasks": wires })))
}

fn find<'a>(mailbox: &'a mut Mailbox, id: &str) -> Result<&'a mut ArchiveTask, Fault> {
    let found = mailbox.archives.iter_mut().find(|task| task.id == id);
    found.ok_or_else(|| Fault::one("TASK_NOT_FOUND", format!("no task {id}")))
}

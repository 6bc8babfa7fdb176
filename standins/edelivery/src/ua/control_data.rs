//! Moving messages between folders: a JSON Patch of one operation.

use axum::body::Bytes;
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value;

use super::Visit;
use crate::fault::{ErrorInfo, Fault, ok};
use crate::letter::Kind;
use crate::world::World;

/// One operation of `PatchBody`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// `add`, `remove`, `replace`…
    pub op: String,
    /// JSON Pointer.
    pub path: String,
    /// An object; a bare text is taken too, because the contract's `object` fits no folder's label.
    #[serde(default)]
    pub value: Option<Value>,
}

/// The only operation of a patch.
///
/// # Errors
/// When there is another number of them.
pub fn only(operations: Vec<Operation>) -> Result<Operation, Fault> {
    let mut operations = operations.into_iter();
    match (operations.next(), operations.next()) {
        (Some(one), None) => {
            if ["add", "remove", "replace", "move", "copy", "test"].contains(&one.op.as_str()) {
                Ok(one)
            } else {
                Err(Fault::one("PATCH", format!("op '{}' is none of RFC 6902", one.op)))
            }
        }
        _ => Err(Fault::one("PATCH", "exactly one operation")),
    }
}

/// `PATCH messages/{messageId,…}/message_control_data`: all or nothing.
pub async fn patch(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    let operation = only(visit.json(&body)?)?;
    let ids = visit.ids("messageId")?;
    let target = target(&operation)?;
    let mut world = visit.world();
    check(&mut world, &visit.ade, &ids, target.as_deref())?;
    let mailbox = world.mailbox(&visit.ade)?;
    let mut answers = Vec::new();
    for id in &ids {
        let letter = mailbox.letter_mut(id)?;
        let before = letter.before_trash.take();
        match &target {
            Some(to) => {
                if to == "TRASH" {
                    letter.before_trash = before.or_else(|| Some(letter.location.clone()));
                }
                letter.location.clone_from(to);
            }
            // Taking TRASH away puts the message back where it was.
            None => letter.location = before.unwrap_or_else(|| letter.direction.label().to_owned()),
        }
        answers.push(letter.patched());
    }
    Ok(ok(&answers))
}

/// The folder that is meant; none when TRASH is taken away.
fn target(operation: &Operation) -> Result<Option<String>, Fault> {
    let tail = operation.path.rsplit(['/', '.']).next().unwrap_or_default();
    if !matches!(tail, "messageLocation" | "labels" | "label" | "0") {
        return Err(Fault::one("PATCH", format!("path '{}' is not a location", operation.path)));
    }
    if operation.op == "remove" {
        return Ok(None);
    }
    if !matches!(operation.op.as_str(), "add" | "replace") {
        return Err(Fault::one("PATCH", format!("op '{}' does not move a message", operation.op)));
    }
    let found = match &operation.value {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Object(map)) => map.get("messageLocation").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    };
    found.map(Some).ok_or_else(|| Fault::one("PATCH", "value has no messageLocation"))
}

fn check(world: &mut World, ade: &str, ids: &[String], target: Option<&str>) -> Result<(), Fault> {
    let mailbox = world.mailbox(ade)?;
    if let Some(label) = target {
        if !mailbox.directories.iter().any(|directory| directory.label == label) {
            return Err(Fault::one("DIRECTORY_NOT_FOUND", format!("no directory with the label {label}")));
        }
        if matches!(label, "OUTBOX" | "DRAFTS") {
            return Err(Fault::one("DIRECTORY", format!("nothing is moved to {label}")));
        }
    }
    let mut errors = Vec::new();
    for id in ids {
        match mailbox.letters.get(id) {
            None => errors.push(ErrorInfo::of(id, "MESSAGE_NOT_FOUND", "no such message in this mailbox")),
            Some(letter) if letter.kind == Kind::Stub && target == Some("TRASH") => {
                errors.push(ErrorInfo::of(id, "STUB", "a notice of a message is not moved to TRASH"));
            }
            Some(letter) if matches!(letter.location.as_str(), "OUTBOX" | "DRAFTS") => {
                errors.push(ErrorInfo::of(id, "LOCATION", format!("it lies in {}", letter.location)));
            }
            Some(letter) if target.is_none() && letter.location != "TRASH" => {
                errors.push(ErrorInfo::of(id, "NOT_IN_TRASH", "it does not lie in TRASH"));
            }
            Some(_) => {}
        }
    }
    Fault::unless_empty(errors)
}

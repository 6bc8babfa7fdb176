//! Folders (R11) and how many messages lie in them.

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Visit;
use super::list::owned;
use crate::fault::{Fault, ok};
use crate::mailbox::{Directory, Mailbox};

/// `DirectoryAdd`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[derive(Default)]
struct Add {
    directory_name: String,
    directory_label: Option<String>,
}

/// `DirectoryPatch`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Rename {
    new_directory_name: String,
}

/// `GET directories`.
pub async fn list(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let world = visit.world();
    Ok(listed(owned(&world, &visit.ade)?))
}

fn listed(mailbox: &Mailbox) -> Response {
    let all: Vec<Value> = mailbox.directories.iter().map(Directory::wire).collect();
    ok(&all)
}

/// `GET numberMessages`.
pub async fn numbers(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let world = visit.world();
    let mailbox = owned(&world, &visit.ade)?;
    let number = |directory: &Directory| {
        let inside = || mailbox.letters.values().filter(|letter| letter.location == directory.label);
        let mut wire = directory.wire();
        if let Some(map) = wire.as_object_mut() {
            map.insert(
                "numberOfUnreadMessages".into(),
                json!(inside().filter(|letter| !letter.opened).count()),
            );
            map.insert("total".into(), json!(inside().count()));
        }
        wire
    };
    let all: Vec<Value> = mailbox.directories.iter().map(number).collect();
    Ok(ok(&all))
}

/// `POST directories`.
pub async fn create(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    let add: Add = visit.json(&body)?;
    let mut world = visit.world();
    let id = world.ids.uuid();
    let mailbox = world.mailbox(&visit.ade)?;
    named(mailbox, &add.directory_name, None)?;
    let label = add.directory_label.filter(|label| !label.is_empty());
    let label = label.unwrap_or_else(|| add.directory_name.to_uppercase().replace(' ', "_"));
    if mailbox.directories.iter().any(|one| one.label == label) {
        return Err(Fault::one("DIRECTORY_LABEL", format!("the label {label} is taken")));
    }
    mailbox.directories.push(Directory { id, name: add.directory_name, label, predefined: false });
    Ok(listed(mailbox))
}

/// `PATCH directories/{directoryId}`.
pub async fn rename(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    let rename: Rename = visit.json(&body)?;
    let id = visit.path("directoryId");
    let mut world = visit.world();
    let mailbox = world.mailbox(&visit.ade)?;
    named(mailbox, &rename.new_directory_name, Some(id))?;
    defined(mailbox, id)?.name = rename.new_directory_name;
    Ok(StatusCode::OK.into_response())
}

/// `DELETE directories/{directoryId}`: only an empty one of one's own.
pub async fn delete(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let id = visit.path("directoryId");
    let mut world = visit.world();
    let mailbox = world.mailbox(&visit.ade)?;
    let label = defined(mailbox, id)?.label.clone();
    if mailbox.letters.values().any(|letter| letter.location == label) {
        return Err(Fault::one("DIRECTORY_NOT_EMPTY", "messages lie in it"));
    }
    mailbox.directories.retain(|one| one.id != id);
    mailbox.rules.retain(|rule| rule.directory_id != id);
    Ok(StatusCode::OK.into_response())
}

fn defined<'a>(mailbox: &'a mut Mailbox, id: &str) -> Result<&'a mut Directory, Fault> {
    let found = mailbox.directories.iter_mut().find(|one| one.id == id && !one.predefined);
    found.ok_or_else(|| Fault::one("DIRECTORY_NOT_FOUND", format!("no directory {id} of one's own")))
}

fn named(mailbox: &Mailbox, name: &str, besides: Option<&str>) -> Result<(), Fault> {
    let length = name.chars().count();
    let fine = |character: char| character.is_alphanumeric() || " -_.:".contains(character);
    if !(3..=30).contains(&length) || name.trim() != name || !name.chars().all(fine) {
        return Err(Fault::one(
            "DIRECTORY_NAME",
            "3 to 30 letters, digits, spaces, - _ . :, no space outside",
        ));
    }
    let lower = name.to_lowercase();
    if ["inbox", "outbox", "sent", "draft", "trash"].contains(&lower.as_str()) {
        return Err(Fault::one("DIRECTORY_NAME", "the name is kept for the system"));
    }
    let taken = mailbox
        .directories
        .iter()
        .any(|one| one.name.to_lowercase() == lower && Some(one.id.as_str()) != besides);
    if taken { Err(Fault::one("DIRECTORY_NAME", "the name is taken")) } else { Ok(()) }
}

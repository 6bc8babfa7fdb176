//! Attachments: as base64 inside JSON when small, as bytes when big.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use multer::{Field, Multipart};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::path::Path;
use tokio_util::io::ReaderStream;

use super::Visit;
use super::list::owned;
use crate::fault::{ErrorInfo, Fault, ok};
use crate::files::{Attached, MOST_BASE64};
use crate::letter::{Kind, Letter};
use crate::mailbox::Mailbox;
use crate::model::FileDataIn;
use crate::sending::attachment;
use crate::validate;

fn storage(error: &std::io::Error) -> Fault {
    Fault::one("STORAGE", error.to_string())
}

/// `GET messages/{messageId}/attachments/{attachmentId}`.
pub async fn of_message(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let world = visit.world();
    let letter = owned(&world, &visit.ade)?.letter(visit.path("messageId"))?;
    one(letter, visit.path("attachmentId"))
}

/// `GET drafts/{messageId}/attachments/{attachmentId}`.
pub async fn of_draft(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let mut world = visit.world();
    let letter = world.mailbox(&visit.ade)?.draft(visit.path("messageId"))?;
    one(letter, visit.path("attachmentId"))
}

fn one(letter: &Letter, id: &str) -> Result<Response, Fault> {
    let (order, attached) = find(letter, id)?;
    if attached.blob.size > MOST_BASE64 {
        return Err(Fault::one("FILE_TOO_BIG", "more than 15 MB comes by attachments/download"));
    }
    Ok(ok(&attached.wire(order, true).map_err(|error| storage(&error))?))
}

fn find<'a>(letter: &'a Letter, id: &str) -> Result<(usize, &'a Attached), Fault> {
    let readable = letter.kind != Kind::Stub;
    let found = (1..).zip(&letter.attachments).find(|(_, attached)| readable && attached.id == id);
    found.ok_or_else(|| Fault::one("ATTACHMENT_NOT_FOUND", format!("no attachment {id}")))
}

/// `DownloadAttachment`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Download {
    message_id: String,
    attachment_id: String,
}

/// `POST attachments/download`: bytes as they lie on the disk.
pub async fn download(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    let asked: Download = visit.json(&body)?;
    let blob = {
        let world = visit.world();
        let letter = owned(&world, &visit.ade)?.letter(&asked.message_id)?;
        std::sync::Arc::clone(&find(letter, &asked.attachment_id)?.1.blob)
    };
    stream(blob.path(), blob.size, "application/octet-stream").await
}

/// A file as the answer, part by part.
pub async fn stream(path: &Path, size: u64, kind: &'static str) -> Result<Response, Fault> {
    let file = tokio::fs::File::open(path).await.map_err(|error| storage(&error))?;
    let headers = [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_LENGTH, size.to_string())];
    Ok((StatusCode::OK, headers, Body::from_stream(ReaderStream::with_capacity(file, 64 * 1024)))
        .into_response())
}

/// `POST drafts/{messageId}/attachments`.
pub async fn add(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    visit.params(&[])?;
    let data: FileDataIn = visit.json(&body)?;
    let mut world = visit.world();
    world.mailbox(&visit.ade)?.draft(visit.path("messageId"))?;
    let id = world.ids.uuid();
    let folder = std::sync::Arc::clone(&world.folder);
    let attached = attachment(&folder, data, id).map_err(Fault::Errors)?;
    attach(world.mailbox(&visit.ade)?, &visit, attached)
}

/// Puts a file into a draft, when name and room allow it.
fn attach(mailbox: &mut Mailbox, visit: &Visit, attached: Attached) -> Result<Response, Fault> {
    if mailbox.used().saturating_add(attached.blob.size) > mailbox.room() {
        return Err(Fault::one("MAILBOX_FULL", "no room in the mailbox"));
    }
    let draft = mailbox.draft(visit.path("messageId"))?;
    let mut with = draft.clone();
    with.attachments.push(attached.clone());
    Fault::unless_empty(validate::kept(&visit.ade, &with))?;
    *draft = with;
    let mut map = Map::new();
    map.insert("attachmentId".into(), json!(attached.id));
    map.insert("fileMetadata".into(), attached.metadata());
    if let Some(warning) = mailbox.warning() {
        map.insert("warning".into(), json!(warning));
    }
    Ok(ok(&Value::Object(map)))
}

/// `DELETE drafts/{messageId}/attachments/{attachmentId}`.
pub async fn remove(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let mut world = visit.world();
    let draft = world.mailbox(&visit.ade)?.draft(visit.path("messageId"))?;
    let id = visit.path("attachmentId");
    let metadata = find(draft, id)?.1.metadata();
    draft.attachments.retain(|attached| attached.id != id);
    Ok(ok(&metadata))
}

/// `DELETE drafts/{messageId}/attachments`.
pub async fn remove_all(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let mut world = visit.world();
    let draft = world.mailbox(&visit.ade)?.draft(visit.path("messageId"))?;
    let gone: Vec<Value> = draft.attachments.iter().map(Attached::metadata).collect();
    draft.attachments.clear();
    Ok(ok(&gone))
}

/// The fields of an upload besides its file.
#[derive(Default)]
struct Form {
    filename: Option<String>,
    content_type: Option<String>,
    size: Option<String>,
    alg: Option<String>,
    description: Option<String>,
}

/// `POST {messageId}/attachments/upload`: multipart, the file never whole in memory.
pub async fn upload(visit: Visit, request: Request) -> Result<Response, Fault> {
    visit.params(&[])?;
    visit.world().mailbox(&visit.ade)?.draft(visit.path("messageId"))?;
    let kind =
        visit.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let boundary =
        multer::parse_boundary(kind).map_err(|_| Fault::Bare(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
    let mut multipart = Multipart::new(request.into_body().into_data_stream(), boundary);
    let (mut form, mut blob) = (Form::default(), None);
    while let Some(field) = multipart.next_field().await.map_err(|error| broken(&error))? {
        match field.name().unwrap_or_default() {
            "filename" => form.filename = Some(text(field).await?),
            "contentType" => form.content_type = Some(text(field).await?),
            "size" => form.size = Some(text(field).await?),
            "alg" => form.alg = Some(text(field).await?),
            "description" => form.description = Some(text(field).await?),
            "file" => blob = Some(file(&visit, field).await?),
            other => return Err(Fault::one("BODY", format!("{other} is not a field of an upload"))),
        }
    }
    let blob = blob.ok_or_else(|| Fault::one("FILE", "file is required"))?;
    let mut errors = Vec::new();
    let mut required = |name: &str, value: Option<String>| {
        value.filter(|value| !value.is_empty()).unwrap_or_else(|| {
            errors.push(ErrorInfo::new("BODY", format!("{name} is required")));
            String::new()
        })
    };
    let (filename, content_type) =
        (required("filename", form.filename), required("contentType", form.content_type));
    if form.size.is_some_and(|told| told != blob.size.to_string()) {
        errors.push(ErrorInfo::new("FILE_SIZE", format!("{filename}: has {} bytes", blob.size)));
    }
    if form.alg.is_some_and(|alg| alg != "SHA-3") {
        errors.push(ErrorInfo::new("FILE_ALG", "alg is SHA-3"));
    }
    Fault::unless_empty(errors)?;
    let mut world = visit.world();
    let id = world.ids.uuid();
    let attached =
        Attached { id, filename, content_type, description: form.description, hash: blob.hash.clone(), blob };
    attach(world.mailbox(&visit.ade)?, &visit, attached)
}

async fn text(field: Field<'_>) -> Result<String, Fault> {
    field.text().await.map_err(|error| broken(&error))
}

async fn file(visit: &Visit, mut field: Field<'_>) -> Result<std::sync::Arc<crate::files::Blob>, Fault> {
    let folder = std::sync::Arc::clone(&visit.world().folder);
    let mut growing = folder.grow().await.map_err(|error| storage(&error))?;
    while let Some(part) = field.chunk().await.map_err(|error| broken(&error))? {
        growing.add(&part).await.map_err(|error| storage(&error))?;
        if growing.size() > 500 * 1024 * 1024 {
            return Err(Fault::one("TOO_BIG", "attachments have at most 500 MB together"));
        }
    }
    growing.end().await.map_err(|error| storage(&error))
}

fn broken(error: &multer::Error) -> Fault {
    Fault::one("BODY", error.to_string())
}

//! Letters from others: a citizen writes, a citizen reads.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;

use super::read as body_of;
use crate::Stand;
use crate::fault::{Fault, answer, ok};
use crate::model::{AttachmentIn, FileDataIn, FileMetadataIn, MessageIn, MetadataIn, Party};
use crate::ua::open_letters;
use crate::world::World;

/// A letter of somebody who uses no system.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Mail {
    /// Address of the sender.
    pub from: String,
    /// Address of the addressee.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub text: Option<String>,
    /// Files.
    pub attachments: Vec<File>,
    /// What it answers.
    pub ref_to_message_id: Option<String>,
    /// Its thread.
    pub thread_id: Option<String>,
    /// Sign of a case.
    pub case_id: Option<String>,
    /// Free data.
    pub additional_data: BTreeMap<String, String>,
}

/// A file of a letter.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct File {
    /// Name.
    pub filename: String,
    /// Media type.
    #[serde(default)]
    pub content_type: Option<String>,
    /// Content in base64.
    pub file: String,
}

/// `POST /_standin/mail`.
pub async fn mail(State(stand): State<Arc<Stand>>, body: Bytes) -> Result<Response, Fault> {
    let mail: Mail = body_of(&body)?;
    let mut world = stand.world();
    let id = post(&mut world, mail)?;
    Ok(answer(StatusCode::CREATED, &json!({ "messageId": id })))
}

/// Sends a letter as the same call of the contract would.
pub(crate) fn post(world: &mut World, mail: Mail) -> Result<String, Fault> {
    world.mailbox(&mail.from)?;
    let attachment = |file: File| AttachmentIn {
        file: Some(FileDataIn {
            file_metadata: Some(FileMetadataIn {
                file_id: "new".into(),
                filename: Some(file.filename),
                content_type: file.content_type,
                ..FileMetadataIn::default()
            }),
            file: Some(file.file),
        }),
        ..AttachmentIn::default()
    };
    let message = MessageIn {
        message_metadata: MetadataIn {
            to: vec![Party { e_delivery_address: Some(mail.to), ..Party::default() }],
            subject: Some(mail.subject),
            ref_to_message_id: mail.ref_to_message_id,
            thread_id: mail.thread_id,
            case_id: mail.case_id,
            shipping_service: Some("electronic".into()),
            additional_data: mail.additional_data,
            ..MetadataIn::default()
        },
        text_body: mail.text,
        attachments: mail.attachments.into_iter().map(attachment).collect(),
        ..MessageIn::default()
    };
    let letter = world.compose(&mail.from, message, &[])?;
    let id = letter.id.clone();
    world.take(&mail.from, letter, false).map_err(|refused| refused.fault)?;
    Ok(id)
}

/// Who reads what.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Read {
    address: String,
    message_id: String,
}

/// `POST /_standin/read`: a citizen opens a message; he waits for as long as it takes.
pub async fn read(State(stand): State<Arc<Stand>>, body: Bytes) -> Result<Response, Fault> {
    let read: Read = body_of(&body)?;
    let mut world = stand.world();
    open_letters(&mut world, &read.address, &read.message_id)?;
    Ok(ok(&json!({ "messageId": read.message_id })))
}

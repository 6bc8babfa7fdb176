//! The contract's objects as they come. Reading is tolerant: nothing is required but what a thing is known by, what has another
//! type than promised counts as absent, and what is not known is passed over (the bytes are kept beside).

mod soft;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

use crate::model;
use soft::{instant, number, soft, soft_list, text, texts};

/// `Address`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Address {
    #[serde(deserialize_with = "text")]
    country: Option<String>,
    #[serde(deserialize_with = "text")]
    street: Option<String>,
    #[serde(deserialize_with = "text")]
    postal_code: Option<String>,
    #[serde(deserialize_with = "text")]
    city: Option<String>,
    #[serde(deserialize_with = "text")]
    building_number: Option<String>,
    #[serde(deserialize_with = "text")]
    house_number: Option<String>,
}

/// `Contributor`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Contributor {
    #[serde(deserialize_with = "text")]
    first_name: Option<String>,
    #[serde(deserialize_with = "text")]
    last_name: Option<String>,
    #[serde(deserialize_with = "text")]
    company_name: Option<String>,
    #[serde(deserialize_with = "text")]
    company_name_continued: Option<String>,
}

/// `MessageAddressData`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Party {
    #[serde(deserialize_with = "text")]
    e_delivery_address: Option<String>,
    #[serde(deserialize_with = "soft")]
    address: Option<Address>,
    #[serde(deserialize_with = "soft")]
    contributor: Option<Contributor>,
}

impl From<Party> for model::Party {
    fn from(party: Party) -> Self {
        let who = party.contributor.unwrap_or_default();
        let postal = |address: Address| model::Postal {
            country: address.country.unwrap_or_default(),
            street: address.street.unwrap_or_default(),
            building: address.building_number,
            flat: address.house_number,
            code: address.postal_code.unwrap_or_default(),
            town: address.city.unwrap_or_default(),
        };
        Self {
            address: party.e_delivery_address,
            first_name: who.first_name,
            last_name: who.last_name,
            name: who.company_name,
            name_continued: who.company_name_continued,
            postal: party.address.map(postal),
        }
    }
}

/// `MessageMetadata`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Metadata {
    #[serde(deserialize_with = "soft")]
    from: Option<Party>,
    #[serde(deserialize_with = "soft_list")]
    to: Vec<Party>,
    #[serde(deserialize_with = "text")]
    subject: Option<String>,
    #[serde(deserialize_with = "text")]
    message_id: Option<String>,
    #[serde(deserialize_with = "text")]
    ref_to_message_id: Option<String>,
    #[serde(deserialize_with = "text")]
    thread_id: Option<String>,
    #[serde(deserialize_with = "text")]
    case_id: Option<String>,
    #[serde(deserialize_with = "instant")]
    timestamp: Option<Timestamp>,
    #[serde(deserialize_with = "instant")]
    receipt_date: Option<Timestamp>,
    #[serde(deserialize_with = "instant")]
    submission_date: Option<Timestamp>,
    #[serde(deserialize_with = "instant")]
    event_date: Option<Timestamp>,
    #[serde(deserialize_with = "text")]
    shipping_service: Option<String>,
    #[serde(deserialize_with = "texts")]
    additional_data: BTreeMap<String, String>,
}

/// `Label`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Label {
    #[serde(deserialize_with = "text")]
    label: Option<String>,
    #[serde(deserialize_with = "text")]
    message_location: Option<String>,
}

/// `MessageControlData`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Control {
    #[serde(deserialize_with = "text")]
    mass_message_id: Option<String>,
    #[serde(deserialize_with = "text")]
    message_task_id: Option<String>,
    #[serde(deserialize_with = "soft")]
    opened: Option<bool>,
    #[serde(deserialize_with = "text")]
    status: Option<String>,
    #[serde(deserialize_with = "text")]
    status_description: Option<String>,
    #[serde(deserialize_with = "text")]
    message_type: Option<String>,
    #[serde(deserialize_with = "soft")]
    days_to_receive: Option<i64>,
    #[serde(deserialize_with = "soft_list")]
    labels: Vec<Label>,
}

/// `FileMetadata`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct FileMetadata {
    #[serde(deserialize_with = "text")]
    file_id: Option<String>,
    #[serde(deserialize_with = "text")]
    filename: Option<String>,
    #[serde(deserialize_with = "text")]
    content_type: Option<String>,
    #[serde(deserialize_with = "number")]
    pub(crate) size: Option<u64>,
    #[serde(deserialize_with = "text")]
    pub(crate) alg: Option<String>,
    #[serde(deserialize_with = "text")]
    pub(crate) hash: Option<String>,
    #[serde(deserialize_with = "text")]
    description: Option<String>,
}

/// `FileData`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct FileData {
    #[serde(deserialize_with = "soft")]
    pub(crate) file_metadata: Option<FileMetadata>,
    #[serde(deserialize_with = "text")]
    pub(crate) file: Option<String>,
}

/// `Attachment`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Attachment {
    #[serde(deserialize_with = "soft")]
    order: Option<i64>,
    #[serde(deserialize_with = "text")]
    attachment_id: Option<String>,
    #[serde(deserialize_with = "soft")]
    pub(crate) file: Option<FileData>,
}

impl Attachment {
    /// In our words; nothing when it has no id by which it could be fetched.
    pub(crate) fn told(self) -> Option<model::Attachment> {
        let metadata = self.file.and_then(|file| file.file_metadata).unwrap_or_default();
        Some(model::Attachment {
            id: self.attachment_id.or(metadata.file_id)?,
            order: self.order,
            name: metadata.filename,
            media: metadata.content_type,
            size: metadata.size,
            algorithm: metadata.alg,
            digest: metadata.hash,
            description: metadata.description,
        })
    }
}

/// `Evidence`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Evidence {
    #[serde(deserialize_with = "text")]
    evidence_id: Option<String>,
    #[serde(deserialize_with = "text")]
    message_id: Option<String>,
    #[serde(deserialize_with = "instant")]
    create_date: Option<Timestamp>,
    #[serde(deserialize_with = "instant")]
    event_date: Option<Timestamp>,
    #[serde(deserialize_with = "soft_list")]
    reason_details: Vec<String>,
    #[serde(deserialize_with = "text")]
    reason_id: Option<String>,
    #[serde(deserialize_with = "soft")]
    downloaded: Option<bool>,
    #[serde(rename = "type", deserialize_with = "text")]
    kind: Option<String>,
    #[serde(deserialize_with = "soft")]
    from: Option<Party>,
    #[serde(deserialize_with = "soft")]
    to: Option<Party>,
}

impl Evidence {
    /// In our words; nothing when it has no id.
    pub(crate) fn told(self) -> Option<model::EvidenceInfo> {
        let code = self.kind.unwrap_or_default();
        Some(model::EvidenceInfo {
            id: self.evidence_id?,
            message: self.message_id.unwrap_or_default(),
            kind: code.parse().ok(),
            code,
            created: self.create_date,
            event: self.event_date,
            reasons: self.reason_details,
            reason: self.reason_id,
            downloaded: self.downloaded.unwrap_or(false),
            from: self.from.map(Into::into),
            to: self.to.map(Into::into),
        })
    }
}

/// `EvidenceWrapper`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Evidences {
    #[serde(deserialize_with = "soft_list")]
    pub(crate) evidences: Vec<Evidence>,
}

/// `Message`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Message {
    #[serde(deserialize_with = "soft")]
    message_control_data: Option<Control>,
    #[serde(deserialize_with = "soft")]
    message_metadata: Option<Metadata>,
    #[serde(deserialize_with = "text")]
    text_body: Option<String>,
    #[serde(deserialize_with = "soft_list")]
    pub(crate) attachments: Vec<Attachment>,
    #[serde(deserialize_with = "soft_list")]
    evidences: Vec<Evidence>,
}

impl Message {
    /// In our words; nothing when it has no id.
    pub(crate) fn told(self) -> Option<model::Arrived> {
        let (metadata, control) =
            (self.message_metadata.unwrap_or_default(), self.message_control_data.unwrap_or_default());
        let label = control.labels.into_iter().next().unwrap_or_default();
        Some(model::Arrived {
            message: metadata.message_id?,
            kind: kind(control.message_type.as_deref()),
            from: metadata.from.map(Into::into),
            to: metadata.to.into_iter().map(Into::into).collect(),
            subject: metadata.subject,
            thread: metadata.thread_id,
            reply_to: metadata.ref_to_message_id,
            case: metadata.case_id,
            additional: metadata.additional_data,
            hybrid: metadata.shipping_service.as_deref() == Some("hybrid"),
            status: control.status,
            status_words: control.status_description,
            created: metadata.timestamp,
            received: metadata.receipt_date,
            submitted: metadata.submission_date,
            event: metadata.event_date,
            opened: control.opened,
            direction: label.label,
            folder: label.message_location,
            task: control.message_task_id,
            mass: control.mass_message_id,
            days_left: control.days_to_receive,
            text: self.text_body,
            attachments: self.attachments.into_iter().filter_map(Attachment::told).collect(),
            evidences: self.evidences.into_iter().filter_map(Evidence::told).collect(),
        })
    }
}

fn kind(word: Option<&str>) -> model::Kind {
    match word {
        None | Some("Message") => model::Kind::Message,
        Some("Evidence") => model::Kind::Evidence,
        Some("Stub") => model::Kind::Stub,
        Some("massMessageGrouped") => model::Kind::Mass,
        Some(other) => model::Kind::Other(other.to_owned()),
    }
}

/// `MessagesWrapper`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Messages {
    #[serde(deserialize_with = "soft_list")]
    pub(crate) messages: Vec<Message>,
    #[serde(default, deserialize_with = "number")]
    pub(crate) total: Option<u64>,
    #[serde(default, deserialize_with = "number")]
    pub(crate) electronic_count: Option<u64>,
    #[serde(default, deserialize_with = "text")]
    pub(crate) warning: Option<String>,
    #[serde(default, deserialize_with = "soft")]
    pub(crate) mass_message_info: Option<MassInfo>,
}

/// `massMessageInfo`: of it only the new draft matters, which carries what could not be sent.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct MassInfo {
    #[serde(deserialize_with = "text")]
    pub(crate) new_draft_id: Option<String>,
}

/// `DirectoryExtended`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Directory {
    #[serde(deserialize_with = "text")]
    pub(crate) name: Option<String>,
    #[serde(deserialize_with = "text")]
    pub(crate) label: Option<String>,
    #[serde(deserialize_with = "number")]
    pub(crate) number_of_unread_messages: Option<u64>,
    #[serde(deserialize_with = "number")]
    pub(crate) total: Option<u64>,
}

/// `MessageInfo`, `MessageOperationResponseSingleWrapperPut`, `FileWrapper`: what a call that made something says of it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Made {
    #[serde(deserialize_with = "text")]
    pub(crate) message_task_id: Option<String>,
    #[serde(deserialize_with = "text")]
    pub(crate) message_id: Option<String>,
    #[serde(deserialize_with = "text")]
    pub(crate) attachment_id: Option<String>,
    #[serde(deserialize_with = "text")]
    pub(crate) warning: Option<String>,
    #[serde(deserialize_with = "soft")]
    pub(crate) file_metadata: Option<FileMetadata>,
}

/// `MessageTaskStatus`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TaskStatus {
    pub(crate) message_task_status: String,
}

/// `MessageOperationResponseWrapperStatus`: its own list of required fields names fields that it does not have.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct TaskResult {
    #[serde(deserialize_with = "text")]
    pub(crate) message_id: Option<String>,
    #[serde(deserialize_with = "soft")]
    pub(crate) addressee: Option<Party>,
    #[serde(deserialize_with = "text")]
    pub(crate) error: Option<String>,
    #[serde(rename = "error_description", deserialize_with = "text")]
    pub(crate) words: Option<String>,
}

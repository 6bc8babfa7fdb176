//! The contract's objects as callers send them. Reading is strict: what the contract does not know is refused, so that a
//! misspelled field is found here and not in production.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `Address`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Address {
    /// Country by name.
    pub country: String,
    /// Street, or `P.O. Box`.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// Number of the building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building_number: Option<String>,
    /// Number of the flat, or of the box.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub house_number: Option<String>,
}

/// `Contributor`: who is behind an address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Contributor {
    /// First name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Name of a company or office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// The rest of a long name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_name_continued: Option<String>,
}

impl Contributor {
    /// The name as one line.
    #[must_use]
    pub fn line(&self) -> String {
        let parts = [&self.first_name, &self.last_name, &self.company_name, &self.company_name_continued];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// `CrossborderInformation`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Crossborder {
    /// Country or provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crossborder_id: Option<String>,
    /// Address there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crossborder_internal_address: Option<String>,
}

/// `MessageAddressData`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Party {
    /// The electronic address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub e_delivery_address: Option<String>,
    /// The physical address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Abroad.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crossborder_information: Option<Crossborder>,
    /// Who it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contributor: Option<Contributor>,
}

impl Party {
    /// The electronic address, or nothing.
    #[must_use]
    pub fn ade(&self) -> &str {
        self.e_delivery_address.as_deref().unwrap_or_default()
    }

    /// The name, or the address where there is none.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.contributor.as_ref().map(Contributor::line).unwrap_or_default();
        if name.is_empty() { self.ade().to_owned() } else { name }
    }
}

/// `HybridShipment`; the contract's spelling of `procedingType` is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Hybrid {
    /// Number of the item at the post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipment_number: Option<String>,
    /// Kind of proceedings.
    pub proceding_type: String,
    /// Printed on the envelope.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub senders_information: Option<String>,
    /// Economic or priority.
    pub category_service: String,
    /// Size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format_service: Option<String>,
    /// One or two sides.
    pub printing_mode: String,
    /// Colour.
    pub overprint_mode: String,
    /// What happens to an item that cannot be delivered.
    pub return_service: String,
    /// Whether a receipt is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof_of_delivery: Option<bool>,
    /// Poste restante.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poste_restante: Option<bool>,
    /// Content, for registered items of special proceedings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_content: Option<String>,
    /// Registered or not.
    pub shipping_mode: String,
}

/// `MessageMetadata`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[expect(missing_docs, reason = "names of the contract")]
pub struct MetadataIn {
    pub from: Option<Party>,
    pub to: Vec<Party>,
    pub hybrid_shipment: Option<Hybrid>,
    pub subject: Option<String>,
    pub message_id: Option<String>,
    pub ref_to_message_id: Option<String>,
    pub thread_id: Option<String>,
    pub case_id: Option<String>,
    pub timestamp: Option<String>,
    pub receipt_date: Option<String>,
    pub submission_date: Option<String>,
    pub event_date: Option<String>,
    pub shipping_service: Option<String>,
    pub additional_data: BTreeMap<String, String>,
}

/// `MessageControlData`; a caller decides only whether a message is a mass one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[expect(missing_docs, reason = "names of the contract")]
pub struct ControlIn {
    pub mass_message_id: Option<String>,
    pub message_task_id: Option<String>,
    pub mass_message: bool,
    pub opened: Option<bool>,
    pub status: Option<String>,
    pub status_description: Option<String>,
    pub message_type: Option<String>,
    pub days_to_receive: Option<i64>,
    pub labels: Option<Vec<LabelIn>>,
}

/// `Label`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[expect(missing_docs, reason = "names of the contract")]
pub struct LabelIn {
    pub label: Option<String>,
    pub message_location: Option<String>,
}

/// `FileMetadata`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "names of the contract")]
pub struct FileMetadataIn {
    pub file_id: String,
    #[serde(default)]
    pub filename: Option<String>,
    #[serde(default)]
    pub content_type: Option<String>,
    #[serde(default)]
    pub size: Option<u64>,
    #[serde(default)]
    pub alg: Option<String>,
    #[serde(default)]
    pub hash: Option<String>,
    #[serde(default)]
    pub description: Option<String>,
}

/// `FileData`: `file` is base64.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[expect(missing_docs, reason = "names of the contract")]
pub struct FileDataIn {
    pub file_metadata: Option<FileMetadataIn>,
    pub file: Option<String>,
}

/// `Attachment`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[expect(missing_docs, reason = "names of the contract")]
pub struct AttachmentIn {
    pub order: Option<i64>,
    pub attachment_id: Option<String>,
    pub file: Option<FileDataIn>,
}

/// `Message`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[expect(missing_docs, reason = "names of the contract")]
pub struct MessageIn {
    pub message_control_data: ControlIn,
    pub message_metadata: MetadataIn,
    pub text_body: Option<String>,
    pub attachments: Vec<AttachmentIn>,
    pub evidences: Vec<serde_json::Value>,
}

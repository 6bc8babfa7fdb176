//! Metadata as they come from a form, the API or a machine: text that nobody has checked yet.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::{Access, Channel, ScanState};

/// Metadata of an incoming item before the rules have seen them. Names of fields are the names in forms and in refusals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ItemDraft {
    /// Senders, 1 to 10. In refusals a field of a sender is named by its place: `senders.0.surname`.
    #[schema(max_items = 10)]
    pub senders: Vec<SenderDraft>,
    /// The sender's sign.
    #[schema(max_length = 200)]
    pub sender_sign: Option<String>,
    /// The date on the letter: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub letter_date: Option<String>,
    /// Why there is no date on the letter.
    #[schema(max_length = 500)]
    pub letter_date_unknown: Option<String>,
    /// When it was posted.
    #[schema(format = Date)]
    pub posted_on: Option<String>,
    /// When it was received; not in the future.
    #[schema(value_type = String, format = Date, required = true)]
    pub received_on: Option<String>,
    /// How it came.
    #[schema(value_type = Channel, required = true)]
    pub channel: Option<String>,
    /// Kind of letter.
    #[schema(max_length = 200)]
    pub kind: Option<String>,
    /// Title.
    #[schema(value_type = String, required = true, min_length = 1, max_length = 500)]
    pub title: Option<String>,
    /// Access to the content.
    #[schema(value_type = Access, required = true)]
    pub access: Option<String>,
    /// Attachments, as described.
    #[schema(max_length = 4000)]
    pub attachments: Option<String>,
    /// Remarks.
    #[schema(max_length = 4000)]
    pub remarks: Option<String>,
    /// All of it when left out.
    #[schema(value_type = Option<ScanState>)]
    pub scan_state: Option<String>,
    /// Required unless the scan is full.
    #[schema(max_length = 500)]
    pub scan_reason: Option<String>,
    /// Does the sender expect an answer? True when left out.
    pub answer_expected: Option<bool>,
    /// At registration: true when the item is known not to be a duplicate of the earlier ones that look alike.
    pub not_duplicate: bool,
    /// At registration: true when the sender is told later; until then the item stands among those to be completed.
    pub later: bool,
}

/// A sender before the rules have seen it: an organisation, a person, or the reason why neither is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SenderDraft {
    /// Name of the organisation.
    #[schema(max_length = 500)]
    pub organisation: Option<String>,
    /// Surname.
    #[schema(max_length = 200)]
    pub surname: Option<String>,
    /// Given names.
    #[schema(max_length = 200)]
    pub given_names: Option<String>,
    /// What cannot be determined about the sender, and why.
    #[schema(max_length = 500)]
    pub unknown_reason: Option<String>,
    /// Street.
    #[schema(max_length = 200)]
    pub street: Option<String>,
    /// Number of the building.
    #[schema(max_length = 40)]
    pub building: Option<String>,
    /// Number of the flat.
    #[schema(max_length = 40)]
    pub flat: Option<String>,
    /// Postal code.
    #[schema(max_length = 40)]
    pub postcode: Option<String>,
    /// Place.
    #[schema(max_length = 200)]
    pub place: Option<String>,
    /// Post-office box.
    #[schema(max_length = 40)]
    pub post_box: Option<String>,
    /// Country, two letters (ISO 3166); Poland when there is a place and this is left out.
    #[schema(min_length = 2, max_length = 2)]
    pub country: Option<String>,
    /// E-mail address.
    #[schema(max_length = 200)]
    pub email: Option<String>,
}

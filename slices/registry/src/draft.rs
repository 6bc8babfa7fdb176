//! Metadata as they come from a form, the API or a machine: text that nobody has checked yet.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Metadata of an incoming item before the rules have seen them. Names of fields are the names in forms and in refusals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ItemDraft {
    /// Senders, 1 to 10. In refusals a field of a sender is named by its place: `senders.0.surname`.
    pub senders: Vec<SenderDraft>,
    /// The sender's sign.
    pub sender_sign: Option<String>,
    /// The date on the letter: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub letter_date: Option<String>,
    /// Why there is no date on the letter.
    pub letter_date_unknown: Option<String>,
    /// When it was posted.
    #[schema(format = Date)]
    pub posted_on: Option<String>,
    /// When it was received. Required, not in the future.
    #[schema(format = Date)]
    pub received_on: Option<String>,
    /// Required: `post`, `courier`, `in-person`, `email`, `electronic-inbox`, `e-delivery`, `medium`, `fax`, `form`.
    pub channel: Option<String>,
    /// Kind of letter.
    pub kind: Option<String>,
    /// Required, at most 500 characters.
    pub title: Option<String>,
    /// Required: `public`, `partly-public`, `non-public`.
    pub access: Option<String>,
    /// Attachments, as described.
    pub attachments: Option<String>,
    /// Remarks.
    pub remarks: Option<String>,
    /// `full` (when left out), `first-page`, `none`.
    pub scan_state: Option<String>,
    /// Required unless the scan is full.
    pub scan_reason: Option<String>,
    /// Does the sender expect an answer? True when left out.
    pub answer_expected: Option<bool>,
    /// At registration: true when the item is known not to be a duplicate of the earlier ones that look alike.
    pub not_duplicate: bool,
}

/// A sender before the rules have seen it: an organisation, a person, or the reason why neither is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SenderDraft {
    /// Name of the organisation.
    pub organisation: Option<String>,
    /// Surname.
    pub surname: Option<String>,
    /// Given names.
    pub given_names: Option<String>,
    /// What cannot be determined about the sender, and why.
    pub unknown_reason: Option<String>,
    /// Street.
    pub street: Option<String>,
    /// Number of the building.
    pub building: Option<String>,
    /// Number of the flat.
    pub flat: Option<String>,
    /// Postal code.
    pub postcode: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// Post-office box.
    pub post_box: Option<String>,
    /// Country, two letters (ISO 3166); Poland when there is a place and this is left out.
    pub country: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

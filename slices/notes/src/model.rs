//! Notes as values.

use jiff::civil::Date;
use obieg_cases::model::CaseId;
use obieg_kernel::id::PersonId;
use obieg_kernel::{coded, kinds};
use serde::Serialize;
use utoipa::ToSchema;

kinds! {
    /// A note on a case.
    NoteTag, NoteId => "note";
}

/// Whose a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// Only its author's.
    Own,
    /// Of all who work on the case.
    Service,
    /// An opinion: belongs to the case's file.
    Opinion,
}

coded!(NoteKind { Own => "own", Service => "service", Opinion => "opinion" });

impl NoteKind {
    /// Colour and symbol of its tag.
    pub const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Own => ("neutral", "me"),
            Self::Service => ("info", "people"),
            Self::Opinion => ("success", "sign"),
        }
    }
}

/// A note.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NoteView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: NoteId,
    /// The case.
    #[schema(value_type = String, format = Uuid)]
    pub case: CaseId,
    /// Whose it is.
    pub kind: NoteKind,
    /// Who wrote it.
    #[schema(value_type = String, format = Uuid)]
    pub author: PersonId,
    /// Name and post of the author as of the day.
    pub signature: String,
    /// The text.
    pub text: String,
    /// Day.
    #[schema(value_type = String, format = Date)]
    pub written_on: Date,
    /// Of an opinion that was withdrawn: when.
    #[schema(value_type = Option<String>, format = Date)]
    pub withdrawn_on: Option<Date>,
    /// By whom.
    pub withdrawn_by: Option<String>,
    /// Why.
    pub withdrawn_reason: Option<String>,
    /// Version, for a change.
    pub version: i64,
}

/// Notes on a case that the asker may read.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Notes {
    /// The newest first, at most 500.
    pub notes: Vec<NoteView>,
}

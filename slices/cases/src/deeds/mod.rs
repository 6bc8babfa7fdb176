//! What can be done to a case.

mod add_cooperation;
mod add_party;
mod close_case;
mod file_document;
mod file_working_mail;
mod hand_over_case;
mod join_item;
mod open_case;
mod pause_case;
pub mod target;
mod version_document;
mod waive_answer;

use jiff::civil::Date;
use obieg_kernel::Event;
use serde::Serialize;
use uuid::Uuid;

use crate::model::CaseId;

pub use add_cooperation::AddCooperation;
pub use add_party::AddParty;
pub use close_case::CloseCase;
pub use file_document::FileDocument;
pub use file_working_mail::FileWorkingMail;
pub use hand_over_case::HandOverCase;
pub use join_item::JoinItem;
pub use open_case::{OpenCase, OpenedCase};
pub use pause_case::{PauseCase, ResumeCase};
pub use target::CaseTarget;
pub use version_document::VersionDocument;
pub use waive_answer::WaiveAnswer;

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum CaseEvent {
    /// A case was opened.
    CaseOpened {
        /// Which.
        case: CaseId,
        /// Its sign.
        sign: String,
        /// Its title.
        title: String,
        /// The officer.
        officer: String,
        /// From which item.
        item: Option<Uuid>,
    },
    /// An item joined the case.
    ItemJoined {
        /// Which case.
        case: CaseId,
        /// Which item.
        item: Uuid,
        /// Its register number.
        number: String,
    },
    /// A party was named.
    PartyAdded {
        /// Which case.
        case: CaseId,
        /// Who.
        name: String,
        /// Part played.
        role: &'static str,
    },
    /// Days are not counted from a day on.
    CasePaused {
        /// Which case.
        case: CaseId,
        /// Why.
        basis: &'static str,
        /// From.
        from: Date,
    },
    /// Days are counted again.
    CaseResumed {
        /// Which case.
        case: CaseId,
        /// Last day not counted.
        to: Date,
    },
    /// Another unit works on the case too.
    CooperationAdded {
        /// Which case.
        case: CaseId,
        /// Which unit.
        unit: String,
        /// Why.
        reason: String,
    },
    /// The case has another officer.
    CaseHandedOver {
        /// Which case.
        case: CaseId,
        /// From whom.
        from: String,
        /// To whom.
        to: String,
    },
    /// Documents were added by the office itself.
    DocumentFiled {
        /// Which case.
        case: CaseId,
        /// Identifiers.
        documents: Vec<String>,
    },
    /// A document got a new version.
    DocumentVersioned {
        /// Which case.
        case: CaseId,
        /// Which document.
        identifier: String,
        /// Number of the version.
        version: i64,
    },
    /// No answer is owed.
    AnswerWaived {
        /// Which case.
        case: CaseId,
        /// Which duty.
        duty: Uuid,
        /// Why.
        reason: String,
    },
    /// The case is settled.
    CaseClosed {
        /// Which.
        case: CaseId,
        /// Its sign.
        sign: String,
        /// On which day.
        on: Date,
    },
}

impl Event for CaseEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::CaseOpened { .. } => "CaseOpened",
            Self::ItemJoined { .. } => "ItemJoined",
            Self::PartyAdded { .. } => "PartyAdded",
            Self::CasePaused { .. } => "CasePaused",
            Self::CaseResumed { .. } => "CaseResumed",
            Self::CooperationAdded { .. } => "CooperationAdded",
            Self::CaseHandedOver { .. } => "CaseHandedOver",
            Self::DocumentFiled { .. } => "DocumentFiled",
            Self::DocumentVersioned { .. } => "DocumentVersioned",
            Self::AnswerWaived { .. } => "AnswerWaived",
            Self::CaseClosed { .. } => "CaseClosed",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::CaseOpened { case, item: Some(item), .. } | Self::ItemJoined { case, item, .. } => {
                vec![case.uuid(), *item]
            }
            Self::CaseOpened { case, .. }
            | Self::PartyAdded { case, .. }
            | Self::CasePaused { case, .. }
            | Self::CaseResumed { case, .. }
            | Self::CooperationAdded { case, .. }
            | Self::CaseHandedOver { case, .. }
            | Self::DocumentFiled { case, .. }
            | Self::DocumentVersioned { case, .. }
            | Self::AnswerWaived { case, .. }
            | Self::CaseClosed { case, .. } => vec![case.uuid()],
        }
    }
}

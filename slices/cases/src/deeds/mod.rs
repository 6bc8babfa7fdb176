//! What can be done to a case.

mod add_cooperation;
mod add_party;
mod close_case;
mod file_document;
mod file_working_mail;
mod hand_over_case;
mod import_case;
mod join_item;
mod open_case;
mod pause_case;
mod reregister_case;
mod separate_group;
mod take_out_item;
mod take_over_case;
pub mod target;
mod tie_case;
mod version_document;
mod waive_answer;

use jiff::civil::Date;
use obieg_kernel::Event;
use obieg_kernel::id::{HoldingId, UnitId};
use serde::Serialize;
use uuid::Uuid;

use crate::group::GroupId;
use crate::model::CaseId;

pub use add_cooperation::AddCooperation;
pub use add_party::AddParty;
pub use close_case::CloseCase;
pub use file_document::FileDocument;
pub use file_working_mail::FileWorkingMail;
pub use hand_over_case::HandOverCase;
pub use import_case::ImportCase;
pub use join_item::JoinItem;
pub use open_case::{OpenCase, OpenedCase, Settling};
pub use pause_case::{PauseCase, ResumeCase};
pub use reregister_case::ReregisterCase;
pub use separate_group::SeparateGroup;
pub use take_out_item::{TakeOutItem, TakeOutTarget};
pub use take_over_case::TakeOverCase;
pub use target::CaseTarget;
pub use tie_case::{TieCase, UntieCase};
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
    /// A case of a former system goes on here.
    CaseBrought {
        /// Which.
        case: CaseId,
        /// Its sign here.
        sign: String,
        /// Its title.
        title: String,
        /// The officer.
        officer: String,
        /// Its sign there.
        foreign_sign: String,
        /// The day on which it was opened there.
        began_on: Date,
    },
    /// A group of cases got a list of its own.
    GroupSeparated {
        /// Which.
        group: GroupId,
        /// The sign of its line.
        sign: String,
        /// What it is.
        title: String,
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
    /// An item that had joined by mistake left the case.
    ItemTakenOut {
        /// Which case.
        case: CaseId,
        /// Which item.
        item: Uuid,
        /// Its register number.
        number: String,
        /// Why.
        reason: String,
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
        /// Its id.
        unit_id: UnitId,
        /// Why.
        reason: String,
    },
    /// Something of another slice keeps the case open.
    CaseTied {
        /// Which case.
        case: CaseId,
        /// The thing.
        thing: Uuid,
        /// What it is.
        kind: &'static str,
    },
    /// It does so no more.
    CaseUntied {
        /// Which case.
        case: CaseId,
        /// The thing.
        thing: Uuid,
    },
    /// The case has another officer.
    CaseHandedOver {
        /// Which case.
        case: CaseId,
        /// From whom.
        from: String,
        /// At which post.
        from_holding: HoldingId,
        /// To whom.
        to: String,
        /// At which post.
        to_holding: HoldingId,
    },
    /// Another unit leads the case.
    CaseTakenOver {
        /// Which case.
        case: CaseId,
        /// Its sign, which stays.
        sign: String,
        /// From whom.
        from: String,
        /// At which post.
        from_holding: HoldingId,
        /// To whom.
        to: String,
        /// At which post.
        to_holding: HoldingId,
        /// Code of the unit that leads it now.
        unit: String,
        /// Why.
        note: String,
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
    /// The matter goes on under another sign.
    CaseReregistered {
        /// Which.
        case: CaseId,
        /// The other sign.
        number: String,
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
            Self::CaseBrought { .. } => "CaseBrought",
            Self::GroupSeparated { .. } => "GroupSeparated",
            Self::ItemJoined { .. } => "ItemJoined",
            Self::ItemTakenOut { .. } => "ItemTakenOut",
            Self::PartyAdded { .. } => "PartyAdded",
            Self::CasePaused { .. } => "CasePaused",
            Self::CaseResumed { .. } => "CaseResumed",
            Self::CooperationAdded { .. } => "CooperationAdded",
            Self::CaseTied { .. } => "CaseTied",
            Self::CaseUntied { .. } => "CaseUntied",
            Self::CaseHandedOver { .. } => "CaseHandedOver",
            Self::CaseTakenOver { .. } => "CaseTakenOver",
            Self::DocumentFiled { .. } => "DocumentFiled",
            Self::DocumentVersioned { .. } => "DocumentVersioned",
            Self::AnswerWaived { .. } => "AnswerWaived",
            Self::CaseReregistered { .. } => "CaseReregistered",
            Self::CaseClosed { .. } => "CaseClosed",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::CaseOpened { case, item: Some(item), .. }
            | Self::ItemJoined { case, item, .. }
            | Self::ItemTakenOut { case, item, .. } => vec![case.uuid(), *item],
            Self::GroupSeparated { group, .. } => vec![group.uuid()],
            // The history of the case has the thing's own entry.
            Self::CaseTied { thing, .. } | Self::CaseUntied { thing, .. } => vec![*thing],
            Self::CaseOpened { case, .. }
            | Self::CaseBrought { case, .. }
            | Self::PartyAdded { case, .. }
            | Self::CasePaused { case, .. }
            | Self::CaseResumed { case, .. }
            | Self::CooperationAdded { case, .. }
            | Self::CaseHandedOver { case, .. }
            | Self::CaseTakenOver { case, .. }
            | Self::DocumentFiled { case, .. }
            | Self::DocumentVersioned { case, .. }
            | Self::AnswerWaived { case, .. }
            | Self::CaseReregistered { case, .. }
            | Self::CaseClosed { case, .. } => vec![case.uuid()],
        }
    }
}

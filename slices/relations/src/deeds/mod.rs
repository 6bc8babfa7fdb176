//! What can be done to relations of cases.

mod end_relation;
mod relate_cases;
mod reregister_in_unit;
mod restart_case;

use obieg_cases::model::CaseId;
use obieg_kernel::Event;
use serde::Serialize;
use uuid::Uuid;

pub use end_relation::EndRelation;
pub use relate_cases::RelateCases;
pub use reregister_in_unit::ReregisterInUnit;
pub use restart_case::RestartCase;

/// What the journal is told; each stands in the records of both cases.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum RelationEvent {
    /// One case is said to hang on another.
    CasesRelated {
        /// Which case says it.
        case: CaseId,
        /// Of which.
        other: CaseId,
        /// How.
        kind: &'static str,
        /// Sign of the other one.
        number: String,
    },
    /// It was said by mistake.
    RelationEnded {
        /// Which case.
        case: CaseId,
        /// The other one.
        other: CaseId,
        /// Sign of the other one.
        number: String,
        /// Why.
        reason: String,
    },
    /// A settled case goes on under a new sign.
    CaseRestarted {
        /// The settled one.
        case: CaseId,
        /// The new one.
        other: CaseId,
        /// Sign of the new one.
        number: String,
        /// Why.
        reason: String,
    },
    /// Another unit goes on with a case under a sign of its own.
    CaseReregisteredIn {
        /// The one before.
        case: CaseId,
        /// The new one.
        other: CaseId,
        /// Sign of the new one.
        number: String,
        /// Why.
        reason: String,
    },
}

impl Event for RelationEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::CasesRelated { .. } => "CasesRelated",
            Self::RelationEnded { .. } => "RelationEnded",
            Self::CaseRestarted { .. } => "CaseRestarted",
            Self::CaseReregisteredIn { .. } => "CaseReregisteredIn",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::CasesRelated { case, other, .. }
            | Self::RelationEnded { case, other, .. }
            | Self::CaseRestarted { case, other, .. }
            | Self::CaseReregisteredIn { case, other, .. } => vec![case.uuid(), other.uuid()],
        }
    }
}

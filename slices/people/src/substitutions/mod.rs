//! Substitutions (zastępstwa): who acts for whom, from a day to a day; and one's own posts, because both answer the question
//! in whose name one works.

pub(crate) mod api;
mod desk;
mod make;
pub mod model;
pub(crate) mod pages;
pub mod queries;
mod rules;
mod store;
mod take_back;

pub use desk::desk_part;
pub use make::{MakeSubstitution, SubstitutionMade};
pub(crate) use store::statements;
pub use take_back::TakeBackSubstitution;

use jiff::civil::Date;
use obieg_kernel::Event;
use obieg_kernel::id::{HoldingId, PersonId, SubstitutionId};
use serde::Serialize;
use uuid::Uuid;

/// What the journal is told. Names as of the deed, so that the entry reads by itself.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the deeds")]
pub enum SubstitutionEvent {
    /// Somebody is to act for somebody.
    SubstitutionMade {
        substitution: SubstitutionId,
        holding: HoldingId,
        absent: PersonId,
        absent_name: String,
        substitute: PersonId,
        substitute_name: String,
        since: Date,
        until: Date,
        sudden: bool,
        reason: String,
    },
    /// It ends before its last day.
    SubstitutionTakenBack {
        substitution: SubstitutionId,
        holding: HoldingId,
        absent: PersonId,
        substitute: PersonId,
    },
}

impl Event for SubstitutionEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::SubstitutionMade { .. } => "SubstitutionMade",
            Self::SubstitutionTakenBack { .. } => "SubstitutionTakenBack",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::SubstitutionMade { substitution, holding, absent, substitute, .. }
            | Self::SubstitutionTakenBack { substitution, holding, absent, substitute } => {
                vec![substitution.uuid(), holding.uuid(), absent.uuid(), substitute.uuid()]
            }
        }
    }
}

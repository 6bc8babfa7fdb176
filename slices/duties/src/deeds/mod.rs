//! What can be done to duties. All of these are steps of a host's deed, which has checked who may do it to the case.

mod meet_duty;
mod pause;
mod start_duty;
mod waive_duty;

use obieg_kernel::Event;
use obieg_kernel::actor::{Relation, Right, Role};
use serde::Serialize;
use uuid::Uuid;

pub use meet_duty::MeetDuty;
pub use pause::{PauseTerms, ResumeTerms};
pub use start_duty::StartDuty;
pub use waive_duty::WaiveDuty;

/// Everybody who may work on a case at all; which case is the host's question.
pub(crate) const WORKERS: &[Right] = &[
    (Role::Chancery, Relation::Colleague),
    (Role::Officer, Relation::Colleague),
    (Role::Head, Relation::Colleague),
    (Role::Executive, Relation::Colleague),
    (Role::Coordinator, Relation::Colleague),
    (Role::Machine, Relation::Colleague),
];

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum DutyEvent {
    /// Something is owed from now on.
    DutyStarted {
        /// Which.
        duty: Uuid,
        /// In which case.
        case: Uuid,
        /// What is owed.
        kind: &'static str,
        /// The legal day.
        due_on: Option<jiff::civil::Date>,
    },
    /// It was done.
    DutyMet {
        /// Which.
        duty: Uuid,
        /// In which case.
        case: Uuid,
        /// By what.
        by: Option<Uuid>,
    },
    /// It is not owed.
    DutyWaived {
        /// Which.
        duty: Uuid,
        /// In which case.
        case: Uuid,
        /// Why.
        reason: String,
    },
    /// Days are not counted from now on.
    TermPaused {
        /// In which case.
        case: Uuid,
        /// Why.
        basis: &'static str,
        /// First day not counted.
        from: jiff::civil::Date,
    },
    /// Days are counted again.
    TermResumed {
        /// In which case.
        case: Uuid,
        /// Last day not counted.
        to: jiff::civil::Date,
    },
}

impl Event for DutyEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::DutyStarted { .. } => "DutyStarted",
            Self::DutyMet { .. } => "DutyMet",
            Self::DutyWaived { .. } => "DutyWaived",
            Self::TermPaused { .. } => "TermPaused",
            Self::TermResumed { .. } => "TermResumed",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::DutyStarted { duty, case, .. }
            | Self::DutyMet { duty, case, .. }
            | Self::DutyWaived { duty, case, .. } => vec![*duty, *case],
            Self::TermPaused { case, .. } | Self::TermResumed { case, .. } => vec![*case],
        }
    }
}

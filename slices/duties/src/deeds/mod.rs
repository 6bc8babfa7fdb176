//! What can be done to duties. All of these are steps of a host's deed, which has checked who may do it to the case.

mod carry_duties;
mod meet_duty;
mod name_day;
mod owe_notice;
mod pause;
mod start_duty;
mod waive_duty;

use obieg_kernel::Event;
use obieg_kernel::actor::{Relation, Right, Role};
use serde::Serialize;
use uuid::Uuid;

pub use carry_duties::CarryDuties;
pub use meet_duty::MeetDuty;
pub use name_day::NameDay;
pub use owe_notice::OweNotice;
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
    /// What was owed is owed in the case that follows.
    DutiesCarried {
        /// The case before.
        case: Uuid,
        /// The case that follows.
        to: Uuid,
    },
    /// The parties are to be told that the case will not be, or was not, settled in its term.
    NoticeOwed {
        /// Which duty.
        duty: Uuid,
        /// In which case.
        case: Uuid,
        /// The settling day.
        about_day: jiff::civil::Date,
    },
    /// Another settling day was named to the parties.
    DayNamed {
        /// Which settling duty.
        duty: Uuid,
        /// In which case.
        case: Uuid,
        /// The day before.
        from: jiff::civil::Date,
        /// The day named.
        to: jiff::civil::Date,
        /// Why.
        reason: String,
        /// In which letter.
        letter: Uuid,
        /// The notices that are met by it.
        notices: Vec<Uuid>,
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
            Self::DutiesCarried { .. } => "DutiesCarried",
            Self::NoticeOwed { .. } => "NoticeOwed",
            Self::DayNamed { .. } => "DayNamed",
            Self::TermPaused { .. } => "TermPaused",
            Self::TermResumed { .. } => "TermResumed",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::DutyStarted { duty, case, .. }
            | Self::DutyMet { duty, case, .. }
            | Self::DutyWaived { duty, case, .. }
            | Self::NoticeOwed { duty, case, .. } => vec![*duty, *case],
            Self::DutiesCarried { case, to } => vec![*case, *to],
            Self::DayNamed { duty, case, notices, .. } => {
                [*duty, *case].into_iter().chain(notices.iter().copied()).collect()
            }
            Self::TermPaused { case, .. } | Self::TermResumed { case, .. } => vec![*case],
        }
    }
}

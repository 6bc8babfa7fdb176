//! Days are not counted, and are counted again.

use jiff::civil::Date;
use obieg_duties::deeds::{PauseTerms, ResumeTerms};
use obieg_duties::model::PauseBasis;
use obieg_kernel::{Committed, Deed, Failure, Granted, named};
use serde::Serialize;

use super::{CaseEvent, CaseTarget};
use crate::changes_case;
use crate::model::{CaseId, CaseState};
use crate::{rules, store};

/// Pauses all terms of a case on a legal basis.
#[derive(Debug, Clone, Serialize)]
pub struct PauseCase {
    /// The case.
    pub case: CaseId,
    /// Why the law does not count.
    pub basis: PauseBasis,
    /// In words.
    pub reason: String,
    /// First day not counted.
    pub from: Date,
}

/// Lets the terms run again.
#[derive(Debug, Clone, Serialize)]
pub struct ResumeCase {
    /// The case.
    pub case: CaseId,
    /// Last day not counted.
    pub to: Date,
}

named!(PauseCase, "cases.pause-case", [(Officer, Own), (Head, Reach), (Executive, Reach)]);
named!(ResumeCase, "cases.resume-case", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for PauseCase {
    type Target = CaseTarget;
    type Event = CaseEvent;
    type Done = Option<Date>;

    changes_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.case)?;
        let due_on = granted.step(&PauseTerms {
            case: self.case.uuid(),
            basis: self.basis,
            reason: self.reason.clone(),
            from: self.from,
        })?;
        store::set_state(&mut granted, &target.case, CaseState::Suspended, due_on, None)?;
        let event = CaseEvent::CasePaused { case: self.case, basis: self.basis.code(), from: self.from };
        granted.commit(&event, due_on)
    }
}

impl Deed for ResumeCase {
    type Target = CaseTarget;
    type Event = CaseEvent;
    type Done = Option<Date>;

    changes_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.case)?;
        let due_on = granted.step(&ResumeTerms { case: self.case.uuid(), to: self.to })?;
        store::set_state(&mut granted, &target.case, CaseState::Open, due_on, None)?;
        granted.commit(&CaseEvent::CaseResumed { case: self.case, to: self.to }, due_on)
    }
}

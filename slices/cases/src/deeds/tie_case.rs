//! Something of another slice keeps a case open, or does so no more. Only ever steps of the other slice's deeds.

use obieg_kernel::{Committed, Deed, Failure, Granted, named};
use serde::Serialize;
use uuid::Uuid;

use super::{CaseEvent, CaseTarget};
use crate::model::CaseId;
use crate::targets_case;
use crate::{rules, store};

/// Ties a case to a thing that is to be finished before it closes.
#[derive(Debug, Clone, Serialize)]
pub struct TieCase {
    /// The case.
    pub case: CaseId,
    /// The thing.
    pub thing: Uuid,
    /// What it is: `cases-blocker-{kind}` is its sentence.
    pub kind: &'static str,
    /// What it is called.
    pub what: String,
    /// Where it is finished.
    pub link: String,
}

named!(TieCase, "cases.tie-case", [(Officer, Reach), (Head, Reach), (Executive, Reach)]);

impl Deed for TieCase {
    type Target = CaseTarget;
    type Event = CaseEvent;
    type Done = ();

    targets_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.case)?;
        store::tie(&mut granted, self)?;
        let event = CaseEvent::CaseTied { case: self.case, thing: self.thing, kind: self.kind };
        granted.commit(&event, ())
    }
}

/// The thing is finished.
#[derive(Debug, Clone, Serialize)]
pub struct UntieCase {
    /// The case.
    pub case: CaseId,
    /// The thing.
    pub thing: Uuid,
}

named!(UntieCase, "cases.untie-case", [(Officer, Reach), (Head, Reach), (Executive, Reach)]);

impl Deed for UntieCase {
    type Target = CaseTarget;
    type Event = CaseEvent;
    type Done = ();

    targets_case!();

    fn run(&self, mut granted: Granted<'_, Self>, _: CaseTarget) -> Result<Committed<Self>, Failure> {
        store::untie(&mut granted, self.case, self.thing)?;
        granted.commit(&CaseEvent::CaseUntied { case: self.case, thing: self.thing }, ())
    }
}

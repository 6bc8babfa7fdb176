//! A person decides that an answer or an evidence is not owed, and says why.

use obieg_duties::deeds::WaiveDuty;
use obieg_duties::model::{DutyId, DutyView};
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Relation, named};
use serde::Serialize;

use super::CaseEvent;
use super::target::{self, CaseTarget};
use crate::model::CaseId;
use crate::{rules, store};

/// Waives a duty of a case with a written reason.
#[derive(Debug, Clone, Serialize)]
pub struct WaiveAnswer {
    /// The case.
    pub case: CaseId,
    /// The duty.
    pub duty: DutyId,
    /// Why.
    pub reason: String,
}

named!(WaiveAnswer, "cases.waive-answer", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for WaiveAnswer {
    type Target = (CaseTarget, DutyView);
    type Event = CaseEvent;
    type Done = ();

    const VERSION: Option<fn(&Self::Target) -> i64> = Some(|(target, _)| target.case.version);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<(CaseTarget, DutyView)>, Failure> {
        let Some(case) = target::load(db, self.case)? else { return Ok(None) };
        // A duty of another case does not exist here.
        let duty = obieg_duties::store::find(db, self.duty)?.filter(|(of, _)| *of == self.case.uuid());
        Ok(duty.map(|(_, duty)| (case, duty)))
    }

    fn relation(&self, actor: &Actor, (case, _): &(CaseTarget, DutyView)) -> Relation {
        target::relation(actor, case)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, _): (CaseTarget, DutyView),
    ) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.case)?;
        granted.step(&WaiveDuty { duty: self.duty, reason: self.reason.clone() })?;
        store::refresh_due(&mut granted, &target.case)?;
        let event = CaseEvent::AnswerWaived {
            case: self.case,
            duty: self.duty.uuid(),
            reason: self.reason.trim().to_owned(),
        };
        granted.commit(&event, ())
    }
}

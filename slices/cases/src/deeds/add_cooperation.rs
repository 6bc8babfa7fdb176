//! Another unit works on the case too and puts its documents into the owner's file.

use obieg_kernel::id::UnitId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use serde::Serialize;

use super::{CaseEvent, CaseTarget};
use crate::changes_case;
use crate::model::CaseId;
use crate::{rules, store};

/// Opens a case to a cooperating unit.
#[derive(Debug, Clone, Serialize)]
pub struct AddCooperation {
    /// The case.
    pub case: CaseId,
    /// The unit.
    pub unit: UnitId,
    /// What is asked of it, 3 to 1,000 characters.
    pub reason: String,
}

named!(AddCooperation, "cases.add-cooperation", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for AddCooperation {
    type Target = CaseTarget;
    type Event = CaseEvent;
    type Done = ();

    changes_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.case)?;
        let reason = rules::text("reason", &self.reason, 1_000)?;
        let unit = obieg_people::store::find_unit(&mut granted, self.unit)?
            .ok_or_else(|| Refusal::input("cases.unit-unknown").on("unit"))?;
        let already = store::cooperation_of(&mut granted, self.case)?.iter().any(|one| one.unit == unit.id);
        if unit.id == target.case.led_in || already {
            return Err(Refusal::input("cases.unit-already").on("unit").with("unit", &unit.code).into());
        }
        let label = format!("{} {}", unit.code, unit.name);
        store::cooperate(&mut granted, self.case, unit.id, &label, reason)?;
        store::add_reach(&mut granted, &target.case, unit.id)?;
        let event = CaseEvent::CooperationAdded {
            case: self.case,
            unit: unit.code,
            unit_id: unit.id,
            reason: reason.to_owned(),
        };
        granted.commit(&event, ())
    }
}

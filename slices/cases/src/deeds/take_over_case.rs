//! Another unit takes the case over: a reorganisation in the middle of a year.

use obieg_kernel::id::HoldingId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use obieg_registry::deeds::OpenToUnit;
use serde::Serialize;

use super::{CaseEvent, CaseTarget};
use crate::changes_case;
use crate::model::CaseId;
use crate::{rules, store};

/// Gives a case to an officer of another unit, which leads it from now on. The sign and its place in the list of cases stay;
/// the former unit reaches the case no longer, unless it cooperates.
#[derive(Debug, Clone, Serialize)]
pub struct TakeOverCase {
    /// The case.
    pub case: CaseId,
    /// Who leads it from now on.
    pub officer: HoldingId,
    /// Why, for the case log.
    pub reason: String,
}

named!(TakeOverCase, "cases.take-over-case", [(Executive, Reach), (Coordinator, Reach)]);

impl Deed for TakeOverCase {
    type Target = CaseTarget;
    type Event = CaseEvent;
    type Done = ();

    changes_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        let case = &target.case;
        rules::may_change(case)?;
        let reason = rules::text("reason", &self.reason, 500)?;
        let officer = obieg_people::store::find_standing(&mut granted, self.officer)?
            .ok_or_else(|| Refusal::input("cases.officer-missing").on("officer"))?;
        if officer.unit == case.led_in {
            return Err(Refusal::input("cases.take-over-same")
                .on("officer")
                .with("unit", officer.unit_code)
                .into());
        }
        rules::may_lead(&officer.roles)?;
        let label = officer.label();
        store::set_leading(&mut granted, case, officer.unit, officer.holding, &label)?;
        // The letters of the case go with it: what the new unit leads it must be able to read.
        for item in store::items_of(&mut granted, case.id)? {
            granted.step(&OpenToUnit { item, unit: officer.unit })?;
        }
        let event = CaseEvent::CaseTakenOver {
            case: case.id,
            sign: case.sign.clone(),
            from: case.officer_label.clone(),
            from_holding: case.officer,
            to: label,
            to_holding: officer.holding,
            unit: officer.unit_code,
            note: reason.to_owned(),
        };
        granted.commit(&event, ())
    }
}

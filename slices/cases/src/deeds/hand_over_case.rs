//! The case gets another officer of the same unit.

use obieg_kernel::id::HoldingId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use serde::Serialize;

use super::{CaseEvent, CaseTarget};
use crate::changes_case;
use crate::model::CaseId;
use crate::{rules, store};

/// Hands a case over.
#[derive(Debug, Clone, Serialize)]
pub struct HandOverCase {
    /// The case.
    pub case: CaseId,
    /// The new officer.
    pub officer: HoldingId,
}

named!(HandOverCase, "cases.hand-over-case", [(Head, Reach), (Executive, Reach)]);

impl Deed for HandOverCase {
    type Target = CaseTarget;
    type Event = CaseEvent;
    type Done = ();

    changes_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        let case = &target.case;
        rules::may_change(case)?;
        let officer = obieg_people::store::find_standing(&mut granted, self.officer)?
            .filter(|officer| officer.unit == case.led_in)
            .ok_or_else(|| {
                Refusal::input("cases.officer-unit").on("officer").with("unit", &case.unit_code)
            })?;
        if officer.holding == case.officer {
            return Err(Refusal::input("cases.officer-same").on("officer").into());
        }
        let label = officer.label();
        store::set_officer(&mut granted, case, officer.holding, &label)?;
        let event = CaseEvent::CaseHandedOver {
            case: case.id,
            from: case.officer_label.clone(),
            from_holding: case.officer,
            to: label,
            to_holding: officer.holding,
        };
        granted.commit(&event, ())
    }
}

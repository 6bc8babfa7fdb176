//! A settled case goes on: a new case with a reference each way.

use obieg_cases::changes_case;
use obieg_cases::deeds::{AddParty, CaseTarget, OpenCase, OpenedCase, Settling};
use obieg_cases::model::{CaseId, CaseView};
use obieg_kernel::id::HoldingId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, named};
use serde::Serialize;

use super::RelationEvent;
use crate::model::{RelationId, RelationKind};
use crate::{rules, store};

/// Restarts a settled case in the same class under a new sign; the old one stays on everything in it.
#[derive(Debug, Clone, Serialize)]
pub struct RestartCase {
    /// The settled case.
    pub case: CaseId,
    /// Why it goes on, 3 to 1,000 characters.
    pub reason: String,
    /// Which term settles the new one, from today.
    pub settling: Option<Settling>,
}

named!(RestartCase, "relations.restart-case", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for RestartCase {
    type Target = CaseTarget;
    type Event = RelationEvent;
    type Done = OpenedCase;

    changes_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        let case = &target.case;
        rules::may_restart(case)?;
        let reason = obieg_cases::rules::text("reason", &self.reason, 1_000)?;
        let made = open_after(&mut granted, case, (case.officer, self.settling), RelationKind::Restarts)?;
        let event = RelationEvent::CaseRestarted {
            case: case.id,
            other: made.id,
            number: made.sign.clone(),
            reason: reason.to_owned(),
        };
        granted.commit(&event, made)
    }
}

/// Opens a case that follows another one: same title, class and access, the same parties, and a reference to it.
pub(super) fn open_after<D: Deed>(
    granted: &mut Granted<'_, D>,
    case: &CaseView,
    (officer, settling): (HoldingId, Option<Settling>),
    kind: RelationKind,
) -> Result<OpenedCase, Failure> {
    let made = granted.step(&OpenCase {
        item: None,
        title: case.title.clone(),
        symbol: case.symbol.clone(),
        group: None,
        officer: Some(officer),
        settling,
        access: case.access,
    })?;
    for party in obieg_cases::store::parties_of(granted, case.id)? {
        granted.step(&AddParty {
            case: made.id,
            role: party.role,
            name: party.name,
            address: party.address,
        })?;
    }
    let id: RelationId = granted.env().new_id();
    store::add(granted, id, (made.id, kind, case.id), None)?;
    Ok(made)
}

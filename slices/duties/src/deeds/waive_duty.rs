//! A person decides that something is not owed, and says why.

use obieg_kernel::actor::Right;
use obieg_kernel::{Committed, Deed, Failure, Granted, Named, Refusal, office_target};
use serde::Serialize;
use uuid::Uuid;

use super::{DutyEvent, WORKERS};
use crate::model::{DutyId, DutyKind, DutyState, DutyView};
use crate::{rules, store};

/// Waives a duty with a written reason.
#[derive(Debug, Serialize)]
pub struct WaiveDuty {
    /// Which.
    pub duty: DutyId,
    /// Why, 10 to 2,000 characters.
    pub reason: String,
}

impl Named for WaiveDuty {
    const NAME: &'static str = "duties.waive-duty";
    const RIGHTS: &'static [Right] = WORKERS;
}

impl Deed for WaiveDuty {
    type Target = (Uuid, DutyView);
    type Event = DutyEvent;
    type Done = ();

    office_target!((Uuid, DutyView), |deed, db| Ok(store::find(db, deed.duty)?));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (case, duty): (Uuid, DutyView),
    ) -> Result<Committed<Self>, Failure> {
        if duty.state != DutyState::Open {
            return Err(Refusal::state("duties.not-open").into());
        }
        // The term of the case itself is met by settling it, never talked away.
        if duty.kind == DutyKind::SettleCase {
            return Err(Refusal::state("duties.settling-not-waived").into());
        }
        let reason = rules::reason("duties.waive-reason", &self.reason, 10)?;
        let by = granted.actor().signature();
        store::waive(&mut granted, self.duty, reason, &by)?;
        let event = DutyEvent::DutyWaived { duty: self.duty.uuid(), case, reason: reason.to_owned() };
        granted.commit(&event, ())
    }
}

//! What is owed in one case is owed in the case that follows it.

use obieg_kernel::actor::Right;
use obieg_kernel::{Committed, Deed, Failure, Granted, Named, Reads, Refusal, office_target};
use serde::Serialize;
use uuid::Uuid;

use super::{DutyEvent, WORKERS};
use crate::model::PauseView;
use crate::store;

/// Carries everything open over with its day; days that were not counted before are not counted in the new case either.
#[derive(Debug, Serialize)]
pub struct CarryDuties {
    /// The case before.
    pub from: Uuid,
    /// The case that follows; nothing is owed in it yet.
    pub to: Uuid,
}

impl Named for CarryDuties {
    const NAME: &'static str = "duties.carry-duties";
    const RIGHTS: &'static [Right] = WORKERS;
}

impl Deed for CarryDuties {
    type Target = Vec<PauseView>;
    type Event = DutyEvent;
    type Done = ();

    office_target!(Vec<PauseView>, |deed, db| Ok(Some(store::list_pauses(db, deed.from)?)));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        pauses: Vec<PauseView>,
    ) -> Result<Committed<Self>, Failure> {
        if pauses.iter().any(|pause| pause.to.is_none()) {
            return Err(Refusal::state("duties.pause-open").into());
        }
        for pause in &pauses {
            let id = granted.env().new_id();
            store::add_pause(&mut granted, id, self.to, (pause.basis, &pause.reason), pause.from)?;
            if let Some(to) = pause.to {
                store::end_pause(&mut granted, id, to)?;
            }
        }
        store::carry(&mut granted, self.from, self.to)?;
        granted.commit(&DutyEvent::DutiesCarried { case: self.from, to: self.to }, ())
    }
}

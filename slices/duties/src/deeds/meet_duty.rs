//! A duty is done.

use jiff::civil::Date;
use obieg_kernel::actor::Right;
use obieg_kernel::{Committed, Deed, Failure, Granted, Named, Refusal, office_target};
use serde::Serialize;
use uuid::Uuid;

use super::{DutyEvent, WORKERS};
use crate::model::{DutyId, DutyKind, DutyState, DutyView};
use crate::store;

/// Marks a duty as met.
#[derive(Debug, Serialize)]
pub struct MeetDuty {
    /// Which.
    pub duty: DutyId,
    /// The outgoing item that meets it; none only for settling a case.
    pub by: Option<Uuid>,
    /// On which day.
    pub on: Date,
}

impl Named for MeetDuty {
    const NAME: &'static str = "duties.meet-duty";
    const RIGHTS: &'static [Right] = WORKERS;
}

impl Deed for MeetDuty {
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
        // A duty to answer is met only by an outgoing item.
        if duty.kind == DutyKind::AnswerSender && self.by.is_none() {
            return Err(Refusal::state("duties.answer-needs-letter").into());
        }
        store::meet(&mut granted, self.duty, self.by, self.on)?;
        granted.commit(&DutyEvent::DutyMet { duty: self.duty.uuid(), case, by: self.by }, ())
    }
}

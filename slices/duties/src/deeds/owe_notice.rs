//! A settling day comes or has passed: the parties are to be told (KPA art. 36 § 1). Done by the program's own walk over
//! terms, see [`crate::reconcile`].

use jiff::civil::Date;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use obieg_law::clock::Clock;
use serde::Serialize;
use uuid::Uuid;

use super::DutyEvent;
use crate::model::{DutyId, DutyKind, DutyState, DutyView};
use crate::overrun;
use crate::store::{self, Stored};

/// Opens the notice owed for the day of a settling duty, once.
#[derive(Debug, Serialize)]
pub struct OweNotice {
    /// The settling duty.
    pub settling: DutyId,
}

/// The settling duty, and all duties of its case.
pub struct NoticeTarget {
    case: Uuid,
    settling: Stored,
    duties: Vec<DutyView>,
}

named!(OweNotice, "duties.owe-notice", [(Machine, Colleague)]);

impl Deed for OweNotice {
    type Target = NoticeTarget;
    type Event = DutyEvent;
    type Done = DutyId;

    office_target!(NoticeTarget, |deed, db| {
        let Some((case, settling)) = store::find_stored(db, deed.settling)? else { return Ok(None) };
        Ok(Some(NoticeTarget { case, settling, duties: store::list_by_case(db, case)? }))
    });

    fn run(&self, mut granted: Granted<'_, Self>, target: NoticeTarget) -> Result<Committed<Self>, Failure> {
        let (today, settling) = (granted.env().today(), &target.settling);
        let day = overrun::is_owed(&settling.view, &settling.clock, today)
            .ok_or_else(|| Refusal::state("duties.notice-not-yet"))?;
        if is_noted(&target.duties, self.settling, day) {
            return Err(Refusal::state("duties.notice-owed").into());
        }
        let duty = add(&mut granted, target.case, &settling.view, day)?;
        let event = DutyEvent::NoticeOwed { duty: duty.uuid(), case: target.case, about_day: day };
        granted.commit(&event, duty)
    }
}

/// Is there a notice for this very day of the settling duty: owed, given, or waived?
pub(super) fn is_noted(duties: &[DutyView], settling: DutyId, day: Date) -> bool {
    duties.iter().any(|duty| {
        duty.kind == DutyKind::OverrunNotice
            && duty.about == Some(settling.uuid())
            && (duty.about_day == Some(day) || duty.state == DutyState::Open)
    })
}

/// Writes the notice owed for a day.
pub(super) fn add<D: Deed>(
    granted: &mut Granted<'_, D>,
    case: Uuid,
    settling: &DutyView,
    day: Date,
) -> Result<DutyId, Failure> {
    let (id, today): (DutyId, Date) = (granted.env().new_id(), granted.env().today());
    let due_on = overrun::notice_due_on(day, today);
    let notice = store::NewDuty {
        id,
        case,
        kind: DutyKind::OverrunNotice,
        about: Some(settling.id.uuid()),
        towards: None,
        article: overrun::article(settling),
        // Its day follows the settling day and is never computed from a clock of its own.
        clock: &Clock::AtOnce,
        started_on: today,
        due_on: Some(due_on),
        about_day: Some(day),
    };
    store::add(granted, &notice)?;
    Ok(id)
}

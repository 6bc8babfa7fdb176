//! Days that the law does not count (KPA 35 §5): pausing and resuming all terms of a case.

use jiff::civil::Date;
use obieg_kernel::actor::Right;
use obieg_kernel::{Committed, Deed, Failure, Granted, Lookup, Named, Reads, Writes, office_target};
use serde::Serialize;
use uuid::Uuid;

use super::{DutyEvent, WORKERS};
use crate::model::{DutyId, DutyKind, DutyState, PauseBasis, PauseView};
use crate::store::Stored;
use crate::{overrun, rules, store};

/// Stops counting from a day on.
#[derive(Debug, Serialize)]
pub struct PauseTerms {
    /// The case.
    pub case: Uuid,
    /// Why.
    pub basis: PauseBasis,
    /// In words, 3 to 2,000 characters.
    pub reason: String,
    /// First day not counted.
    pub from: Date,
}

/// Counts again after a day.
#[derive(Debug, Serialize)]
pub struct ResumeTerms {
    /// The case.
    pub case: Uuid,
    /// Last day not counted.
    pub to: Date,
}

impl Named for PauseTerms {
    const NAME: &'static str = "duties.pause-terms";
    const RIGHTS: &'static [Right] = WORKERS;
}

impl Named for ResumeTerms {
    const NAME: &'static str = "duties.resume-terms";
    const RIGHTS: &'static [Right] = WORKERS;
}

/// Pauses and duties of the case.
pub struct Terms {
    pauses: Vec<PauseView>,
    duties: Vec<Stored>,
}

fn load(db: &mut Lookup<'_>, case: Uuid) -> Result<Option<Terms>, Failure> {
    Ok(Some(Terms { pauses: store::list_pauses(db, case)?, duties: store::stored_by_case(db, case)? }))
}

/// Writes the new day of every open duty, of a pause that began on a day; gives the earliest.
fn recompute(
    db: &mut dyn Writes,
    duties: &[Stored],
    pauses: &[PauseView],
    paused_from: Date,
) -> Result<Option<Date>, Failure> {
    let open = || duties.iter().filter(|duty| duty.view.state == DutyState::Open);
    let mut days: Vec<(DutyId, Option<Date>)> = Vec::new();
    for duty in open().filter(|duty| duty.view.kind != DutyKind::OverrunNotice) {
        let legal_on = rules::due_on(&duty.clock, duty.view.started_on, pauses)?;
        let due_on = overrun::day_owed(legal_on, duty.view.named_on);
        if duty.view.named_on.is_some() {
            store::move_named(db, duty.view.id, legal_on, due_on)?;
        } else if due_on != duty.view.due_on {
            store::move_due(db, duty.view.id, due_on)?;
        }
        days.push((duty.view.id, due_on));
    }
    for notice in open().filter(|duty| duty.view.kind == DutyKind::OverrunNotice) {
        let settling = days.iter().find(|(id, _)| Some(id.uuid()) == notice.view.about);
        let day = settling.and_then(|(_, day)| *day);
        let due_on = if overrun::follows(&notice.view, paused_from) {
            store::move_notice(db, notice.view.id, day.or(notice.view.about_day), day)?;
            day
        } else {
            notice.view.due_on
        };
        days.push((notice.view.id, due_on));
    }
    Ok(days.into_iter().filter_map(|(_, day)| day).min())
}

impl Deed for PauseTerms {
    type Target = Terms;
    type Event = DutyEvent;
    type Done = Option<Date>;

    office_target!(Terms, |deed, db| load(db, deed.case));

    fn run(&self, mut granted: Granted<'_, Self>, mut terms: Terms) -> Result<Committed<Self>, Failure> {
        let today = granted.env().today();
        rules::may_pause(&terms.pauses, self.from, today)?;
        let reason = rules::reason("duties.pause-reason", &self.reason, 3)?;
        let id = granted.env().new_id();
        store::add_pause(&mut granted, id, self.case, (self.basis, reason), self.from)?;
        terms.pauses.push(PauseView {
            id,
            basis: self.basis,
            reason: reason.to_owned(),
            from: self.from,
            to: None,
        });
        let earliest = recompute(&mut granted, &terms.duties, &terms.pauses, self.from)?;
        let event = DutyEvent::TermPaused { case: self.case, basis: self.basis.code(), from: self.from };
        granted.commit(&event, earliest)
    }
}

impl Deed for ResumeTerms {
    type Target = Terms;
    type Event = DutyEvent;
    type Done = Option<Date>;

    office_target!(Terms, |deed, db| load(db, deed.case));

    fn run(&self, mut granted: Granted<'_, Self>, mut terms: Terms) -> Result<Committed<Self>, Failure> {
        let today = granted.env().today();
        let (open, from) =
            rules::may_resume(&terms.pauses, self.to, today).map(|open| (open.id, open.from))?;
        store::end_pause(&mut granted, open, self.to)?;
        if let Some(pause) = terms.pauses.iter_mut().find(|pause| pause.id == open) {
            pause.to = Some(self.to);
        }
        let earliest = recompute(&mut granted, &terms.duties, &terms.pauses, from)?;
        granted.commit(&DutyEvent::TermResumed { case: self.case, to: self.to }, earliest)
    }
}

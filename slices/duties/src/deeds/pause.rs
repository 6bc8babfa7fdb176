//! Days that the law does not count (KPA 35 §5): pausing and resuming all terms of a case.

use jiff::civil::Date;
use obieg_kernel::actor::Right;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Named, Reads, Relation, Writes};
use serde::Serialize;
use uuid::Uuid;

use super::{DutyEvent, WORKERS};
use crate::model::{DutyState, PauseBasis, PauseView};
use crate::store::Stored;
use crate::{rules, store};

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

/// Writes the new legal day of every open duty; gives the earliest.
fn recompute(db: &mut dyn Writes, duties: &[Stored], pauses: &[PauseView]) -> Result<Option<Date>, Failure> {
    let mut earliest: Option<Date> = None;
    for duty in duties.iter().filter(|duty| duty.view.state == DutyState::Open) {
        let due_on = rules::due_on(&duty.clock, duty.view.started_on, pauses)?;
        if due_on != duty.view.due_on {
            store::move_due(db, duty.view.id, due_on)?;
        }
        earliest = [earliest, due_on].into_iter().flatten().min();
    }
    Ok(earliest)
}

impl Deed for PauseTerms {
    type Target = Terms;
    type Event = DutyEvent;
    type Done = Option<Date>;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Terms>, Failure> {
        load(db, self.case)
    }

    fn relation(&self, _: &Actor, _: &Terms) -> Relation {
        Relation::Colleague
    }

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
        let earliest = recompute(&mut granted, &terms.duties, &terms.pauses)?;
        let event = DutyEvent::TermPaused { case: self.case, basis: self.basis.code(), from: self.from };
        granted.commit(&event, earliest)
    }
}

impl Deed for ResumeTerms {
    type Target = Terms;
    type Event = DutyEvent;
    type Done = Option<Date>;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Terms>, Failure> {
        load(db, self.case)
    }

    fn relation(&self, _: &Actor, _: &Terms) -> Relation {
        Relation::Colleague
    }

    fn run(&self, mut granted: Granted<'_, Self>, mut terms: Terms) -> Result<Committed<Self>, Failure> {
        let today = granted.env().today();
        let open = rules::may_resume(&terms.pauses, self.to, today)?.id;
        store::end_pause(&mut granted, open, self.to)?;
        if let Some(pause) = terms.pauses.iter_mut().find(|pause| pause.id == open) {
            pause.to = Some(self.to);
        }
        let earliest = recompute(&mut granted, &terms.duties, &terms.pauses)?;
        granted.commit(&DutyEvent::TermResumed { case: self.case, to: self.to }, earliest)
    }
}

//! The author puts a wrong assignment right: new records that supersede it.

use jiff::civil::Date;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Relation, named};
use serde::Serialize;

use super::batch::{self, Batch};
use super::event::AssignmentEvent;
use super::target::{self, AssignmentTarget, Author};
use crate::model::{Assigned, AssignmentId, AssignmentState, Receiver};
use crate::receivers;
use crate::rules::{self, Leaders, ReceiverFacts, Terms};
use crate::store;

/// Replaces one assignment by one or more. Only by its author, and only while its receiver has not taken it, or when
/// a receiver who does not lead has passed it back.
#[derive(Debug, Serialize)]
pub struct CorrectAssignment {
    /// Which.
    pub assignment: AssignmentId,
    /// To whom instead. One of them leads if the one replaced did, else none.
    pub receivers: Vec<Receiver>,
    /// What is to be done.
    pub instruction: Option<String>,
    /// By when.
    pub term: Option<Date>,
}

/// The assignment with what is known of author and receivers.
#[derive(Debug)]
pub struct CorrectTarget {
    wrong: AssignmentTarget,
    receivers: Vec<ReceiverFacts>,
    author: Option<Author>,
}

named!(
    CorrectAssignment,
    "assignments.correct-assignment",
    [(Chancery, Own), (Coordinator, Own), (Executive, Own), (Head, Own),]
);

impl Deed for CorrectAssignment {
    type Target = CorrectTarget;
    type Event = AssignmentEvent;
    type Done = Assigned;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<CorrectTarget>, Failure> {
        let Some(wrong) = target::load(db, self.assignment)? else { return Ok(None) };
        let actor = db.actor().clone();
        let receivers = receivers::facts(db, &actor, &self.receivers)?;
        Ok(Some(CorrectTarget { wrong, receivers, author: target::author(db)? }))
    }

    fn relation(&self, actor: &Actor, target: &CorrectTarget) -> Relation {
        target::to_author(actor, &target.wrong)
    }

    fn run(&self, mut granted: Granted<'_, Self>, target: CorrectTarget) -> Result<Committed<Self>, Failure> {
        let author = target.author.as_ref().ok_or(Failure::Forbidden)?;
        let (wrong, item) = (&target.wrong.assignment, &target.wrong.item);
        if !rules::may_correct(wrong.state, wrong.is_owner) {
            return Err(target::wrong_state("assignments.not-correctable", &target.wrong));
        }
        let instruction = self.checked(&target, granted.env().today())?;
        store::move_on(&mut granted, wrong.id, wrong.state, AssignmentState::Superseded)?;
        let (parent, term) = (wrong.parent, self.term);
        let batch = Batch {
            item,
            parent,
            supersedes: Some(wrong.id),
            author,
            instruction,
            term,
            each: &[],
            rule: None,
        };
        let assignments = batch::write(&mut granted, &batch, &target.receivers)?;
        target::narrow(&mut granted, item.id)?;
        let to = batch::labels(&target.receivers);
        let event = AssignmentEvent::AssignmentCorrected {
            item: item.id,
            number: item.number.clone(),
            superseded: wrong.id,
            superseded_to: wrong.to_label.clone(),
            assignments: assignments.clone(),
            note: format!("{} → {}", wrong.to_label, to.join("; ")),
            to,
            instruction: batch.instruction,
            term,
        };
        let done = Assigned { item: item.id, assignments, term_on_day_off: rules::is_day_off(term) };
        granted.commit(&event, done)
    }
}

impl CorrectAssignment {
    fn checked(&self, target: &CorrectTarget, today: Date) -> Result<Option<String>, Failure> {
        let wrong = &target.wrong.assignment;
        let leaders = if wrong.is_owner { Leaders::One } else { Leaders::Nobody };
        let others = target::level(&target.wrong).filter(|one| one.id != wrong.id && one.state.is_live());
        let taken: Vec<_> = others.map(|one| (one.to_unit, one.to_holding)).collect();
        let faults = rules::check_receivers(&target.receivers, leaders, &taken);
        let above =
            target.wrong.chain.iter().find(|one| Some(one.id) == wrong.parent).and_then(|one| one.term);
        let terms = Terms { today, above, kept: wrong.term };
        batch::checked(faults, terms, self.term, self.instruction.as_deref())
    }
}

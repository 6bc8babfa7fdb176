//! Assigning: the first level out of the queue, further levels by whom the item lies with.

use jiff::civil::Date;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, named};
use obieg_registry::deeds::MoveItem;
use obieg_registry::{ItemId, ItemView, Stage};
use serde::Serialize;

use super::batch::{self, Batch};
use super::event::AssignmentEvent;
use super::target::{self, AssignmentTarget, Author};
use crate::model::{Assigned, AssignmentId, AssignmentState, Receiver};
use crate::receivers::{self, is_wide};
use crate::rules::{self, ReceiverFacts, Terms};
use crate::store;

/// Assigns an item to one or more receivers, exactly one of whom leads.
#[derive(Debug, Serialize)]
pub struct AssignItem {
    /// The item.
    pub item: ItemId,
    /// To whom, 1 to 20.
    pub receivers: Vec<Receiver>,
    /// What is to be done; an instruction of this level beside those above, which stay.
    pub instruction: Option<String>,
    /// By when; a further level keeps or shortens the term above.
    pub term: Option<Date>,
    /// The assignment that this one follows; none at the first level.
    pub parent: Option<AssignmentId>,
}

/// The item with what is known of author, receivers and the assignment above.
#[derive(Debug)]
pub struct AssignTarget {
    item: ItemView,
    above: Option<AssignmentTarget>,
    /// Does the item lie in the actor's own reach?
    is_reached: bool,
    receivers: Vec<ReceiverFacts>,
    author: Option<Author>,
}

// A wide role assigns any item of the office. A head assigns within the own unit and below: what lies with the head
// further, and what has come back to the queue out of the head's unit anew.
named!(
    AssignItem,
    "assignments.assign-item",
    [(Chancery, Colleague), (Coordinator, Colleague), (Executive, Colleague), (Head, Reach),]
);

impl Deed for AssignItem {
    type Target = AssignTarget;
    type Event = AssignmentEvent;
    type Done = Assigned;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<AssignTarget>, Failure> {
        AssignTarget::load(db, self.item, self.parent, &self.receivers)
    }

    fn relation(&self, actor: &Actor, target: &AssignTarget) -> Relation {
        target.relation(actor)
    }

    fn run(&self, mut granted: Granted<'_, Self>, target: AssignTarget) -> Result<Committed<Self>, Failure> {
        let says = Says { instruction: self.instruction.clone(), term: self.term };
        let (event, done) = assign(&mut granted, &target, &By { says, each: &[], template: None })?;
        granted.commit(&event, done)
    }
}

/// What receivers are told.
#[derive(Debug, Default)]
pub(crate) struct Says {
    /// What is to be done.
    pub(crate) instruction: Option<String>,
    /// By when.
    pub(crate) term: Option<Date>,
}

/// How an item is assigned.
pub(crate) struct By<'b> {
    /// What all receivers are told.
    pub(crate) says: Says,
    /// What each of them is told instead, in their order; nothing by hand.
    pub(crate) each: &'b [Says],
    /// Name of the template that was used.
    pub(crate) template: Option<&'b str>,
}

impl AssignTarget {
    /// The item with what is known of author, receivers and the assignment above.
    pub(crate) fn load(
        db: &mut Lookup<'_>,
        item: ItemId,
        parent: Option<AssignmentId>,
        receivers: &[Receiver],
    ) -> Result<Option<Self>, Failure> {
        let Some(item) = obieg_registry::store::find_item(db, item)? else { return Ok(None) };
        let above = match parent {
            None => None,
            Some(parent) => match target::load(db, parent)? {
                Some(above) if above.item.id == item.id => Some(above),
                _ => return Ok(None),
            },
        };
        let actor = db.actor().clone();
        let is_reached = obieg_registry::store::is_reached(db, item.id, actor.scope(&[]))?;
        let receivers = receivers::facts(db, &actor, receivers)?;
        let author = target::author(db)?;
        Ok(Some(Self { item, above, is_reached, receivers, author }))
    }

    /// How the actor stands to it.
    pub(crate) fn relation(&self, actor: &Actor) -> Relation {
        match &self.above {
            Some(above) => match target::to_receiver(actor, above) {
                Relation::Stranger if self.is_reached => Relation::Colleague,
                relation => relation,
            },
            None if self.is_reached => Relation::Reach,
            None if is_wide(actor) => Relation::Colleague,
            None => Relation::Stranger,
        }
    }
}

/// Writes the records of a new level; what the journal is told, and what is answered.
pub(crate) fn assign<D: Deed>(
    granted: &mut Granted<'_, D>,
    target: &AssignTarget,
    by: &By<'_>,
) -> Result<(AssignmentEvent, Assigned), Failure> {
    let author = target.author.as_ref().ok_or(Failure::Forbidden)?;
    must_be_free(target)?;
    let above = target.above.as_ref().map(|above| &above.assignment);
    let terms = Terms { today: granted.env().today(), above: above.and_then(|above| above.term), kept: None };
    let faults = batch::faults_of_new(&target.receivers);
    let instruction = batch::checked(faults, terms, by.says.term, by.says.instruction.as_deref())?;
    match above {
        Some(above) => store::move_on(granted, above.id, above.state, AssignmentState::PassedOn)?,
        None => granted.step(&MoveItem { item: target.item.id, to: Stage::Assigned })?,
    }
    let (item, parent, term) = (&target.item, above.map(|above| above.id), by.says.term);
    let each = by.each;
    let batch = Batch { item, parent, supersedes: None, author, instruction, term, each, rule: None };
    let assignments = batch::write(granted, &batch, &target.receivers)?;
    let to = batch::labels(&target.receivers);
    let owner = target.receivers.iter().find(|one| one.is_owner).and_then(|one| one.label.clone());
    let event = AssignmentEvent::ItemAssigned {
        item: item.id,
        number: item.number.clone(),
        assignments: assignments.clone(),
        parent,
        from: author.label.clone(),
        note: to.join("; "),
        to,
        owner: owner.unwrap_or_default(),
        instruction: batch.instruction,
        term,
        rule: None,
        template: by.template.map(str::to_owned),
    };
    let done = Assigned { item: item.id, assignments, term_on_day_off: rules::is_day_off(term) };
    Ok((event, done))
}

/// The item lies in the queue, or with the receiver of the assignment above.
fn must_be_free(target: &AssignTarget) -> Result<(), Failure> {
    let refused = |code| Err(Refusal::state(code).with("number", &target.item.number).into());
    match &target.above {
        Some(above) if rules::may_pass_on(above.assignment.state) => Ok(()),
        Some(above) => Err(target::wrong_state("assignments.not-at-receiver", above)),
        None if rules::may_assign(target.item.stage) => Ok(()),
        None if target.item.stage == Stage::Assigned => refused("assignments.already-assigned"),
        None => refused("assignments.not-in-queue"),
    }
}

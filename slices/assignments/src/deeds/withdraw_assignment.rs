//! The author takes an assignment back: the queue's "undo".

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Relation, named};
use serde::Serialize;

use super::event::AssignmentEvent;
use super::target::{self, AssignmentTarget};
use crate::model::{AssignmentId, AssignmentState, AssignmentView, Moved};
use crate::rules;

/// Takes back a whole level of assignments, on the civil day it was made and as long as none of it was accepted. The
/// item lies again where it lay before. The records stay, as withdrawn.
#[derive(Debug, Serialize)]
pub struct WithdrawAssignment {
    /// Any assignment of the level.
    pub assignment: AssignmentId,
}

named!(
    WithdrawAssignment,
    "assignments.withdraw-assignment",
    [(Chancery, Own), (Coordinator, Own), (Executive, Own), (Head, Own),]
);

impl Deed for WithdrawAssignment {
    type Target = AssignmentTarget;
    type Event = AssignmentEvent;
    type Done = Moved;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<AssignmentTarget>, Failure> {
        target::load(db, self.assignment)
    }

    fn relation(&self, actor: &Actor, target: &AssignmentTarget) -> Relation {
        target::to_author(actor, target)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        target: AssignmentTarget,
    ) -> Result<Committed<Self>, Failure> {
        if !is_withdrawable(&mut granted, &target.assignment, &target.chain) {
            return Err(target::wrong_state("assignments.not-withdrawable", &target));
        }
        let fallen = target::fall(&mut granted, &target, None)?;
        target::narrow(&mut granted, target.item.id)?;
        let labels =
            target::level(&target).filter(|one| fallen.contains(&one.id)).map(|one| one.to_label.as_str());
        let note = labels.collect::<Vec<_>>().join("; ");
        let (item, is_first_level) = (target.item.id, target.assignment.parent.is_none());
        let event = AssignmentEvent::AssignmentWithdrawn { item, assignments: fallen, note };
        granted.commit(&event, Moved { item, state: AssignmentState::Withdrawn, is_first_level })
    }
}

/// Can the level of an assignment be taken back? `chain` holds all assignments of the item.
pub(crate) fn is_withdrawable(db: &mut dyn Reads, one: &AssignmentView, chain: &[AssignmentView]) -> bool {
    let level = chain.iter().filter(|other| other.parent == one.parent);
    let live: Vec<_> = level.map(|other| other.state).filter(|state| state.is_live()).collect();
    let (assigned_on, today) = (db.env().date_of(one.at), db.env().today());
    one.state.is_live() && rules::may_withdraw(assigned_on, today, &live)
}

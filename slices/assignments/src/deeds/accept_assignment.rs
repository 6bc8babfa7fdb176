//! The receiver takes an assignment.

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Relation, named};
use serde::Serialize;

use super::event::AssignmentEvent;
use super::target::{self, AssignmentTarget};
use crate::model::{AssignmentId, AssignmentState, Moved};
use crate::{rules, store};

/// Accepts an assignment.
#[derive(Debug, Serialize)]
pub struct AcceptAssignment {
    /// Which.
    pub assignment: AssignmentId,
}

named!(
    AcceptAssignment,
    "assignments.accept-assignment",
    [(Officer, Own), (Head, Own), (Executive, Own), (Coordinator, Own), (Chancery, Own),]
);

impl Deed for AcceptAssignment {
    type Target = AssignmentTarget;
    type Event = AssignmentEvent;
    type Done = Moved;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<AssignmentTarget>, Failure> {
        target::load(db, self.assignment)
    }

    fn relation(&self, actor: &Actor, target: &AssignmentTarget) -> Relation {
        target::to_receiver(actor, target)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        target: AssignmentTarget,
    ) -> Result<Committed<Self>, Failure> {
        let (id, item) = (target.assignment.id, target.item.id);
        if !rules::may_accept(target.assignment.state) {
            return Err(target::wrong_state("assignments.not-waiting", &target));
        }
        let state = AssignmentState::Accepted;
        store::move_on(&mut granted, id, target.assignment.state, state)?;
        let is_first_level = target.assignment.parent.is_none();
        let event =
            AssignmentEvent::AssignmentAccepted { item, assignment: id, note: target.assignment.to_label };
        granted.commit(&event, Moved { item, state, is_first_level })
    }
}

//! The receiver passes an assignment back as wrongly addressed.

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Relation, named};
use serde::Serialize;

use super::event::AssignmentEvent;
use super::target::{self, AssignmentTarget};
use crate::model::{AssignmentId, AssignmentState, Moved};
use crate::{rules, store};

/// Passes an assignment back. When the one who leads does, the whole level falls and the item returns: at the first
/// level to the assignment queue, further down to the receiver of the assignment above. When somebody else does, the
/// others go on and the author is shown what came back.
#[derive(Debug, Serialize)]
pub struct PassBack {
    /// Which.
    pub assignment: AssignmentId,
    /// Why, 3 to 2000 characters.
    pub reason: String,
}

named!(
    PassBack,
    "assignments.pass-back",
    [(Officer, Own), (Head, Own), (Executive, Own), (Coordinator, Own), (Chancery, Own),]
);

impl Deed for PassBack {
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
        let (assignment, item) = (target.assignment.id, target.item.id);
        if !rules::may_pass_back(target.assignment.state) {
            return Err(target::wrong_state("assignments.not-with-you", &target));
        }
        let reason = rules::reason(&self.reason)?;
        store::pass_back(&mut granted, assignment, target.assignment.state, &reason)?;
        let fallen = match target.assignment.is_owner {
            true => target::fall(&mut granted, &target, Some(assignment))?,
            false => Vec::new(),
        };
        let is_first_level = target.assignment.parent.is_none();
        let event = AssignmentEvent::AssignmentPassedBack {
            item,
            assignment,
            by: target.assignment.to_label,
            note: reason.clone(),
            reason,
            fallen,
        };
        granted.commit(&event, Moved { item, state: AssignmentState::PassedBack, is_first_level })
    }
}

//! The item comes out of a case it was put into by mistake: those who had a task by its assignments have it again.

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Relation, named};
use obieg_registry::deeds::MoveItem;
use obieg_registry::{ItemId, Stage};
use serde::Serialize;

use super::event::AssignmentEvent;
use super::target;
use crate::model::{AssignmentState, AssignmentView};
use crate::receivers::is_wide;
use crate::{rules, store};

/// Opens again what [`super::SettleAssignments`] ended last: the item lies with whom it lay before. Where nobody had it by an
/// assignment, or the one who leads has left the post since, it waits in the queue.
#[derive(Debug, Serialize)]
pub struct ReopenAssignments {
    /// The item.
    pub item: ItemId,
}

/// The item's assignments.
#[derive(Debug)]
pub struct ReopenTarget {
    chain: Vec<AssignmentView>,
    is_reached: bool,
}

// A step of taking an item out of a case; its policy is that of SettleAssignments.
named!(
    ReopenAssignments,
    "assignments.reopen-assignments",
    [(Executive, Colleague), (Head, Reach), (Officer, Reach)]
);

impl Deed for ReopenAssignments {
    type Target = ReopenTarget;
    type Event = AssignmentEvent;
    type Done = ();

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<ReopenTarget>, Failure> {
        let own = db.actor().scope(&[]);
        let is_reached = obieg_registry::store::is_reached(db, self.item, own)?;
        Ok(Some(ReopenTarget { chain: store::list_by_item(db, self.item)?, is_reached }))
    }

    fn relation(&self, actor: &Actor, target: &ReopenTarget) -> Relation {
        if target.is_reached {
            Relation::Reach
        } else if is_wide(actor) {
            Relation::Colleague
        } else {
            Relation::Stranger
        }
    }

    fn run(&self, mut granted: Granted<'_, Self>, target: ReopenTarget) -> Result<Committed<Self>, Failure> {
        let mut reopened = rules::reopened(&target.chain);
        if !is_anybody_there(&mut granted, &target.chain, &reopened)? {
            reopened.clear();
        }
        for (id, state) in &reopened {
            store::move_on(&mut granted, *id, AssignmentState::Done, *state)?;
        }
        let assignments = reopened.iter().map(|(id, _)| *id).collect();
        let to = if reopened.is_empty() { Stage::Registered } else { Stage::Assigned };
        granted.step(&MoveItem { item: self.item, to })?;
        target::narrow(&mut granted, self.item)?;
        granted.commit(&AssignmentEvent::AssignmentsReopened { item: self.item, assignments }, ())
    }
}

/// Is the one who leads at the end of the chain still at the post?
fn is_anybody_there(
    db: &mut dyn Reads,
    chain: &[AssignmentView],
    reopened: &[rules::Reopened],
) -> Result<bool, Failure> {
    let holds =
        |one: &&AssignmentView| one.is_owner && reopened.contains(&(one.id, AssignmentState::Accepted));
    match chain.iter().find(holds).map(|one| one.to_holding) {
        Some(Some(holding)) => Ok(obieg_people::store::find_standing(db, holding)?.is_some()),
        Some(None) => Ok(true),
        None => Ok(false),
    }
}

//! The item comes out of a case it was put into by mistake: those who had a task by its assignments have it again.

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Relation, named};
use obieg_registry::deeds::MoveItem;
use obieg_registry::{ItemId, Stage};
use serde::Serialize;

use super::chain::ItemChain;
use super::event::AssignmentEvent;
use super::target;
use crate::model::{AssignmentState, AssignmentView};
use crate::receivers::is_headed;
use crate::{rules, store};

/// Opens again what [`super::SettleAssignments`] ended last: the item lies with whom it lay before. Where nobody had it by an
/// assignment, or the one who leads has left the post since, it waits in the queue.
#[derive(Debug, Serialize)]
pub struct ReopenAssignments {
    /// The item.
    pub item: ItemId,
}

// A step of taking an item out of a case; its policy is that of SettleAssignments.
named!(
    ReopenAssignments,
    "assignments.reopen-assignments",
    [(Executive, Colleague), (Head, Reach), (Officer, Reach)]
);

impl Deed for ReopenAssignments {
    type Target = ItemChain;
    type Event = AssignmentEvent;
    type Done = ();

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<ItemChain>, Failure> {
        ItemChain::load(db, self.item)
    }

    fn relation(&self, actor: &Actor, chain: &ItemChain) -> Relation {
        chain.relation(actor)
    }

    fn run(&self, mut granted: Granted<'_, Self>, chain: ItemChain) -> Result<Committed<Self>, Failure> {
        let before = rules::reopened(&chain.records);
        let is_there = match rules::lies_with(&before) {
            Some(one) => is_anybody_there(&mut granted, one)?,
            None => false,
        };
        let mut assignments = Vec::new();
        for (one, state) in before {
            // Where nobody is, the records stay done, and another end of theirs does not bring them back.
            let state = if is_there { state } else { AssignmentState::Done };
            store::move_on(&mut granted, one.id, AssignmentState::Done, state)?;
            assignments.extend(is_there.then_some(one.id));
        }
        let to = if is_there { Stage::Assigned } else { Stage::Registered };
        granted.step(&MoveItem { item: self.item, to })?;
        target::narrow(&mut granted, self.item)?;
        granted.commit(&AssignmentEvent::AssignmentsReopened { item: self.item, assignments }, ())
    }
}

/// Is the receiver still at the post, or does the unit still have a head?
fn is_anybody_there(db: &mut dyn Reads, one: &AssignmentView) -> Result<bool, Failure> {
    Ok(match one.to_holding {
        Some(holding) => obieg_people::store::find_standing(db, holding)?.is_some(),
        None => is_headed(db, one.to_unit)?,
    })
}

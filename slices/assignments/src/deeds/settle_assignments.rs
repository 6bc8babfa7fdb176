//! The item goes into a case or is filed: nobody has a task by its assignments any more.

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Relation, named};
use obieg_registry::ItemId;
use serde::Serialize;

use super::event::AssignmentEvent;
use crate::model::AssignmentView;
use crate::receivers::is_wide;
use crate::store;

/// Marks all live assignments of an item as done; nothing is wrong when there are none.
#[derive(Debug, Serialize)]
pub struct SettleAssignments {
    /// The item.
    pub item: ItemId,
}

/// The item's live assignments.
#[derive(Debug)]
pub struct SettleTarget {
    live: Vec<AssignmentView>,
    is_reached: bool,
}

// A step of the deeds by which an item enters a case or is filed; its policy is that of the register's MoveItem, which
// is a step of the same deeds.
named!(
    SettleAssignments,
    "assignments.settle-assignments",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Head, Reach),
        (Officer, Reach),
        (Machine, Colleague),
    ]
);

impl Deed for SettleAssignments {
    type Target = SettleTarget;
    type Event = AssignmentEvent;
    type Done = ();

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<SettleTarget>, Failure> {
        let own = db.actor().scope(&[]);
        let is_reached = obieg_registry::store::is_reached(db, self.item, own)?;
        let live =
            store::list_by_item(db, self.item)?.into_iter().filter(|one| one.state.is_live()).collect();
        Ok(Some(SettleTarget { live, is_reached }))
    }

    fn relation(&self, actor: &Actor, target: &SettleTarget) -> Relation {
        if target.is_reached {
            Relation::Reach
        } else if is_wide(actor) {
            Relation::Colleague
        } else {
            Relation::Stranger
        }
    }

    fn run(&self, mut granted: Granted<'_, Self>, target: SettleTarget) -> Result<Committed<Self>, Failure> {
        for one in &target.live {
            store::end(&mut granted, one.id, one.state)?;
        }
        let assignments = target.live.iter().map(|one| one.id).collect();
        granted.commit(&AssignmentEvent::AssignmentsSettled { item: self.item, assignments }, ())
    }
}

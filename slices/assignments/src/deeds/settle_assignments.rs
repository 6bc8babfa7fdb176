//! The item goes into a case or is filed: nobody has a task by its assignments any more.

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Relation, named};
use obieg_registry::ItemId;
use serde::Serialize;

use super::chain::ItemChain;
use super::event::AssignmentEvent;
use crate::store;

/// Marks all live assignments of an item as done; nothing is wrong when there are none.
#[derive(Debug, Serialize)]
pub struct SettleAssignments {
    /// The item.
    pub item: ItemId,
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
        let mut assignments = Vec::new();
        for one in chain.records.iter().filter(|one| one.state.is_live()) {
            store::end(&mut granted, one.id, one.state)?;
            assignments.push(one.id);
        }
        granted.commit(&AssignmentEvent::AssignmentsSettled { item: self.item, assignments }, ())
    }
}

//! All assignments of one item as the target of the steps by which it enters a case and comes out again.

use obieg_kernel::{Actor, Failure, Lookup, Relation};
use obieg_registry::ItemId;

use crate::model::AssignmentView;
use crate::receivers::is_wide;
use crate::store;

/// The item's assignments, and is it within the actor's own reach?
#[derive(Debug)]
pub struct ItemChain {
    pub(super) records: Vec<AssignmentView>,
    is_reached: bool,
}

impl ItemChain {
    pub(super) fn load(db: &mut Lookup<'_>, item: ItemId) -> Result<Option<Self>, Failure> {
        let own = db.actor().scope(&[]);
        let is_reached = obieg_registry::store::is_reached(db, item, own)?;
        Ok(Some(Self { records: store::list_by_item(db, item)?, is_reached }))
    }

    pub(super) fn relation(&self, actor: &Actor) -> Relation {
        if self.is_reached {
            Relation::Reach
        } else if is_wide(actor) {
            Relation::Colleague
        } else {
            Relation::Stranger
        }
    }
}

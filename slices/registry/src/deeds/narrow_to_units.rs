//! Units that were shown an item by mistake reach it no more.

use obieg_kernel::id::UnitId;
use obieg_kernel::{Committed, Deed, Event, Failure, Granted, named};
use serde::Serialize;
use uuid::Uuid;

use super::target::ItemTarget;
use crate::model::{ItemId, Stage};
use crate::store;

/// Leaves an item open to these units, the heads above them and those to whom the register belongs. An item that is in
/// a case already stays as open as it is: the case opened it as well.
#[derive(Debug, Serialize)]
pub struct NarrowToUnits {
    /// The item.
    pub item: ItemId,
    /// Who still has to do with it.
    pub units: Vec<UnitId>,
}

/// What the journal is told.
#[derive(Serialize)]
pub struct ItemNarrowed {
    item: ItemId,
    number: String,
    units: Vec<UnitId>,
}

impl Event for ItemNarrowed {
    fn name(&self) -> &'static str {
        "ItemNarrowed"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.item.uuid()]
    }
}

// A step of taking an assignment back; its policy is that of OpenToUnit.
named!(
    NarrowToUnits,
    "registry.narrow-to-units",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Head, Reach),
        (Officer, Reach),
        (Machine, Colleague),
    ]
);

impl Deed for NarrowToUnits {
    type Target = ItemTarget;
    type Event = ItemNarrowed;
    type Done = ();

    crate::targets_item!();

    fn run(&self, mut granted: Granted<'_, Self>, target: ItemTarget) -> Result<Committed<Self>, Failure> {
        let item = target.item;
        if matches!(item.stage, Stage::Registered | Stage::Assigned) {
            store::narrow_reach(&mut granted, item.id, &self.units)?;
        }
        granted.commit(&ItemNarrowed { item: item.id, number: item.number, units: self.units.clone() }, ())
    }
}

//! A unit comes to reach an item: it sees it in lists and on its page.

use obieg_kernel::id::UnitId;
use obieg_kernel::{Actor, Committed, Deed, Event, Failure, Granted, Lookup, Relation, named};
use obieg_people::model::UnitView;
use serde::Serialize;
use uuid::Uuid;

use super::target::{self, ItemTarget};
use crate::model::ItemId;
use crate::store;

/// Opens an item to a unit and to the heads of all units above it.
#[derive(Debug, Serialize)]
pub struct OpenToUnit {
    /// The item.
    pub item: ItemId,
    /// The unit.
    pub unit: UnitId,
}

/// What the journal is told.
#[derive(Serialize)]
pub struct ItemOpened {
    item: ItemId,
    number: String,
    unit: String,
}

impl Event for ItemOpened {
    fn name(&self) -> &'static str {
        "ItemOpened"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.item.uuid()]
    }
}

// A step of assigning and of opening cases; its policy is that of MoveItem and for the same reason. What was
// opened by mistake is taken back by NarrowToUnits.
named!(
    OpenToUnit,
    "registry.open-to-unit",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Head, Reach),
        (Officer, Reach),
        (Machine, Colleague),
    ]
);

impl Deed for OpenToUnit {
    type Target = (ItemTarget, UnitView);
    type Event = ItemOpened;
    type Done = ();

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<(ItemTarget, UnitView)>, Failure> {
        let Some(item) = target::load(db, self.item)? else { return Ok(None) };
        Ok(obieg_people::store::find_unit(db, self.unit)?.map(|unit| (item, unit)))
    }

    fn relation(&self, actor: &Actor, (item, _): &(ItemTarget, UnitView)) -> Relation {
        target::relation(actor, item)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, unit): (ItemTarget, UnitView),
    ) -> Result<Committed<Self>, Failure> {
        let item = target.item;
        store::open_reach(&mut granted, unit.id, &store::Reach::of(&item))?;
        granted.commit(&ItemOpened { item: item.id, number: item.number, unit: unit.code }, ())
    }
}

//! An item goes from one stage to the next; done as a step of what moves it.

use obieg_kernel::{Committed, Deed, Event, Failure, Granted, Refusal, named};
use serde::Serialize;
use uuid::Uuid;

use super::target::ItemTarget;
use crate::model::{ItemId, Stage};
use crate::{rules, store};

/// Moves an item to a stage.
#[derive(Debug, Serialize)]
pub struct MoveItem {
    /// The item.
    pub item: ItemId,
    /// Where to. Not `Cancelled`: that is [`super::CancelItem`], which asks for a reason.
    pub to: Stage,
}

/// What the journal is told.
#[derive(Serialize)]
pub struct ItemMoved {
    item: ItemId,
    number: String,
    from: Stage,
    to: Stage,
}

impl Event for ItemMoved {
    fn name(&self) -> &'static str {
        "ItemMoved"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.item.uuid()]
    }
}

// Done as a step of deeds of assignments and cases, which have judged the person and the assignment or case. Its own
// policy asks the least that holds for all of them: the whole register for those to whom it belongs, the own reach for
// heads and officers. Who assigns to another unit moves the item before or after opening it: both are within reach.
named!(
    MoveItem,
    "registry.move-item",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Head, Reach),
        (Officer, Reach),
        (Machine, Colleague),
    ]
);

impl Deed for MoveItem {
    type Target = ItemTarget;
    type Event = ItemMoved;
    type Done = ();

    crate::targets_item!();

    fn run(&self, mut granted: Granted<'_, Self>, target: ItemTarget) -> Result<Committed<Self>, Failure> {
        let item = target.item;
        if self.to == Stage::Cancelled || !rules::may_move(item.stage, self.to) {
            return Err(Refusal::state("registry.move-not-allowed")
                .with("number", &item.number)
                .with("from", item.stage.code())
                .with("to", self.to.code())
                .into());
        }
        store::move_stage(&mut granted, &item, self.to)?;
        let event = ItemMoved { item: item.id, number: item.number, from: item.stage, to: self.to };
        granted.commit(&event, ())
    }
}

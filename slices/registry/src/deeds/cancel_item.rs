//! Cancelling an entry: the number stays, with the reason.

use obieg_kernel::{Committed, Deed, Event, Failure, Granted, Refusal, named};
use serde::Serialize;
use uuid::Uuid;

use super::target::{Changed, ItemTarget, changes_item, must_be_version, must_not_be_cancelled};
use crate::model::{ItemId, Stage};
use crate::{rules, store};

/// Cancels an entry of the register.
#[derive(Debug, Serialize)]
pub struct CancelItem {
    /// The item.
    pub item: ItemId,
    /// The version that was seen; without it, whatever is there is cancelled.
    pub version: Option<i64>,
    /// Why.
    pub reason: String,
}

/// What the journal is told.
#[derive(Serialize)]
pub struct ItemCancelled {
    item: ItemId,
    number: String,
    reason: String,
}

impl Event for ItemCancelled {
    fn name(&self) -> &'static str {
        "ItemCancelled"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.item.uuid()]
    }
}

named!(CancelItem, "registry.cancel-item", [(Chancery, Colleague), (Coordinator, Colleague)]);

impl Deed for CancelItem {
    type Target = ItemTarget;
    type Event = ItemCancelled;
    type Done = Changed;

    changes_item!();

    fn run(&self, mut granted: Granted<'_, Self>, target: ItemTarget) -> Result<Committed<Self>, Failure> {
        let item = target.item;
        must_not_be_cancelled(&item)?;
        must_be_version(&item, self.version.unwrap_or(item.version))?;
        if !rules::may_move(item.stage, Stage::Cancelled) {
            return Err(Refusal::state("registry.cancel-too-late").with("stage", item.stage.code()).into());
        }
        let reason = rules::reason(&self.reason).map_err(Failure::Refused)?;
        store::cancel(&mut granted, &item, &reason)?;
        let event = ItemCancelled { item: item.id, number: item.number, reason };
        let version = item.version.saturating_add(1);
        granted.commit(&event, Changed { id: item.id, version, complete: item.complete, missing: Vec::new() })
    }
}

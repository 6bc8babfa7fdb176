//! A person says how much of a paper item is scanned: after a later scan came, or when one turns out to be partial.

use obieg_kernel::{Committed, Deed, Event, Failure, Granted, Refusal, named};
use serde::Serialize;
use uuid::Uuid;

use super::target::{Changed, ItemTarget, changes_item, must_be_open};
use crate::model::{ItemId, ScanState};
use crate::{rules, store};

/// States how much is scanned.
#[derive(Debug, Serialize)]
pub struct StateScan {
    /// The item.
    pub item: ItemId,
    /// How much.
    pub state: ScanState,
    /// Why not all; needed unless it is full.
    pub reason: String,
}

/// What the journal is told.
#[derive(Serialize)]
pub struct ScanStated {
    item: ItemId,
    from: ScanState,
    to: ScanState,
    note: String,
}

impl Event for ScanStated {
    fn name(&self) -> &'static str {
        "ScanStated"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.item.uuid()]
    }
}

named!(StateScan, "registry.state-scan", [(Chancery, Colleague), (Coordinator, Colleague)]);

impl Deed for StateScan {
    type Target = ItemTarget;
    type Event = ScanStated;
    type Done = Changed;

    changes_item!();

    fn run(&self, mut granted: Granted<'_, Self>, target: ItemTarget) -> Result<Committed<Self>, Failure> {
        must_be_open(&target.item)?;
        let mut item = target.item;
        let from = item.scan_state;
        item.scan_state = self.state;
        item.scan_reason = match self.state {
            ScanState::Full => None,
            _ if self.reason.trim().is_empty() => {
                return Err(Refusal::input("registry.scan-reason-missing").on("reason").into());
            }
            _ => Some(rules::reason(&self.reason).map_err(Failure::Refused)?),
        };
        let detail = store::detail(&mut granted, item)?;
        // A full scan without a file is no scan: the document is missing, and the item waits to be completed.
        let (item, missing) = (detail.item, detail.missing);
        let complete = missing.is_empty();
        store::set_scan(&mut granted, &item, complete)?;
        let version = item.version.saturating_add(1);
        let note = item.scan_reason.unwrap_or_default();
        let event = ScanStated { item: item.id, from, to: self.state, note };
        granted.commit(&event, Changed { id: item.id, version, complete, missing })
    }
}

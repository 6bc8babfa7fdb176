//! Completing: metadata are edited later; number and time of the entry never.

use std::collections::BTreeMap;

use obieg_kernel::{Committed, Deed, Event, Failure, Granted, Reads, Role, named};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::target::{Changed, ItemTarget, changes_item, must_be_open, must_be_version};
use crate::draft::ItemDraft;
use crate::model::{ItemData, ItemId};
use crate::rules::{self, Facts};
use crate::store;

/// Puts new metadata in the place of the old ones.
#[derive(Debug, Serialize)]
pub struct CompleteItem {
    /// The item.
    pub item: ItemId,
    /// The version that was seen.
    pub version: i64,
    /// All metadata, not yet checked.
    pub draft: ItemDraft,
}

/// What the journal is told: the fields that changed, before and after.
#[derive(Serialize)]
pub struct ItemCompleted {
    item: ItemId,
    number: String,
    complete: bool,
    changes: BTreeMap<String, Change>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct Change {
    before: Value,
    after: Value,
}

impl Event for ItemCompleted {
    fn name(&self) -> &'static str {
        "ItemCompleted"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.item.uuid()]
    }
}

named!(
    CompleteItem,
    "registry.complete-item",
    [(Chancery, Colleague), (Coordinator, Colleague), (Head, Reach), (Officer, Reach), (Machine, Colleague),]
);

impl Deed for CompleteItem {
    type Target = ItemTarget;
    type Event = ItemCompleted;
    type Done = Changed;

    changes_item!();

    fn run(&self, mut granted: Granted<'_, Self>, target: ItemTarget) -> Result<Committed<Self>, Failure> {
        must_be_open(&target.item)?;
        must_be_version(&target.item, self.version)?;
        let (id, number) = (target.item.id, target.item.number.clone());
        let facts = Facts { today: granted.env().today(), by_machine: granted.actor().has(Role::Machine) };
        let data = rules::check(&self.draft, facts).map_err(Failure::Refused)?;
        let detail = store::detail(&mut granted, target.item)?;
        let missing = rules::missing(&data, detail.documents.len());
        let complete = missing.is_empty();
        store::change_item(&mut granted, &detail.item, &data, complete)?;
        let event = ItemCompleted { item: id, number, complete, changes: changes(&detail.data()?, &data)? };
        granted.commit(&event, Changed { id, version: self.version.saturating_add(1), complete, missing })
    }
}

/// Fields that differ.
fn changes(before: &ItemData, after: &ItemData) -> Result<BTreeMap<String, Change>, Failure> {
    let fields = |data: &ItemData| match serde_json::to_value(data) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(other) => Err(Failure::internal(format!("metadata are no object: {other}"))),
        Err(error) => Err(Failure::internal(error)),
    };
    let mut old = fields(before)?;
    let pairs = fields(after)?.into_iter().map(|(name, after)| {
        let before = old.remove(&name).unwrap_or_default();
        (name, Change { before, after })
    });
    Ok(pairs.filter(|(_, change)| change.before != change.after).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_journal_is_told_what_changed_and_nothing_else() {
        let draft = ItemDraft {
            title: Some("Wniosek".to_owned()),
            received_on: Some("2026-11-23".to_owned()),
            channel: Some("email".to_owned()),
            access: Some("public".to_owned()),
            ..ItemDraft::default()
        };
        let facts = Facts { today: jiff::civil::date(2026, 11, 23), by_machine: true };
        let before = rules::check(&draft, facts).unwrap();
        let after = rules::check(&ItemDraft { kind: Some("skarga".to_owned()), ..draft }, facts).unwrap();
        let told = changes(&before, &after).unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!(told["kind"], Change { before: Value::Null, after: Value::from("skarga") });
    }
}

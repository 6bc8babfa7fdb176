//! An item is filed to a class outside cases.

use obieg_assignments::SettleAssignments;
use obieg_classification::model::ClassView;
use obieg_kernel::{
    Actor, Committed, Deed, Event, Failure, Granted, Lookup, Reads, Refusal, Relation, named,
};
use obieg_registry::deeds::{ItemTarget, MoveItem};
use obieg_registry::model::{ItemId, Stage};
use serde::Serialize;
use uuid::Uuid;

use crate::store;

/// Files an item that makes no case.
#[derive(Debug, Clone, Serialize)]
pub struct FileOutside {
    /// The item: complete, and owed no answer.
    pub item: ItemId,
    /// Symbol of an end class of the list in force.
    pub symbol: String,
}

/// What the journal is told.
#[derive(Debug, Serialize)]
pub struct FiledOutside {
    item: ItemId,
    number: String,
    symbol: String,
    unit: Uuid,
}

impl Event for FiledOutside {
    fn name(&self) -> &'static str {
        "FiledOutside"
    }

    fn about(&self) -> Vec<Uuid> {
        vec![self.item.uuid()]
    }
}

named!(
    FileOutside,
    "outside.file-outside",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Head, Reach),
        (Officer, Reach)
    ]
);

impl Deed for FileOutside {
    type Target = (ItemTarget, Option<ClassView>);
    type Event = FiledOutside;
    type Done = ();

    const VERSION: Option<fn(&Self::Target) -> i64> = Some(|(target, _)| target.item.version);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let today = db.env().today();
        let Some(target) = obieg_registry::deeds::load(db, self.item)? else { return Ok(None) };
        let class = match obieg_classification::store::find_list(db, today)? {
            Some(list) => obieg_classification::store::find_class(db, list.id, self.symbol.trim())?,
            None => None,
        };
        Ok(Some((target, class)))
    }

    fn relation(&self, actor: &Actor, (target, _): &Self::Target) -> Relation {
        obieg_registry::deeds::relation(actor, target)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, class): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        let item = target.item;
        let today = granted.env().today();
        let class = crate::rules::class_for_today(class, today)?;
        if item.answer_expected {
            return Err(Refusal::state("outside.answer-expected").with("number", &item.number).into());
        }
        if !item.complete {
            return Err(Refusal::state("outside.incomplete").with("number", &item.number).into());
        }
        let unit = granted.actor().unit().ok_or_else(|| Refusal::state("outside.no-unit"))?;
        granted.step(&SettleAssignments { item: item.id })?;
        granted.step(&MoveItem { item: item.id, to: Stage::OutsideCases })?;
        let by = granted.actor().signature();
        store::file(&mut granted, &item, &class, unit, &by)?;
        let event =
            FiledOutside { item: item.id, number: item.number, symbol: class.symbol, unit: unit.uuid() };
        granted.commit(&event, ())
    }
}

//! A whole list comes into force.

use jiff::civil::Date;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;

use super::ClassificationEvent;
use super::add_class::text;
use crate::model::{ListId, ListView, NewClass};
use crate::store;

/// Imports a checked list.
#[derive(Debug, Serialize)]
pub struct ImportList {
    /// Name, 1 to 200 characters.
    pub name: String,
    /// Where it comes from, 1 to 500 characters.
    pub source: String,
    /// Stands in for the office's own list?
    pub stand_in: bool,
    /// In force from; later than every list before it.
    pub valid_from: Date,
    /// Its classes, from [`crate::table::parse`].
    pub classes: Vec<NewClass>,
}

named!(
    ImportList,
    "classification.import-list",
    [(Coordinator, Colleague), (Administrator, Colleague), (Operator, Colleague)]
);

impl Deed for ImportList {
    /// First day of the latest list.
    type Target = Option<Date>;
    type Event = ClassificationEvent;
    type Done = ListId;

    office_target!(Option<Date>, |_, db| Ok(Some(store::latest_start(db)?)));

    fn run(&self, mut granted: Granted<'_, Self>, latest: Option<Date>) -> Result<Committed<Self>, Failure> {
        let name = text("name", &self.name, 200)?;
        let source = text("source", &self.source, 500)?;
        if latest.is_some_and(|latest| self.valid_from <= latest) {
            return Err(Refusal::input("classification.not-later").on("valid_from").into());
        }
        let last_day = self.valid_from.yesterday().map_err(Failure::internal)?;
        store::end_lists(&mut granted, last_day, self.valid_from)?;
        let id: ListId = granted.env().new_id();
        let list = ListView { id, name, source, stand_in: self.stand_in, valid_from: self.valid_from };
        store::add_list(&mut granted, &list)?;
        for class in &self.classes {
            store::add_class(&mut granted, id, class, None)?;
        }
        let event = ClassificationEvent::ListImported {
            list: id.uuid(),
            name: list.name,
            classes: self.classes.len(),
            from: self.valid_from,
        };
        granted.commit(&event, id)
    }
}

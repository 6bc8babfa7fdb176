//! A class takes nothing more; what is in it stays.

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, named};
use serde::Serialize;

use super::ClassificationEvent;
use crate::model::{ClassView, ListId};
use crate::store;

/// Closes a class from today on.
#[derive(Debug, Serialize)]
pub struct CloseClass {
    /// Of which list.
    pub list: ListId,
    /// Which.
    pub symbol: String,
}

named!(CloseClass, "classification.close-class", [(Coordinator, Colleague), (Administrator, Colleague)]);

impl Deed for CloseClass {
    type Target = ClassView;
    type Event = ClassificationEvent;
    type Done = ();

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<ClassView>, Failure> {
        Ok(store::find_class(db, self.list, &self.symbol)?)
    }

    fn relation(&self, _: &Actor, _: &ClassView) -> Relation {
        Relation::Colleague
    }

    fn run(&self, mut granted: Granted<'_, Self>, class: ClassView) -> Result<Committed<Self>, Failure> {
        if class.closed_from.is_some() {
            return Err(Refusal::state("classification.closed-already").into());
        }
        let today = granted.env().today();
        store::close_class(&mut granted, self.list, &self.symbol, today)?;
        let event = ClassificationEvent::ClassClosed {
            list: self.list.uuid(),
            symbol: self.symbol.clone(),
            from: today,
        };
        granted.commit(&event, ())
    }
}

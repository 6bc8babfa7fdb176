//! A class takes nothing more; what is in it stays.

use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
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

    office_target!(ClassView, |deed, db| Ok(store::find_class(db, deed.list, &deed.symbol)?));

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

//! What can be done to the desk.

use obieg_kernel::{Committed, Deed, Event, Failure, Granted, named, office_target};
use serde::Serialize;
use uuid::Uuid;

use crate::store;

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum DeskEvent {
    /// The first steps were put away, or taken out again.
    FirstStepsSet {
        /// Are they to be seen?
        shown: bool,
    },
}

impl Event for DeskEvent {
    fn name(&self) -> &'static str {
        "FirstStepsSet"
    }

    fn about(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

/// Puts the first steps away, or takes them out again, for all administrators of the office.
#[derive(Debug, Clone, Serialize)]
pub struct SetFirstSteps {
    /// Are they to be seen?
    pub shown: bool,
}

named!(SetFirstSteps, "desk.set-first-steps", [(Administrator, Colleague)]);

impl Deed for SetFirstSteps {
    type Target = Option<bool>;
    type Event = DeskEvent;
    type Done = ();

    office_target!(Option<bool>, |_, db| Ok(Some(store::wish(db)?)));

    fn run(&self, mut granted: Granted<'_, Self>, wish: Option<bool>) -> Result<Committed<Self>, Failure> {
        store::set(&mut granted, wish.is_some(), self.shown)?;
        granted.commit(&DeskEvent::FirstStepsSet { shown: self.shown }, ())
    }
}

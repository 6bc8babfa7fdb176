//! What can be done to a training office.

use obieg_kernel::{Committed, Deed, Event, Failure, Granted, named, office_target};
use serde::Serialize;
use uuid::Uuid;

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum TrainingEvent {
    /// Somebody asked for a new beginning: the last entry of this journal that anybody reads.
    BeginningAsked {},
}

impl Event for TrainingEvent {
    fn name(&self) -> &'static str {
        "BeginningAsked"
    }

    fn about(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

/// Asks for the training office's first state. An administrator's: it takes away what everybody is practising on.
#[derive(Debug, Clone, Serialize)]
pub struct BeginAnew;

named!(BeginAnew, "training.begin-anew", [(Administrator, Colleague)]);

impl Deed for BeginAnew {
    type Target = ();
    type Event = TrainingEvent;
    type Done = ();

    office_target!();

    fn run(&self, granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        granted.commit(&TrainingEvent::BeginningAsked {}, ())
    }
}

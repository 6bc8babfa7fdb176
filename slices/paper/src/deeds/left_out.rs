//! What comes and is no item: it gets a line in a short register of its own and no number.

use jiff::civil::Date;
use obieg_kernel::{Committed, Failure, Granted, Reads, Refusal, named};
use serde::Serialize;

use super::{Added, PaperEvent, about};
use crate::model::{LeftOutId, LeftOutKind, LeftOutView};
use crate::{rules, store};

/// Notes what is left out of the register.
#[derive(Debug, Serialize)]
pub struct LeaveOut {
    /// Why.
    pub kind: LeftOutKind,
    /// What it is, 1 to 300 characters.
    pub description: String,
    /// What became of it, 1 to 300 characters.
    pub outcome: String,
    /// When it came, not in the future.
    pub received_on: Date,
}

named!(LeaveOut, "paper.leave-out", [(Chancery, Colleague), (Coordinator, Colleague)]);

about!(LeaveOut: () => Added, |_, _| Ok(Some(())));

impl LeaveOut {
    fn decide(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        if self.received_on > granted.env().today() {
            return Err(Refusal::input("paper.received-in-future").on("received_on").into());
        }
        let id: LeftOutId = granted.env().new_id();
        let one = LeftOutView {
            id,
            kind: self.kind,
            description: rules::text("description", &self.description, 300)?,
            outcome: rules::text("outcome", &self.outcome, 300)?,
            received_on: self.received_on,
        };
        let by = granted.actor().holding();
        store::leave_out(&mut granted, &one, by)?;
        let event = PaperEvent::LeftOut {
            left_out: id.uuid(),
            kind: self.kind.code(),
            note: one.description,
            outcome: one.outcome,
            received_on: self.received_on,
        };
        granted.commit(&event, Added { id: id.uuid() })
    }
}

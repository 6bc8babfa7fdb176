//! A rule fits a message and leaves it to people.

use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named, office_target};
use serde::Serialize;

use crate::deeds::MailboxEvent;
use crate::model::{Held, MessageId, MessageView};
use crate::ruling::store;

/// Tells people why no rule decided about a message. Told once, however often the rules are asked.
#[derive(Debug, Serialize)]
pub struct HoldMessage {
    /// Which.
    pub message: MessageId,
    /// Why.
    pub why: Held,
}

named!(HoldMessage, "mailbox.hold-message", [(Machine, Colleague)]);

impl Deed for HoldMessage {
    type Target = MessageView;
    type Event = MailboxEvent;
    type Done = ();

    office_target!(MessageView, |deed, db| Ok(crate::store::find_message(db, deed.message)?));

    fn run(&self, mut granted: Granted<'_, Self>, message: MessageView) -> Result<Committed<Self>, Failure> {
        crate::rules::waits(&message)?;
        if message.held.is_some() {
            return Err(Refusal::state("mailbox.held-before").into());
        }
        store::hold(&mut granted, message.id, self.why)?;
        granted.commit(&MailboxEvent::Held { message: message.id, why: self.why }, ())
    }
}

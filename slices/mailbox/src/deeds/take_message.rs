//! A message is taken out of a mailbox, exactly once.

use obieg_kernel::blob::Stored;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named, office_target};
use serde::Serialize;

use super::{MailboxEvent, find_box};
use crate::model::{BoxId, Look, MailboxView, MessageId};
use crate::store;

/// Takes a message: its original is kept, and it waits for a decision.
#[derive(Debug, Serialize)]
pub struct TakeMessage {
    /// From where.
    pub mailbox: BoxId,
    /// The server's number of the mailbox's state.
    pub validity: i64,
    /// The server's number of the message.
    pub uid: i64,
    /// The message as it came.
    #[serde(skip)]
    pub original: Stored,
    /// When the server received it.
    pub came_at: jiff::Timestamp,
    /// Too large: the original is its headers only.
    pub cut: bool,
    /// How it was judged.
    pub look: Look,
    /// Identifier that its sender gave it; empty without one.
    pub message_id: String,
    /// Identifiers of the messages that it answers.
    pub answers: Vec<String>,
    /// Sender, as given.
    pub sender: String,
    /// Subject.
    pub subject: String,
}

named!(TakeMessage, "mailbox.take-message", [(Machine, Colleague)]);

/// What decides: the mailbox, was it taken under this number, and the message it is when the server numbered anew.
pub struct Known {
    mailbox: MailboxView,
    before: bool,
    renumbered: Option<MessageId>,
}

impl Deed for TakeMessage {
    type Target = Known;
    type Event = MailboxEvent;
    type Done = MessageId;

    office_target!(Known, |deed, db| {
        let Some(mailbox) = find_box(db, deed.mailbox)? else { return Ok(None) };
        let before = store::is_taken(db, (deed.mailbox, deed.validity, deed.uid))?;
        let renumbered = store::renumbered(db, deed.mailbox, deed.validity, deed.original.sha256())?;
        Ok(Some(Known { mailbox, before, renumbered }))
    });

    fn run(&self, mut granted: Granted<'_, Self>, known: Known) -> Result<Committed<Self>, Failure> {
        super::live(&known.mailbox)?;
        if known.before {
            return Err(Refusal::state("mailbox.taken-before").into());
        }
        let (validity, uid) = (self.validity, self.uid);
        if let Some(message) = known.renumbered {
            store::add_uid(&mut granted, (self.mailbox, validity, uid), message)?;
            return granted.commit(&MailboxEvent::Renumbered { message, validity, uid }, message);
        }
        let message: MessageId = obieg_kernel::Reads::env(&granted).new_id();
        granted.keep(&self.original)?;
        store::add_message(&mut granted, message, self)?;
        store::add_uid(&mut granted, (self.mailbox, validity, uid), message)?;
        let event = MailboxEvent::Taken {
            message,
            mailbox: self.mailbox,
            message_id: self.message_id.clone(),
            sha256: self.original.sha256().to_string(),
            validity,
            uid,
        };
        granted.commit(&event, message)
    }
}

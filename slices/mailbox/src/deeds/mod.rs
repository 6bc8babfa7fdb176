//! What is done to mailboxes and messages.

mod file_message;
mod leave_out_message;
mod mailboxes;
mod register_message;
mod report_mailbox;
mod take_message;

use obieg_kernel::{Event, Failure, Lookup};
use serde::Serialize;
use uuid::Uuid;

pub use file_message::FileMessage;
pub(crate) use file_message::filed;
pub use leave_out_message::LeaveOutMessage;
pub(crate) use leave_out_message::left_out;
pub use mailboxes::{AddMailbox, AddedMailbox, ChangeMailbox, EndMailbox, MailboxDraft, RetryMailbox};
pub(crate) use register_message::registered;
pub use register_message::{RegisterMessage, RegisteredMessage};
pub use report_mailbox::ReportMailbox;
pub use take_message::TakeMessage;

use crate::model::{BoxId, Held, MailboxView, MessageId, MessageRule, MessageView};
use crate::store;

/// What the journal is told.
#[derive(Serialize)]
#[serde(untagged)]
pub enum MailboxEvent {
    /// A mailbox is read from now on.
    Added {
        /// Which.
        mailbox: BoxId,
        /// Its name.
        name: String,
        /// Server.
        host: String,
    },
    /// Its settings changed.
    Changed {
        /// Which.
        mailbox: BoxId,
        /// Its name.
        name: String,
        /// Server.
        host: String,
        /// Was a new password given?
        password: bool,
    },
    /// It is read no more.
    Ended {
        /// Which.
        mailbox: BoxId,
    },
    /// A person asked for a look at once.
    Asked {
        /// Which.
        mailbox: BoxId,
    },
    /// It cannot be read, or can be read again.
    Reported {
        /// Which.
        mailbox: BoxId,
        /// Why not; none when it can.
        fault: Option<String>,
    },
    /// A message was taken.
    Taken {
        /// Which.
        message: MessageId,
        /// From where.
        mailbox: BoxId,
        /// Identifier that its sender gave it.
        message_id: String,
        /// SHA-256 of the original.
        sha256: String,
        /// The server's number of the mailbox's state.
        validity: i64,
        /// The server's number of the message.
        uid: i64,
    },
    /// The server numbers a message that was taken before anew.
    Renumbered {
        /// Which.
        message: MessageId,
        /// The server's number of the mailbox's state.
        validity: i64,
        /// The server's number of the message.
        uid: i64,
    },
    /// It became an item.
    Registered {
        /// Which.
        message: MessageId,
        /// The item.
        item: Uuid,
        /// Its number.
        number: String,
        /// The rule that decided; none where a person did.
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<MessageRule>,
    },
    /// It is a working e-mail of a case.
    Filed {
        /// Which.
        message: MessageId,
        /// Sign of the case.
        sign: String,
        /// The rule that decided; none where a person did.
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<MessageRule>,
    },
    /// It was left out.
    LeftOut {
        /// Which.
        message: MessageId,
        /// Why.
        reason: String,
        /// The rule that decided; none where a person did.
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<MessageRule>,
    },
    /// A rule fits and leaves it to people.
    Held {
        /// Which.
        message: MessageId,
        /// Why.
        why: Held,
    },
}

impl Event for MailboxEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::Added { .. } => "MailboxAdded",
            Self::Changed { .. } => "MailboxChanged",
            Self::Ended { .. } => "MailboxEnded",
            Self::Asked { .. } => "MailboxAsked",
            Self::Reported { .. } => "MailboxReported",
            Self::Taken { .. } => "MessageTaken",
            Self::Renumbered { .. } => "MessageRenumbered",
            Self::Registered { .. } => "MessageRegistered",
            Self::Filed { .. } => "MessageFiled",
            Self::LeftOut { .. } => "MessageLeftOut",
            Self::Held { .. } => "MessageHeld",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::Added { mailbox, .. }
            | Self::Changed { mailbox, .. }
            | Self::Ended { mailbox }
            | Self::Asked { mailbox }
            | Self::Reported { mailbox, .. } => vec![mailbox.uuid()],
            Self::Taken { message, mailbox, .. } => vec![message.uuid(), mailbox.uuid()],
            Self::Registered { message, item, rule, .. } => decided(*message, Some(*item), rule.as_ref()),
            Self::Filed { message, rule, .. } | Self::LeftOut { message, rule, .. } => {
                decided(*message, None, rule.as_ref())
            }
            Self::Renumbered { message, .. } | Self::Held { message, .. } => vec![message.uuid()],
        }
    }
}

/// A decision is about the message, what it became, and the rule that made it.
fn decided(message: MessageId, item: Option<Uuid>, rule: Option<&MessageRule>) -> Vec<Uuid> {
    let rule = rule.map(|rule| rule.id.uuid());
    std::iter::once(message.uuid()).chain(item).chain(rule).collect()
}

fn find_box(db: &mut Lookup<'_>, id: BoxId) -> Result<Option<MailboxView>, Failure> {
    Ok(store::find_box(db, id)?)
}

/// A mailbox that has not ended; of an ended one every act is refused.
fn live(view: &MailboxView) -> Result<(), Failure> {
    match view.ended_at {
        None => Ok(()),
        Some(_) => Err(obieg_kernel::Refusal::state("mailbox.ended-before").into()),
    }
}

/// The part of a deed about one message that is always the same: the message is its target.
macro_rules! about_message {
    ($deed:ident => $done:ty) => {
        impl obieg_kernel::Deed for $deed {
            type Target = MessageView;
            type Event = MailboxEvent;
            type Done = $done;

            fn load(&self, db: &mut obieg_kernel::Lookup<'_>) -> Result<Option<MessageView>, Failure> {
                Ok($crate::store::find_message(db, self.message)?)
            }

            fn relation(&self, _: &obieg_kernel::Actor, _: &MessageView) -> obieg_kernel::Relation {
                obieg_kernel::Relation::Colleague
            }

            fn run(
                &self,
                granted: Granted<'_, Self>,
                target: MessageView,
            ) -> Result<Committed<Self>, Failure> {
                $crate::rules::waits(&target)?;
                self.decide(granted, &target)
            }
        }
    };
}
use about_message;

/// The first of the files is the message as it came: nothing else may pass for it.
fn must_be_original(
    db: &mut dyn obieg_kernel::Reads,
    message: &MessageView,
    files: &[obieg_documents::NewFile],
) -> Result<(), Failure> {
    crate::rules::whole(message)?;
    let (kept, _) = store::original(db, message.id)?.ok_or(Failure::Hidden)?;
    match files.first() {
        Some(first) if first.stored().sha256() == kept.sha256() => Ok(()),
        _ => Err(obieg_kernel::Refusal::input("mailbox.not-original").into()),
    }
}

//! A message that is neither an item nor a working e-mail: it stays in the list of what was left out, with its reason.

use obieg_kernel::{Committed, Failure, Granted, named};
use serde::Serialize;

use super::{MailboxEvent, about_message};
use crate::model::{MessageId, MessageState, MessageView};
use crate::{rules, store};

/// Leaves a message out.
#[derive(Debug, Serialize)]
pub struct LeaveOutMessage {
    /// Which.
    pub message: MessageId,
    /// Why, 3 to 300 characters.
    pub reason: String,
}

named!(LeaveOutMessage, "mailbox.leave-out-message", [(Chancery, Colleague), (Coordinator, Colleague)]);

about_message!(LeaveOutMessage => ());

impl LeaveOutMessage {
    fn decide(
        &self,
        mut granted: Granted<'_, Self>,
        message: &MessageView,
    ) -> Result<Committed<Self>, Failure> {
        let reason = self.reason.trim();
        rules::reason(reason)?;
        store::decide(&mut granted, message.id, MessageState::LeftOut, None, reason)?;
        granted.commit(&MailboxEvent::LeftOut { message: message.id, reason: reason.to_owned() }, ())
    }
}

//! A message that is neither an item nor a working e-mail: it stays in the list of what was left out, with its reason.

use obieg_kernel::{Committed, Deed, Failure, Granted, named};
use serde::Serialize;

use super::{MailboxEvent, about_message};
use crate::model::{MessageId, MessageRule, MessageState, MessageView};
use crate::rules;
use crate::store::{self, Decided};

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
        let event = left_out(&mut granted, message, reason, None)?;
        granted.commit(&event, ())
    }
}

/// Leaves a message out, by a rule or by a person.
pub(crate) fn left_out<D: Deed>(
    granted: &mut Granted<'_, D>,
    message: &MessageView,
    reason: &str,
    rule: Option<MessageRule>,
) -> Result<MailboxEvent, Failure> {
    let (state, outcome) = (MessageState::LeftOut, reason);
    store::decide(granted, message.id, Decided { state, item: None, outcome, rule: rule.as_ref() })?;
    Ok(MailboxEvent::LeftOut { message: message.id, reason: reason.to_owned(), rule })
}

//! A message becomes a working e-mail of a case: it gets no number of the register.

use obieg_cases::deeds::FileWorkingMail;
use obieg_documents::NewFile;
use obieg_kernel::{Committed, Deed, Failure, Granted, named};
use serde::Serialize;

use super::{MailboxEvent, about_message, must_be_original};
use crate::model::{MessageId, MessageRule, MessageState, MessageView};
use crate::store::{self, Decided};

/// Files a message into a case as a working e-mail.
#[derive(Debug, Serialize)]
pub struct FileMessage {
    /// Which.
    pub message: MessageId,
    /// Sign of the case.
    pub sign: String,
    /// The original first, then what was taken out of it.
    pub files: Vec<NewFile>,
}

named!(FileMessage, "mailbox.file-message", [(Chancery, Colleague), (Coordinator, Colleague)]);

about_message!(FileMessage => ());

impl FileMessage {
    fn decide(
        &self,
        mut granted: Granted<'_, Self>,
        message: &MessageView,
    ) -> Result<Committed<Self>, Failure> {
        let event = filed(&mut granted, message, (self.sign.trim(), &self.files), None)?;
        granted.commit(&event, ())
    }
}

/// Files a message into a case, by a rule or by a person.
pub(crate) fn filed<D: Deed>(
    granted: &mut Granted<'_, D>,
    message: &MessageView,
    (sign, files): (&str, &[NewFile]),
    rule: Option<MessageRule>,
) -> Result<MailboxEvent, Failure> {
    must_be_original(granted, message, files)?;
    let sign = granted.step(&FileWorkingMail { sign: sign.to_owned(), files: files.to_vec() })?;
    let (state, outcome) = (MessageState::Filed, &*sign);
    store::decide(granted, message.id, Decided { state, item: None, outcome, rule: rule.as_ref() })?;
    Ok(MailboxEvent::Filed { message: message.id, sign, rule })
}

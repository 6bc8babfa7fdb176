//! A message becomes a working e-mail of a case: it gets no number of the register.

use obieg_cases::deeds::FileWorkingMail;
use obieg_documents::NewFile;
use obieg_kernel::{Committed, Failure, Granted, named};
use serde::Serialize;

use super::{MailboxEvent, about_message, must_be_original};
use crate::model::{MessageId, MessageState, MessageView};
use crate::store;

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
        must_be_original(&mut granted, message, &self.files)?;
        let sign = granted
            .step(&FileWorkingMail { sign: self.sign.trim().to_owned(), files: self.files.clone() })?;
        store::decide(&mut granted, message.id, MessageState::Filed, None, &sign)?;
        granted.commit(&MailboxEvent::Filed { message: message.id, sign }, ())
    }
}

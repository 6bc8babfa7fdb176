//! A message becomes an item of the register.

use obieg_documents::NewFile;
use obieg_kernel::{Committed, Failure, Granted, named};
use obieg_registry::ItemId;
use obieg_registry::deeds::RegisterItem;
use obieg_registry::draft::ItemDraft;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{MailboxEvent, about_message, must_be_original};
use crate::model::{MessageId, MessageState, MessageView};
use crate::store;

/// Registers a message as an incoming item.
#[derive(Debug, Serialize)]
pub struct RegisterMessage {
    /// Which.
    pub message: MessageId,
    /// The metadata, proposed by the message and looked at by a person.
    pub draft: ItemDraft,
    /// The original first, then what was taken out of it.
    pub files: Vec<NewFile>,
}

/// What it became.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RegisteredMessage {
    /// The item.
    #[schema(value_type = String, format = Uuid)]
    pub item: ItemId,
    /// Number in the register.
    pub number: String,
}

named!(RegisterMessage, "mailbox.register-message", [(Chancery, Colleague), (Coordinator, Colleague)]);

about_message!(RegisterMessage => RegisteredMessage);

impl RegisterMessage {
    fn decide(
        &self,
        mut granted: Granted<'_, Self>,
        message: &MessageView,
    ) -> Result<Committed<Self>, Failure> {
        must_be_original(&mut granted, message, &self.files)?;
        let (draft, files) = (self.draft.clone(), self.files.clone());
        let done = granted.step(&RegisterItem { draft, files, taken_as: None })?;
        store::decide(&mut granted, message.id, MessageState::Registered, Some(done.id), &done.number)?;
        let number = done.number.clone();
        let event = MailboxEvent::Registered { message: message.id, item: done.id.uuid(), number };
        granted.commit(&event, RegisteredMessage { item: done.id, number: done.number })
    }
}

//! A message becomes an item of the register.

use obieg_documents::NewFile;
use obieg_kernel::{Committed, Deed, Failure, Granted, named};
use obieg_registry::ItemId;
use obieg_registry::deeds::RegisterItem;
use obieg_registry::draft::ItemDraft;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{MailboxEvent, about_message, must_be_original};
use crate::model::{MessageId, MessageRule, MessageState, MessageView};
use crate::store::{self, Decided};

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
        let (event, done) = registered(&mut granted, message, (&self.draft, &self.files), None)?;
        granted.commit(&event, done)
    }
}

/// Registers a message, by a rule or by a person.
pub(crate) fn registered<D: Deed>(
    granted: &mut Granted<'_, D>,
    message: &MessageView,
    (draft, files): (&ItemDraft, &[NewFile]),
    rule: Option<MessageRule>,
) -> Result<(MailboxEvent, RegisteredMessage), Failure> {
    must_be_original(granted, message, files)?;
    let done = granted.step(&RegisterItem { draft: draft.clone(), files: files.to_vec(), taken_as: None })?;
    let (item, number) = (done.id, done.number);
    let (state, outcome) = (MessageState::Registered, &*number);
    store::decide(granted, message.id, Decided { state, item: Some(item), outcome, rule: rule.as_ref() })?;
    let event =
        MailboxEvent::Registered { message: message.id, item: item.uuid(), number: number.clone(), rule };
    Ok((event, RegisteredMessage { item, number }))
}

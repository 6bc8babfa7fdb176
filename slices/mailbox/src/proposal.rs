//! What a message proposes: it is read anew whenever it is needed, so nothing that was read is kept twice.

use jiff::civil::Date;
use obieg_documents::NewFile;
use obieg_intake::Reading;
use obieg_kernel::blob::Readable;
use obieg_kernel::{Actor, Failure, Refusal};
use obieg_registry::draft::{ItemDraft, SenderDraft};
use obieg_web::{Visit, Words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::imap::LARGEST;
use crate::model::MessageId;
use crate::queries::{MessageOriginal, SeeMessage};
use crate::take::ORIGINAL;

/// What a person may say otherwise than the message proposes; what is left out stays as proposed.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Choice {
    /// Title.
    #[schema(max_length = 500)]
    pub(crate) title: Option<String>,
    /// The sender is this organisation.
    #[schema(max_length = 500)]
    pub(crate) organisation: Option<String>,
    /// The sender is a person of this surname.
    #[schema(max_length = 200)]
    pub(crate) surname: Option<String>,
    /// Given names.
    #[schema(max_length = 200)]
    pub(crate) given_names: Option<String>,
    /// The date on the letter.
    pub(crate) letter_date: Option<String>,
    /// It is no duplicate of the earlier items that look alike.
    pub(crate) not_duplicate: bool,
}

/// Reads a message on a thread of its own, for a person. It was received on the day on which it came to the server.
///
/// # Errors
/// `mailbox.too-large`; what the disk answers.
pub(crate) async fn read(visit: &Visit, message: MessageId) -> Result<Reading, Failure> {
    let content = visit.see(MessageOriginal { message }).await?;
    let came_at = visit.see(SeeMessage { message }).await?.message.came_at;
    let received_on = visit.site().kernel().env().date_of(came_at);
    reading(visit.actor()?, visit.words(), &content.readable, received_on).await
}

/// Reads the original of a message on a thread of its own.
///
/// # Errors
/// What the disk answers.
pub(crate) async fn reading(
    actor: &Actor,
    words: &Words,
    original: &Readable,
    received_on: Date,
) -> Result<Reading, Failure> {
    let bytes = actor.blobs().read(original, u64::from(LARGEST)).await?;
    let reading = tokio::task::spawn_blocking(move || {
        let mut reading = obieg_intake::read(ORIGINAL, &bytes, received_on);
        obieg_intake::unpack(&mut reading);
        reading
    });
    let mut reading = reading.await.map_err(Failure::internal)?;
    reading.word(|code| words.t(&code.replace('.', "-")).to_owned());
    Ok(reading)
}

/// The item as proposed and as a person said otherwise, with its files stored.
///
/// # Errors
/// As [`read`]; when the disk refuses.
pub(crate) async fn item(
    visit: &Visit,
    message: MessageId,
    choice: Choice,
) -> Result<(ItemDraft, Vec<NewFile>), Failure> {
    let (mut draft, files) = taken_up(visit.actor()?, visit.words(), read(visit, message).await?).await?;
    chosen(&mut draft, choice);
    Ok((draft, files))
}

/// The files of a message, stored: the original first.
///
/// # Errors
/// As [`read`]; when the disk refuses.
pub(crate) async fn files(visit: &Visit, message: MessageId) -> Result<Vec<NewFile>, Failure> {
    Ok(stored(visit.actor()?, read(visit, message).await?).await?.1)
}

/// The item as its reading proposes it, with its files stored: the original first.
///
/// # Errors
/// When the disk refuses.
pub(crate) async fn taken_up(
    actor: &Actor,
    words: &Words,
    reading: Reading,
) -> Result<(ItemDraft, Vec<NewFile>), Failure> {
    let (reading, files) = stored(actor, reading).await?;
    let notes = obieg_intake::folder::worded(words, &reading);
    let mut draft = reading.draft;
    draft.remarks = obieg_intake::folder::remarks(words, &notes, &reading.facts);
    Ok((draft, files))
}

async fn stored(actor: &Actor, mut reading: Reading) -> Result<(Reading, Vec<NewFile>), Failure> {
    // Notes are worded with the parts in place; storing takes them away.
    let parts = reading.parts.clone();
    let files = obieg_intake::folder::files(actor, &mut reading, None).await?;
    reading.parts = parts;
    // The original stands first and is whole: an empty one is refused before it comes here.
    if files.is_empty() {
        return Err(Refusal::state("mailbox.not-original").into());
    }
    Ok((reading, files))
}

fn chosen(draft: &mut ItemDraft, choice: Choice) {
    let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    draft.title = said(choice.title).or_else(|| draft.title.take());
    if let Some(date) = said(choice.letter_date) {
        draft.letter_date = Some(date);
        draft.letter_date_unknown = None;
    }
    let (organisation, surname) = (said(choice.organisation), said(choice.surname));
    if organisation.is_some() || surname.is_some() {
        let email = draft.senders.first().and_then(|sender| sender.email.clone());
        let given_names = said(choice.given_names);
        draft.senders =
            vec![SenderDraft { organisation, surname, given_names, email, ..SenderDraft::default() }];
    }
    draft.not_duplicate = choice.not_duplicate;
}

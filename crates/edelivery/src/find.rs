//! Looking for a message that may have been sent: the heart of "exactly once".
//!
//! The contract gives no key that makes a sending call safe to repeat. So each sending carries an id of ours in `additionalData`, and
//! whoever does not know whether it was taken looks for that id before sending again. Whether `additionalData` survives the way is
//! not promised; a message without any is compared by what it says and carries, and that is told apart ([`By`]).

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::connector::Session;
use crate::messages::{Fetched, Listed, Listing};
use crate::model::{Arrived, Outgoing, Party};
use crate::trouble::Trouble;

/// Messages per page while looking.
const PAGE: u32 = 100;

/// What is looked for.
#[derive(Debug, Clone)]
pub struct Sought<'a> {
    /// The message as it was to go.
    pub out: &'a Outgoing,
    /// SHA3-512 of its files in hexadecimal, in their order; empty when they are not known.
    pub sha3: &'a [String],
    /// Nothing older is looked at: when the sending was begun, less what clocks may differ by.
    pub since: Timestamp,
    /// Messages that are known to be others.
    pub known: &'a BTreeSet<String>,
}

/// Where a message was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Taken and not handed over yet.
    Outbox,
    /// Handed over.
    Sent,
    /// A draft: it was not sent, or came back.
    Draft,
    /// Another folder, where a person put it.
    Elsewhere(String),
}

/// By what it was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Our id: it is this sending.
    Correlation,
    /// Case, subject, addressees and files are the same and it carries no id at all: very likely this sending, since others are left
    /// out by [`Sought::known`].
    Likeness,
}

/// A message that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its id.
    pub message: String,
    /// Where.
    pub place: Place,
    /// By what.
    pub by: By,
    /// The task of its sending, when the operator tells it.
    pub task: Option<String>,
    /// For whom.
    pub to: Vec<Party>,
    /// When it was made.
    pub at: Option<Timestamp>,
}

impl Session<'_> {
    /// Looks in all folders and drafts for messages of a sending: one for each addressee, and a draft with those that failed. An
    /// empty list means that the operator shows none **now**: what is still on its way through a gateway shows later, so the caller
    /// looks more than once, with time between, before it sends again.
    ///
    /// # Errors
    /// [`Trouble`]; looking changes nothing and is safe to repeat.
    pub async fn find_sent(&self, sought: &Sought<'_>) -> Result<Vec<Found>, Trouble> {
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        for folder in [Some("OUTBOX"), Some("SENT"), None] {
            for message in self.since(folder, sought.since).await? {
                if !seen.insert(message.message.clone()) || !self.may_be(&message, sought) {
                    continue;
                }
                if let Fetched::There(whole) = self.fetch(&message.message).await? {
                    found.extend(self.judged(whole.value, sought));
                }
            }
        }
        for draft in self.drafts_since(sought.since).await? {
            if self.may_be(&draft, sought) {
                found.extend(self.judged(self.draft_of(&draft.message).await?.value, sought));
            }
        }
        // What carries our id decides: a likeness beside it is another message.
        if found.iter().any(|one| one.by == By::Correlation) {
            found.retain(|one| one.by == By::Correlation);
        }
        Ok(found)
    }

    /// Messages of a folder that are not older, the newest first.
    async fn since(&self, folder: Option<&str>, since: Timestamp) -> Result<Vec<Arrived>, Trouble> {
        let (mut all, mut offset) = (Vec::new(), 0);
        loop {
            let listing = Listing {
                folder: folder.map(str::to_owned),
                newest_first: true,
                offset,
                limit: PAGE,
                ..Listing::default()
            };
            let page = self.list(&listing).await?.value;
            if !fresh(page, since, &mut all) {
                return Ok(all);
            }
            offset = offset.saturating_add(u64::from(PAGE));
        }
    }

    async fn drafts_since(&self, since: Timestamp) -> Result<Vec<Arrived>, Trouble> {
        let (mut all, mut offset) = (Vec::new(), 0);
        loop {
            let page = self.drafts(offset, PAGE).await?.value;
            if !fresh(page, since, &mut all) {
                return Ok(all);
            }
            offset = offset.saturating_add(u64::from(PAGE));
        }
    }

    /// What a list says is enough to leave out most: fetching is done only for what may be ours. A message of another sender is
    /// never fetched, since that would count as reading it.
    fn may_be(&self, message: &Arrived, sought: &Sought<'_>) -> bool {
        let own =
            message.from.as_ref().and_then(|from| from.address.as_deref()) == Some(self.connector.address());
        let outgoing = message.direction.as_deref() != Some("INBOX");
        let subject =
            message.subject.as_deref().is_none_or(|subject| subject.trim() == sought.out.subject.trim());
        own && outgoing && subject && !sought.known.contains(&message.message)
    }

    fn judged(&self, message: Arrived, sought: &Sought<'_>) -> Option<Found> {
        let by = match message.additional.get(&self.connector.settings.correlation_key) {
            Some(id) if *id == sought.out.correlation => By::Correlation,
            Some(_) => return None,
            None if alike(&message, sought) => By::Likeness,
            None => return None,
        };
        let draft = message.direction.as_deref() == Some("DRAFTS");
        let place = match message.folder {
            _ if draft => Place::Draft,
            Some(folder) if folder == "OUTBOX" => Place::Outbox,
            Some(folder) if folder == "SENT" => Place::Sent,
            Some(folder) if folder == "DRAFTS" => Place::Draft,
            folder => Place::Elsewhere(folder.unwrap_or_default()),
        };
        let Arrived { message, task, to, created, .. } = message;
        Some(Found { message, place, by, task, to, at: created })
    }
}

/// Adds what is new enough; says whether the next page is to be read.
fn fresh(page: Listed, since: Timestamp, all: &mut Vec<Arrived>) -> bool {
    let full = u32::try_from(page.messages.len()) == Ok(PAGE);
    let mut older = false;
    for message in page.messages {
        match message.created {
            Some(at) if at < since => older = true,
            _ => all.push(message),
        }
    }
    full && !older
}

/// The same case, subject, text, addressees (or some of them) and files.
fn alike(message: &Arrived, sought: &Sought<'_>) -> bool {
    let out = sought.out;
    let addressed = |party: &Party| {
        out.to.iter().any(|wanted| match (&wanted.address, &party.address) {
            (Some(wanted), Some(have)) => wanted == have,
            (None, _) => wanted.postal == party.postal,
            (Some(_), None) => false,
        })
    };
    message.subject.as_deref().map(str::trim) == Some(out.subject.trim())
        && message.case.as_deref().unwrap_or_default() == out.case.as_deref().unwrap_or_default()
        && message.text.as_deref().unwrap_or_default() == out.text.as_deref().unwrap_or_default()
        && !message.to.is_empty()
        && message.to.iter().all(addressed)
        && files_alike(message, sought)
}

fn files_alike(message: &Arrived, sought: &Sought<'_>) -> bool {
    if message.attachments.len() != sought.out.files.len() {
        return false;
    }
    // Digests are compared where both sides have one of the same length; the contract does not fix which SHA-3 it is.
    let digests: BTreeSet<&str> = sought.sha3.iter().map(String::as_str).collect();
    sought.out.files.iter().all(|file| {
        message.attachments.iter().any(|have| {
            let known = have.digest.as_deref().map(str::to_ascii_lowercase).filter(|one| one.len() == 128);
            have.name.as_deref() == Some(&file.name)
                && have.size.is_none_or(|size| size == file.size)
                && (digests.is_empty() || known.is_none_or(|digest| digests.contains(digest.as_str())))
        })
    })
}

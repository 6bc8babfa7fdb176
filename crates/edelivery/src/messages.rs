//! Lists, counts, fetching and tidying up.

use serde_json::json;

use crate::connector::Session;
use crate::http::{Answer, Effect, json};
use crate::model::{Arrived, Folder, Got};
use crate::trouble::Trouble;
use crate::wire;

/// Messages at most in one page, as the contract has it.
pub const MOST_PER_PAGE: u32 = 2000;
/// Ids at most in one call, as the contract has it.
pub const MOST_IDS: usize = 50;

/// What is listed. The oldest come first, so that what arrives meanwhile lies behind the pages that were read; whoever pages still
/// goes by the set of ids, since what is deleted shifts the rest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// Folder, as `INBOX`, `OUTBOX`, `SENT`; all but drafts when left out.
    pub folder: Option<String>,
    /// Only messages that were, or were not, read.
    pub opened: Option<bool>,
    /// A mass sending.
    pub mass: Option<String>,
    /// The newest first instead.
    pub newest_first: bool,
    /// Messages to pass over.
    pub offset: u64,
    /// Messages wanted, 1 to [`MOST_PER_PAGE`].
    pub limit: u32,
}

/// A page of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// Messages, without text and files.
    pub messages: Vec<Arrived>,
    /// Messages that the whole list has.
    pub total: Option<u64>,
    /// Messages that wait at the operator and are not in the mailbox.
    pub waiting: Option<u64>,
    /// The operator's warning that room is running out.
    pub warning: Option<String>,
    /// Of a mass sending: the draft with those addressees that could not be served.
    pub new_draft: Option<String>,
}

/// What fetching a message brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// The message.
    There(Box<Got<Arrived>>),
    /// It is being moved into the mailbox: ask again in a second, then two, four…
    StillMoving,
}

impl Session<'_> {
    /// A page of messages, with what a list says of each.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn list(&self, listing: &Listing) -> Result<Got<Listed>, Trouble> {
        let mut url = self.url(&["messages"])?;
        {
            let mut query = url.query_pairs_mut();
            query.append_pair("format", "metadata");
            query.append_pair("sortColumn", "timestamp");
            query.append_pair("sortDirection", if listing.newest_first { "desc" } else { "asc" });
            query.append_pair("offset", &listing.offset.to_string());
            query.append_pair("limit", &listing.limit.clamp(1, MOST_PER_PAGE).to_string());
            for (name, value) in [("label", &listing.folder), ("massMessageId", &listing.mass)] {
                if let Some(value) = value {
                    query.append_pair(name, value);
                }
            }
            if let Some(opened) = listing.opened {
                query.append_pair("opened", if opened { "true" } else { "false" });
            }
        }
        listed(self.ask(self.get(url), Effect::Repeatable).await?)
    }

    /// A page of drafts, the newest first. `limit` is 1 to 100.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn drafts(&self, offset: u64, limit: u32) -> Result<Got<Listed>, Trouble> {
        let mut url = self.url(&["drafts"])?;
        url.query_pairs_mut()
            .append_pair("format", "metadata")
            .append_pair("sortColumn", "timestamp")
            .append_pair("sortDirection", "desc")
            .append_pair("offset", &offset.to_string())
            .append_pair("limit", &limit.clamp(1, 100).to_string());
        listed(self.ask(self.get(url), Effect::Repeatable).await?)
    }

    /// Folders with their numbers of messages.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn counts(&self) -> Result<Got<Vec<Folder>>, Trouble> {
        let answer = self.ask(self.get(self.url(&["numberMessages"])?), Effect::Repeatable).await?;
        let folders: Vec<wire::Directory> = answer.json()?;
        let told = |folder: wire::Directory| {
            let label = folder.label?;
            Some(Folder {
                name: folder.name.unwrap_or_else(|| label.clone()),
                label,
                unread: folder.number_of_unread_messages.unwrap_or(0),
                total: folder.total.unwrap_or(0),
            })
        };
        Ok(Got { value: folders.into_iter().filter_map(told).collect(), bytes: answer.bytes })
    }

    /// A message with its text and the list of its files. **Fetching counts as reading**: the operator marks it, and of a Stub it
    /// starts the move. The files come one by one by [`Session::attachment`], so a big message is never whole in memory.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn fetch(&self, message: &str) -> Result<Fetched, Trouble> {
        let mut url = self.url(&["messages", message])?;
        url.query_pairs_mut().append_pair("format", "full");
        let answer = self.ask(self.get(url), Effect::Repeatable).await?;
        if answer.status == 202 {
            return Ok(Fetched::StillMoving);
        }
        single(answer, message).map(|got| Fetched::There(Box::new(got)))
    }

    /// What a list says of one message: does not count as reading.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn look(&self, message: &str) -> Result<Got<Arrived>, Trouble> {
        let mut url = self.url(&["messages", message])?;
        url.query_pairs_mut().append_pair("format", "metadata");
        single(self.ask(self.get(url), Effect::Repeatable).await?, message)
    }

    /// A draft with its text and the list of its files.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn draft_of(&self, message: &str) -> Result<Got<Arrived>, Trouble> {
        let answer = self.ask(self.get(self.url(&["drafts", message])?), Effect::Repeatable).await?;
        let draft: wire::Message = answer.json()?;
        let value = draft.told().ok_or_else(|| no_id(&answer))?;
        Ok(Got { value, bytes: answer.bytes })
    }

    /// Moves messages into the bin: at most [`MOST_IDS`], all or none.
    ///
    /// # Errors
    /// [`Trouble::Refused`] with the messages that do not go there, as Stubs.
    pub async fn trash(&self, messages: &[&str]) -> Result<(), Trouble> {
        let value = json!({ "messageLocation": "TRASH" });
        let patch = json!([{ "op": "replace", "path": "/labels/0", "value": value }]);
        self.patch(messages, &patch).await
    }

    /// Takes messages out of the bin, to where they were.
    ///
    /// # Errors
    /// [`Trouble::Refused`] with those that are not there.
    pub async fn restore(&self, messages: &[&str]) -> Result<(), Trouble> {
        self.patch(messages, &json!([{ "op": "remove", "path": "/labels/0" }])).await
    }

    async fn patch(&self, messages: &[&str], patch: &serde_json::Value) -> Result<(), Trouble> {
        let url = self.url(&["messages", &ids(messages)?, "message_control_data"])?;
        let request = self.connector.client.patch(url).bearer_auth(&self.bearer);
        self.ask(json(request, patch)?, Effect::Repeatable).await.map(drop)
    }

    /// Deletes messages that lie in the bin, for ever: at most [`MOST_IDS`], all or none. Only after the caller has its own copy.
    ///
    /// # Errors
    /// [`Trouble::Refused`] with those that are not in the bin, or are no more.
    pub async fn delete(&self, messages: &[&str]) -> Result<(), Trouble> {
        let url = self.url(&["messages", &ids(messages)?])?;
        let request = self.connector.client.delete(url).bearer_auth(&self.bearer);
        self.ask(request, Effect::Repeatable).await.map(drop)
    }

    /// Deletes drafts: at most [`MOST_IDS`], all or none.
    ///
    /// # Errors
    /// [`Trouble::Refused`] with those that are no drafts.
    pub async fn delete_drafts(&self, messages: &[&str]) -> Result<(), Trouble> {
        let url = self.url(&["drafts", &ids(messages)?])?;
        let request = self.connector.client.delete(url).bearer_auth(&self.bearer);
        self.ask(request, Effect::Repeatable).await.map(drop)
    }
}

fn ids(messages: &[&str]) -> Result<String, Trouble> {
    let bad = |id: &&&str| id.is_empty() || id.contains(',');
    if messages.is_empty() || messages.len() > MOST_IDS || messages.iter().any(|id| bad(&id)) {
        return Err(Trouble::Local(std::io::ErrorKind::InvalidInput));
    }
    Ok(messages.join(","))
}

fn listed(answer: Answer) -> Result<Got<Listed>, Trouble> {
    let list: wire::Messages = answer.json()?;
    let value = Listed {
        messages: list.messages.into_iter().filter_map(wire::Message::told).collect(),
        total: list.total,
        waiting: list.electronic_count,
        warning: list.warning,
        new_draft: list.mass_message_info.and_then(|info| info.new_draft_id),
    };
    Ok(Got { value, bytes: answer.bytes })
}

/// The message of an array of one.
fn single(answer: Answer, id: &str) -> Result<Got<Arrived>, Trouble> {
    let list: Vec<wire::Message> = answer.json()?;
    let mut told = list.into_iter().filter_map(wire::Message::told);
    let value = told.find(|one| one.message == id).ok_or_else(|| no_id(&answer))?;
    Ok(Got { value, bytes: answer.bytes })
}

fn no_id(answer: &Answer) -> Trouble {
    Trouble::Contract {
        status: answer.status,
        what: "the message that was asked for is not in the answer".to_owned(),
        bytes: answer.bytes.clone(),
    }
}

//! Mailboxes and messages for programs.

use obieg_web::{Outcome, Reply, Visit, page_size};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::deeds::{AddMailbox, ChangeMailbox, EndMailbox, LeaveOutMessage, MailboxDraft, RetryMailbox};
use crate::model::{MessageId, MessageState};
use crate::pages::message::{try_file, try_register};
use crate::proposal::Choice;
use crate::queries::{ListMailboxes, ListMessages, MOST, MessageOriginal, SeeMailbox, SeeMessage};

/// The case that a message joins.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseSign {
    /// Sign of an open case.
    #[schema(min_length = 1, max_length = 100)]
    sign: String,
}

/// Why a message is left out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reason {
    /// In a sentence.
    #[schema(min_length = 3, max_length = 300)]
    reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    state: Option<MessageState>,
    after: Option<MessageId>,
    limit: Option<i64>,
}

pub(crate) async fn boxes(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListMailboxes).await?)
}

pub(crate) async fn one_box(visit: Visit) -> Outcome {
    Reply::json(&visit.see(SeeMailbox { mailbox: visit.id("id")? }).await?)
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let draft: MailboxDraft = visit.body().await?;
    Reply::created(&visit.act(AddMailbox(draft)).await?)
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let draft: MailboxDraft = visit.body().await?;
    visit.act(ChangeMailbox { mailbox: visit.id("id")?, draft }).await?;
    Reply::done()
}

pub(crate) async fn retry(visit: Visit) -> Outcome {
    visit.act(RetryMailbox { mailbox: visit.id("id")? }).await?;
    Reply::done()
}

pub(crate) async fn end(visit: Visit) -> Outcome {
    visit.act(EndMailbox { mailbox: visit.id("id")? }).await?;
    Reply::done()
}

pub(crate) async fn messages(visit: Visit) -> Outcome {
    let wanted: Wanted = visit.query()?;
    let limit = page_size(wanted.limit, MOST)?;
    let state = wanted.state.unwrap_or(MessageState::Waiting);
    Reply::json(&visit.see(ListMessages { state, after: wanted.after, limit }).await?)
}

pub(crate) async fn message(visit: Visit) -> Outcome {
    Reply::json(&visit.see(SeeMessage { message: visit.id("id")? }).await?)
}

pub(crate) async fn original(visit: Visit) -> Outcome {
    let content = visit.see(MessageOriginal { message: visit.id("id")? }).await?;
    obieg_documents::pages::send(&visit, content, obieg_documents::pages::Way::Save).await
}

pub(crate) async fn register(mut visit: Visit) -> Outcome {
    let choice: Choice = visit.body().await?;
    Reply::json(&try_register(&visit, visit.id("id")?, choice).await?)
}

pub(crate) async fn file(mut visit: Visit) -> Outcome {
    let CaseSign { sign } = visit.body().await?;
    try_file(&visit, visit.id("id")?, sign).await?;
    Reply::done()
}

pub(crate) async fn leave_out(mut visit: Visit) -> Outcome {
    let Reason { reason } = visit.body().await?;
    visit.act(LeaveOutMessage { message: visit.id("id")?, reason }).await?;
    Reply::done()
}

//! Rules of the mailbox in the API: the same deeds.

use obieg_routing::{SwitchBody, VersionBody};
use obieg_web::{Outcome, Reply, Visit, page_size};
use serde::Deserialize;
use utoipa::ToSchema;

use super::deeds::{ApproveMailRule, ChangeMailRule, MoveMailRule, ProposeMailRule, SwitchMailRule};
use super::model::{MailRuleDraft, MailRuleId};
use super::queries::{ListMailRules, TryMailRules};
use crate::model::MessageId;
use crate::queries::MOST;

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListMailRules).await?)
}

pub(crate) async fn propose(mut visit: Visit) -> Outcome {
    let draft: MailRuleDraft = visit.body().await?;
    Reply::created(&visit.act(ProposeMailRule { draft }).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MailboxTrialQuery {
    rule: Option<MailRuleId>,
    before: Option<MessageId>,
    limit: Option<i64>,
}

pub(crate) async fn trial(visit: Visit) -> Outcome {
    let MailboxTrialQuery { rule, before, limit } = visit.query()?;
    let limit = page_size(limit, MOST)?;
    Reply::json(&visit.see(TryMailRules { rule, before, limit }).await?)
}

/// What a rule of the mailbox is to say instead.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeMailRuleBody {
    /// Its version as it was read.
    version: i64,
    /// What it says.
    draft: MailRuleDraft,
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let (rule, body) = (visit.id("rule")?, visit.body::<ChangeMailRuleBody>().await?);
    Reply::json(&visit.act(ChangeMailRule { rule, version: body.version, draft: body.draft }).await?)
}

pub(crate) async fn approve(mut visit: Visit) -> Outcome {
    let (rule, VersionBody { version }) = (visit.id("rule")?, visit.body().await?);
    visit.act(ApproveMailRule { rule, version }).await?;
    Reply::done()
}

pub(crate) async fn switch(mut visit: Visit) -> Outcome {
    let (rule, SwitchBody { version, on }) = (visit.id("rule")?, visit.body().await?);
    visit.act(SwitchMailRule { rule, version, on }).await?;
    Reply::done()
}

pub(crate) async fn up(visit: Visit) -> Outcome {
    visit.act(MoveMailRule { rule: visit.id("rule")? }).await?;
    Reply::done()
}

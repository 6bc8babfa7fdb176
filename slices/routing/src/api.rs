//! Rules in the API: the same deeds.

use obieg_web::{MOST_ON_PAGE, Outcome, Reply, Visit, page_size};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::deeds::{ApproveRule, ChangeRule, MoveRule, ProposeRule, SwitchRule};
use crate::model::{RuleDraft, RuleId};
use crate::queries::{ListRules, TryRules};

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListRules).await?)
}

pub(crate) async fn propose(mut visit: Visit) -> Outcome {
    let draft: RuleDraft = visit.body().await?;
    Reply::created(&visit.act(ProposeRule { draft }).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrialQuery {
    rule: Option<RuleId>,
    before: Option<i64>,
    limit: Option<i64>,
}

pub(crate) async fn trial(visit: Visit) -> Outcome {
    let TrialQuery { rule, before, limit } = visit.query()?;
    let limit = page_size(limit, MOST_ON_PAGE)?;
    Reply::json(&visit.see(TryRules { rule, before, limit }).await?)
}

/// What a rule is to say instead.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeBody {
    /// Its version as it was read.
    version: i64,
    /// What it says.
    draft: RuleDraft,
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let (rule, body) = (visit.id("rule")?, visit.body::<ChangeBody>().await?);
    let ChangeBody { version, draft } = body;
    Reply::json(&visit.act(ChangeRule { rule, version, draft }).await?)
}

/// Which version of a rule.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionBody {
    /// Its version as it was read.
    pub version: i64,
}

pub(crate) async fn approve(mut visit: Visit) -> Outcome {
    let (rule, VersionBody { version }) = (visit.id("rule")?, visit.body().await?);
    visit.act(ApproveRule { rule, version }).await?;
    Reply::done()
}

/// Off or on.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SwitchBody {
    /// Its version as it was read.
    pub version: i64,
    /// On?
    pub on: bool,
}

pub(crate) async fn switch(mut visit: Visit) -> Outcome {
    let (rule, SwitchBody { version, on }) = (visit.id("rule")?, visit.body().await?);
    visit.act(SwitchRule { rule, version, on }).await?;
    Reply::done()
}

pub(crate) async fn up(visit: Visit) -> Outcome {
    visit.act(MoveRule { rule: visit.id("rule")? }).await?;
    Reply::done()
}

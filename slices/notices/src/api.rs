//! Notices in the API: the same deeds.

use obieg_web::{MOST_ON_PAGE, Outcome, Reply, Visit, page_size};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{ChooseKinds, ReadAllNotices, ReadNotice, SetNoticeRules};
use crate::model::{KindChoice, NoticeId};
use crate::pages::ring;
use crate::queries::{OwnChoices, OwnNotices, SeeNoticeRules};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    before: Option<NoticeId>,
    limit: Option<i64>,
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let wanted: Wanted = visit.query()?;
    let limit = page_size(wanted.limit, MOST_ON_PAGE)?;
    Reply::json(&visit.see(OwnNotices { before: wanted.before, limit }).await?)
}

pub(crate) async fn read(visit: Visit) -> Outcome {
    visit.act(ReadNotice { notice: visit.id("notice")? }).await?;
    ring(&visit)?;
    Reply::done()
}

/// Up to which notice.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadUpto {
    /// The newest that was seen.
    #[schema(value_type = String, format = Uuid)]
    upto: NoticeId,
}

pub(crate) async fn read_all(mut visit: Visit) -> Outcome {
    let ReadUpto { upto } = visit.body().await?;
    visit.act(ReadAllNotices { upto }).await?;
    ring(&visit)?;
    Reply::done()
}

/// Kinds and where one is told of them.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoticeChoices {
    /// The kinds.
    #[schema(max_items = 50)]
    choices: Vec<KindChoice>,
}

pub(crate) async fn choices(visit: Visit) -> Outcome {
    Reply::json(&NoticeChoices { choices: visit.see(OwnChoices).await? })
}

pub(crate) async fn choose(mut visit: Visit) -> Outcome {
    let NoticeChoices { choices } = visit.body().await?;
    visit.act(ChooseKinds { choices }).await?;
    Reply::done()
}

pub(crate) async fn rules(visit: Visit) -> Outcome {
    Reply::json(&visit.see(SeeNoticeRules).await?)
}

/// How long notices are kept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoticeRulesBody {
    /// So many days.
    #[schema(minimum = 7, maximum = 730)]
    keep_days: i64,
    /// The version that was read.
    version: i64,
}

pub(crate) async fn set_rules(mut visit: Visit) -> Outcome {
    let NoticeRulesBody { keep_days, version } = visit.body().await?;
    visit.act(SetNoticeRules { keep_days, version }).await?;
    Reply::done()
}

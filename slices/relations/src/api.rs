//! Relations in the API: the same deeds.

use obieg_kernel::id::HoldingId;
use obieg_kernel::schema::{RefOr, Schema, choice};
use obieg_web::{Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{EndRelation, RelateCases, ReregisterInUnit, RestartCase};
use crate::model::{RelationId, RelationKind};
use crate::queries::CaseRelations;

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::json(&visit.see(CaseRelations { case: visit.id("id")? }).await?)
}

/// A relation to say.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RelationBody {
    /// Sign of the other case.
    #[schema(min_length = 1, max_length = 100)]
    sign: String,
    /// How this case hangs on it.
    #[schema(schema_with = free_kinds)]
    kind: RelationKind,
    /// What is worth knowing about it.
    #[schema(max_length = 1000)]
    note: Option<String>,
}

fn free_kinds() -> RefOr<Schema> {
    choice(RelationKind::FREE.iter().map(|kind| kind.code()))
}

/// The new relation.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewRelation {
    /// Its id.
    #[schema(value_type = String, format = Uuid)]
    id: RelationId,
}

pub(crate) async fn relate(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<RelationBody>().await?);
    let RelationBody { sign, kind, note } = body;
    let id = visit.act(RelateCases { case, sign, kind, note }).await?;
    Reply::created(&NewRelation { id })
}

/// Why a relation is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndBody {
    /// Why.
    #[schema(min_length = 1, max_length = 1000)]
    reason: String,
}

pub(crate) async fn end(mut visit: Visit) -> Outcome {
    let (case, relation) = (visit.id("id")?, visit.id("relation_id")?);
    let EndBody { reason } = visit.body().await?;
    visit.act(EndRelation { case, relation, reason }).await?;
    Reply::done()
}

/// How a settled case goes on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RestartBody {
    /// Why.
    #[schema(min_length = 1, max_length = 1000)]
    reason: String,
    /// The kind of settling, from which the new term follows.
    #[schema(schema_with = obieg_cases::api::settling)]
    settling: String,
}

pub(crate) async fn restart(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<RestartBody>().await?);
    let settling = obieg_cases::settling_of(&body.settling)?;
    Reply::created(&visit.act(RestartCase { case, reason: body.reason, settling }).await?)
}

/// Who takes a case over.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReregisterBody {
    /// Its officer from now on, in another unit.
    #[schema(value_type = String, format = Uuid)]
    officer: HoldingId,
    /// By what it is taken over.
    #[schema(min_length = 1, max_length = 1000)]
    reason: String,
}

pub(crate) async fn reregister(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<ReregisterBody>().await?);
    let ReregisterBody { officer, reason } = body;
    Reply::created(&visit.act(ReregisterInUnit { case, officer, reason }).await?)
}

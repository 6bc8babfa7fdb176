//! Notes in the API: the same deeds.

use obieg_web::{Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{ChangeNote, RemoveNote, WithdrawOpinion, WriteNote};
use crate::model::{NoteId, NoteKind};
use crate::queries::CaseNotes;

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::json(&visit.see(CaseNotes { case: visit.id("id")? }).await?)
}

/// A note to write.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteBody {
    /// Whose it is.
    kind: NoteKind,
    /// The text.
    #[schema(min_length = 1, max_length = 10000)]
    text: String,
}

/// A note that was written.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewNote {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    id: NoteId,
}

pub(crate) async fn write(mut visit: Visit) -> Outcome {
    let (case, NoteBody { kind, text }) = (visit.id("id")?, visit.body().await?);
    Reply::created(&NewNote { id: visit.act(WriteNote { case, kind, text }).await? })
}

/// A note written anew.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteChange {
    /// Its version as it was read.
    version: i64,
    /// The text.
    #[schema(min_length = 1, max_length = 10000)]
    text: String,
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let (case, note) = (visit.id("id")?, visit.id("note")?);
    let NoteChange { version, text } = visit.body().await?;
    visit.act(ChangeNote { case, note, version, text }).await?;
    Reply::done()
}

/// Which version of a note goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteRemoval {
    /// Its version as it was read.
    version: i64,
}

pub(crate) async fn remove(mut visit: Visit) -> Outcome {
    let (case, note) = (visit.id("id")?, visit.id("note")?);
    let NoteRemoval { version } = visit.body().await?;
    visit.act(RemoveNote { case, note, version }).await?;
    Reply::done()
}

/// Why an opinion is withdrawn.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpinionWithdrawal {
    /// Why.
    #[schema(min_length = 1, max_length = 1000)]
    reason: String,
}

pub(crate) async fn withdraw(mut visit: Visit) -> Outcome {
    let (case, note) = (visit.id("id")?, visit.id("note")?);
    let OpinionWithdrawal { reason } = visit.body().await?;
    visit.act(WithdrawOpinion { case, note, reason }).await?;
    Reply::done()
}

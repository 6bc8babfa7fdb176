//! Drafts for programs: JSON, and multipart for files.

use jiff::civil::Date;
use obieg_documents::NewFile;
use obieg_kernel::id::HoldingId;
use obieg_kernel::{Failure, Refusal};
use obieg_letters::model::NewAddressee;
use obieg_web::{Incoming, Outcome, Reply, Visit};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::deeds::{
    CorrectDraft, DropDraft, JudgeDraft, Judgement, RecallDraft, ReviseDraft, SendDraft, SubmitDraft,
    WriteDraft,
};
use crate::queries::{ListCaseDrafts, ListWaiting, ShowDraft};

pub(crate) async fn of_case(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListCaseDrafts { case: visit.id("id")? }).await?)
}

pub(crate) async fn waiting(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListWaiting).await?)
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ShowDraft { draft: visit.id("draft")? }).await?)
}

/// The one file of a body.
pub(crate) fn only(files: Vec<Incoming>) -> Result<NewFile, Failure> {
    let file = files.into_iter().next();
    Ok(NewFile::of(file.ok_or_else(|| Refusal::input("drafts.no-file").on("file"))?))
}

/// A letter to begin; its first version comes beside it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftBody {
    /// Title.
    #[schema(min_length = 1, max_length = 500)]
    title: String,
}

pub(crate) async fn write(mut visit: Visit) -> Outcome {
    let case = visit.id("id")?;
    let (DraftBody { title }, files) = visit.json_and_files::<DraftBody>("draft", 1).await?;
    Reply::created(&visit.act(WriteDraft { case, title, file: only(files)?, composed: false }).await?)
}

/// A new version; its file comes beside it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftRevisionBody {
    /// The last version that was seen.
    #[schema(minimum = 1)]
    after: i64,
}

pub(crate) async fn revise(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let (DraftRevisionBody { after }, files) =
        visit.json_and_files::<DraftRevisionBody>("version", 1).await?;
    visit.act(ReviseDraft { draft, after, file: only(files)? }).await?;
    Reply::done()
}

/// Who is to accept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PathBody {
    /// The version of the document that was seen.
    #[schema(minimum = 1)]
    seen: i64,
    /// People at their posts, in the order of the path; the last one may sign.
    #[schema(value_type = Vec<uuid::Uuid>, min_items = 1, max_items = 10)]
    path: Vec<HoldingId>,
}

pub(crate) async fn submit(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let PathBody { seen, path } = visit.body().await?;
    visit.act(SubmitDraft { draft, seen, path }).await?;
    Reply::done()
}

pub(crate) async fn recall(visit: Visit) -> Outcome {
    visit.act(RecallDraft { draft: visit.id("draft")? }).await?;
    Reply::done()
}

/// Yes or no.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct JudgementBody {
    /// The version of the document that was seen: only that one is judged.
    #[schema(minimum = 1)]
    seen: i64,
    /// `accept` or `return`.
    judgement: Judgement,
    /// What is to be mended; needed when it is returned.
    #[schema(max_length = 2000)]
    remarks: Option<String>,
}

pub(crate) async fn judge(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let JudgementBody { seen, judgement, remarks } = visit.body().await?;
    Reply::json(&visit.act(JudgeDraft { draft, seen, judgement, remarks }).await?)
}

/// An own version that is accepted at once; its file comes beside it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectionBody {
    /// The last version that was seen.
    #[schema(minimum = 1)]
    after: i64,
    /// What was corrected.
    #[schema(min_length = 1, max_length = 2000)]
    remarks: String,
}

pub(crate) async fn correct(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let (body, files) = visit.json_and_files::<CorrectionBody>("correction", 1).await?;
    let CorrectionBody { after, remarks } = body;
    Reply::json(&visit.act(CorrectDraft { draft, after, file: only(files)?, remarks }).await?)
}

/// Why it is given up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DropBody {
    /// Reason.
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

pub(crate) async fn give_up(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let DropBody { reason } = visit.body().await?;
    visit.act(DropDraft { draft, reason }).await?;
    Reply::done()
}

/// How the accepted version goes out.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendBody {
    /// The version of the document that was seen.
    #[schema(minimum = 1)]
    seen: i64,
    /// Date on the letter, not in the future.
    #[schema(value_type = String, format = Date)]
    dated_on: Date,
    /// To whom.
    #[schema(min_items = 1, max_items = 50)]
    addressees: Vec<NewAddressee>,
}

pub(crate) async fn send(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let SendBody { seen, dated_on, addressees } = visit.body().await?;
    Reply::created(&visit.act(SendDraft { draft, seen, dated_on, addressees }).await?)
}

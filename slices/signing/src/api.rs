//! Signatures for programs: JSON, and multipart for files.

use obieg_documents::NewFile;
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Incoming, Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{EndSeal, SealDraft, UploadSigned};
use crate::model::{SealForm, SealId, SealView};
use crate::pages::{checked, opened};
use crate::queries::{ListToSign, ShowSeal, ShowSignatures};

pub(crate) async fn to_sign(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListToSign).await?)
}

pub(crate) async fn signatures(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ShowSignatures { draft: visit.id("draft")? }).await?)
}

/// Which accepted version is sealed, and how.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SealBody {
    /// The version that was seen.
    #[schema(minimum = 1)]
    seen: i64,
    /// Inside the PDF or beside the file; without it what fits the file.
    #[serde(default)]
    form: Option<SealForm>,
}

pub(crate) async fn seal(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let SealBody { seen, form } = visit.body().await?;
    Reply::created(&visit.act(SealDraft { draft, seen, form }).await?)
}

/// The one file of a body.
pub(crate) fn only(files: Vec<Incoming>) -> Result<Incoming, Failure> {
    files.into_iter().next().ok_or_else(|| Refusal::input("signing.no-file").on("file").into())
}

/// The accepted version that was signed elsewhere; the signed file comes beside it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignedBody {
    /// The version that was signed.
    #[schema(minimum = 1)]
    seen: i64,
}

pub(crate) async fn upload(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let (SignedBody { seen }, files) = visit.json_and_files::<SignedBody>("signed", 1).await?;
    let checked = checked(&visit, (draft, seen), only(files).map(NewFile::of)).await?;
    Reply::created(&visit.act(UploadSigned { draft, seen, checked }).await?)
}

/// The seal of the office, when there is one.
#[derive(Serialize, ToSchema)]
pub(crate) struct SealAnswer {
    /// The seal that stands.
    seal: Option<SealView>,
}

pub(crate) async fn show_seal(visit: Visit) -> Outcome {
    Reply::json(&SealAnswer { seal: visit.see(ShowSeal).await? })
}

/// What opens the key: the password of the PKCS#12 that comes beside it, or the PIN of the office's device.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepBody {
    /// Password of the file; never answered.
    #[serde(default)]
    #[schema(max_length = 200)]
    password: String,
    /// PIN of the device, when no file comes; never answered.
    #[serde(default)]
    #[schema(max_length = 200)]
    pin: String,
}

/// A seal was kept.
#[derive(Serialize, ToSchema)]
pub(crate) struct KeptSeal {
    /// Its id.
    #[schema(value_type = String, format = Uuid)]
    id: SealId,
}

pub(crate) async fn keep_seal(mut visit: Visit) -> Outcome {
    let (KeepBody { password, pin }, files) = visit.json_and_files::<KeepBody>("seal", 1).await?;
    let opened = opened(&visit, files.into_iter().next(), password, pin).await?;
    let id = visit.act(crate::deeds::KeepSeal { opened }).await?;
    Reply::created(&KeptSeal { id })
}

pub(crate) async fn end_seal(visit: Visit) -> Outcome {
    visit.act(EndSeal { seal: visit.id("seal")? }).await?;
    Reply::done()
}

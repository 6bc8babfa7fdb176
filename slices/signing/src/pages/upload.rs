//! An accepted letter that was signed elsewhere comes back.

use askama::Template;
use obieg_documents::NewFile;
use obieg_drafts::model::{DraftFile, DraftId};
use obieg_drafts::queries::ShowDraft;
use obieg_kernel::Failure;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::checked;
use crate::api::only;
use crate::deeds::UploadSigned;
use crate::queries::ShowSignatures;

#[derive(Template)]
#[template(path = "signing_upload.html")]
struct Page {
    frame: Frame,
    file: DraftFile,
    may: bool,
    faults: Faults,
}

async fn page(visit: &Visit, draft: DraftId, faults: Faults) -> Result<Page, Failure> {
    let may = visit.see(ShowSignatures { draft }).await?.may_bring;
    let file = visit.see(ShowDraft { draft }).await?;
    let frame = visit.frame(visit.words().t("signing-bring-title"))?;
    Ok(Page { frame, file, may, faults })
}

pub(crate) async fn ask_upload(visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    Reply::page(&page(&visit, draft, Faults::default()).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brought {
    #[serde(default)]
    seen: i64,
}

pub(crate) async fn upload(mut visit: Visit) -> Outcome {
    let draft: DraftId = visit.id("draft")?;
    let (Brought { seen }, files) = visit.form_with_files::<Brought>(1).await?;
    let checked = checked(&visit, (draft, seen), only(files).map(NewFile::of)).await;
    match visit.act_read(checked.map(|checked| UploadSigned { draft, seen, checked })).await {
        Ok(_) => Ok(Reply::See(format!("/projekty/{draft}?zrobiono=podpisany-przyjety"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, draft, faults).await?)
        }
    }
}

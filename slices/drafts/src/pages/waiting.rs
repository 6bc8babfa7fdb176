//! What waits for one's own judgement, and many judged at once.

use askama::Template;
use obieg_kernel::{Failure, Refusal};
use obieg_web::batch::{self, Apart, BatchAgain, BatchResult};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{JudgeDraft, Judgement};
use crate::model::{DraftId, WaitingDraft, WaitingDrafts};
use crate::queries::ListWaiting;

#[derive(Template)]
#[template(path = "drafts_waiting.html")]
struct WaitingPage {
    frame: Frame,
    waiting: WaitingDrafts,
    remarks: String,
    faults: Faults,
}

impl WaitingPage {
    /// What is ticked is a draft as it was shown: with the version that is judged.
    fn value(draft: &WaitingDraft) -> String {
        format!("{}.{}", draft.id, draft.document_version)
    }
}

async fn page(visit: &Visit, remarks: String, faults: Faults) -> Result<WaitingPage, Failure> {
    let waiting = visit.see(ListWaiting).await?;
    let frame = visit.frame(visit.words().t("drafts-waiting-title"))?;
    Ok(WaitingPage { frame, waiting, remarks, faults })
}

pub(crate) async fn waiting(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, String::new(), Faults::default()).await?)
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct ManyForm {
    item: Vec<String>,
    judgement: String,
    remarks: String,
}

impl ManyForm {
    /// The ticked drafts, each as it was seen.
    fn ticked(&self) -> Result<Vec<(DraftId, i64)>, Failure> {
        let one = |text: &String| {
            let (id, version) = text.split_once('.')?;
            Some((id.parse().ok()?, version.parse().ok()?))
        };
        let all: Option<Vec<_>> = self.item.iter().map(one).collect();
        match all {
            Some(list) if !list.is_empty() => Ok(list),
            _ => Err(Refusal::input("drafts.none-ticked").on("item").into()),
        }
    }
}

pub(crate) async fn judge_many(mut visit: Visit) -> Outcome {
    let form: ManyForm = visit.form().await?;
    match try_many(&visit, &form).await {
        Ok(result) => result.reply(&visit),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, form.remarks, faults).await?)
        }
    }
}

/// Judges each as it was seen; a result for each, failures first, and only those tried again.
async fn try_many(visit: &Visit, form: &ManyForm) -> Result<BatchResult, Failure> {
    let ticked = form.ticked()?;
    let judgement = Judgement::from_code(&form.judgement)
        .ok_or_else(|| Failure::from(Refusal::input("drafts.judgement").on("judgement")))?;
    // Named before: what is accepted leaves the queue.
    let known = visit.see(ListWaiting).await?.drafts;
    let deeds = ticked.iter().map(|(draft, seen)| JudgeDraft {
        draft: *draft,
        seen: *seen,
        judgement,
        remarks: Some(form.remarks.clone()),
    });
    let each = visit.act_on_each(deeds.collect()).await?;
    let each = batch::typed_right(each, &["remarks"])?;
    let words = visit.words();
    let name = |(id, _): &(DraftId, i64)| {
        let found = known.iter().find(|draft| draft.id == *id);
        let label = found.map(|draft| format!("{} {}", draft.sign, draft.title));
        let label = label.unwrap_or_else(|| words.t("drafts-unknown").to_owned());
        (Some(format!("/projekty/{id}")), label)
    };
    let Apart { failed, done, again } = batch::apart(&ticked, &each, words, name, |_| Vec::new());
    let mut fields: Vec<_> =
        again.into_iter().map(|(id, seen)| ("item".to_owned(), format!("{id}.{seen}"))).collect();
    let retry = (!fields.is_empty()).then(|| {
        fields.push(("judgement".to_owned(), form.judgement.clone()));
        fields.push(("remarks".to_owned(), form.remarks.clone()));
        BatchAgain { action: "/akceptacja".to_owned(), word: "batch-retry", fields }
    });
    Ok(BatchResult {
        title: words.t("drafts-many-result").to_owned(),
        retry,
        undo: None,
        failed,
        done,
        onward: vec![("/akceptacja".to_owned(), "drafts-to-queue")],
    })
}

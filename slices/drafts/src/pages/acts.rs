//! What is done to one draft on its page.

use askama::Template;
use obieg_documents::pages::new_version;
use obieg_kernel::{Deed, Failure, Refusal};
use obieg_people::model::StandingView;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::{done, refused};
use crate::api::only;
use crate::deeds::{CorrectDraft, DropDraft, JudgeDraft, Judgement, RecallDraft, ReviseDraft, SubmitDraft};
use crate::model::{DraftFile, DraftId};
use crate::queries::{DraftPathForm, ShowDraft};
use crate::rules::MOST_STEPS;

/// Does a deed and comes back to the page of the draft.
async fn finish<D: Deed + 'static>(
    visit: &Visit,
    draft: DraftId,
    deed: Result<D, Failure>,
    (said, remarks): (&str, String),
) -> Outcome {
    match visit.act_read(deed).await {
        Ok(_) => done(draft, said),
        Err(failure) => refused(visit, draft, remarks, failure).await,
    }
}

pub(crate) async fn revise(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let read = new_version(&mut visit).await;
    let deed = read.map(|(after, file)| ReviseDraft { draft, after, file });
    finish(&visit, draft, deed, ("projekt-wersja", String::new())).await
}

pub(crate) async fn recall(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let Nothing {} = visit.form().await?;
    finish(&visit, draft, Ok(RecallDraft { draft }), ("projekt-cofniety", String::new())).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JudgeForm {
    #[serde(default)]
    seen: i64,
    #[serde(default)]
    judgement: String,
    #[serde(default)]
    remarks: String,
}

pub(crate) async fn judge(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let JudgeForm { seen, judgement, remarks } = visit.form().await?;
    let judgement = Judgement::from_code(&judgement);
    let deed =
        judgement.map(|judgement| JudgeDraft { draft, seen, judgement, remarks: Some(remarks.clone()) });
    let deed = deed.ok_or_else(|| Refusal::input("drafts.judgement").on("judgement").into());
    let said =
        if judgement == Some(Judgement::Return) { "projekt-zwrocony" } else { "projekt-zaakceptowany" };
    finish(&visit, draft, deed, (said, remarks)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectForm {
    after: i64,
    #[serde(default)]
    remarks: String,
}

pub(crate) async fn correct(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let (CorrectForm { after, remarks }, files) = visit.form_with_files::<CorrectForm>(1).await?;
    let deed = only(files).map(|file| CorrectDraft { draft, after, file, remarks: remarks.clone() });
    finish(&visit, draft, deed, ("projekt-poprawiony", remarks)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DropForm {
    #[serde(default)]
    reason: String,
}

pub(crate) async fn give_up(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let DropForm { reason } = visit.form().await?;
    finish(&visit, draft, Ok(DropDraft { draft, reason }), ("projekt-porzucony", String::new())).await
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct PathForm {
    seen: i64,
    /// Ids of holdings in their order; empty choices are left out.
    approver: Vec<String>,
}

#[derive(Template)]
#[template(path = "draft_path.html")]
struct PathPage {
    frame: Frame,
    file: DraftFile,
    people: Vec<StandingView>,
    form: PathForm,
    faults: Faults,
}

impl PathPage {
    /// Places that the form offers: those filled and two more, three at least.
    fn places(&self) -> Vec<(usize, &str)> {
        let filled = self.form.approver.iter().filter(|one| !one.is_empty()).count();
        let shown = filled.saturating_add(2).clamp(3, MOST_STEPS);
        let mut chosen = self.form.approver.iter().filter(|one| !one.is_empty()).map(String::as_str);
        (1..=shown).map(|place| (place, chosen.next().unwrap_or_default())).collect()
    }

    fn choices(&self) -> Vec<(String, String)> {
        self.people.iter().map(|one| (one.holding.to_string(), one.label())).collect()
    }
}

async fn path_page(
    visit: &Visit,
    draft: DraftId,
    form: PathForm,
    faults: Faults,
) -> Result<PathPage, Failure> {
    let people = visit.see(DraftPathForm { draft }).await?;
    let file = visit.see(ShowDraft { draft }).await?;
    let frame = visit.frame(visit.words().t("drafts-path-title"))?;
    Ok(PathPage { frame, file, people, form, faults })
}

/// The form of a path, filled with the last one of the draft.
pub(crate) async fn ask_path(visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let mut page = path_page(&visit, draft, PathForm::default(), Faults::default()).await?;
    let round = page.file.draft.round;
    let last = page.file.steps.iter().filter(|step| step.round == round);
    page.form.approver = last.map(|step| step.approver.to_string()).collect();
    page.form.seen = page.file.document.version;
    Reply::page(&page)
}

pub(crate) async fn submit(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let form: PathForm = visit.form().await?;
    let named = form.approver.iter().filter(|one| !one.is_empty());
    let path = named.map(|one| one.parse()).collect::<Result<Vec<_>, _>>();
    let deed = path.map(|path| SubmitDraft { draft, seen: form.seen, path });
    let deed = deed.map_err(|_| Refusal::input("drafts.path-gone").on("approver").into());
    match visit.act_read(deed).await {
        Ok(()) => done(draft, "projekt-do-akceptacji"),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&path_page(&visit, draft, form, faults).await?)
        }
    }
}

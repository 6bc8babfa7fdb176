//! Drafts on screens.

mod acts;
mod send;
mod waiting;

use askama::Template;
use obieg_cases::model::{CaseId, CaseView};
use obieg_documents::pages::{Way, send as send_content};
use obieg_documents::{DocumentId, parts, slot};
use obieg_kernel::{Failure, Named};
use obieg_web::{Faults, Frame, Html, Kept, Outcome, Reply, Visit};
use serde::Deserialize;

pub(crate) use acts::{ask_path, correct, give_up, judge, recall, revise, submit};
pub(crate) use send::{ask_send, send};
pub(crate) use waiting::{judge_many, waiting};

use crate::api::only;
use crate::deeds::{JudgeDraft, ReviseDraft, SendDraft, WriteDraft};
use crate::model::{DraftFile, DraftId, DraftState, StepView};
use crate::panel::state_tag;
use crate::queries::{DraftContent, NewDraftForm, ShowDraft};
use crate::rules;
use crate::slot::DraftPanel;

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct NewForm {
    title: String,
}

#[derive(Template)]
#[template(path = "draft_new.html")]
struct NewPage {
    frame: Frame,
    case: CaseView,
    form: NewForm,
    kept: Kept,
    faults: Faults,
}

async fn new_page(
    visit: &Visit,
    case: CaseId,
    form: NewForm,
    kept: Kept,
    faults: Faults,
) -> Result<NewPage, Failure> {
    let case = visit.see(NewDraftForm { case }).await?;
    let frame = visit.frame(visit.words().t("drafts-new"))?;
    Ok(NewPage { frame, case, form, kept, faults })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    let case = visit.id("id")?;
    let mut page = new_page(&visit, case, NewForm::default(), Kept::default(), Faults::default()).await?;
    page.form.title.clone_from(&page.case.title);
    Reply::page(&page)
}

pub(crate) async fn write(mut visit: Visit) -> Outcome {
    let case = visit.id("id")?;
    let (form, files) = visit.form_with_files::<NewForm>(1).await?;
    let deed =
        only(files.clone()).map(|file| WriteDraft { case, title: form.title.clone(), file, composed: false });
    match visit.act_read(deed).await {
        Ok(written) => Ok(Reply::See(format!("/projekty/{}?zrobiono=projekt", written.id))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            let kept = visit.keep(&files);
            Reply::invalid(&new_page(&visit, case, form, kept, faults).await?)
        }
    }
}

#[derive(Template)]
#[template(path = "draft.html")]
struct DraftPage {
    frame: Frame,
    file: DraftFile,
    preview: Html,
    /// What other slices put beside it.
    panels: Vec<Html>,
    /// Is it the reader's turn?
    turn: bool,
    /// May the reader work on it as its author does?
    works: bool,
    /// May the reader let it go out?
    sends: bool,
    remarks: String,
    faults: Faults,
}

impl DraftPage {
    fn tag(&self) -> Html {
        state_tag(&self.frame, self.file.draft.state)
    }

    fn is(&self, state: DraftState) -> bool {
        self.file.draft.state == state
    }

    fn is_over(&self) -> bool {
        self.file.draft.state.is_over()
    }

    /// The paths, the last one first.
    fn rounds(&self) -> Vec<(i64, Vec<&StepView>)> {
        let of = |round| self.file.steps.iter().filter(move |step| step.round == round).collect();
        (1..=self.file.draft.round).rev().map(|round| (round, of(round))).collect()
    }

    fn verdict(&self, step: &StepView) -> Html {
        let (colour, icon, word) = match (step.verdict, step.waits_since) {
            (Some(verdict), _) => {
                let colour =
                    if verdict == crate::model::StepVerdict::Returned { "warning" } else { "success" };
                (colour, "sign", self.frame.words.of("drafts-verdict", verdict.code()))
            }
            (None, Some(_)) => ("info", "clock", self.frame.words.t("drafts-verdict-waits").to_owned()),
            (None, None) => ("neutral", "clock", self.frame.words.t("drafts-verdict-later").to_owned()),
        };
        self.frame.tag(colour, icon, word)
    }

    /// Does this consent hold for the version that stands? Said in words when it does not.
    fn holds(&self, step: &StepView) -> bool {
        step.voided.is_none() && step.judged_sha256.as_deref() == Some(&self.file.document.sha256.to_string())
    }
}

/// The page of a draft, with what was wrong with a form on it.
async fn draft_page(
    visit: &Visit,
    draft: DraftId,
    remarks: String,
    faults: Faults,
) -> Result<DraftPage, Failure> {
    let file = visit.see(ShowDraft { draft }).await?;
    let actor = visit.actor()?;
    let frame = visit.frame(&file.draft.title)?;
    let base = format!("/projekty/{draft}/dokument");
    let content = DraftContent { draft, document: file.document.id, version: None };
    let drawn = slot::drawn_of(visit, &frame, &file.document, content).await?;
    let preview = parts::preview(&frame, &file.document, &base, false, drawn)?;
    let turn = rules::turn(&file.draft, &file.steps, actor.holding()).is_ok()
        && frame.could(JudgeDraft::NAME, JudgeDraft::RIGHTS);
    let works = file.may.work && frame.could(ReviseDraft::NAME, ReviseDraft::RIGHTS);
    let sends = file.may.send && frame.could(SendDraft::NAME, SendDraft::RIGHTS);
    let mut panels = Vec::new();
    for slot in visit.site().slots::<DraftPanel>() {
        panels.push((slot.draw)(visit, &frame, &file).await?);
    }
    Ok(DraftPage { frame, file, preview, panels, turn, works, sends, remarks, faults })
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    Reply::page(&draft_page(&visit, draft, String::new(), Faults::default()).await?)
}

/// The page of a draft again, with what was wrong.
async fn refused(visit: &Visit, draft: DraftId, remarks: String, failure: Failure) -> Outcome {
    let faults = Faults::of(failure, visit.words())?;
    Reply::invalid(&draft_page(visit, draft, remarks, faults).await?)
}

/// Back to the page of the draft, where it says what was done.
fn done(draft: DraftId, said: &str) -> Outcome {
    Ok(Reply::See(format!("/projekty/{draft}?zrobiono={said}")))
}

async fn document(visit: Visit, version: Option<i64>, way: Way) -> Outcome {
    let (draft, document): (DraftId, DocumentId) = (visit.id("draft")?, visit.id("document")?);
    let content = visit.see(DraftContent { draft, document, version }).await?;
    send_content(&visit, content, way).await
}

pub(crate) async fn save_document(visit: Visit) -> Outcome {
    document(visit, None, Way::Save).await
}

pub(crate) async fn show_document(visit: Visit) -> Outcome {
    document(visit, None, Way::Show).await
}

pub(crate) async fn save_version(visit: Visit) -> Outcome {
    let version = visit.part("version")?.parse().map_err(|_| Failure::Hidden)?;
    document(visit, Some(version), Way::Save).await
}

pub(crate) async fn versions(visit: Visit) -> Outcome {
    let draft: DraftId = visit.id("draft")?;
    let DraftFile { document, versions, draft: shown, .. } = visit.see(ShowDraft { draft }).await?;
    let here = format!("/projekty/{draft}");
    obieg_documents::pages::versions(&visit, &(document, versions), &shown.title, &here)
}

//! The form on which an author puts a wrong assignment right.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};

use crate::deeds::CorrectAssignment;
use crate::form::AssignForm;
use crate::model::{Assigned, AssignmentId, AssignmentView};
use crate::parts::AssignPart;
use crate::queries::SeeCorrection;

#[derive(Template)]
#[template(path = "correct.html")]
struct CorrectPage {
    frame: Frame,
    number: String,
    title: String,
    assignment: AssignmentView,
    form: Html,
}

async fn page(visit: &Visit, form: Option<AssignForm>, faults: Faults) -> Result<CorrectPage, Failure> {
    let assignment = visit.id("id")?;
    let (target, candidates) = visit.see(SeeCorrection { assignment }).await?;
    let (wrong, item) = (target.assignment, target.item);
    let frame = visit.frame(visit.words().t("assignments-correct"))?;
    let form = form.unwrap_or_else(|| AssignForm::of(&wrong));
    let part = Html::of(&AssignPart {
        frame: &frame,
        form: &form,
        faults: &faults,
        candidates: &candidates,
        action: format!("/dekretacje/{assignment}/popraw"),
        with_owner: wrong.is_owner,
        word: "assignments-correct",
    })?;
    Ok(CorrectPage { frame, number: item.number, title: item.title, assignment: wrong, form: part })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, None, Faults::default()).await?)
}

pub(crate) async fn correct(mut visit: Visit) -> Outcome {
    let assignment = visit.id("id")?;
    let form: AssignForm = visit.form().await?;
    match try_correct(&visit, assignment, &form).await {
        Ok(done) => Ok(Reply::See(format!("/rpw/{}/dekretacje?zrobiono=poprawiono", done.item))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, Some(form), faults).await?)
        }
    }
}

async fn try_correct(
    visit: &Visit,
    assignment: AssignmentId,
    form: &AssignForm,
) -> Result<Assigned, Failure> {
    let draft = form.draft()?;
    let (receivers, instruction, term) = (draft.receivers, draft.instruction, draft.term);
    visit.act(CorrectAssignment { assignment, receivers, instruction, term }).await
}

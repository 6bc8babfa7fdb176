//! My letters: what lies with me or with the unit that I head.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};

use super::Shown;
use crate::form::AssignForm;
use crate::model::{AssignmentId, AssignmentState, AssignmentView, MineView, MyLetter};
use crate::parts::{self, AssignPart};
use crate::queries::MyAssignments;

#[derive(Template)]
#[template(path = "mine.html")]
struct MinePage {
    frame: Frame,
    view: MineView,
    letter: Html,
    facts: Html,
    chain: Html,
    further: Html,
    undo: Html,
    faults: Faults,
    reason: String,
    is_chosen: bool,
}

/// A form that came back with faults.
#[derive(Default)]
pub(super) struct Returned {
    pub(super) reason: String,
    pub(super) form: Option<AssignForm>,
    pub(super) faults: Faults,
}

impl MinePage {
    fn is_shown(&self, letter: &MyLetter) -> bool {
        self.view.shown.as_ref().is_some_and(|(shown, _)| shown.assignment.id == letter.assignment.id)
    }

    fn groups(&self) -> Vec<(&'static str, &[MyLetter])> {
        let letters = &self.view.letters;
        let groups = [
            ("assignments-mine-waiting", letters.waiting.as_slice()),
            ("assignments-mine-returned", letters.returned.as_slice()),
            ("assignments-mine-accepted", letters.accepted.as_slice()),
        ];
        groups.into_iter().filter(|(_, letters)| !letters.is_empty()).collect()
    }

    /// More than one letter to do something with?
    fn is_many(&self) -> bool {
        self.view.letters.waiting.len() + self.view.letters.accepted.len() > 1
    }

    fn is_waiting(&self, assignment: &AssignmentView) -> bool {
        assignment.state == AssignmentState::Waiting
    }

    fn is_returned(&self, assignment: &AssignmentView) -> bool {
        assignment.state == AssignmentState::PassedBack
    }

    /// Does the person at the screen work on cases?
    fn works(&self) -> bool {
        super::works(&self.frame)
    }
}

async fn page(visit: &Visit, assignment: Option<AssignmentId>, back: Returned) -> Result<MinePage, Failure> {
    let query: Shown = visit.query()?;
    let view = visit.see(MyAssignments { assignment, undo: query.undo() }).await?;
    let mut frame = visit.frame(visit.words().t("assignments-mine"))?;
    let undo = parts::undo(&mut frame, view.undo)?;
    let Returned { reason, form, faults } = back;
    let (mut letter, mut facts, mut chain, mut further) =
        (Html::default(), Html::default(), Html::default(), Html::default());
    if let Some((mine, detail)) = &view.shown {
        let here = format!("/moje-pisma/{}", mine.assignment.id);
        letter = parts::letter(&frame, detail, &here, query.dokument.as_deref())?;
        facts = parts::facts(&frame, detail)?;
        chain = parts::panel(&frame, detail.item.id, &view.chain)?;
        if !view.further.is_empty() {
            let form = form.unwrap_or_else(|| AssignForm::below(&mine.assignment));
            further = Html::of(&AssignPart {
                frame: &frame,
                form: &form,
                faults: &faults,
                candidates: &view.further,
                action: format!("/dekretacje/{}/dalej", mine.assignment.id),
                with_owner: true,
                word: "assignments-pass-on",
            })?;
        }
    }
    let is_chosen = assignment.is_some();
    Ok(MinePage { frame, view, letter, facts, chain, further, undo, faults, reason, is_chosen })
}

pub(crate) async fn first(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, None, Returned::default()).await?)
}

pub(crate) async fn one(visit: Visit) -> Outcome {
    let assignment = visit.id("id")?;
    Reply::page(&page(&visit, Some(assignment), Returned::default()).await?)
}

/// The page again, with what was wrong.
pub(super) async fn again(visit: &Visit, assignment: AssignmentId, back: Returned) -> Outcome {
    Reply::invalid(&page(visit, Some(assignment), back).await?)
}

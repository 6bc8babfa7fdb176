//! The assignment queue: list, letter, decision.

use askama::Template;
use obieg_kernel::Failure;
use obieg_registry::ItemId;
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};

use super::{Shown, said};
use crate::deeds::AssignItem;
use crate::form::AssignForm;
use crate::model::{Assigned, QueueView};
use crate::parts::{self, AssignPart};
use crate::queries::AssignmentQueue;

#[derive(Template)]
#[template(path = "queue.html")]
pub(crate) struct QueuePage {
    frame: Frame,
    view: QueueView,
    letter: Html,
    facts: Html,
    chain: Html,
    form: Html,
    undo: Html,
    /// Is an item named in the address? On a phone the list stands alone until one is.
    is_chosen: bool,
    /// Is the whole form shown, because something in it is wrong?
    is_open: bool,
}

impl QueuePage {
    fn is_shown(&self, item: &ItemId) -> bool {
        self.view.shown.as_ref().is_some_and(|detail| detail.item.id == *item)
    }

    /// The count as people read it: past the end of counting it is "that many or more".
    fn counted(&self) -> String {
        let sentence = self.frame.words.n("assignments-letters", self.view.count);
        if self.view.count >= QueueView::MOST { format!("{sentence}+") } else { sentence }
    }

    fn next(&self) -> String {
        self.view.next.map(|item| item.to_string()).unwrap_or_default()
    }
}

pub(crate) async fn page(
    visit: &Visit,
    item: Option<ItemId>,
    form: AssignForm,
    faults: Faults,
) -> Result<QueuePage, Failure> {
    let shown: Shown = visit.query()?;
    let view = visit.see(AssignmentQueue { item, undo: shown.undo() }).await?;
    let mut frame = visit.frame(visit.words().t("assignments-queue"))?;
    let undo = parts::undo(&mut frame, view.undo)?;
    let (mut letter, mut facts, mut chain, mut part) =
        (Html::default(), Html::default(), Html::default(), Html::default());
    if let Some(detail) = &view.shown {
        let here = format!("/dekretacja/{}", detail.item.id);
        letter = parts::letter(&frame, detail, &here, shown.dokument.as_deref())?;
        facts = parts::facts(&frame, detail)?;
        chain = parts::panel(&frame, detail.item.id, &view.chain)?;
        let next = view.next.map(|next| next.to_string()).unwrap_or_default();
        let filled = AssignForm { next, ..form.clone() };
        let (form, faults, candidates) = (&filled, &faults, view.everyone.as_slice());
        let word = "assignments-assign";
        part = Html::of(&AssignPart {
            frame: &frame,
            form,
            faults,
            candidates,
            action: here,
            with_owner: true,
            word,
        })?;
    }
    let is_open = !faults.is_empty() || form.is_full();
    Ok(QueuePage { frame, view, letter, facts, chain, form: part, undo, is_chosen: item.is_some(), is_open })
}

pub(crate) async fn first(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, None, AssignForm::default(), Faults::default()).await?)
}

pub(crate) async fn one(visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    Reply::page(&page(&visit, Some(item), AssignForm::default(), Faults::default()).await?)
}

pub(crate) async fn assign(mut visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    let form: AssignForm = visit.form().await?;
    match try_assign(&visit, item, &form).await {
        Ok(done) => Ok(Reply::See(after(&done, &form.next))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, Some(item), form, faults).await?)
        }
    }
}

async fn try_assign(visit: &Visit, item: ItemId, form: &AssignForm) -> Result<Assigned, Failure> {
    let draft = form.draft()?;
    let (receivers, instruction, term) = (draft.receivers, draft.instruction, draft.term);
    visit.act(AssignItem { item, receivers, instruction, term, parent: None }).await
}

/// The next item of the queue, with the one just assigned to be taken back.
pub(crate) fn after(done: &Assigned, next: &str) -> String {
    let place = match next.parse::<ItemId>() {
        Ok(next) => format!("/dekretacja/{next}"),
        Err(_) => "/dekretacja".to_owned(),
    };
    let undo = done.assignments.first().map(|id| format!("&cofnij={id}")).unwrap_or_default();
    format!("{place}?zrobiono={}{undo}", said(done))
}

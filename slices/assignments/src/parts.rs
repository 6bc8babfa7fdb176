//! Parts of pages: the panel for other slices' pages, the letter, its facts, the form of assigning.

use askama::Template;
use obieg_documents::parts;
use obieg_documents::slot::Drawn;
use obieg_kernel::{Failure, Named};
use obieg_registry::{ItemDetail, ItemId, ItemPanel, ItemView, Stage};
use obieg_web::{Faults, Frame, Html};

use crate::form::{AssignForm, options};
use crate::model::{AssignmentId, AssignmentView, Candidate};
use crate::queries::AssignmentQueue;
use crate::store;

#[derive(Template)]
#[template(path = "panel.html")]
struct Panel<'p> {
    frame: &'p Frame,
    item: ItemId,
    chain: &'p [AssignmentView],
    /// Lies in the queue, and the person at the screen assigns out of it.
    waits: bool,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Letter<'p> {
    frame: &'p Frame,
    item: &'p ItemView,
    files: Html,
    preview: Html,
    no_file: bool,
}

#[derive(Template)]
#[template(path = "facts.html")]
struct Facts<'p> {
    frame: &'p Frame,
    detail: &'p ItemDetail,
}

#[derive(Template)]
#[template(path = "undo.html")]
struct Undo<'p> {
    frame: &'p Frame,
    said: String,
    assignment: AssignmentId,
}

/// The form of assigning.
#[derive(Template)]
#[template(path = "assign_form.html")]
pub(crate) struct AssignPart<'p> {
    pub(crate) frame: &'p Frame,
    pub(crate) form: &'p AssignForm,
    pub(crate) faults: &'p Faults,
    pub(crate) candidates: &'p [Candidate],
    /// Where it is sent.
    pub(crate) action: String,
    /// Does one of the receivers lead?
    pub(crate) with_owner: bool,
    /// Key of the button's word.
    pub(crate) word: &'static str,
}

impl AssignPart<'_> {
    fn options(&self) -> Vec<(String, String)> {
        options(self.candidates, self.frame.words.t("assignments-choose"))
    }
}

/// The panel with all assignments of an item, for the pages of items and cases; nothing when there are none. The host
/// has asked its policy: who sees an item sees how it was assigned.
///
/// # Errors
/// When the template fails.
pub fn panel(frame: &Frame, item: ItemId, chain: &[AssignmentView]) -> Result<Html, Failure> {
    if chain.is_empty() {
        return Ok(Html::default());
    }
    Html::of(&Panel { frame, item, chain, waits: false })
}

/// The panel for the slot of the item's page.
pub fn item_panel() -> ItemPanel {
    ItemPanel {
        load: |db, item| Ok(Box::new(store::list_by_item(db, item)?)),
        draw: |frame, _, item, data| {
            let chain =
                data.downcast_ref::<Vec<AssignmentView>>().ok_or_else(|| Failure::internal("no chain"))?;
            let assigns = frame.could(AssignmentQueue::NAME, AssignmentQueue::RIGHTS);
            let waits = item.stage == Stage::Registered && assigns;
            if chain.is_empty() && !waits {
                return Ok(Html::default());
            }
            Html::of(&Panel { frame, item: item.id, chain, waits })
        },
    }
}

/// The letter itself: its files and the preview of one. `here` is the address of the page.
pub(crate) fn letter(
    frame: &Frame,
    detail: &ItemDetail,
    here: &str,
    wanted: Option<&str>,
) -> Result<Html, Failure> {
    let base = format!("/rpw/{}/dokument", detail.item.id);
    let shown = parts::chosen(&detail.documents, wanted);
    let files = match detail.documents.as_slice() {
        [] | [_] => Html::default(),
        documents => parts::file_list(frame, documents, &base, here, shown.map(|one| one.id))?,
    };
    let preview = shown
        .map(|one| parts::preview(frame, one, &base, false, Drawn::default()))
        .transpose()?
        .unwrap_or_default();
    Html::of(&Letter { frame, item: &detail.item, files, preview, no_file: shown.is_none() })
}

/// The facts of an item, for the third column.
pub(crate) fn facts(frame: &Frame, detail: &ItemDetail) -> Result<Html, Failure> {
    Html::of(&Facts { frame, detail })
}

/// The sentence about what was done with the button that takes it back; it stands in the place of the frame's own.
pub(crate) fn undo(frame: &mut Frame, assignment: Option<AssignmentId>) -> Result<Html, Failure> {
    let Some(assignment) = assignment else { return Ok(Html::default()) };
    let said = frame.said.take().unwrap_or_default();
    Html::of(&Undo { frame, said, assignment })
}

/// A letter on a page of results: its page, and what people call it.
pub fn letter_line(item: &ItemView) -> (Option<String>, String) {
    (Some(format!("/rpw/{}", item.id)), format!("{} · {}", item.number, item.title))
}

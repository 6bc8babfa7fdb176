//! The panel "Notatki" on the case page.

use askama::Template;
use obieg_cases::model::{CaseId, CaseState, CaseView};
use obieg_cases::slot::{CasePanel, PanelData};
use obieg_kernel::{Actor, Failure, Named, Reads, Scope};
use obieg_web::{Faults, Frame, Html};

use crate::deeds::WriteNote;
use crate::model::{NoteKind, NoteView};
use crate::rules::{self, Reader};
use crate::store;

/// The panel, for `app` to plug.
pub fn case_panel() -> CasePanel {
    CasePanel { asks: |office, case, _| store::asks_about(office, case), load, draw, draw_terms: None }
}

// The slot knows no reader here: what they may not read is left out when the panel is drawn for them.
fn load(db: &mut dyn Reads, case: CaseId, _: Scope) -> Result<PanelData, Failure> {
    Ok(Box::new(store::of_case(db, case)?))
}

#[derive(Template)]
#[template(path = "notes_panel.html")]
struct Panel<'p> {
    frame: &'p Frame,
    case: &'p CaseView,
    notes: Vec<&'p NoteView>,
    reader: Reader,
    /// What was wrong is shown by the page itself, above everything.
    faults: Faults,
}

impl Panel<'_> {
    fn is_open(&self) -> bool {
        self.case.state != CaseState::Closed
    }

    fn may_write(&self) -> bool {
        self.frame.could(WriteNote::NAME, WriteNote::RIGHTS)
    }

    fn tag(&self, note: &NoteView) -> Html {
        let (colour, icon) = note.kind.look();
        self.frame.tag(colour, icon, self.frame.words.of("notes-kind", note.kind.code()))
    }

    fn may_change(&self, note: &NoteView) -> bool {
        let open = self.is_open() || note.kind == NoteKind::Own;
        open && note.kind != NoteKind::Opinion && self.may_write() && rules::is_author(self.reader, note)
    }

    fn may_withdraw(&self, note: &NoteView) -> bool {
        let stands = note.kind == NoteKind::Opinion && note.withdrawn_on.is_none();
        stands && self.is_open() && self.may_write() && rules::is_author(self.reader, note)
    }

    /// Into a closed case's file nothing comes any more; one's own notes are no part of it.
    fn kinds(&self) -> Vec<(String, String)> {
        let may = |kind: &&NoteKind| self.is_open() || **kind == NoteKind::Own;
        let word =
            |kind: &NoteKind| (kind.code().to_owned(), self.frame.words.of("notes-kind-choice", kind.code()));
        NoteKind::ALL.iter().filter(may).map(word).collect()
    }
}

fn draw(frame: &Frame, actor: &Actor, case: &CaseView, data: &PanelData) -> Result<Html, Failure> {
    let data: &Vec<NoteView> = data.downcast_ref().ok_or_else(|| Failure::internal("the panel's data"))?;
    let reader = Reader::of(actor);
    let notes = data.iter().filter(|note| rules::may_read(reader, note)).collect();
    Html::of(&Panel { frame, case, notes, reader, faults: Faults::default() })
}

//! A note is written on a case.

use obieg_cases::deeds::CaseTarget;
use obieg_cases::model::CaseId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named};
use serde::Serialize;

use super::NoteEvent;
use crate::model::{NoteId, NoteKind, NoteView};
use crate::{rules, store};

/// Writes a note.
#[derive(Debug, Clone, Serialize)]
pub struct WriteNote {
    /// On which case.
    pub case: CaseId,
    /// Whose it is.
    pub kind: NoteKind,
    /// The text, 1 to 10,000 characters.
    pub text: String,
}

named!(WriteNote, "notes.write-note", [(Officer, Reach), (Head, Reach), (Executive, Reach)]);

impl Deed for WriteNote {
    type Target = CaseTarget;
    type Event = NoteEvent;
    type Done = NoteId;

    obieg_cases::targets_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        rules::may_write(&target.case, self.kind)?;
        let text = obieg_cases::rules::text("text", &self.text, 10_000)?;
        let author = granted.actor().person().ok_or_else(|| Refusal::state("notes.no-author"))?;
        let note = NoteView {
            id: granted.env().new_id(),
            case: self.case,
            kind: self.kind,
            author,
            signature: granted.actor().signature(),
            text: text.to_owned(),
            written_on: granted.env().today(),
            withdrawn_on: None,
            withdrawn_by: None,
            withdrawn_reason: None,
            version: 1,
        };
        store::add(&mut granted, &note)?;
        let event = match self.kind {
            NoteKind::Opinion => NoteEvent::OpinionWritten { case: self.case, note: note.id.uuid() },
            NoteKind::Own | NoteKind::Service => NoteEvent::NoteWritten { note: note.id.uuid() },
        };
        granted.commit(&event, note.id)
    }
}

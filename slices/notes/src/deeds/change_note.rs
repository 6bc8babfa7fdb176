//! One's own note or note of service is written anew, or removed; only by its author.

use obieg_cases::deeds::CaseTarget;
use obieg_cases::model::CaseId;
use obieg_kernel::{Committed, Deed, Failure, Granted, named};
use serde::Serialize;

use super::{NoteEvent, changes_note};
use crate::model::{NoteId, NoteView};
use crate::{rules, store};

/// Writes a note anew.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeNote {
    /// On which case.
    pub case: CaseId,
    /// Which.
    pub note: NoteId,
    /// Its version as it was seen.
    pub version: i64,
    /// The text, 1 to 10,000 characters.
    pub text: String,
}

named!(ChangeNote, "notes.change-note", [(Officer, Own), (Head, Own), (Executive, Own)]);

impl Deed for ChangeNote {
    type Target = (CaseTarget, NoteView);
    type Event = NoteEvent;
    type Done = ();

    changes_note!();

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, note): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.case, &note, self.version)?;
        let text = obieg_cases::rules::text("text", &self.text, 10_000)?;
        store::change(&mut granted, &note, text)?;
        granted.commit(&NoteEvent::NoteChanged { note: note.id.uuid() }, ())
    }
}

/// Removes a note.
#[derive(Debug, Clone, Serialize)]
pub struct RemoveNote {
    /// On which case.
    pub case: CaseId,
    /// Which.
    pub note: NoteId,
    /// Its version as it was seen.
    pub version: i64,
}

named!(RemoveNote, "notes.remove-note", [(Officer, Own), (Head, Own), (Executive, Own)]);

impl Deed for RemoveNote {
    type Target = (CaseTarget, NoteView);
    type Event = NoteEvent;
    type Done = ();

    changes_note!();

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, note): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.case, &note, self.version)?;
        store::remove(&mut granted, &note)?;
        granted.commit(&NoteEvent::NoteRemoved { note: note.id.uuid() }, ())
    }
}

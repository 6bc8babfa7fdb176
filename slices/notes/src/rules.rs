//! Rules over plain facts: who reads a note, what may be done to it.

use obieg_cases::model::CaseView;
use obieg_kernel::actor::Role;
use obieg_kernel::id::PersonId;
use obieg_kernel::{Actor, Refusal, RefusalKind};

use crate::model::{NoteKind, NoteView};

/// Who asks, as far as notes are concerned.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// The person themselves, also when they act for somebody; none for a machine.
    pub person: Option<PersonId>,
    /// Do they work on cases at their post, rather than look after them?
    pub works: bool,
}

impl Reader {
    /// An actor who reaches the case.
    pub fn of(actor: &Actor) -> Self {
        let works = [Role::Officer, Role::Head, Role::Executive].iter().any(|role| actor.has(*role));
        Self { person: actor.person(), works }
    }
}

/// May somebody who reaches the case know that this note is there?
pub fn may_read(reader: Reader, note: &NoteView) -> bool {
    match note.kind {
        NoteKind::Own => is_author(reader, note),
        NoteKind::Service => reader.works,
        NoteKind::Opinion => true,
    }
}

/// Did they write it?
pub fn is_author(reader: Reader, note: &NoteView) -> bool {
    reader.person == Some(note.author)
}

/// What belongs to the file is written only while the case is open; one's own notes always.
///
/// # Errors
/// Those of [`obieg_cases::rules::may_change`].
pub fn may_write(case: &CaseView, kind: NoteKind) -> Result<(), Refusal> {
    match kind {
        NoteKind::Own => Ok(()),
        NoteKind::Service | NoteKind::Opinion => obieg_cases::rules::may_change(case),
    }
}

/// A note that is no opinion is changed and removed, in the version that was seen.
///
/// # Errors
/// `notes.opinion-stays`, `kernel.changed-meanwhile`, and as [`may_write`].
pub fn may_change(case: &CaseView, note: &NoteView, version: i64) -> Result<(), Refusal> {
    if note.kind == NoteKind::Opinion {
        return Err(Refusal::state("notes.opinion-stays"));
    }
    may_write(case, note.kind)?;
    if note.version == version {
        Ok(())
    } else {
        Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile"))
    }
}

/// An opinion is withdrawn once.
///
/// # Errors
/// `notes.no-opinion`, `notes.withdrawn-already`, and as [`may_write`].
pub fn may_withdraw(case: &CaseView, note: &NoteView) -> Result<(), Refusal> {
    if note.kind != NoteKind::Opinion {
        return Err(Refusal::state("notes.no-opinion"));
    }
    may_write(case, note.kind)?;
    if note.withdrawn_on.is_some() { Err(Refusal::state("notes.withdrawn-already")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn note(kind: NoteKind, author: u128) -> NoteView {
        NoteView {
            id: crate::model::NoteId::from_uuid(Uuid::from_u128(1)),
            case: obieg_cases::model::CaseId::from_uuid(Uuid::from_u128(2)),
            kind,
            author: PersonId::from_uuid(Uuid::from_u128(author)),
            signature: String::new(),
            text: String::new(),
            written_on: jiff::civil::date(2026, 6, 1),
            withdrawn_on: None,
            withdrawn_by: None,
            withdrawn_reason: None,
            version: 1,
        }
    }

    #[test]
    fn a_note_is_read_by_whom_it_is_for() {
        let reader = |person: Option<u128>, works| Reader {
            person: person.map(|id| PersonId::from_uuid(Uuid::from_u128(id))),
            works,
        };
        // Author, colleague who works on it, archivist, machine.
        let readers =
            [reader(Some(7), true), reader(Some(8), true), reader(Some(9), false), reader(None, false)];
        let table = [
            (NoteKind::Own, [true, false, false, false]),
            (NoteKind::Service, [true, true, false, false]),
            (NoteKind::Opinion, [true, true, true, true]),
        ];
        for (kind, expected) in table {
            assert_eq!(readers.map(|reader| may_read(reader, &note(kind, 7))), expected, "{kind:?}");
        }
    }
}

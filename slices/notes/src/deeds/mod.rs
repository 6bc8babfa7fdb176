//! What can be done to notes.

mod change_note;
mod withdraw_opinion;
mod write_note;

use obieg_cases::deeds::{CaseTarget, target};
use obieg_cases::model::CaseId;
use obieg_kernel::{Actor, Event, Failure, Lookup, Relation};
use serde::Serialize;
use uuid::Uuid;

pub use change_note::{ChangeNote, RemoveNote};
pub use withdraw_opinion::WithdrawOpinion;
pub use write_note::WriteNote;

use crate::model::{NoteId, NoteView};
use crate::rules::{self, Reader};
use crate::store;

/// What the journal is told: never the text, which stands only in the note itself.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum NoteEvent {
    /// A note that is no opinion was written. The case is not named: others read the journal.
    NoteWritten {
        /// Which.
        note: Uuid,
    },
    /// It was written anew.
    NoteChanged {
        /// Which.
        note: Uuid,
    },
    /// It is gone.
    NoteRemoved {
        /// Which.
        note: Uuid,
    },
    /// An opinion came into a case's file.
    OpinionWritten {
        /// Of which case.
        case: CaseId,
        /// Which.
        note: Uuid,
    },
    /// An opinion was withdrawn.
    OpinionWithdrawn {
        /// Of which case.
        case: CaseId,
        /// Which.
        note: Uuid,
        /// Why.
        reason: String,
    },
}

impl Event for NoteEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::NoteWritten { .. } => "NoteWritten",
            Self::NoteChanged { .. } => "NoteChanged",
            Self::NoteRemoved { .. } => "NoteRemoved",
            Self::OpinionWritten { .. } => "OpinionWritten",
            Self::OpinionWithdrawn { .. } => "OpinionWithdrawn",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::NoteWritten { note } | Self::NoteChanged { note } | Self::NoteRemoved { note } => {
                vec![*note]
            }
            Self::OpinionWritten { case, note } | Self::OpinionWithdrawn { case, note, .. } => {
                vec![case.uuid(), *note]
            }
        }
    }
}

/// A note on a case within reach that the actor may read; to everybody else it is not there.
fn load(db: &mut Lookup<'_>, case: CaseId, note: NoteId) -> Result<Option<(CaseTarget, NoteView)>, Failure> {
    let Some(target) = target::load(db, case)? else { return Ok(None) };
    let reader = Reader::of(db.actor());
    let note = store::find(db, note)?.filter(|note| note.case == case && rules::may_read(reader, note));
    Ok(note.map(|note| (target, note)))
}

/// The author's own note; one within reach of who reaches the case.
fn relation(actor: &Actor, (case, note): &(CaseTarget, NoteView)) -> Relation {
    match target::relation(actor, case) {
        Relation::Stranger => Relation::Stranger,
        _ if rules::is_author(Reader::of(actor), note) => Relation::Own,
        _ => Relation::Reach,
    }
}

/// The part of `Deed` that is the same for everything done to one note.
macro_rules! changes_note {
    () => {
        fn load(
            &self,
            db: &mut obieg_kernel::Lookup<'_>,
        ) -> Result<Option<Self::Target>, obieg_kernel::Failure> {
            super::load(db, self.case, self.note)
        }

        fn relation(&self, actor: &obieg_kernel::Actor, target: &Self::Target) -> obieg_kernel::Relation {
            super::relation(actor, target)
        }
    };
}
use changes_note;

//! Questions about notes.

use obieg_cases::deeds::{CaseTarget, target};
use obieg_cases::model::CaseId;
use obieg_kernel::{Actor, Failure, Lookup, Query, Relation, Seen, Shown, named};

use crate::model::Notes;
use crate::rules::{self, Reader};
use crate::store;

/// Notes on a case that the asker may read.
pub struct CaseNotes {
    /// Which.
    pub case: CaseId,
}

named!(
    CaseNotes,
    "notes.case-notes",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach)]
);

impl Query for CaseNotes {
    type Target = CaseTarget;
    type Answer = Notes;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<CaseTarget>, Failure> {
        target::load(db, self.case)
    }

    fn relation(&self, actor: &Actor, case: &CaseTarget) -> Relation {
        target::relation(actor, case)
    }

    fn shows(&self, _: &CaseTarget) -> Option<Shown> {
        Shown::whole(self.case.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, _: CaseTarget) -> Result<Notes, Failure> {
        let reader = Reader::of(seen.actor());
        let mut notes = store::of_case(seen, self.case)?;
        notes.retain(|note| rules::may_read(reader, note));
        Ok(Notes { notes })
    }
}

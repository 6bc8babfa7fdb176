//! Questions about notes.

use obieg_cases::model::CaseId;
use obieg_cases::of_case;
use obieg_kernel::named;

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

of_case!(CaseNotes => Notes, |query, seen, _| {
    let reader = Reader::of(seen.actor());
    let mut notes = store::of_case(seen, query.case)?;
    notes.retain(|note| rules::may_read(reader, note));
    Ok(Notes { notes })
});

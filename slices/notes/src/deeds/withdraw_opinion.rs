//! An opinion is withdrawn: it stays in the file with the reason.

use obieg_cases::deeds::CaseTarget;
use obieg_cases::model::CaseId;
use obieg_kernel::{Committed, Deed, Failure, Granted, named};
use serde::Serialize;

use super::{NoteEvent, changes_note};
use crate::model::{NoteId, NoteView};
use crate::{rules, store};

/// Withdraws an opinion.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawOpinion {
    /// On which case.
    pub case: CaseId,
    /// Which.
    pub note: NoteId,
    /// Why, 1 to 1,000 characters.
    pub reason: String,
}

named!(WithdrawOpinion, "notes.withdraw-opinion", [(Officer, Own), (Head, Own), (Executive, Own)]);

impl Deed for WithdrawOpinion {
    type Target = (CaseTarget, NoteView);
    type Event = NoteEvent;
    type Done = ();

    changes_note!();

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, note): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        rules::may_withdraw(&target.case, &note)?;
        let reason = obieg_cases::rules::text("reason", &self.reason, 1_000)?;
        let by = granted.actor().signature();
        store::withdraw(&mut granted, &note, &by, reason)?;
        let event =
            NoteEvent::OpinionWithdrawn { case: self.case, note: note.id.uuid(), reason: reason.to_owned() };
        granted.commit(&event, ())
    }
}

//! A draft is given up; it stays in the file with the reason and with all remarks (domain.md §7).

use obieg_kernel::{Committed, Deed, Failure, Granted, named};
use serde::Serialize;

use super::{About, DraftEvent, DraftTarget, changes_draft, untie};
use crate::model::{DraftId, Voided};
use crate::{rules, store};

/// Gives a draft up.
#[derive(Debug, Clone, Serialize)]
pub struct DropDraft {
    /// Which.
    pub draft: DraftId,
    /// Why, 1 to 500 characters.
    pub reason: String,
}

named!(DropDraft, "drafts.drop-draft", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for DropDraft {
    type Target = DraftTarget;
    type Event = DraftEvent;
    type Done = ();

    changes_draft!();

    fn run(&self, mut granted: Granted<'_, Self>, target: DraftTarget) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.draft)?;
        let reason = obieg_cases::rules::line("reason", &self.reason, 500)?;
        store::void(&mut granted, (target.draft.id, target.draft.round), Voided::Dropped)?;
        store::set_dropped(&mut granted, &target.draft, &reason)?;
        untie(&mut granted, &target.draft)?;
        granted.commit(&DraftEvent::DraftDropped { about: About::of(&target.draft), reason }, ())
    }
}

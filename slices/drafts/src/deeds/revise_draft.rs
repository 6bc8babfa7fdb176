//! The author goes on working: a new version, or the draft comes back from its path.

use obieg_documents::{AddVersion, NewFile};
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use serde::Serialize;

use super::{About, DraftEvent, DraftTarget, changes_draft};
use crate::model::{DraftId, DraftState, Voided};
use crate::{rules, store};

/// A new version. What was accepted before is void: consent was given to other bytes.
#[derive(Debug, Serialize)]
pub struct ReviseDraft {
    /// Which.
    pub draft: DraftId,
    /// The last version of the document that the doer has seen.
    pub after: i64,
    /// The new version.
    pub file: NewFile,
}

named!(ReviseDraft, "drafts.revise-draft", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for ReviseDraft {
    type Target = DraftTarget;
    type Event = DraftEvent;
    type Done = i64;

    changes_draft!();

    fn run(&self, mut granted: Granted<'_, Self>, target: DraftTarget) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.draft)?;
        obieg_cases::rules::may_change(&target.case.case)?;
        rules::same_version(self.after, target.document.version)?;
        let version = granted.step(&AddVersion {
            document: target.document.id,
            after: self.after,
            file: self.file.clone(),
        })?;
        let voided = target.draft.state != DraftState::Writing;
        if voided {
            store::void(&mut granted, (target.draft.id, target.draft.round), Voided::Changed)?;
        }
        store::set_state(&mut granted, &target.draft, DraftState::Writing, target.draft.round)?;
        granted
            .commit(&DraftEvent::DraftRevised { about: About::of(&target.draft), version, voided }, version)
    }
}

/// The draft comes back from its path, for example because somebody on it has left.
#[derive(Debug, Clone, Serialize)]
pub struct RecallDraft {
    /// Which.
    pub draft: DraftId,
}

named!(RecallDraft, "drafts.recall-draft", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for RecallDraft {
    type Target = DraftTarget;
    type Event = DraftEvent;
    type Done = ();

    changes_draft!();

    fn run(&self, mut granted: Granted<'_, Self>, target: DraftTarget) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.draft)?;
        if target.draft.state == DraftState::Writing {
            return Err(Refusal::state("drafts.not-under-way").into());
        }
        store::void(&mut granted, (target.draft.id, target.draft.round), Voided::Recalled)?;
        store::set_state(&mut granted, &target.draft, DraftState::Writing, target.draft.round)?;
        granted.commit(&DraftEvent::DraftRecalled { about: About::of(&target.draft) }, ())
    }
}

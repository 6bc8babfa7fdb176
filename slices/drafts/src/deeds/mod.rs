//! What can be done to drafts.

mod drop_draft;
mod judge_draft;
mod revise_draft;
mod send_draft;
mod set_outgoing;
mod submit_draft;
mod write_draft;

use obieg_cases::deeds::{CaseTarget, target};
use obieg_documents::DocumentView;
use obieg_kernel::id::HoldingId;
use obieg_kernel::{Actor, Event, Failure, Granted, Lookup, Named, Relation};
use serde::Serialize;
use uuid::Uuid;

pub use drop_draft::DropDraft;
pub use judge_draft::{AfterJudgement, CorrectDraft, JudgeDraft, Judgement};
pub use revise_draft::{RecallDraft, ReviseDraft};
pub use send_draft::SendDraft;
pub use set_outgoing::{AwaitOutgoing, SetOutgoing};
pub use submit_draft::SubmitDraft;
pub use write_draft::{WriteDraft, WrittenDraft};

use crate::model::{DraftId, DraftView, StepView};
use crate::store;

/// A draft with the facts that policies and rules need.
#[derive(Debug, Clone)]
pub struct DraftTarget {
    /// The draft.
    pub draft: DraftView,
    /// Its case, as the actor stands to it.
    pub case: CaseTarget,
    /// The steps of all its paths.
    pub steps: Vec<StepView>,
    /// Its document, with the version that stands.
    pub document: DocumentView,
}

impl DraftTarget {
    /// Is this holding named on one of its paths?
    pub fn is_on_path(&self, holding: Option<HoldingId>) -> bool {
        self.steps.iter().any(|step| holding == Some(step.approver))
    }

    /// Is it this holding's turn, or did it judge the draft before?
    pub fn is_asked(&self, holding: Option<HoldingId>) -> bool {
        let asked = |step: &&StepView| step.verdict.is_some() || step.waits_since.is_some();
        self.steps.iter().filter(asked).any(|step| holding == Some(step.approver))
    }
}

/// Loads a draft inside the office.
///
/// # Errors
/// What the database answers.
pub fn load(db: &mut Lookup<'_>, id: DraftId) -> Result<Option<DraftTarget>, Failure> {
    let Some(draft) = store::find(db, id)? else { return Ok(None) };
    let Some(case) = target::load(db, draft.case)? else { return Ok(None) };
    let Some(document) = obieg_documents::store::find_document(db, draft.document)? else { return Ok(None) };
    let steps = store::steps_of(db, id)?;
    Ok(Some(DraftTarget { draft, case, steps, document }))
}

/// To its author a draft is their own; to others it is what its case is.
pub fn relation(actor: &Actor, target: &DraftTarget) -> Relation {
    let to_case = to_case(actor, target);
    let is_author = actor.holding() == Some(target.draft.author);
    if is_author && to_case != Relation::Stranger { Relation::Own } else { to_case }
}

/// What goes out goes out of the case: for whoever leads it.
pub(crate) fn to_case(actor: &Actor, target: &DraftTarget) -> Relation {
    self::target::relation(actor, &target.case)
}

/// Who is asked to accept a draft sees it, and does nothing else to it or to its case.
pub fn sees(actor: &Actor, target: &DraftTarget) -> Relation {
    match relation(actor, target) {
        Relation::Stranger if target.is_asked(actor.holding()) => Relation::Reach,
        other => other,
    }
}

/// Who accepted a draft at the end of its path may have it signed, whatever their relation to its case; who was asked on the way may not.
pub fn signs(actor: &Actor, target: &DraftTarget) -> Relation {
    let path = target.steps.iter().filter(|step| step.round == target.draft.round && step.voided.is_none());
    let last = path.max_by_key(|step| step.place);
    match relation(actor, target) {
        Relation::Stranger if last.is_some_and(|step| actor.holding() == Some(step.approver)) => {
            Relation::Reach
        }
        other => other,
    }
}

/// To those named on its paths a draft is their own to judge, whatever their relation to its case: whose turn it is, the rules say, in
/// words.
pub(crate) fn judges(actor: &Actor, target: &DraftTarget) -> Relation {
    match relation(actor, target) {
        _ if target.is_on_path(actor.holding()) => Relation::Own,
        Relation::Own => Relation::Reach,
        other => other,
    }
}

/// The part of `Deed` that is the same for everything its author or who reaches its case does to a draft.
macro_rules! changes_draft {
    () => {
        $crate::targets_draft!($crate::deeds::relation);
    };
}

/// How a draft is loaded and who stands how to it; for other slices, what its author and who leads its case may do.
#[macro_export]
macro_rules! targets_draft {
    () => {
        $crate::targets_draft!($crate::deeds::relation);
    };
    ($relation:path) => {
        fn load(
            &self,
            db: &mut obieg_kernel::Lookup<'_>,
        ) -> Result<Option<$crate::deeds::DraftTarget>, obieg_kernel::Failure> {
            $crate::deeds::load(db, self.draft)
        }

        fn relation(
            &self,
            actor: &obieg_kernel::Actor,
            target: &$crate::deeds::DraftTarget,
        ) -> obieg_kernel::Relation {
            $relation(actor, target)
        }
    };
}
pub(crate) use changes_draft;
pub(crate) use targets_draft;

/// What every event says: which draft of which case.
#[derive(Debug, Clone, Serialize)]
pub struct About {
    draft: Uuid,
    case: Uuid,
    title: String,
    /// The holding whose it is.
    author: Uuid,
}

impl About {
    fn of(draft: &DraftView) -> Self {
        Self {
            draft: draft.id.uuid(),
            case: draft.case.uuid(),
            title: draft.title.clone(),
            author: draft.author.uuid(),
        }
    }
}

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum DraftEvent {
    /// A draft was written.
    DraftWritten {
        /// Of what.
        #[serde(flatten)]
        about: About,
        /// Its document.
        identifier: String,
    },
    /// It has a new version by its author; whatever was accepted is void.
    DraftRevised {
        /// Of what.
        #[serde(flatten)]
        about: About,
        /// The version.
        version: i64,
        /// Was a path ended by it?
        voided: bool,
    },
    /// It went on a path.
    DraftSubmitted {
        /// Of what.
        #[serde(flatten)]
        about: About,
        /// Which version.
        version: i64,
        /// Who accepts, in their order.
        path: Vec<String>,
        /// The holding of the first one.
        first: Uuid,
    },
    /// Somebody on the path accepted it.
    DraftAccepted {
        /// Of what.
        #[serde(flatten)]
        about: About,
        /// Which version.
        version: i64,
        /// SHA-256 of its bytes.
        sha256: String,
        /// Whose turn it is now: a holding; nobody when the path has ended.
        next: Option<Uuid>,
    },
    /// Somebody on the path corrected it and accepted that.
    DraftCorrected {
        /// Of what.
        #[serde(flatten)]
        about: About,
        /// The new version.
        version: i64,
        /// SHA-256 of its bytes.
        sha256: String,
        /// What was corrected.
        remarks: String,
        /// Whose turn it is now.
        next: Option<Uuid>,
    },
    /// Somebody on the path returned it.
    DraftReturned {
        /// Of what.
        #[serde(flatten)]
        about: About,
        /// Which version.
        version: i64,
        /// What is to be mended.
        remarks: String,
    },
    /// It was taken back from its path.
    DraftRecalled {
        /// Of what.
        #[serde(flatten)]
        about: About,
    },
    /// It was given up.
    DraftDropped {
        /// Of what.
        #[serde(flatten)]
        about: About,
        /// Why.
        reason: String,
    },
    /// A signature of the accepted version is being made, or is not any more.
    DraftOutgoingAwaited {
        /// About what.
        #[serde(flatten)]
        about: About,
        /// The version.
        version: Option<i64>,
    },
    /// Files were named that go out in the place of the accepted version.
    DraftOutgoingSet {
        /// Of what.
        #[serde(flatten)]
        about: About,
        /// The accepted version.
        version: i64,
        /// SHA-256 of the files.
        sha256: Vec<String>,
    },
    /// It went out.
    DraftSent {
        /// Of what.
        #[serde(flatten)]
        about: About,
        /// The outgoing item.
        letter: Uuid,
        /// Which version.
        version: i64,
        /// SHA-256 of its bytes.
        sha256: String,
    },
}

impl Event for DraftEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::DraftWritten { .. } => "DraftWritten",
            Self::DraftRevised { .. } => "DraftRevised",
            Self::DraftSubmitted { .. } => "DraftSubmitted",
            Self::DraftAccepted { .. } => "DraftAccepted",
            Self::DraftCorrected { .. } => "DraftCorrected",
            Self::DraftReturned { .. } => "DraftReturned",
            Self::DraftRecalled { .. } => "DraftRecalled",
            Self::DraftDropped { .. } => "DraftDropped",
            Self::DraftOutgoingAwaited { .. } => "DraftOutgoingAwaited",
            Self::DraftOutgoingSet { .. } => "DraftOutgoingSet",
            Self::DraftSent { .. } => "DraftSent",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        let (Self::DraftWritten { about, .. }
        | Self::DraftRevised { about, .. }
        | Self::DraftSubmitted { about, .. }
        | Self::DraftAccepted { about, .. }
        | Self::DraftCorrected { about, .. }
        | Self::DraftReturned { about, .. }
        | Self::DraftRecalled { about }
        | Self::DraftDropped { about, .. }
        | Self::DraftOutgoingAwaited { about, .. }
        | Self::DraftOutgoingSet { about, .. }
        | Self::DraftSent { about, .. }) = self;
        vec![about.case, about.draft]
    }
}

/// Nothing holds the case open on account of this draft any more.
pub(crate) fn untie<D>(granted: &mut Granted<'_, D>, draft: &DraftView) -> Result<(), Failure>
where
    D: obieg_kernel::Deed + Named,
{
    granted.step(&obieg_cases::deeds::UntieCase { case: draft.case, thing: draft.id.uuid() })
}

//! Whose turn it is says yes, returns the draft with remarks, or corrects it and says yes to that.

use obieg_documents::{AddVersion, NewFile};
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, coded, named};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{About, DraftEvent, DraftTarget, judges, targets_draft};
use crate::model::{DraftId, DraftState, StepVerdict, StepView, Voided};
use crate::rules::SIGNATORIES;
use crate::store::Judged;
use crate::{rules, store};

/// Yes or no to what stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// Yes.
    Accept,
    /// Back to the author, with remarks.
    Return,
}

coded!(Judgement { Accept => "accept", Return => "return" });

/// Accepts the version that was seen, or returns it.
#[derive(Debug, Clone, Serialize)]
pub struct JudgeDraft {
    /// Which.
    pub draft: DraftId,
    /// The version of the document that the doer has seen: only that one is judged.
    pub seen: i64,
    /// Yes or no.
    pub judgement: Judgement,
    /// What is to be mended, at most 2,000 characters; needed when it is returned.
    pub remarks: Option<String>,
}

/// What a judgement led to.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AfterJudgement {
    /// Where the draft stands now.
    pub state: DraftState,
}

named!(JudgeDraft, "drafts.judge-draft", [(Officer, Own), (Head, Own), (Executive, Own), (Coordinator, Own)]);

impl Deed for JudgeDraft {
    type Target = DraftTarget;
    type Event = DraftEvent;
    type Done = AfterJudgement;

    targets_draft!(judges);

    fn run(&self, mut granted: Granted<'_, Self>, target: DraftTarget) -> Result<Committed<Self>, Failure> {
        let step = rules::turn(&target.draft, &target.steps, granted.actor().holding())?;
        rules::same_version(self.seen, target.document.version)?;
        let remarks = self.remarks.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let about = About::of(&target.draft);
        let (version, sha256) = (self.seen, target.document.sha256.to_string());
        let by = granted.actor().signature();
        if self.judgement == Judgement::Return {
            let remarks = obieg_cases::rules::text("remarks", remarks.unwrap_or_default(), 2_000)?;
            let judged = Judged {
                verdict: StepVerdict::Returned,
                version,
                sha256: &sha256,
                by: &by,
                remarks: Some(remarks),
            };
            store::set_verdict(&mut granted, step, &judged)?;
            store::void(&mut granted, (target.draft.id, target.draft.round), Voided::Returned)?;
            store::set_state(&mut granted, &target.draft, DraftState::Writing, target.draft.round)?;
            let event = DraftEvent::DraftReturned { about, version, remarks: remarks.to_owned() };
            return granted.commit(&event, AfterJudgement { state: DraftState::Writing });
        }
        let remarks = remarks.map(|text| obieg_cases::rules::text("remarks", text, 2_000)).transpose()?;
        let judged = Judged { verdict: StepVerdict::Accepted, version, sha256: &sha256, by: &by, remarks };
        let (state, next) = go_on(&mut granted, &target, step)?;
        store::set_verdict(&mut granted, step, &judged)?;
        granted.commit(&DraftEvent::DraftAccepted { about, version, sha256, next }, AfterJudgement { state })
    }
}

/// Puts an own version in the place of the one that was seen, and accepts it, in one deed.
#[derive(Debug, Serialize)]
pub struct CorrectDraft {
    /// Which.
    pub draft: DraftId,
    /// The version of the document that the doer has seen.
    pub after: i64,
    /// The corrected version.
    pub file: NewFile,
    /// What was corrected, 1 to 2,000 characters.
    pub remarks: String,
}

named!(
    CorrectDraft,
    "drafts.correct-draft",
    [(Officer, Own), (Head, Own), (Executive, Own), (Coordinator, Own)]
);

impl Deed for CorrectDraft {
    type Target = DraftTarget;
    type Event = DraftEvent;
    type Done = AfterJudgement;

    targets_draft!(judges);

    fn run(&self, mut granted: Granted<'_, Self>, target: DraftTarget) -> Result<Committed<Self>, Failure> {
        let step = rules::turn(&target.draft, &target.steps, granted.actor().holding())?;
        rules::same_version(self.after, target.document.version)?;
        let remarks = obieg_cases::rules::text("remarks", &self.remarks, 2_000)?.to_owned();
        let (document, after) = (target.document.id, self.after);
        let version = granted.step(&AddVersion { document, after, file: self.file.clone() })?;
        let sha256 = self.file.stored().sha256().to_string();
        let by = granted.actor().signature();
        let verdict = StepVerdict::Corrected;
        let judged = Judged { verdict, version, sha256: &sha256, by: &by, remarks: Some(&remarks) };
        store::set_verdict(&mut granted, step, &judged)?;
        let (state, next) = go_on(&mut granted, &target, step)?;
        let about = About::of(&target.draft);
        let event = DraftEvent::DraftCorrected { about, version, sha256, remarks, next };
        granted.commit(&event, AfterJudgement { state })
    }
}

/// The next one's turn, or the end of the path: the state, and the holding whose turn it is.
fn go_on<D: Deed>(
    granted: &mut Granted<'_, D>,
    target: &DraftTarget,
    step: &StepView,
) -> Result<(DraftState, Option<Uuid>), Failure> {
    let next = rules::after(step, &target.steps);
    // The role may have gone since the path was designed.
    if next.is_none() && !SIGNATORIES.iter().any(|role| granted.actor().has(*role)) {
        return Err(Refusal::state("drafts.no-signatory").into());
    }
    if let Some(next) = next {
        store::set_waiting(granted, next)?;
    }
    let state = if next.is_some() { DraftState::Accepting } else { DraftState::Accepted };
    store::set_state(granted, &target.draft, state, target.draft.round)?;
    Ok((state, next.map(|next| next.approver.uuid())))
}

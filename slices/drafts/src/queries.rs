//! Questions about drafts.

use obieg_cases::model::{CaseId, CaseView, PartyView};
use obieg_cases::of_case;
use obieg_documents::{Content, DocumentId};
use obieg_duties::model::{DutyKind, DutyState, DutyView};
use obieg_kernel::{Actor, Failure, Lookup, Named, Query, Reads, Relation, Seen, Shown, named, own_target};
use obieg_people::model::StandingView;

use crate::deeds::{DraftTarget, ReviseDraft, SendDraft, load, relation, sees, to_case};
use crate::model::{CaseDrafts, DraftActs, DraftFile, DraftId, WaitingDrafts};
use crate::{rules, store};

/// The drafts of a case.
pub struct ListCaseDrafts {
    /// Which.
    pub case: CaseId,
}

named!(
    ListCaseDrafts,
    "drafts.list-case-drafts",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach)]
);

of_case!(ListCaseDrafts => CaseDrafts, |query, seen, _| {
    Ok(CaseDrafts {
        drafts: store::of_case(seen, query.case)?,
        steps: store::steps_of_case(seen, query.case)?,
    })
});

/// The case of a letter that is to be begun.
pub struct NewDraftForm {
    /// Which.
    pub case: CaseId,
}

named!(NewDraftForm, "drafts.new-draft-form", [(Officer, Reach), (Head, Reach), (Executive, Reach)]);

of_case!(NewDraftForm => CaseView, |_, _, case| Ok(case));

/// A question about one draft, and who stands how to it; it is kept in the read log as a look at its case.
macro_rules! of_draft {
    ($query:ty, $relation:path => $answer:ty, $run:expr) => {
        impl Query for $query {
            type Target = DraftTarget;
            type Answer = $answer;

            fn load(&self, db: &mut Lookup<'_>) -> Result<Option<DraftTarget>, Failure> {
                load(db, self.draft)
            }

            fn relation(&self, actor: &obieg_kernel::Actor, target: &DraftTarget) -> Relation {
                $relation(actor, target)
            }

            fn shows(&self, target: &DraftTarget) -> Option<Shown> {
                Shown::part(target.draft.case.uuid(), self.draft.uuid())
            }

            fn run(&self, seen: &mut Seen<'_, Self>, target: DraftTarget) -> Result<$answer, Failure> {
                let run: fn(&Self, &mut Seen<'_, Self>, DraftTarget) -> Result<$answer, Failure> = $run;
                run(self, seen, target)
            }
        }
    };
}

/// One draft with everything that was said of it.
pub struct ShowDraft {
    /// Which.
    pub draft: DraftId,
}

named!(
    ShowDraft,
    "drafts.show-draft",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach)]
);

of_draft!(ShowDraft, sees => DraftFile, |_, seen, target| {
    let may = acts(seen.actor(), &target);
    file(seen, target, may)
});

/// What is offered; what is done is judged by the deed itself.
fn acts(actor: &Actor, target: &DraftTarget) -> DraftActs {
    DraftActs {
        work: actor.allows(ReviseDraft::RIGHTS, relation(actor, target)),
        send: actor.allows(SendDraft::RIGHTS, to_case(actor, target)),
        reach: to_case(actor, target) != Relation::Stranger,
    }
}

fn file(db: &mut dyn Reads, target: DraftTarget, may: DraftActs) -> Result<DraftFile, Failure> {
    let DraftTarget { draft, case, steps, document } = target;
    let versions = obieg_documents::store::list_versions(db, document.id)?;
    let mut outgoing = Vec::new();
    for id in store::outgoing(db, draft.id, (document.version, &document.sha256.to_string()))? {
        outgoing.extend(obieg_documents::store::find_document(db, id)?);
    }
    Ok(DraftFile { draft, sign: case.case.sign, document, versions, steps, outgoing, may })
}

/// The content of a version of a draft.
pub struct DraftContent {
    /// Which.
    pub draft: DraftId,
    /// Its document.
    pub document: DocumentId,
    /// Which version; the last one when nothing is named.
    pub version: Option<i64>,
}

named!(
    DraftContent,
    "drafts.draft-content",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach)]
);

of_draft!(DraftContent, sees => Content, |query, seen, target| {
    let holder = target.draft.id.uuid();
    let found = obieg_documents::store::find_content(seen, holder, query.document, query.version)?;
    found.ok_or(Failure::Hidden)
});

/// Who may be asked to accept, for the form of a path.
pub struct DraftPathForm {
    /// Which draft.
    pub draft: DraftId,
}

named!(DraftPathForm, "drafts.path-form", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

of_draft!(DraftPathForm, relation => Vec<StandingView>, |_, seen, _| {
    let mut standings = obieg_people::store::list_standings(seen)?;
    standings.retain(|one| rules::may_judge(&one.roles));
    Ok(standings)
});

/// What the form of sending an accepted draft needs.
pub struct DraftSendForm {
    /// Which draft.
    pub draft: DraftId,
}

/// The draft, its case, the parties, and who waits for an answer.
pub struct DraftSendFacts {
    /// The draft.
    pub file: DraftFile,
    /// Its case.
    pub case: CaseView,
    /// The parties.
    pub parties: Vec<PartyView>,
    /// Open duties to answer.
    pub answers: Vec<DutyView>,
}

named!(DraftSendForm, "drafts.send-form", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

of_draft!(DraftSendForm, to_case => DraftSendFacts, |_, seen, target| {
    let (case, may) = (target.case.case.clone(), acts(seen.actor(), &target));
    let parties = obieg_cases::store::parties_of(seen, case.id)?;
    let duties = obieg_duties::store::list_by_case(seen, case.id.uuid())?;
    let waits = |duty: &DutyView| duty.kind == DutyKind::AnswerSender && duty.state == DutyState::Open;
    let answers = duties.into_iter().filter(waits).collect();
    Ok(DraftSendFacts { file: file(seen, target, may)?, case, parties, answers })
});

/// What waits for one's own judgement.
pub struct ListWaiting;

impl ListWaiting {
    /// The longest queue that is shown at once: what is accepted goes from it.
    pub const MOST: i64 = 50;
}

named!(
    ListWaiting,
    "drafts.list-waiting",
    [(Officer, Own), (Head, Own), (Executive, Own), (Coordinator, Own)]
);

impl Query for ListWaiting {
    type Target = ();
    type Answer = WaitingDrafts;

    own_target!((), |_, _| Ok(Some(())));

    fn shows(&self, (): &()) -> Option<Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<WaitingDrafts, Failure> {
        let Some(holding) = seen.actor().holding() else {
            return Ok(WaitingDrafts { drafts: Vec::new(), more: false });
        };
        let most = usize::try_from(Self::MOST).unwrap_or(usize::MAX);
        let mut drafts = store::waiting(seen, holding, Self::MOST.saturating_add(1))?;
        let more = drafts.len() > most;
        drafts.truncate(most);
        Ok(WaitingDrafts { drafts, more })
    }
}

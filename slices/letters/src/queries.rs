//! Questions about outgoing items.

use obieg_cases::deeds::{CaseTarget, target};
use obieg_cases::model::{CaseId, CaseView, PartyView};
use obieg_documents::{Content, DocumentId};
use obieg_duties::model::{DutyKind, DutyState, DutyView};
use obieg_kernel::{Actor, Failure, Lookup, Query, Relation, Seen, named};

use crate::model::{CaseLetters, LetterLines};
use crate::store;

/// The register of outgoing items within reach.
pub struct ListLetters {
    /// Only places before this one.
    pub before: Option<i64>,
}

named!(
    ListLetters,
    "letters.list-letters",
    [
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
    ]
);

impl Query for ListLetters {
    type Target = ();
    type Answer = LetterLines;

    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }

    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }

    fn shows(&self, (): &()) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<LetterLines, Failure> {
        let scope = seen.actor().scope(target::WIDE);
        let mut letters = store::list_register(seen, scope, self.before.unwrap_or(i64::MAX), 51)?;
        let more = letters.len() > 50;
        letters.truncate(50);
        let next = letters.last().filter(|_| more).map(|letter| letter.place);
        Ok(LetterLines { letters, next })
    }
}

/// The letters of a case with their copies and documents.
pub struct ListCaseLetters {
    /// The case.
    pub case: CaseId,
}

named!(
    ListCaseLetters,
    "letters.list-case-letters",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach),]
);

impl Query for ListCaseLetters {
    type Target = CaseTarget;
    type Answer = CaseLetters;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<CaseTarget>, Failure> {
        target::load(db, self.case)
    }

    fn relation(&self, actor: &Actor, target: &CaseTarget) -> Relation {
        target::relation(actor, target)
    }

    fn shows(&self, _: &CaseTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::whole(self.case.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, _: CaseTarget) -> Result<CaseLetters, Failure> {
        store::letters_of(seen, self.case)
    }
}

/// What the form of a new letter needs.
pub struct NewLetterForm {
    /// The case.
    pub case: CaseId,
}

/// The case, its parties, and who waits for an answer.
pub struct NewLetterFacts {
    /// The case.
    pub case: CaseView,
    /// Its parties.
    pub parties: Vec<PartyView>,
    /// Open duties to answer.
    pub answers: Vec<DutyView>,
}

named!(NewLetterForm, "letters.new-letter-form", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Query for NewLetterForm {
    type Target = CaseTarget;
    type Answer = NewLetterFacts;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<CaseTarget>, Failure> {
        target::load(db, self.case)
    }

    fn relation(&self, actor: &Actor, target: &CaseTarget) -> Relation {
        target::relation(actor, target)
    }

    fn shows(&self, _: &CaseTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::whole(self.case.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, target: CaseTarget) -> Result<NewLetterFacts, Failure> {
        let parties = obieg_cases::store::parties_of(seen, self.case)?;
        let duties = obieg_duties::store::list_by_case(seen, self.case.uuid())?;
        let waits = |duty: &DutyView| duty.kind == DutyKind::AnswerSender && duty.state == DutyState::Open;
        Ok(NewLetterFacts { case: target.case, parties, answers: duties.into_iter().filter(waits).collect() })
    }
}

/// The content of a letter's document.
pub struct LetterContent {
    /// The case.
    pub case: CaseId,
    /// The document.
    pub document: DocumentId,
}

named!(
    LetterContent,
    "letters.letter-content",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach),]
);

impl Query for LetterContent {
    type Target = CaseTarget;
    type Answer = Content;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<CaseTarget>, Failure> {
        target::load(db, self.case)
    }

    fn relation(&self, actor: &Actor, target: &CaseTarget) -> Relation {
        target::relation(actor, target)
    }

    fn shows(&self, _: &CaseTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::part(self.case.uuid(), self.document.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, _: CaseTarget) -> Result<Content, Failure> {
        for letter in store::list_by_case(seen, self.case)? {
            let holder = letter.id.uuid();
            if let Some(found) = obieg_documents::store::find_content(seen, holder, self.document, None)? {
                return Ok(found);
            }
        }
        Err(Failure::Hidden)
    }
}

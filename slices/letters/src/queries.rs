//! Questions about outgoing items.

use obieg_cases::deeds::target::WIDE;
use obieg_cases::model::{CaseId, CaseView, PartyView};
use obieg_cases::of_case;
use obieg_documents::{Content, DocumentId};
use obieg_duties::model::{DutyKind, DutyState, DutyView};
use obieg_kernel::{Failure, named, of_office};

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

of_office!(ListLetters => LetterLines, |query, seen| {
    let scope = seen.actor().scope(WIDE);
    let mut letters = store::list_register(seen, scope, query.before.unwrap_or(i64::MAX), 51)?;
    let more = letters.len() > 50;
    letters.truncate(50);
    let next = letters.last().filter(|_| more).map(|letter| letter.place);
    Ok(LetterLines { letters, next })
});

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

of_case!(ListCaseLetters => CaseLetters, |query, seen, _| {
    store::letters_of(seen, query.case)
});

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

of_case!(NewLetterForm => NewLetterFacts, |query, seen, case| {
    let parties = obieg_cases::store::parties_of(seen, query.case)?;
    let duties = obieg_duties::store::list_by_case(seen, query.case.uuid())?;
    let waits = |duty: &DutyView| duty.kind == DutyKind::AnswerSender && duty.state == DutyState::Open;
    Ok(NewLetterFacts { case, parties, answers: duties.into_iter().filter(waits).collect() })
});

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

of_case!(LetterContent => Content, |query, seen, _| {
    for letter in store::list_by_case(seen, query.case)? {
        let holder = letter.id.uuid();
        if let Some(found) = obieg_documents::store::find_content(seen, holder, query.document, None)? {
            return Ok(found);
        }
    }
    Err(Failure::Hidden)
}, |query| Some(query.document.uuid()));

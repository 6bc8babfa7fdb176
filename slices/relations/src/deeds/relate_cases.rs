//! One case is said to hang on another.

use obieg_cases::deeds::{CaseTarget, target};
use obieg_cases::model::{CaseId, CaseView};
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, named};
use serde::Serialize;

use super::RelationEvent;
use crate::model::{RelationId, RelationKind};
use crate::{rules, store};

/// Says how a case hangs on another one that is within reach.
#[derive(Debug, Clone, Serialize)]
pub struct RelateCases {
    /// The case that says it: not settled yet.
    pub case: CaseId,
    /// Sign of the other one.
    pub sign: String,
    /// How; one of those that people set by themselves.
    pub kind: RelationKind,
    /// What is worth knowing about it, at most 1,000 characters.
    pub note: Option<String>,
}

named!(RelateCases, "relations.relate-cases", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for RelateCases {
    /// The case, and the other one when it is within reach.
    type Target = (CaseTarget, Option<CaseView>);
    type Event = RelationEvent;
    type Done = RelationId;

    const VERSION: Option<fn(&Self::Target) -> i64> = Some(|(target, _)| target.case.version);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let Some(case) = target::load(db, self.case)? else { return Ok(None) };
        let scope = db.actor().scope(target::WIDE);
        let other = obieg_cases::store::find_by_sign(db, self.sign.trim(), scope)?;
        Ok(Some((case, other)))
    }

    fn relation(&self, actor: &Actor, (case, _): &Self::Target) -> Relation {
        target::relation(actor, case)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, other): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        obieg_cases::rules::may_change(&target.case)?;
        let note = match self.note.as_deref().map(str::trim).filter(|note| !note.is_empty()) {
            Some(note) => Some(obieg_cases::rules::text("note", note, 1_000)?),
            None => None,
        };
        // One that does not exist and one out of reach are one answer.
        let other = other.ok_or_else(|| Refusal::input("relations.case-unknown").on("sign"))?;
        let scope = granted.actor().scope(target::WIDE);
        let known = store::of_case(&mut granted, self.case, scope)?;
        rules::may_relate(&target.case, self.kind, &other, &known)?;
        let id: RelationId = granted.env().new_id();
        store::add(&mut granted, id, (self.case, self.kind, other.id), note)?;
        let event = RelationEvent::CasesRelated {
            case: self.case,
            other: other.id,
            kind: self.kind.code(),
            number: other.sign,
        };
        granted.commit(&event, id)
    }
}

//! A relation was said by mistake.

use obieg_cases::deeds::{CaseTarget, target};
use obieg_cases::model::CaseId;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Refusal, Relation, named};
use serde::Serialize;

use super::RelationEvent;
use crate::model::{RelationId, RelationKind, RelationView};
use crate::store;

/// Takes a relation back from the case that says it. Who comes from whom by restart or take-over stays for ever.
#[derive(Debug, Clone, Serialize)]
pub struct EndRelation {
    /// The case that says it.
    pub case: CaseId,
    /// Which relation.
    pub relation: RelationId,
    /// Why, 3 to 1,000 characters.
    pub reason: String,
}

named!(EndRelation, "relations.end-relation", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for EndRelation {
    type Target = (CaseTarget, RelationView);
    type Event = RelationEvent;
    type Done = ();

    const VERSION: Option<fn(&Self::Target) -> i64> = Some(|(target, _)| target.case.version);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let Some(case) = target::load(db, self.case)? else { return Ok(None) };
        let scope = db.actor().scope(target::WIDE);
        let known = store::of_case(db, self.case, scope)?;
        let found = known.into_iter().find(|one| one.id == self.relation && one.outgoing);
        Ok(found.map(|relation| (case, relation)))
    }

    fn relation(&self, actor: &Actor, (case, _): &Self::Target) -> Relation {
        target::relation(actor, case)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, relation): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        obieg_cases::rules::may_change(&target.case)?;
        if !RelationKind::FREE.contains(&relation.kind) {
            return Err(Refusal::state("relations.for-ever").into());
        }
        let reason = obieg_cases::rules::text("reason", &self.reason, 1_000)?;
        store::end(&mut granted, relation.id, reason)?;
        let event = RelationEvent::RelationEnded {
            case: self.case,
            other: relation.case,
            number: relation.sign,
            reason: reason.to_owned(),
        };
        granted.commit(&event, ())
    }
}

//! Questions about relations.

use obieg_cases::deeds::{CaseTarget, target};
use obieg_cases::model::CaseId;
use obieg_kernel::{Actor, Failure, Lookup, Query, Relation, Seen, named};

use crate::model::Relations;
use crate::store;

/// Relations of a case, from both ends.
pub struct CaseRelations {
    /// Which.
    pub case: CaseId,
}

named!(
    CaseRelations,
    "relations.case-relations",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach)]
);

impl Query for CaseRelations {
    type Target = CaseTarget;
    type Answer = Relations;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<CaseTarget>, Failure> {
        target::load(db, self.case)
    }

    fn relation(&self, actor: &Actor, target: &CaseTarget) -> Relation {
        target::relation(actor, target)
    }

    fn shows(&self, _: &CaseTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::whole(self.case.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, _: CaseTarget) -> Result<Relations, Failure> {
        let scope = seen.actor().scope(target::WIDE);
        Ok(Relations { relations: store::of_case(seen, self.case, scope)? })
    }
}

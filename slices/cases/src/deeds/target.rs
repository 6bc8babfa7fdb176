//! The case as a target: itself, and how the actor stands to it.

use obieg_kernel::{Actor, Failure, Lookup, Relation, Role};

use crate::model::{CaseId, CaseView};
use crate::store;

/// To these roles every case of the office is within reach.
pub const WIDE: &[Role] = &[Role::Executive, Role::Coordinator, Role::Archivist];

/// A case with the facts of the actor's relation to it.
#[derive(Debug, Clone)]
pub struct CaseTarget {
    /// The case.
    pub case: CaseView,
    reached: bool,
}

/// Loads a case inside the office.
///
/// # Errors
/// What the database answers.
pub fn load(db: &mut Lookup<'_>, case: CaseId) -> Result<Option<CaseTarget>, Failure> {
    let scope = db.actor().scope(WIDE);
    Ok(store::find(db, case, scope)?.map(|(case, reached)| CaseTarget { case, reached }))
}

/// The officer's own case; a case within reach; or nothing one may know of.
pub fn relation(actor: &Actor, target: &CaseTarget) -> Relation {
    if !target.reached {
        Relation::Stranger
    } else if actor.holding() == Some(target.case.officer) {
        Relation::Own
    } else {
        Relation::Reach
    }
}

/// The part of `Deed` that is the same for everything done to one case, which is done to the version that was seen.
macro_rules! changes_case {
    () => {
        const VERSION: Option<fn(&Self::Target) -> i64> = Some(|target| target.case.version);

        $crate::deeds::target::targets_case!();
    };
}
pub(crate) use changes_case;

/// The part of `Deed` and `Query` that is the same for everything done to one case.
macro_rules! targets_case {
    () => {
        fn load(
            &self,
            db: &mut obieg_kernel::Lookup<'_>,
        ) -> Result<Option<$crate::deeds::CaseTarget>, obieg_kernel::Failure> {
            $crate::deeds::target::load(db, self.case)
        }

        fn relation(
            &self,
            actor: &obieg_kernel::Actor,
            target: &$crate::deeds::CaseTarget,
        ) -> obieg_kernel::Relation {
            $crate::deeds::target::relation(actor, target)
        }
    };
}
pub(crate) use targets_case;

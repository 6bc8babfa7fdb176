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
#[macro_export]
macro_rules! changes_case {
    () => {
        const VERSION: Option<fn(&Self::Target) -> i64> = Some(|target| target.case.version);

        $crate::targets_case!();
    };
}

/// The part of `Deed` and `Query` that is the same for everything done to one case.
#[macro_export]
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

/// A question about one case, kept in the read log as a look at the case, or at the part that the last argument names.
/// `of_case!(CaseLog => Vec<Entry>, |query, seen, case| ...)`.
#[macro_export]
macro_rules! of_case {
    ($query:ty => $answer:ty, $run:expr) => {
        $crate::of_case!($query => $answer, $run, |_| None);
    };
    ($query:ty => $answer:ty, $run:expr, $part:expr) => {
        impl obieg_kernel::Query for $query {
            type Target = $crate::deeds::CaseTarget;
            type Answer = $answer;

            $crate::targets_case!();

            fn shows(&self, _: &$crate::deeds::CaseTarget) -> Option<obieg_kernel::Shown> {
                let part: fn(&Self) -> Option<uuid::Uuid> = $part;
                Some(obieg_kernel::Shown { object: self.case.uuid(), part: part(self) })
            }

            fn run(
                &self,
                seen: &mut obieg_kernel::Seen<'_, Self>,
                target: $crate::deeds::CaseTarget,
            ) -> Result<$answer, obieg_kernel::Failure> {
                let run: fn(
                    &Self,
                    &mut obieg_kernel::Seen<'_, Self>,
                    $crate::model::CaseView,
                ) -> Result<$answer, obieg_kernel::Failure> = $run;
                run(self, seen, target.case)
            }
        }
    };
}

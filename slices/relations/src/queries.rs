//! Questions about relations.

use obieg_cases::deeds::{CaseTarget, target};
use obieg_cases::model::{CaseId, CaseView};
use obieg_kernel::{Actor, Failure, Lookup, Query, Relation, Role, Seen, named};
use obieg_people::model::StandingView;

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

/// What the form of taking a case over offers.
pub struct ReregisterForm {
    /// Which case.
    pub case: CaseId,
}

/// The case, and who may go on with it.
pub struct ReregisterChoices {
    /// The case.
    pub case: CaseView,
    /// People with posts in other units.
    pub officers: Vec<StandingView>,
}

named!(ReregisterForm, "relations.reregister-form", [(Head, Reach), (Executive, Reach)]);

impl Query for ReregisterForm {
    type Target = CaseTarget;
    type Answer = ReregisterChoices;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<CaseTarget>, Failure> {
        target::load(db, self.case)
    }

    fn relation(&self, actor: &Actor, target: &CaseTarget) -> Relation {
        target::relation(actor, target)
    }

    fn shows(&self, _: &CaseTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::whole(self.case.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, target: CaseTarget) -> Result<ReregisterChoices, Failure> {
        let case = target.case;
        let people = obieg_people::store::list_standings(seen)?;
        let works = |one: &StandingView| {
            one.unit != case.led_in
                && [Role::Officer, Role::Head, Role::Executive]
                    .iter()
                    .any(|role| one.roles.iter().any(|code| code == role.code()))
        };
        let officers = people.into_iter().filter(works).collect();
        Ok(ReregisterChoices { case, officers })
    }
}

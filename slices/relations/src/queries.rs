//! Questions about relations.

use obieg_cases::deeds::target;
use obieg_cases::model::{CaseId, CaseView};
use obieg_cases::of_case;
use obieg_kernel::{Role, named};
use obieg_people::model::StandingView;
use obieg_terms::model::PatternView;

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

of_case!(CaseRelations => Relations, |query, seen, _| {
    let scope = seen.actor().scope(target::WIDE);
    Ok(Relations { relations: store::of_case(seen, query.case, scope)? })
});

/// What the form of going on with a settled case offers.
pub struct RestartForm {
    /// Which case.
    pub case: CaseId,
}

named!(RestartForm, "relations.restart-form", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

of_case!(RestartForm => (CaseView, Vec<PatternView>), |_, seen, case| {
    Ok((case, obieg_terms::store::all(seen)?))
});

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

of_case!(ReregisterForm => ReregisterChoices, |_, seen, case| {
    let people = obieg_people::store::list_standings(seen)?;
    let works = |one: &StandingView| {
        one.unit != case.led_in
            && [Role::Officer, Role::Head, Role::Executive]
                .iter()
                .any(|role| one.roles.iter().any(|code| code == role.code()))
    };
    let officers = people.into_iter().filter(works).collect();
    Ok(ReregisterChoices { case, officers })
});

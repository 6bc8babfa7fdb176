//! What of people and structure an administrator does first in a new office.

use std::sync::Arc;

use obieg_desk::FirstStep;
use obieg_kernel::Named;
use obieg_kernel::door::{FactorRule, second_step_is_required};

use crate::queries::{FindPersons, Structure};
use crate::store;

/// The steps, for `app` to plug in.
pub fn first_steps() -> [FirstStep; 3] {
    [
        FirstStep {
            order: 10,
            code: "structure",
            name: Structure::NAME,
            rights: Structure::RIGHTS,
            path: "/ustawienia/struktura",
            is_needed: true,
            is_done: Arc::new(|db, _| Ok(store::has_several_units(db)?)),
        },
        FirstStep {
            order: 20,
            code: "people",
            name: FindPersons::NAME,
            rights: FindPersons::RIGHTS,
            path: "/ustawienia/osoby",
            is_needed: true,
            is_done: Arc::new(|db, actor| Ok(store::has_several_people(db, actor.today())?)),
        },
        FirstStep {
            order: 40,
            code: "entry",
            name: FactorRule::NAME,
            rights: FactorRule::RIGHTS,
            path: "/ustawienia/wejscie",
            is_needed: false,
            is_done: Arc::new(|db, _| Ok(second_step_is_required(db)?)),
        },
    ]
}

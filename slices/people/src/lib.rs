//! People and structure: offices, units, posts, persons; the door.

mod api;
pub mod deeds;
mod first_steps;
mod import;
pub mod model;
mod pages;
pub mod password;
pub mod plan;
pub mod queries;
mod routes;
mod rules;
pub mod slot;
pub mod store;
pub mod substitutions;

use obieg_kernel::Migration;
use obieg_web::{Dictionary, NavItem, SliceFace};

pub use first_steps::first_steps;
use queries::Structure;
pub use substitutions::desk_part;

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "people",
        routes: routes::all().into_iter().chain(obieg_web::events::routes()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "people-nav",
            path: "/ustawienia/struktura",
            icon: "people",
            name: <Structure as obieg_kernel::Named>::NAME,
            rights: <Structure as obieg_kernel::Named>::RIGHTS,
            order: 70,
        }],
        migrations: MIGRATIONS,
        statements: store::statements().into_iter().chain(substitutions::statements()).collect(),
    }
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 2,
        name: "0002_people_structure",
        text: include_str!("../migrations/0002_people_structure.sql"),
    },
    Migration {
        number: 20,
        name: "0020_people_changes",
        text: include_str!("../migrations/0020_people_changes.sql"),
    },
    Migration {
        number: 43,
        name: "0043_people_person_name",
        text: include_str!("../migrations/0043_people_person_name.sql"),
    },
    Migration {
        number: 90,
        name: "0090_people_substitution",
        text: include_str!("../migrations/0090_people_substitution.sql"),
    },
];

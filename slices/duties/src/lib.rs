//! Everything owed by a day.

pub mod deeds;
pub mod model;
pub mod overrun;
pub mod reconcile;
pub mod rules;
pub mod store;

use obieg_kernel::Migration;
use obieg_web::{Dictionary, SliceFace};

/// The slice's place in the site: words and schema; its deeds are steps of others.
pub fn face() -> SliceFace {
    SliceFace {
        name: "duties",
        routes: Vec::new(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: Vec::new(),
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 7,
        name: "0007_duties_duty",
        text: include_str!("../migrations/0007_duties_duty.sql"),
    },
    Migration {
        number: 30,
        name: "0030_duties_overrun",
        text: include_str!("../migrations/0030_duties_overrun.sql"),
    },
];

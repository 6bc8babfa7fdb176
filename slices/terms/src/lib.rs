//! The office's own table of terms.

mod api;
pub mod deeds;
pub mod model;
mod pages;
pub mod queries;
pub mod rules;
pub mod store;

use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, Done, NavItem, Route, SliceFace};

use deeds::{AddPattern, EndPattern};
use queries::ListPatterns;

pub use pages::choices;

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "terms",
        routes: vec![
            Route::get::<ListPatterns, _, _>("/ustawienia/terminy", pages::list),
            Route::post::<AddPattern, _, _>("/ustawienia/terminy", pages::add),
            Route::post::<EndPattern, _, _>("/ustawienia/terminy/{id}/zakoncz", pages::end),
            Route::get::<ListPatterns, _, _>("/api/v1/terms", api::list).answers::<model::Patterns>(),
            Route::post::<AddPattern, _, _>("/api/v1/terms", api::add)
                .takes::<api::PatternBody>()
                .answers::<api::NewPattern>()
                .creates(),
            Route::post::<EndPattern, _, _>("/api/v1/terms/{id}/end", api::end).answers::<Done>(),
        ],
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "terms-title",
            path: "/ustawienia/terminy",
            icon: "calendar",
            name: ListPatterns::NAME,
            rights: AddPattern::RIGHTS,
            order: 96,
        }],
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 133,
    name: "0133_terms_pattern",
    text: include_str!("../migrations/0133_terms_pattern.sql"),
}];

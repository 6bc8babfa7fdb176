//! How cases hang together.

mod api;
pub mod deeds;
pub mod model;
mod pages;
pub mod panel;
pub mod queries;
pub mod rules;
pub mod store;

use obieg_kernel::Migration;
use obieg_web::{Dictionary, Done, Route, SliceFace};

use deeds::{EndRelation, RelateCases, ReregisterInUnit, RestartCase};
use queries::{CaseRelations, ReregisterForm, RestartForm};

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "relations",
        routes: vec![
            Route::post::<RelateCases, _, _>("/sprawy/{id}/powiazania", pages::relate),
            Route::post::<EndRelation, _, _>("/sprawy/{id}/powiazania/{relation}/cofnij", pages::end),
            Route::get::<RestartForm, _, _>("/sprawy/{id}/podejmij", pages::restart_form),
            Route::post::<RestartCase, _, _>("/sprawy/{id}/podejmij", pages::restart),
            Route::get::<ReregisterForm, _, _>("/sprawy/{id}/przerejestruj", pages::reregister_form),
            Route::post::<ReregisterInUnit, _, _>("/sprawy/{id}/przerejestruj", pages::reregister),
            Route::get::<CaseRelations, _, _>("/api/v1/cases/{id}/relations", api::list)
                .answers::<model::Relations>(),
            Route::post::<RelateCases, _, _>("/api/v1/cases/{id}/relations", api::relate)
                .takes::<api::RelationBody>()
                .answers::<api::NewRelation>()
                .creates(),
            Route::post::<EndRelation, _, _>("/api/v1/cases/{id}/relations/{relation_id}/end", api::end)
                .takes::<api::EndBody>()
                .answers::<Done>(),
            Route::post::<RestartCase, _, _>("/api/v1/cases/{id}/restart", api::restart)
                .takes::<api::RestartBody>()
                .answers::<obieg_cases::deeds::OpenedCase>()
                .creates(),
            Route::post::<ReregisterInUnit, _, _>("/api/v1/cases/{id}/reregister", api::reregister)
                .takes::<api::ReregisterBody>()
                .answers::<obieg_cases::deeds::OpenedCase>()
                .creates(),
        ],
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
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 84,
    name: "0084_relations_link",
    text: include_str!("../migrations/0084_relations_link.sql"),
}];

//! Rules by which the program assigns incoming items.

mod api;
pub mod deeds;
pub mod follow;
mod form;
mod gone;
pub mod model;
mod pages;
pub mod queries;
pub mod rules;
pub mod standing;
pub mod store;
pub mod texts;

pub use api::{SwitchBody, VersionBody};
pub use form::{SwitchForm, TrialFilter, VersionForm, title};
pub use gone::desk_part;
use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, Done, Kind, MOST_ON_PAGE, NavItem, Route, SliceFace};

use deeds::{ApproveRule, ChangeRule, MoveRule, ProposeRule, SwitchRule};
use queries::{ListRules, ShowRule, TryRules};

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "routing",
        routes: page_routes().into_iter().chain(api_routes()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "routing-nav",
            path: "/reguly",
            icon: "forward",
            name: ListRules::NAME,
            rights: ListRules::RIGHTS,
            order: 26,
        }],
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

fn page_routes() -> Vec<Route> {
    vec![
        Route::get::<ListRules, _, _>("/reguly", pages::list),
        Route::get::<ShowRule, _, _>("/reguly/nowa", pages::new_form),
        Route::post::<ProposeRule, _, _>("/reguly/nowa", pages::propose),
        Route::get::<TryRules, _, _>("/reguly/proba", pages::trial),
        Route::get::<ShowRule, _, _>("/reguly/{rule}", pages::show),
        Route::post::<ChangeRule, _, _>("/reguly/{rule}", pages::change),
        Route::post::<ApproveRule, _, _>("/reguly/{rule}/zatwierdz", pages::approve),
        Route::post::<SwitchRule, _, _>("/reguly/{rule}/przelacz", pages::switch),
        Route::post::<MoveRule, _, _>("/reguly/{rule}/wyzej", pages::up),
    ]
}

fn api_routes() -> Vec<Route> {
    vec![
        Route::get::<ListRules, _, _>("/api/v1/routing-rules", api::list).answers::<model::Rules>(),
        Route::post::<ProposeRule, _, _>("/api/v1/routing-rules", api::propose)
            .takes::<model::RuleDraft>()
            .answers::<model::RuleView>()
            .creates(),
        Route::get::<TryRules, _, _>("/api/v1/routing-rules/trial", api::trial)
            .answers::<model::Trial>()
            .parameter("rule", Kind::Text)
            .parameter("before", Kind::Whole)
            .parameter("limit", Kind::Number(1, MOST_ON_PAGE)),
        Route::post::<ChangeRule, _, _>("/api/v1/routing-rules/{rule}/change", api::change)
            .takes::<api::ChangeBody>()
            .answers::<model::RuleView>(),
        Route::post::<ApproveRule, _, _>("/api/v1/routing-rules/{rule}/approve", api::approve)
            .takes::<api::VersionBody>()
            .answers::<Done>(),
        Route::post::<SwitchRule, _, _>("/api/v1/routing-rules/{rule}/switch", api::switch)
            .takes::<api::SwitchBody>()
            .answers::<Done>(),
        Route::post::<MoveRule, _, _>("/api/v1/routing-rules/{rule}/up", api::up).answers::<Done>(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 106,
    name: "0106_routing_rule",
    text: include_str!("../migrations/0106_routing_rule.sql"),
}];

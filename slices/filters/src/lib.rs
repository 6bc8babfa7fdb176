//! Filters of lists that people saved.

mod api;
pub mod deeds;
mod desk;
pub mod model;
mod pages;
pub mod queries;
pub mod rules;
mod store;

use obieg_kernel::{Migration, Named};
use obieg_web::frame::OwnItem;
use obieg_web::{Dictionary, Done, NavItem, Route, SliceFace};

use deeds::{DeleteFilter, RenameFilter, SaveFilter};
use queries::OwnFilters;

pub use desk::{desk_part, list_tools};

/// The filters in the person's own menu, for `app` to plug.
pub fn own_item() -> OwnItem {
    OwnItem(NavItem {
        word: "filters-title",
        path: "/moje/filtry",
        icon: "filter",
        name: OwnFilters::NAME,
        rights: OwnFilters::RIGHTS,
        order: 10,
    })
}

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "filters",
        routes: vec![
            Route::get::<OwnFilters, _, _>("/moje/filtry", pages::list),
            Route::post::<SaveFilter, _, _>("/moje/filtry", pages::save),
            Route::post::<RenameFilter, _, _>("/moje/filtry/{filter}/nazwa", pages::rename),
            Route::post::<DeleteFilter, _, _>("/moje/filtry/{filter}/usun", pages::delete),
            Route::get::<OwnFilters, _, _>("/api/v1/filters", api::list).answers::<model::Filters>(),
            Route::post::<SaveFilter, _, _>("/api/v1/filters", api::save)
                .takes::<api::FilterBody>()
                .answers::<api::NewFilter>()
                .creates(),
            Route::post::<RenameFilter, _, _>("/api/v1/filters/{filter}/rename", api::rename)
                .takes::<api::FilterName>()
                .answers::<Done>(),
            Route::post::<DeleteFilter, _, _>("/api/v1/filters/{filter}/delete", api::delete)
                .answers::<Done>(),
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
    number: 109,
    name: "0109_filters_filter",
    text: include_str!("../migrations/0109_filters_filter.sql"),
}];

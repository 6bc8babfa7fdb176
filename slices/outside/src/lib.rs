//! Items filed to a class outside cases.

mod api;
pub mod deeds;
mod export;
pub mod model;
mod pages;
pub mod queries;
pub mod store;

pub use pages::item_panel;

use obieg_kernel::Migration;
use obieg_web::{Dictionary, Done, Kind, MOST_ON_PAGE, Route, SliceFace};

use deeds::FileOutside;
use queries::{FileForm, ListOutside};

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "outside",
        routes: vec![
            Route::get::<ListOutside, _, _>("/poza-sprawami", pages::list),
            Route::get::<ListOutside, _, _>("/poza-sprawami/eksport/{format}", export::export),
            Route::get::<FileForm, _, _>("/rpw/{id}/poza-sprawa", pages::ask),
            Route::post::<FileOutside, _, _>("/rpw/{id}/poza-sprawa", pages::file),
            Route::get::<ListOutside, _, _>("/api/v1/outside-cases", api::list)
                .answers::<model::OutsideItems>()
                .parameter("unit", Kind::Id)
                .parameter("symbol", Kind::Text)
                .parameter("before", Kind::Whole)
                .parameter("limit", Kind::Number(1, MOST_ON_PAGE)),
            Route::post::<FileOutside, _, _>("/api/v1/items/{id}/outside-case", api::file)
                .takes::<api::FilingClass>()
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
    number: 86,
    name: "0086_outside_item",
    text: include_str!("../migrations/0086_outside_item.sql"),
}];

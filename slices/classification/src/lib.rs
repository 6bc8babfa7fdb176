//! The file classification list (JRWA).

pub mod choice;
pub mod deeds;
pub mod model;
mod pages;
pub mod queries;
pub mod store;
pub mod table;

use std::sync::Arc;

use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, Done, Kind, NavItem, Route, SliceFace};

use deeds::{AddClass, CloseClass, ImportList};
use queries::Classes;

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "classification",
        routes: vec![
            Route::get::<Classes, _, _>("/wykaz-akt", pages::list),
            Route::post::<ImportList, _, _>("/wykaz-akt/import", pages::import).with_files(1),
            Route::post::<AddClass, _, _>("/wykaz-akt/klasa", pages::add),
            Route::post::<CloseClass, _, _>("/wykaz-akt/{list}/{symbol}/zamknij", pages::close),
            Route::get::<Classes, _, _>("/api/v1/classes", pages::api_list)
                .answers::<model::ClassList>()
                .parameter("starts_with", Kind::Text)
                .parameter("q", Kind::Text),
            Route::post::<ImportList, _, _>("/api/v1/class-lists", pages::api_import)
                .takes::<pages::ListBody>()
                .answers::<pages::ImportedList>()
                .creates(),
            Route::post::<AddClass, _, _>("/api/v1/classes", pages::api_add)
                .takes::<pages::ClassBody>()
                .answers::<Done>(),
            Route::post::<CloseClass, _, _>(
                "/api/v1/class-lists/{list}/classes/{symbol}/close",
                pages::api_close,
            )
            .answers::<Done>(),
        ],
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "classification-nav",
            path: "/wykaz-akt",
            icon: "book",
            name: Classes::NAME,
            rights: Classes::RIGHTS,
            order: 60,
        }],
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

/// A new office needs a list before its first case.
pub fn first_step() -> obieg_desk::FirstStep {
    obieg_desk::FirstStep {
        order: 30,
        code: "list",
        name: ImportList::NAME,
        rights: ImportList::RIGHTS,
        path: "/wykaz-akt",
        is_needed: true,
        is_done: Arc::new(|db, actor| Ok(store::find_list(db, actor.today())?.is_some())),
    }
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 3,
        name: "0003_classification_list",
        text: include_str!("../migrations/0003_classification_list.sql"),
    },
    Migration {
        number: 41,
        name: "0041_classification_title_key",
        text: include_str!("../migrations/0041_classification_title_key.sql"),
    },
    Migration {
        number: 82,
        name: "0082_classification_added",
        text: include_str!("../migrations/0082_classification_added.sql"),
    },
];

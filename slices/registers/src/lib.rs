//! Registers that an office keeps by itself.

mod api;
pub mod deeds;
mod export;
pub mod import;
pub mod model;
mod pages;
pub mod queries;
pub mod rules;
pub mod store;
pub mod target;

use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, Done, Kind, MOST_ON_PAGE, NavItem, Route, SliceFace};

use deeds::{
    AddColumn, AddEntry, CancelEntry, CloseRegister, CorrectEntry, ImportEntry, OpenRegister, UseColumn,
};
use queries::{JudgeEntries, ListRegisters, NewRegisterForm, ShowEntry, ShowRegister};

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "registers",
        routes: page_routes().into_iter().chain(api_routes()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "registers-nav",
            path: "/rejestry",
            icon: "list",
            name: ListRegisters::NAME,
            rights: ListRegisters::RIGHTS,
            order: 50,
        }],
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

fn page_routes() -> Vec<Route> {
    vec![
        Route::get::<ListRegisters, _, _>("/rejestry", pages::list),
        Route::get::<NewRegisterForm, _, _>("/rejestry/nowy", pages::new_form),
        Route::post::<OpenRegister, _, _>("/rejestry/nowy", pages::open),
        Route::get::<ShowRegister, _, _>("/rejestry/{register}", pages::show),
        Route::get::<ShowRegister, _, _>("/rejestry/{register}/eksport/{format}", export::export),
        Route::post::<AddEntry, _, _>("/rejestry/{register}/wpisy", pages::add),
        Route::get::<JudgeEntries, _, _>("/rejestry/{register}/wczytaj", pages::import::ask),
        Route::post::<ImportEntry, _, _>("/rejestry/{register}/wczytaj", pages::import::import).with_files(1),
        Route::post::<CloseRegister, _, _>("/rejestry/{register}/zamknij", pages::close),
        Route::post::<AddColumn, _, _>("/rejestry/{register}/kolumny", pages::columns::add),
        Route::post::<UseColumn, _, _>("/rejestry/{register}/kolumny/{position}", pages::columns::put),
        Route::get::<ShowEntry, _, _>("/rejestry/{register}/wpisy/{entry}", pages::entry),
        Route::post::<CorrectEntry, _, _>("/rejestry/{register}/wpisy/{entry}/popraw", pages::correct),
        Route::post::<CancelEntry, _, _>("/rejestry/{register}/wpisy/{entry}/uniewaznij", pages::cancel),
    ]
}

fn api_routes() -> Vec<Route> {
    vec![
        Route::get::<ListRegisters, _, _>("/api/v1/registers", api::list).answers::<model::Registers>(),
        Route::post::<OpenRegister, _, _>("/api/v1/registers", api::open)
            .takes::<api::RegisterBody>()
            .answers::<model::RegisterView>()
            .creates(),
        Route::post::<CloseRegister, _, _>("/api/v1/registers/{register}/close", api::close)
            .takes::<api::ReasonBody>()
            .answers::<Done>(),
        Route::post::<AddColumn, _, _>("/api/v1/registers/{register}/columns", api::add_column)
            .takes::<api::ColumnBody>()
            .answers::<model::RegisterView>()
            .creates(),
        Route::post::<UseColumn, _, _>("/api/v1/registers/{register}/columns/{position}", api::use_column)
            .takes::<api::UseBody>()
            .answers::<model::RegisterView>(),
        Route::get::<ShowRegister, _, _>("/api/v1/registers/{register}/entries", api::entries)
            .answers::<model::Entries>()
            .parameter("before", Kind::Whole)
            .parameter("limit", Kind::Number(1, MOST_ON_PAGE)),
        Route::post::<AddEntry, _, _>("/api/v1/registers/{register}/entries", api::add)
            .takes::<api::EntryBody>()
            .answers::<deeds::AddedEntry>()
            .creates(),
        Route::post::<ImportEntry, _, _>("/api/v1/registers/{register}/entries/import", api::import)
            .of_many::<api::EntryLines>(),
        Route::get::<ShowEntry, _, _>("/api/v1/registers/{register}/entries/{entry}", api::entry)
            .answers::<model::EntryView>(),
        Route::post::<CorrectEntry, _, _>(
            "/api/v1/registers/{register}/entries/{entry}/correct",
            api::correct,
        )
        .takes::<api::CorrectBody>()
        .answers::<Done>(),
        Route::post::<CancelEntry, _, _>("/api/v1/registers/{register}/entries/{entry}/cancel", api::cancel)
            .takes::<api::CancelBody>()
            .answers::<Done>(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 85,
        name: "0085_registers_register",
        text: include_str!("../migrations/0085_registers_register.sql"),
    },
    Migration {
        number: 120,
        name: "0120_registers_imported",
        text: include_str!("../migrations/0120_registers_imported.sql"),
    },
];

//! Cases.

pub mod api;
pub mod brought;
pub mod classes;
pub mod contents;
pub mod deeds;
mod desk;
pub mod group;
pub mod model;
mod pages;
pub mod queries;
pub mod reach;
pub mod rules;
pub mod saved;
pub mod slot;
pub mod store;
pub mod unit_work;
pub mod waiting;

pub use desk::desk_part;
use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, NavItem, Route, SliceFace};
pub use pages::acts::{finish, refused};
pub use pages::open::{settling_choices, settling_of};

use classes::SuggestClasses;
use deeds::{
    AddCooperation, AddParty, CloseCase, FileDocument, HandOverCase, ImportCase, JoinItem, OpenCase,
    PauseCase, ResumeCase, SeparateGroup, TakeOutItem, TakeOverCase, VersionDocument, WaiveAnswer,
};
use queries::{
    CaseContent, CaseList, CaseLog, CaseProof, CaseVersions, CasesLedIn, JudgeCases, NewCaseForm,
    RegisterOfCases, ShowCase, WhoLooked,
};

/// The slice's place in the site.
pub fn face() -> SliceFace {
    let mut routes = vec![
        Route::get::<CaseList, _, _>("/sprawy", pages::lists::list),
        Route::get::<NewCaseForm, _, _>("/sprawy/nowa", pages::open::form),
        Route::post::<OpenCase, _, _>("/sprawy/nowa", pages::open::open),
        Route::get::<SuggestClasses, _, _>("/sprawy/nowa/klasy", pages::open::suggest),
        Route::get::<RegisterOfCases, _, _>("/sprawy/spis", pages::lists::register),
        Route::post::<SeparateGroup, _, _>("/sprawy/grupa", pages::lists::separate),
        Route::get::<RegisterOfCases, _, _>("/sprawy/spis.pdf", pages::print::register),
        Route::get::<CasesLedIn, _, _>("/sprawy/przejecie", pages::take_over::ask),
        Route::post::<TakeOverCase, _, _>("/sprawy/przejecie", pages::take_over::take_over),
        Route::get::<JudgeCases, _, _>("/sprawy/wczytaj", pages::import::ask),
        Route::post::<ImportCase, _, _>("/sprawy/wczytaj", pages::import::import).with_files(1),
        Route::get::<CaseList, _, _>("/sprawy/wiele", pages::many::ask),
        Route::post::<CloseCase, _, _>("/sprawy/wiele", pages::many::close),
        Route::get::<CaseList, _, _>("/sprawy/eksport/{format}", pages::export::list),
        Route::get::<RegisterOfCases, _, _>("/sprawy/spis/eksport/{format}", pages::export::register),
        Route::get::<ShowCase, _, _>("/sprawy/{id}", pages::case::show),
        Route::get::<CaseLog, _, _>("/sprawy/{id}/metryka", pages::case::log),
        Route::get::<CaseLog, _, _>("/sprawy/{id}/metryka.pdf", pages::print::log),
        Route::get::<WhoLooked, _, _>("/sprawy/{id}/ogladajacy", pages::case::looks),
        Route::get::<CaseProof, _, _>("/sprawy/{id}/dziennik/{seq}", pages::case::proof),
        Route::get::<CaseContent, _, _>("/sprawy/{id}/dokument/{document}", pages::case::save_document),
        Route::get::<CaseContent, _, _>(
            "/sprawy/{id}/dokument/{document}/podglad",
            pages::case::show_document,
        ),
        Route::get::<CaseVersions, _, _>("/sprawy/{id}/dokument/{document}/wersje", pages::case::versions),
        Route::get::<CaseContent, _, _>(
            "/sprawy/{id}/dokument/{document}/wersja/{version}",
            pages::case::save_version,
        ),
        Route::post::<VersionDocument, _, _>(
            "/sprawy/{id}/dokument/{document}/wersja",
            pages::acts::version_document,
        )
        .with_files(1),
        Route::post::<JoinItem, _, _>("/sprawy/{id}/dolacz", pages::acts::join),
        Route::post::<TakeOutItem, _, _>("/sprawy/{id}/wylacz", pages::acts::take_out),
        Route::post::<AddParty, _, _>("/sprawy/{id}/strona", pages::acts::add_party),
        Route::post::<PauseCase, _, _>("/sprawy/{id}/wstrzymaj", pages::acts::pause),
        Route::post::<ResumeCase, _, _>("/sprawy/{id}/wznow", pages::acts::resume),
        Route::post::<AddCooperation, _, _>("/sprawy/{id}/wspolpraca", pages::acts::cooperate),
        Route::post::<HandOverCase, _, _>("/sprawy/{id}/przekaz", pages::acts::hand_over),
        Route::post::<FileDocument, _, _>("/sprawy/{id}/dokumenty", pages::acts::file_document)
            .with_files(20),
        Route::post::<WaiveAnswer, _, _>("/sprawy/{id}/powinnosc/{duty}/odstap", pages::acts::waive),
        Route::post::<CloseCase, _, _>("/sprawy/{id}/zakoncz", pages::acts::close),
    ];
    routes.extend(api::routes());
    SliceFace {
        name: "cases",
        routes,
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "cases-nav",
            path: "/sprawy",
            icon: "cases",
            name: CaseList::NAME,
            rights: CaseList::RIGHTS,
            order: 30,
        }],
        migrations: MIGRATIONS,
        statements: [
            store::statements(),
            group::statements(),
            classes::statements(),
            waiting::statements().to_vec(),
            unit_work::statements().to_vec(),
            reach::statements().to_vec(),
            brought::store::statements().to_vec(),
        ]
        .concat(),
    }
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 8, name: "0008_cases_case", text: include_str!("../migrations/0008_cases_case.sql") },
    Migration {
        number: 42,
        name: "0042_cases_case_by_unit",
        text: include_str!("../migrations/0042_cases_case_by_unit.sql"),
    },
    Migration {
        number: 44,
        name: "0044_cases_party_in_order",
        text: include_str!("../migrations/0044_cases_party_in_order.sql"),
    },
    Migration {
        number: 83,
        name: "0083_cases_group",
        text: include_str!("../migrations/0083_cases_group.sql"),
    },
    Migration {
        number: 92,
        name: "0092_cases_led_in",
        text: include_str!("../migrations/0092_cases_led_in.sql"),
    },
    Migration {
        number: 145,
        name: "0145_cases_brought",
        text: include_str!("../migrations/0145_cases_brought.sql"),
    },
    Migration {
        number: 152,
        name: "0152_cases_item_came_from",
        text: include_str!("../migrations/0152_cases_item_came_from.sql"),
    },
    Migration { number: 161, name: "0161_cases_tie", text: include_str!("../migrations/0161_cases_tie.sql") },
];

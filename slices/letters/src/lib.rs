//! Outgoing items.

mod api;
pub mod deeds;
mod export;
pub mod model;
mod notify;
mod pages;
pub mod panel;
pub mod queries;
pub mod rules;
pub mod store;

use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, Done, Kind, NavItem, Route, SliceFace};

use deeds::{NotifyOverrun, RecordDelivery, SendLetter};
use queries::{LetterContent, ListCaseLetters, ListLetters, NewLetterForm};

/// Where suggestions come from while an addressee is typed: a list of buttons that hold what they fill in. `app` plugs it into
/// the site's slots.
#[derive(Clone, Copy)]
pub struct AddresseeHelp {
    /// The address.
    pub address: &'static str,
}

/// The most files of one letter.
const MOST_FILES: usize = 5;
/// [`MOST_FILES`] for the length of a request.
const FILES: u64 = 5;

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "letters",
        routes: page_routes().into_iter().chain(api_routes()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "letters-nav",
            path: "/wysylka",
            icon: "dispatch",
            name: ListLetters::NAME,
            rights: ListLetters::RIGHTS,
            order: 40,
        }],
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

fn page_routes() -> Vec<Route> {
    vec![
        Route::get::<ListLetters, _, _>("/wysylka", pages::list),
        Route::get::<ListLetters, _, _>("/wysylka/eksport/{format}", export::export),
        Route::get::<NewLetterForm, _, _>("/sprawy/{id}/pismo", pages::form),
        Route::post::<SendLetter, _, _>("/sprawy/{id}/pismo", pages::send).with_files(FILES),
        Route::post::<RecordDelivery, _, _>("/sprawy/{id}/doreczenie/{addressee}", pages::record),
        Route::post::<NotifyOverrun, _, _>("/sprawy/{id}/zawiadomienie", notify::notify),
        Route::get::<LetterContent, _, _>("/sprawy/{id}/pisma/{document}", pages::save_document),
        Route::get::<LetterContent, _, _>("/sprawy/{id}/pisma/{document}/podglad", pages::show_document),
    ]
}

fn api_routes() -> Vec<Route> {
    vec![
        Route::get::<ListLetters, _, _>("/api/v1/letters", api::list)
            .answers::<model::LetterLines>()
            .parameter("before", Kind::Whole),
        Route::get::<ListCaseLetters, _, _>("/api/v1/cases/{id}/letters", api::of_case)
            .answers::<model::CaseLetters>(),
        Route::post::<SendLetter, _, _>("/api/v1/cases/{id}/letters", api::send)
            .takes_json_and_files::<api::LetterBody>("letter", FILES)
            .answers::<deeds::SentLetter>()
            .creates(),
        Route::get::<LetterContent, _, _>(
            "/api/v1/cases/{id}/letters/documents/{document_id}",
            api::document,
        )
        .gives_file()
        .parameter("danger", Kind::OneOf(&["accept"])),
        Route::post::<RecordDelivery, _, _>("/api/v1/cases/{id}/deliveries/{addressee_id}", api::record)
            .takes::<api::DeliveryBody>()
            .answers::<Done>(),
        Route::post::<NotifyOverrun, _, _>("/api/v1/cases/{id}/overrun-notices", api::notify)
            .takes::<api::NoticeBody>()
            .answers::<api::Noticed>(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 9,
    name: "0009_letters_letter",
    text: include_str!("../migrations/0009_letters_letter.sql"),
}];

//! Outgoing items.

pub mod deeds;
pub mod model;
mod notify;
mod pages;
pub mod panel;
pub mod queries;
pub mod rules;
pub mod store;

use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, NavItem, Route, SliceFace};

use deeds::{NotifyOverrun, RecordDelivery, SendLetter};
use queries::{LetterContent, ListLetters, NewLetterForm};

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "letters",
        routes: vec![
            Route::get::<ListLetters, _, _>("/wysylka", pages::list),
            Route::get::<NewLetterForm, _, _>("/sprawy/{id}/pismo", pages::form),
            Route::post::<SendLetter, _, _>("/sprawy/{id}/pismo", pages::send).with_files(5),
            Route::post::<RecordDelivery, _, _>("/sprawy/{id}/doreczenie/{addressee}", pages::record),
            Route::post::<NotifyOverrun, _, _>("/sprawy/{id}/zawiadomienie", notify::notify),
            Route::get::<LetterContent, _, _>("/sprawy/{id}/pisma/{document}", pages::save_document),
            Route::get::<LetterContent, _, _>("/sprawy/{id}/pisma/{document}/podglad", pages::show_document),
            Route::get::<ListLetters, _, _>("/api/v1/letters", pages::api_list)
                .answers::<model::LetterLines>("Rejestr przesyłek wychodzących, od najnowszej")
                .parameter("before", "klucz następnej strony z pola next"),
            Route::post::<RecordDelivery, _, _>(
                "/api/v1/cases/{id}/deliveries/{addressee_id}",
                pages::api_record,
            )
            .takes::<pages::DeliveryBody>()
            .answers::<pages::Recorded>("Zapisz dzień i dowód doręczenia"),
            Route::post::<NotifyOverrun, _, _>("/api/v1/cases/{id}/overrun-notices", notify::api_notify)
                .takes::<notify::NoticeBody>()
                .answers::<notify::Noticed>("Zapisz zawiadomienie o przekroczeniu terminu i nowy termin"),
        ],
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

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 9,
    name: "0009_letters_letter",
    text: include_str!("../migrations/0009_letters_letter.sql"),
}];

//! Signatures: what comes in is judged, accepted letters get the office's seal or a signature made elsewhere.

mod api;
mod checked;
pub mod deeds;
pub mod follow;
pub mod judge;
pub mod model;
mod pages;
pub mod panel;
pub mod queries;
pub mod rules;
pub mod seal;
pub mod stamp;
mod store;
pub mod told;

pub use checked::{Checked, NotChecked, check};
use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, Done, NavItem, Route, SliceFace};

use deeds::{EndSeal, KeepSeal, SealDraft, UploadSigned};
use queries::{ListToSign, ShowSeal, ShowSignatures};

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "signing",
        routes: page_routes().into_iter().chain(api_routes()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![
            NavItem {
                word: "signing-to-sign-title",
                path: "/podpis",
                icon: "sign",
                name: ListToSign::NAME,
                rights: ListToSign::RIGHTS,
                order: 33,
            },
            NavItem {
                word: "signing-seal-nav",
                path: "/ustawienia/pieczec",
                icon: "seal-ok",
                name: ShowSeal::NAME,
                rights: ShowSeal::RIGHTS,
                order: 98,
            },
        ],
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

fn page_routes() -> Vec<Route> {
    vec![
        Route::get::<ListToSign, _, _>("/podpis", pages::to_sign),
        Route::post::<SealDraft, _, _>("/podpis", pages::seal_many),
        Route::post::<SealDraft, _, _>("/projekty/{draft}/pieczec", pages::seal),
        Route::get::<ShowSignatures, _, _>("/projekty/{draft}/podpisany", pages::ask_upload),
        Route::post::<UploadSigned, _, _>("/projekty/{draft}/podpisany", pages::upload).with_files(1),
        Route::get::<ShowSeal, _, _>("/ustawienia/pieczec", pages::show_seal),
        Route::post::<KeepSeal, _, _>("/ustawienia/pieczec", pages::keep_seal).with_files(1),
        Route::post::<EndSeal, _, _>("/ustawienia/pieczec/{seal}/koniec", pages::end_seal),
    ]
}

fn api_routes() -> Vec<Route> {
    vec![
        Route::get::<ListToSign, _, _>("/api/v1/letters-to-sign", api::to_sign)
            .answers::<model::LettersToSign>(),
        Route::get::<ShowSignatures, _, _>("/api/v1/drafts/{draft}/signatures", api::signatures)
            .answers::<model::DraftSignatures>(),
        Route::post::<SealDraft, _, _>("/api/v1/drafts/{draft}/seal", api::seal)
            .takes::<api::SealBody>()
            .answers::<deeds::AskedSeal>()
            .creates(),
        Route::post::<UploadSigned, _, _>("/api/v1/drafts/{draft}/signatures", api::upload)
            .takes_json_and_files::<api::SignedBody>("signed", 1)
            .answers::<deeds::AskedSeal>()
            .creates(),
        Route::get::<ShowSeal, _, _>("/api/v1/seal", api::show_seal).answers::<api::SealAnswer>(),
        Route::post::<KeepSeal, _, _>("/api/v1/seal", api::keep_seal)
            .takes_json_and_files::<api::KeepBody>("seal", 1)
            .answers::<api::KeptSeal>()
            .creates(),
        Route::post::<EndSeal, _, _>("/api/v1/seal/{seal}/end", api::end_seal).answers::<Done>(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 175,
        name: "0175_signing_seal",
        text: include_str!("../migrations/0175_signing_seal.sql"),
    },
    Migration {
        number: 176,
        name: "0176_signing_report",
        text: include_str!("../migrations/0176_signing_report.sql"),
    },
];

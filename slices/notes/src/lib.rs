//! Notes on cases.

mod api;
pub mod deeds;
pub mod model;
mod pages;
pub mod panel;
pub mod queries;
pub mod rules;
mod store;

use obieg_kernel::Migration;
use obieg_web::{Dictionary, Done, Route, SliceFace};

use deeds::{ChangeNote, RemoveNote, WithdrawOpinion, WriteNote};
use queries::CaseNotes;

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "notes",
        routes: vec![
            Route::post::<WriteNote, _, _>("/sprawy/{id}/notatki", pages::write),
            Route::post::<ChangeNote, _, _>("/sprawy/{id}/notatki/{note}/zmien", pages::change),
            Route::post::<RemoveNote, _, _>("/sprawy/{id}/notatki/{note}/usun", pages::remove),
            Route::post::<WithdrawOpinion, _, _>("/sprawy/{id}/notatki/{note}/wycofaj", pages::withdraw),
            Route::get::<CaseNotes, _, _>("/api/v1/cases/{id}/notes", api::list).answers::<model::Notes>(),
            Route::post::<WriteNote, _, _>("/api/v1/cases/{id}/notes", api::write)
                .takes::<api::NoteBody>()
                .answers::<api::NewNote>()
                .creates(),
            Route::post::<ChangeNote, _, _>("/api/v1/cases/{id}/notes/{note}/change", api::change)
                .takes::<api::NoteChange>()
                .answers::<Done>(),
            Route::post::<RemoveNote, _, _>("/api/v1/cases/{id}/notes/{note}/remove", api::remove)
                .takes::<api::NoteRemoval>()
                .answers::<Done>(),
            Route::post::<WithdrawOpinion, _, _>("/api/v1/cases/{id}/notes/{note}/withdraw", api::withdraw)
                .takes::<api::OpinionWithdrawal>()
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
    number: 108,
    name: "0108_notes_note",
    text: include_str!("../migrations/0108_notes_note.sql"),
}];

//! The scanner folder: files are read into drafts of items by plain functions (`read`), and taken into the register,
//! each exactly once (`folder`).
//!
//! Reading never fails and loses nothing: the first part is always the file as it came, and what cannot be read says so
//! in a note. Nothing here is verified; signatures are only noticed.

#![deny(missing_docs)]

mod binary;
pub mod deeds;
mod desk;
mod epuap;
pub mod folder;
mod letterhead;
mod mail;
pub mod notes;
mod pages;
mod preview;
mod read;
mod reading;
mod safe;
pub mod store;
mod text;
mod unpack;
mod xml;

pub use desk::desk_part;
pub use letterhead::{Letterhead, letterhead};
pub use preview::mail_preview;
pub use read::read;
pub use reading::{Fact, Kind, Part, Reading};
pub use safe::{SafeMail, safe_view};
pub use unpack::unpack;

use std::collections::BTreeSet;
use std::sync::Arc;

use obieg_desk::FirstStep;
use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, Route, SliceFace};

use deeds::{ListRefusedFiles, SettleRefusedFile};

/// The words of the slice: every code of [`notes`] with `-` for `.`, and those of its screen.
pub const DICTIONARY: Dictionary =
    Dictionary { pl: include_str!("../locales/pl.ftl"), en: include_str!("../locales/en.ftl") };

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "intake",
        routes: vec![
            Route::get::<ListRefusedFiles, _, _>("/skaner", pages::refused),
            Route::post::<SettleRefusedFile, _, _>("/skaner/{id}/zalatwione", pages::settle),
            Route::get::<ListRefusedFiles, _, _>("/api/v1/refused-files", pages::api_refused)
                .answers::<pages::RefusedFiles>(),
            Route::post::<SettleRefusedFile, _, _>("/api/v1/refused-files/{id}/settle", pages::api_settle)
                .answers::<deeds::Settled>(),
        ],
        dictionary: DICTIONARY,
        nav: Vec::new(),
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

/// The scanner folder, which is named in the settings file: of the offices with these keys it is.
pub fn first_step(offices: BTreeSet<String>) -> FirstStep {
    FirstStep {
        order: 50,
        code: "scanner",
        name: ListRefusedFiles::NAME,
        rights: ListRefusedFiles::RIGHTS,
        path: "/skaner",
        is_needed: false,
        is_done: Arc::new(move |_, actor| Ok(offices.contains(actor.office_key()))),
    }
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 10,
    name: "0010_intake_refusal",
    text: include_str!("../migrations/0010_intake_refusal.sql"),
}];

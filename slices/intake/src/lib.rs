//! Files that arrive in the scanner folder, read into drafts of items: plain functions, no database, no server.
//!
//! Reading never fails and loses nothing: the first part is always the file as it came, and what cannot be read says so
//! in a note. Nothing here is verified; signatures are only noticed.

#![deny(missing_docs)]

mod binary;
mod epuap;
mod guard;
mod mail;
pub mod notes;
mod read;
mod reading;
mod safe;
mod text;
mod xml;

pub use read::read;
pub use reading::{Fact, Kind, Part, Reading};
pub use safe::{SafeMail, safe_view};

/// The words of the slice: every code of [`notes`] with `-` for `.`.
pub const DICTIONARY: obieg_web::Dictionary =
    obieg_web::Dictionary { pl: include_str!("../locales/pl.ftl"), en: include_str!("../locales/en.ftl") };

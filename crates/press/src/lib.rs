//! Letters from an office's own templates: one, or thousands, as PDF/A-2a with PDF/UA-1 tags.
//!
//! A template is data: Typst that an administrator of an office wrote, and that may be wrong or endless. It is compiled by a child
//! process with limits of memory, time and pages ([`Press`], [`child::run`]); it sees `/letter.typ`, the fields of one letter, and
//! nothing else: no file, no network, no clock, no foreign code. The same input gives the same bytes. A value of a field is never
//! read as Typst.

#![deny(missing_docs)]

mod check;
pub mod child;
mod fault;
pub mod fields;
mod look;
pub mod markup;
mod prepare;
mod press;
pub mod recipients;
pub mod shipped;
mod text;
mod typeset;
mod wire;

pub use check::Checked;
pub use fault::{Fault, Mistake};
pub use fields::Fields;
pub use prepare::MOST_DATA;
pub use press::{Made, Place, Press};
pub use typeset::{About, MOST_SOURCE, Preview, Template};
pub use wire::Limits;

//! Pure legal arithmetic of a Polish local government office.
//!
//! Plain functions over values: no I/O, no clock, no randomness. Every function is told the day it reasons about.
//! Each module names the article it carries out; `docs/law/README.md` maps rule to article, code and test.
//!
//! Errors are one small enum per module, one variant per broken rule, each with a stable `code()` such as
//! `law.sign-number-zero`. Words for people live where the pages live, so `Display` of an error is its code.
#![deny(missing_docs)]

mod text;

pub mod ade_address;
pub mod assignment;
pub mod calendar;
pub mod channel;
pub mod civil_year;
pub mod clock;
pub mod edelivery;
pub mod identifier;
pub mod jrwa;
pub mod partial_date;
pub mod retention;
pub mod rpw;
pub mod service;
pub mod settling;
pub mod sign;
pub mod term;

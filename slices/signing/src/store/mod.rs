//! Statements of the slice.

mod reports;
mod seals;
mod signed;

pub(crate) use reports::{NewReport, add_report, follow, is_followed, reports_of};
pub(crate) use seals::{NewSeal, add_seal, end_seal, live_seal, secret};
pub(crate) use signed::{
    NewSigned, Proof, add_signed, find_signed, last_of, set_failed, set_kept, signed_of,
};

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    [seals::statements(), signed::statements(), reports::statements()].concat()
}

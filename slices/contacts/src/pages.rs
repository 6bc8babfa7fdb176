//! Screens of the contact book.

pub(crate) mod alike;
pub(crate) mod contact;
pub(crate) mod form;
pub(crate) mod import;
pub(crate) mod list;

use obieg_kernel::Failure;
use obieg_web::Visit;

/// The place of a sender in the address; what is no number names nobody.
pub(crate) fn position(visit: &Visit) -> Result<usize, Failure> {
    visit.part("position")?.parse().map_err(|_| Failure::Hidden)
}

//! How much of a list one answer of the API holds.

use obieg_kernel::{Failure, Refusal};

/// So many lines when the caller names no number.
const USUAL: i64 = 50;

/// The most lines of a page, where a list sets no smaller number.
pub const MOST_ON_PAGE: i64 = 200;

/// The number of lines that a caller wants, from 1 to `most`.
///
/// # Errors
/// `kernel.page-size` on `limit`.
pub fn page_size(wanted: Option<i64>, most: i64) -> Result<i64, Failure> {
    let limit = wanted.unwrap_or(USUAL);
    if (1..=most).contains(&limit) {
        return Ok(limit);
    }
    Err(Refusal::input("kernel.page-size").on("limit").with("most", most).into())
}

//! Screens and prints.

pub(crate) mod damage;
pub(crate) mod left_out;
pub(crate) mod pieces;
pub(crate) mod print;
pub(crate) mod stores;

use obieg_web::Frame;

/// The codes of a kind with their words, for a choice.
fn choices<T: Copy>(
    frame: &Frame,
    group: &str,
    all: &[T],
    code: fn(T) -> &'static str,
) -> Vec<(String, String)> {
    all.iter().map(|one| (code(*one).to_owned(), frame.words.of(group, code(*one)))).collect()
}

//! A statement that changes rows is no `Select`: the second way to write under a reading grant.
#[path = "support/notes.rs"]
mod notes;
use obieg_kernel::{Failure, Reads, Row, Seen};
fn run(seen: &mut Seen<'_, notes::CountNotes>) -> Result<Vec<Row>, Failure> {
    Ok(seen.rows(&notes::ADD, &[])?)
}
fn main() {}

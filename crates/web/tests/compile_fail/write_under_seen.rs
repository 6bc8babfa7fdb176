//! A query cannot write: its grant has no `change`.
#[path = "support/notes.rs"]
mod notes;
use obieg_kernel::{Failure, Seen, Writes};
fn run(seen: &mut Seen<'_, notes::CountNotes>) -> Result<u64, Failure> {
    Ok(Writes::change(seen, &notes::ADD, &[])?)
}
fn main() {}

//! A deed cannot end well without an event in the journal.
#[path = "support/notes.rs"]
mod notes;
use obieg_kernel::{Committed, Failure, Granted, Reads, Writes, vals};
fn run(mut granted: Granted<'_, notes::AddNote>) -> Result<Committed<notes::AddNote>, Failure> {
    granted.change(&notes::ADD, vals![granted.office(), "tekst"])?;
    Ok(())
}
fn main() {}

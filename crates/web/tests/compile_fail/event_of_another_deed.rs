//! A deed tells its own event, not some other one.
#[path = "support/notes.rs"]
mod notes;
use obieg_kernel::{Committed, Failure, Granted};
fn run(granted: Granted<'_, notes::AddNote>) -> Result<Committed<notes::AddNote>, Failure> {
    granted.commit(&"something else", ())
}
fn main() {}

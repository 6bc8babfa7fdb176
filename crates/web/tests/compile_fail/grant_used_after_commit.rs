//! After its event a deed writes nothing more: the grant is gone.
#[path = "support/notes.rs"]
mod notes;
use obieg_kernel::{Committed, Failure, Granted, Reads, Writes, vals};
fn run(mut granted: Granted<'_, notes::AddNote>) -> Result<Committed<notes::AddNote>, Failure> {
    let done = granted.commit(&notes::NoteAdded, ());
    granted.change(&notes::ADD, vals![granted.office(), "tekst"])?;
    done
}
fn main() {}

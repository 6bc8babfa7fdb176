//! Nobody makes the proof that an event was written.
#[path = "support/notes.rs"]
mod notes;
fn main() {
    let _ = obieg_kernel::Committed::<notes::AddNote> { done: () };
}

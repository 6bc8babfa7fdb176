//! A query does no deed as a step.
#[path = "support/notes.rs"]
mod notes;
fn run(seen: &mut obieg_kernel::Seen<'_, notes::CountNotes>) {
    seen.step(&notes::AddNote);
}
fn main() {}

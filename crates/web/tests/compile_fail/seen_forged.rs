//! Nobody makes the permission to read.
#[path = "support/notes.rs"]
mod notes;
fn main() {
    let _ = obieg_kernel::Seen::<notes::CountNotes> {};
}

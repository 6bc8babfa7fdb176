//! Nobody makes a grant: the kernel does, after the policy said yes.
#[path = "support/notes.rs"]
mod notes;
fn main() {
    let _ = obieg_kernel::Granted::<notes::AddNote> {};
}

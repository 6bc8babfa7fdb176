//! A statement by itself runs nowhere: it needs a grant.
#[path = "support/notes.rs"]
mod notes;
fn main() {
    notes::COUNT.rows(&[]);
}

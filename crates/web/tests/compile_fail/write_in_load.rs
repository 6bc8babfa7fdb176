//! Loading the target, before the policy has spoken, cannot write.
#[path = "support/notes.rs"]
mod notes;
use obieg_kernel::{Failure, Lookup, Writes};
fn load(db: &mut Lookup<'_>) -> Result<u64, Failure> {
    Ok(Writes::change(db, &notes::ADD, &[])?)
}
fn main() {}

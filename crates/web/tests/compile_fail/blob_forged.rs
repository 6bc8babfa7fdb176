//! A blob that is not on disk cannot be named in the record.
fn main() {
    let _ = obieg_kernel::blob::Stored {};
}

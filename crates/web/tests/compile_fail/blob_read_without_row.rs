//! A blob is read with what a query gave, not with a hash somebody knows.
fn main() {
    let _ = obieg_kernel::blob::Readable {};
}

//! There is no actor without a credential.
fn main() {
    let _: obieg_kernel::Actor = Default::default();
}

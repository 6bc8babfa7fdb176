//! The operator's key is given once, by opening the kernel.
fn main() {
    let _ = obieg_kernel::OperatorKey(());
}

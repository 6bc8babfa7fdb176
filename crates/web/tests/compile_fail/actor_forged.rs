//! Nobody makes an actor: only the kernel does, from a session, a token or the operator's key.
fn main() {
    let _ = obieg_kernel::Actor {};
}

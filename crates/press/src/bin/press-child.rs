//! The child by itself, for the tests of this crate. The program `obieg` calls the same function.

fn main() -> std::io::Result<()> {
    obieg_press::child::run()
}

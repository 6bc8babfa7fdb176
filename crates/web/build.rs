//! Checks that the front-end bundle is there and says what to run. No network here, ever.

use std::path::Path;

fn main() {
    let dist = Path::new("../../front/dist/manifest.json");
    println!("cargo::rerun-if-changed={}", dist.display());
    if !dist.is_file() {
        println!("cargo::error=front/dist is missing: run `cargo xtask front` first");
    }
}

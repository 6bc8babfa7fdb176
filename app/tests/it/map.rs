//! The map in ARCHITECTURE.md against the workspace: a room that is not on it, or on it and gone, fails.

use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn the_map_names_every_room_and_no_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let map = std::fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let drawn: BTreeSet<String> = map
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next().map(str::to_owned))
        .filter(|room| room != "front")
        .collect();
    let mut there: BTreeSet<String> = ["app", "bench", "xtask"].map(str::to_owned).into();
    for folder in ["crates", "slices", "standins"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.join("Cargo.toml").is_file() {
                there.insert(format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap()));
            }
        }
    }
    assert_eq!(drawn, there);
}

//! The operating guide against the program: what it names is there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use obieg_app::config::Settings;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// The blocks of code in one language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split("```").collect();
    parts
        .iter()
        .skip(1)
        .step_by(2)
        .filter_map(|block| Some(block.strip_prefix(language)?.to_owned()))
        .collect()
}

fn settings(text: &str) -> Settings {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("obieg.toml");
    std::fs::write(&file, text).unwrap();
    Settings::read(&file).unwrap()
}

#[test]
fn settings_of_the_guide_and_of_the_package_are_read() {
    let blocks = blocks(&read("docs/operating.md"), "toml");
    assert_eq!(blocks.len(), 2);
    for block in &blocks {
        settings(block);
    }
    let packaged = settings(&read("app/debian/obieg.toml"));
    assert_eq!(packaged.data, Path::new("/var/lib/obieg"));
    assert!(packaged.secure && packaged.metrics.is_none());
}

/// Every setting that the program knows stands in the guide.
#[test]
fn no_setting_is_left_out() {
    let guide = blocks(&read("docs/operating.md"), "toml").concat();
    let source = read("app/src/config.rs");
    let (_, fields) = source.split_once("pub struct Settings {").unwrap();
    let (fields, _) = fields.split_once("\n}").unwrap();
    for line in fields.lines().filter_map(|line| line.trim().strip_prefix("pub ")) {
        let name = line.split(':').next().unwrap();
        let there = [format!("\n{name} = "), format!("[{name}]"), format!("[[{name}]]")];
        assert!(there.iter().any(|way| guide.contains(way)), "{name} is not in docs/operating.md");
    }
}

/// Every `obieg` command in the guide is one of the program, and so is every option behind it.
#[test]
fn commands_of_the_guide_are_there() {
    let guide = read("docs/operating.md");
    let mut seen = 0;
    for line in blocks(&guide, "sh").iter().flat_map(|block| block.lines()) {
        let Some((_, rest)) = line.split('#').next().unwrap().split_once("obieg obieg ") else { continue };
        let words: Vec<&str> = rest.split_whitespace().collect();
        let command: Vec<&str> = words
            .iter()
            .copied()
            .take_while(|word| !word.starts_with('-') && !word.contains(['/', '.']))
            .collect();
        let help = Command::new(env!("CARGO_BIN_EXE_obieg")).args(&command).arg("--help").output().unwrap();
        assert!(help.status.success(), "obieg {}", command.join(" "));
        let help = String::from_utf8(help.stdout).unwrap();
        for option in words.iter().filter(|word| word.starts_with("--")) {
            assert!(help.contains(option), "obieg {} has no {option}", command.join(" "));
        }
        seen += 1;
    }
    assert!(seen >= 7, "{seen}");
}

/// Every path under /usr, /etc and /var/lib that belongs to us is packaged.
#[test]
fn places_of_the_guide_are_packaged() {
    let packaged =
        ["xtask/src/package.rs", "app/debian/postinst", "app/debian/obieg.service"].map(read).concat();
    let guide = read("docs/operating.md");
    let places: BTreeSet<&str> = guide
        .split(|letter: char| letter.is_whitespace() || "`\",)".contains(letter))
        .filter(|word| word.starts_with('/') && word.contains("obieg") && !word.contains("nginx"))
        .filter(|word| !word.contains("letsencrypt") && !word.contains("obieg-"))
        .map(|word| word.trim_end_matches(['.', ';', ':']))
        .collect();
    assert!(places.len() >= 6, "{places:?}");
    for place in places {
        assert!(packaged.contains(place.trim_start_matches('/')), "{place}");
    }
}

/// Every meter in the guide is told, and every one that is told stands in the guide.
#[test]
fn meters_of_the_guide_are_the_meters() {
    let names = |text: &str| -> BTreeSet<String> {
        text.split(|letter: char| !(letter.is_ascii_lowercase() || letter == '_'))
            .filter(|word| word.starts_with("obieg_") && !word.starts_with("obieg_kernel") && word.len() > 6)
            .map(str::to_owned)
            .collect()
    };
    let source = read("crates/web/src/meter.rs");
    assert_eq!(names(&read("docs/operating.md")), names(&source));
}

//! Every class of made-up files gets exactly the verdict that is written down, in time and in memory.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use obieg_inspect::{Finding, Severity, inspect};

use crate::classes::{Class, classes};
use crate::make::Dice;

/// Files of each class.
const EACH: u64 = 6;

fn codes(findings: &[Finding]) -> Vec<&'static str> {
    let mut codes: Vec<_> = findings.iter().map(|finding| finding.code()).collect();
    codes.sort_unstable();
    codes
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the time that a verdict takes is what is measured")]
fn every_class_gets_its_verdict_in_time_and_memory() {
    let (mut files, mut slowest) = (0_usize, (Duration::ZERO, String::new()));
    let mut wrong = Vec::new();
    for class in classes() {
        for seed in 1..=EACH {
            let (name, bytes) = (class.make)(&mut Dice::new(seed));
            let begun = Instant::now();
            let verdict = inspect(&bytes, &name);
            let took = begun.elapsed();
            let found: Vec<Finding> = verdict.findings.iter().copied().collect();
            if codes(&found) != codes(class.findings) || verdict.media != class.media {
                wrong.push(format!("{} (seed {seed}): {:?} {:?}", class.name, verdict.media, codes(&found)));
            }
            assert!(took < Duration::from_secs(5), "{}: {took:?}", class.name);
            if took > slowest.0 {
                slowest = (took, class.name.to_owned());
            }
            files += 1;
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    println!("{files} files, the slowest {:?} ({})", slowest.0, slowest.1);
    assert!(files >= 400, "{files}");
    // The tests' own files are in this number too.
    if let Some(peak) = peak() {
        println!("memory at its highest: {peak} kB");
        assert!(peak < 256 << 10, "{peak} kB");
    }
}

/// Memory of this process at its highest, in kilobytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_ascii_whitespace().nth(1)?.parse().ok()
}

#[test]
fn every_finding_has_a_class_and_every_class_a_name_of_its_own() {
    let classes = classes();
    for finding in Finding::ALL {
        assert!(
            classes.iter().any(|class| class.findings.contains(finding)),
            "no class for {}",
            finding.code()
        );
        assert_eq!(Finding::from_code(finding.code()), Some(*finding));
    }
    let names: BTreeMap<&str, &Class> = classes.iter().map(|class| (class.name, class)).collect();
    assert_eq!(names.len(), classes.len());
    assert!(classes.len() >= 40);
    let good = classes.iter().filter(|class| class.findings.is_empty()).count();
    assert!(good >= 20, "honest files of every type must pass: {good}");
}

#[test]
fn a_file_too_large_to_be_looked_into_says_so() {
    let mut large = b"%PDF-1.7\n".to_vec();
    large.resize(obieg_inspect::MOST as usize, b'x');
    assert!(!inspect(&large, "skan.pdf").findings.contains(&Finding::Unread));
    large.push(b'x');
    assert!(inspect(&large, "skan.pdf").findings.contains(&Finding::Unread));
}

/// The table of verdicts as people read it. `OBIEG_WRITE=1` writes it anew.
#[test]
fn the_table_of_verdicts_is_as_it_was_read() {
    let mut table = String::from(
        "# Verdicts on files\n\nWhat `crates/inspect` finds in made-up files of each class; written and checked by its tests\n(`OBIEG_WRITE=1 cargo nextest run -p obieg-inspect`). `fine`: shown and saved. `warn`: with a word. `closed`: never shown by the\nbrowser. `danger`: saved only through the door, which says what was found and writes into the read log.\n\n| class | type | found | what follows |\n|---|---|---|---|\n",
    );
    for class in classes() {
        let found = codes(class.findings).join(", ");
        let severity = Severity::of(class.findings).code();
        writeln!(table, "| {} | {} | {found} | {severity} |", class.name, class.media.code()).unwrap();
    }
    table.push_str("\nNot recognised: macros of Excel 4 in the old binary format, old binary Word and Excel files with a password,\nharmful software that needs none of the above (no antivirus is asked).\n");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/verdicts.md");
    if std::env::var_os("OBIEG_WRITE").is_some() {
        std::fs::write(&file, &table).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), table, "OBIEG_WRITE=1 writes it anew");
}

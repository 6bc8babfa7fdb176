//! Replays the kept seeds and changes them: some thousand inputs each, or `OBIEG_FUZZ_SECS` seconds each.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must fail at once"
)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use obieg_fuzz::{all, drive};

/// Inputs of each target in the short form.
const SHORT: u64 = 1_500;
/// Those that draw whole pages get fewer: each costs a hundred times what the others cost.
const DRAWN: u64 = 150;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name)
}

fn seeds(name: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

#[expect(clippy::disallowed_methods, reason = "how long it may take is what the caller asks for")]
fn fuzz(name: &str) {
    let target = all().into_iter().find(|target| target.name == name).unwrap();
    let seeds = seeds(name);
    assert!(seeds.len() > 1, "{name} has seeds");
    let secs: Option<u64> = std::env::var("OBIEG_FUZZ_SECS").ok().map(|secs| secs.parse().unwrap());
    let seed: u64 = std::env::var("OBIEG_FUZZ_SEED").map_or(1, |seed| seed.parse().unwrap());
    let short = if name == "scan" { DRAWN } else { SHORT };
    let begun = Instant::now();
    let mut last = begun;
    let mut slowest = Duration::ZERO;
    let mut until = |inputs: u64| {
        slowest = slowest.max(last.elapsed());
        last = Instant::now();
        secs.map_or(inputs >= short, |secs| begun.elapsed() >= Duration::from_secs(secs))
    };
    let run = drive(&target, &seeds, seed, &mut until);
    println!(
        "{name}: {} inputs, {} outcomes, the slowest {slowest:?}, seed {seed}",
        run.inputs, run.outcomes
    );
    if let Some((input, why)) = run.fallen {
        let place = std::env::temp_dir().join(format!("obieg-fuzz-{name}"));
        std::fs::write(&place, &input).unwrap();
        panic!(
            "{name} fell ({why}) under {}: mend it and keep the file in {}",
            place.display(),
            folder(name).display()
        );
    }
    assert!(slowest < Duration::from_secs(5), "{name}: {slowest:?} for one input");
}

#[test]
fn email() {
    fuzz("email");
}

#[test]
fn zip() {
    fuzz("zip");
}

#[test]
fn scan() {
    fuzz("scan");
}

/// A kept label is read: else the seeds would lead nowhere.
#[test]
fn the_labels_among_the_seeds_are_read() {
    for seed in seeds("scan") {
        assert!(obieg_scan::codes(&seed).contains("RPW-7-2026-K7"));
    }
}

#[test]
fn receipt() {
    fuzz("receipt");
}

#[test]
fn table() {
    fuzz("table");
}

#[test]
fn sign() {
    fuzz("sign");
}

#[test]
fn date() {
    fuzz("date");
}

#[test]
fn signature() {
    fuzz("signature");
}

/// The kept signatures hold: else the seeds would lead nowhere.
#[test]
fn the_signatures_among_the_seeds_hold() {
    let target = all().into_iter().find(|target| target.name == "signature").unwrap();
    for seed in seeds("signature") {
        assert!((target.run)(&seed).unwrap().contains("TrustNotDecided"));
    }
}

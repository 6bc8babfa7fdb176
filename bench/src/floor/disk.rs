//! The disk and the database library alone.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::Outcome;
use crate::watch::Watch;

use super::bare;

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(0.0) * 1e3
}

/// Appends 4 KiB and syncs; the median in ms.
pub fn append(folder: &Path, count: u32) -> Outcome<f64> {
    let path = folder.join("append");
    let mut file = OpenOptions::new().create(true).append(true).open(&path)?;
    let block = [7u8; 4096];
    let mut times = Vec::new();
    for _ in 0..count {
        let watch = Watch::start();
        file.write_all(&block)?;
        file.sync_all()?;
        times.push(watch.seconds());
    }
    fs::remove_file(path)?;
    Ok(median(times))
}

/// One letter and one journal row per commit, synced; the median in ms.
pub fn commits(folder: &Path, count: u32) -> Outcome<f64> {
    let mut conn = bare::open(&folder.join("commits.db"))?;
    let mut times = Vec::new();
    for number in 0..count {
        let watch = Watch::start();
        let tx = conn.transaction()?;
        bare::write(&tx, i64::from(number), b"Wniosek o pozwolenie")?;
        tx.commit()?;
        times.push(watch.seconds());
    }
    Ok(median(times))
}

/// Small files that survive a power cut: content and name synced. Per second.
pub fn files(folder: &Path, count: u32) -> Outcome<f64> {
    let inside = folder.join("files");
    fs::create_dir_all(&inside)?;
    let (content, handle) = ([3u8; 2900], File::open(&inside)?);
    let watch = Watch::start();
    for number in 0..count {
        let part = inside.join("part");
        let mut file = File::create(&part)?;
        file.write_all(&content)?;
        file.sync_all()?;
        fs::rename(&part, inside.join(number.to_string()))?;
        handle.sync_all()?;
    }
    let rate = f64::from(count) / watch.seconds();
    fs::remove_dir_all(inside)?;
    Ok(rate)
}

/// 256 MiB in a row, synced at the end. MB/s.
pub fn sequential(folder: &Path) -> Outcome<f64> {
    let path = folder.join("row");
    let block = vec![5u8; 1 << 20];
    let watch = Watch::start();
    let mut file = File::create(&path)?;
    for _ in 0..256 {
        file.write_all(&block)?;
    }
    file.sync_all()?;
    let rate = 256.0 * 1.048_576 / watch.seconds();
    fs::remove_file(path)?;
    Ok(rate)
}

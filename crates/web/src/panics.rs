//! Panics of this program, counted for whoever watches it (ASVS 16.5.4). Each is a fault of ours: one request, one job or one deed
//! ends with it and the program lives on, so without a number nobody would look.

use std::sync::atomic::{AtomicU64, Ordering};

static COUNTED: AtomicU64 = AtomicU64::new(0);

/// Counts every panic of this process from now on, wherever it happens, but those that are expected where they happen; what was done
/// on a panic before is still done. To be called once, by the program that owns the process.
pub fn count_all(expected: fn() -> bool) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |told| {
        if !expected() {
            COUNTED.fetch_add(1, Ordering::Relaxed);
        }
        before(told);
    }));
}

/// How many there were since the program began to count.
pub fn counted() -> u64 {
    COUNTED.load(Ordering::Relaxed)
}

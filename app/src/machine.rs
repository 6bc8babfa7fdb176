//! The real clock and the real randomness. Nothing below this crate knows them.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use obieg_kernel::Env;
use obieg_kernel::env::{Clock, Entropy};
use obieg_web::health::{Disk, Space};

struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the system clock comes in")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, buffer: &mut [u8]) {
        if getrandom::fill(buffer).is_err() {
            // Without randomness there are no secrets: going on would be worse than ending.
            tracing::error!("the system gives no randomness");
            std::process::abort();
        }
    }
}

/// Time and randomness of this machine.
///
/// # Errors
/// When the time zone database has no Europe/Warsaw.
pub fn env() -> Result<Env, String> {
    env_at(Arc::new(SystemClock))
}

/// A clock that runs like the machine's, from another instant on: the demonstration of a day that is not today.
struct ShiftedClock(jiff::SignedDuration);

impl Clock for ShiftedClock {
    fn now(&self) -> Timestamp {
        let now = SystemClock.now();
        now.checked_add(self.0).unwrap_or(now)
    }
}

/// Time and randomness of this machine, the time as if it were `start` now.
///
/// # Errors
/// As [`env`].
pub fn env_from(start: Timestamp) -> Result<Env, String> {
    env_at(Arc::new(ShiftedClock(start.duration_since(SystemClock.now()))))
}

/// Randomness of this machine under another clock: the story of the demonstration walks through the past.
///
/// # Errors
/// As [`env`].
pub fn env_at(clock: Arc<dyn Clock>) -> Result<Env, String> {
    Env::new(clock, Arc::new(SystemEntropy)).map_err(|error| error.to_string())
}

/// The room on the disk of this folder.
pub fn disk(data: &Path) -> Disk {
    let data = data.to_owned();
    Disk::new(move || free(&data).map(|free| Space { free }))
}

/// What the program may still write there, without what is kept for root.
#[cfg(target_os = "linux")]
fn free(folder: &Path) -> Option<u64> {
    let told = nix::sys::statvfs::statvfs(folder).ok()?;
    Some(told.blocks_available().saturating_mul(told.fragment_size()))
}

#[cfg(not(target_os = "linux"))]
fn free(_: &Path) -> Option<u64> {
    None
}

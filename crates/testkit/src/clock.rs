//! A clock that stands still until it is moved.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use obieg_kernel::env::{Clock, Entropy};

/// A clock that a test moves.
pub struct TestClock(AtomicI64);

impl TestClock {
    /// Stands at this instant, for example `2026-06-01T08:00:00Z`.
    pub fn at(instant: &str) -> Self {
        Self(AtomicI64::new(micros(instant)))
    }

    /// Moves to an instant.
    pub fn set(&self, instant: &str) {
        self.0.store(micros(instant), Ordering::SeqCst);
    }

    /// Moves on.
    pub fn advance(&self, by: SignedDuration) {
        let by = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
        self.0.fetch_add(by, Ordering::SeqCst);
    }
}

fn micros(instant: &str) -> i64 {
    instant.parse::<Timestamp>().map(Timestamp::as_microsecond).unwrap_or_default()
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// The system's randomness.
pub(crate) struct TestEntropy;

impl Entropy for TestEntropy {
    fn fill(&self, buffer: &mut [u8]) {
        getrandom::fill(buffer).unwrap_or_else(|_| std::process::abort());
    }
}

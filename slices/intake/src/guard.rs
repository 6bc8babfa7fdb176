//! A wall around parsers of others: what comes from strangers must not stop the intake.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What the work gives, or nothing when it panicked.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

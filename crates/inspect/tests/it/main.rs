//! Made-up files, good and bad, against the verdicts that they must get.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test that cannot go on must fail at once, also in its helper functions"
)]

mod classes;
mod make;
mod random;
mod verdicts;

//! The stand-in over the real wire.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail at once, also in its helper functions"
)]

mod behaviour;
mod contract;
mod faults;
mod hybrid;
mod mailbox;
mod pages;
mod support;
mod tokens;

//! The client against the stand-in of the operator, over the real wire.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail at once, also in its helper functions"
)]

mod big;
mod contract;
mod evidences;
mod receiving;
mod sending;
mod support;
mod tokens;
mod trouble;

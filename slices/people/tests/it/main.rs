//! The slice against both databases.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail at once, also in its helper functions"
)]

mod door;
mod founding;

fn faces() -> Vec<obieg_web::SliceFace> {
    vec![obieg_people::face()]
}

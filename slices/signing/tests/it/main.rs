//! The slice against both databases, with keys made for each test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail at once, also in its helper functions"
)]

mod cast;
mod judging;
mod screens;
mod sealing;
mod words;

fn faces() -> Vec<obieg_web::SliceFace> {
    vec![
        obieg_desk::face(),
        obieg_people::face(),
        obieg_classification::face(),
        obieg_documents::face(),
        obieg_registry::face(),
        obieg_assignments::face(),
        obieg_duties::face(),
        obieg_terms::face(),
        obieg_cases::face(),
        obieg_letters::face(),
        obieg_drafts::face(),
        obieg_signing::face(),
    ]
}

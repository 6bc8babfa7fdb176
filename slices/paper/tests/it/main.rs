#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on must fail at once, also in its helper functions"
)]
//! The slice against both databases.

mod prints;
mod scanned;
mod stores;

use obieg_registry::deeds::{RegisterItem, Registered};
use obieg_registry::draft::{ItemDraft, SenderDraft};
use obieg_testkit::World;

fn faces() -> Vec<obieg_web::SliceFace> {
    vec![obieg_people::face(), obieg_documents::face(), obieg_registry::face(), obieg_paper::face()]
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A letter on paper, not scanned yet.
fn draft(title: &str) -> ItemDraft {
    ItemDraft {
        senders: vec![SenderDraft {
            surname: some("Kowalska"),
            given_names: some("Maria"),
            place: some("Brzozowo"),
            ..SenderDraft::default()
        }],
        letter_date: some("2026-05-29"),
        received_on: some("2026-06-01"),
        channel: some("post"),
        title: some(title),
        access: some("partly-public"),
        scan_state: some("none"),
        scan_reason: some("format większy niż A3"),
        not_duplicate: true,
        ..ItemDraft::default()
    }
}

/// Registered by the chancery of `alfa`.
async fn register(world: &World, title: &str) -> Registered {
    let chancery = world.actor("alfa", "Karolina").await;
    chancery.act(RegisterItem { draft: draft(title), files: Vec::new(), taken_as: None }, None).await.unwrap()
}

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on must fail at once"
)]
//! The slice against both databases.

mod api;
mod entries;
mod files;
mod lists;
mod many;
mod reach;
mod screens;

use bytes::Bytes;
use obieg_documents::NewFile;
use obieg_kernel::{Actor, Failure};
use obieg_registry::deeds::{RegisterItem, Registered};
use obieg_registry::draft::{ItemDraft, SenderDraft};
use obieg_testkit::on_both;

fn faces() -> Vec<obieg_web::SliceFace> {
    vec![obieg_people::face(), obieg_documents::face(), obieg_registry::face()]
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn sender(surname: &str) -> SenderDraft {
    SenderDraft {
        surname: some(surname),
        given_names: some("Maria"),
        place: some("Brzozowo"),
        ..SenderDraft::default()
    }
}

/// A letter that came by post on the day on which the world's clock starts.
fn draft(title: &str) -> ItemDraft {
    ItemDraft {
        senders: vec![sender("Kowalska")],
        letter_date: some("2026-05-29"),
        received_on: some("2026-06-01"),
        channel: some("post"),
        title: some(title),
        access: some("partly-public"),
        ..ItemDraft::default()
    }
}

async fn file(actor: &Actor, name: &str, content: &'static [u8]) -> NewFile {
    let stored = actor.blobs().put_bytes(Bytes::from_static(content)).await.unwrap();
    NewFile::new(stored, name, content)
}

async fn register(actor: &Actor, draft: ItemDraft, files: Vec<NewFile>) -> Result<Registered, Failure> {
    actor.act(RegisterItem { draft, files, taken_as: None }, None).await
}

/// Codes and fields of a refusal.
fn told<T: std::fmt::Debug>(answer: Result<T, Failure>) -> Vec<String> {
    match answer {
        Err(Failure::Refused(list)) => {
            list.iter().map(|one| format!("{} {}", one.code, one.field.clone().unwrap_or_default())).collect()
        }
        other => panic!("not refused: {other:?}"),
    }
}

on_both! {
    async fn every_statement_is_one_on_this_engine(world: World with faces) {
        let statements: Vec<_> = faces().into_iter().flat_map(|face| face.statements).collect();
        world.kernel.rehearse(&world.office("alfa"), &statements).unwrap();
    }
}

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on must fail at once"
)]
//! The slice against both databases.

mod assigning;
mod correcting;
mod lists;
mod many;
mod passing_back;
mod screens;
mod templates;

use obieg_assignments::deeds::{AcceptAssignment, AssignItem, PassBack};
use obieg_assignments::model::{AssignmentId, AssignmentState, MyLetter, MyLetters};
use obieg_assignments::queries::{AssignmentQueue, ItemChain, ListMyAssignments};
use obieg_assignments::{AssignmentView, Receiver};
use obieg_kernel::id::UnitId;
use obieg_kernel::{Actor, Failure};
use obieg_people::queries::Structure;
use obieg_registry::ItemId;
use obieg_registry::deeds::RegisterItem;
use obieg_registry::draft::{ItemDraft, SenderDraft};
use obieg_testkit::{World, on_both};

fn faces() -> Vec<obieg_web::SliceFace> {
    vec![obieg_people::face(), obieg_documents::face(), obieg_registry::face(), obieg_assignments::face()]
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Registers a letter and gives its id.
async fn letter(actor: &Actor, title: &str) -> ItemId {
    let sender = SenderDraft {
        surname: some("Kowalska"),
        given_names: some("Maria"),
        place: some("Brzozowo"),
        ..SenderDraft::default()
    };
    let draft = ItemDraft {
        senders: vec![sender],
        letter_date: some("2026-05-29"),
        received_on: some("2026-06-01"),
        channel: some("post"),
        title: some(title),
        access: some("partly-public"),
        not_duplicate: true,
        ..ItemDraft::default()
    };
    actor.act(RegisterItem { draft, files: Vec::new(), taken_as: None }, None).await.unwrap().id
}

async fn unit(actor: &Actor, code: &str) -> UnitId {
    let units = actor.see(Structure).await.unwrap().units;
    units.iter().find(|unit| unit.code == code).unwrap().id
}

/// A unit as a receiver who leads.
async fn to_unit(actor: &Actor, code: &str) -> Receiver {
    Receiver { unit: unit(actor, code).await, holding: None, is_owner: true }
}

/// A person as a receiver who leads.
async fn to(world: &World, name: &str) -> Receiver {
    let actor = world.actor("alfa", name).await;
    Receiver { unit: actor.unit().unwrap(), holding: actor.holding(), is_owner: true }
}

fn helping(receiver: Receiver) -> Receiver {
    Receiver { is_owner: false, ..receiver }
}

fn first(item: ItemId, receivers: Vec<Receiver>) -> AssignItem {
    AssignItem { item, receivers, instruction: some("Proszę załatwić."), term: None, parent: None }
}

async fn assign(actor: &Actor, item: ItemId, receivers: Vec<Receiver>) -> Vec<AssignmentId> {
    actor.act(first(item, receivers), None).await.unwrap().assignments
}

async fn accept(actor: &Actor, assignment: AssignmentId) -> Result<(), Failure> {
    actor.act(AcceptAssignment { assignment }, None).await.map(drop)
}

async fn pass_back(actor: &Actor, assignment: AssignmentId, reason: &str) -> Result<(), Failure> {
    actor.act(PassBack { assignment, reason: reason.to_owned() }, None).await.map(drop)
}

async fn mine(world: &World, name: &str) -> MyLetters {
    world.actor("alfa", name).await.see(ListMyAssignments).await.unwrap()
}

fn ids(letters: &[MyLetter]) -> Vec<AssignmentId> {
    letters.iter().map(|letter| letter.assignment.id).collect()
}

async fn queue(actor: &Actor) -> Vec<ItemId> {
    let view = actor.see(AssignmentQueue { item: None, undo: None }).await.unwrap();
    assert_eq!(view.count, i64::try_from(view.items.len()).unwrap());
    view.items.iter().map(|item| item.id).collect()
}

async fn chain(actor: &Actor, item: ItemId) -> Vec<AssignmentView> {
    actor.see(ItemChain { item }).await.unwrap().chain
}

/// Receivers and states of an item's assignments.
async fn states(actor: &Actor, item: ItemId) -> Vec<(String, AssignmentState)> {
    chain(actor, item).await.into_iter().map(|one| (one.to_label, one.state)).collect()
}

/// Codes of a refusal.
fn told<T: std::fmt::Debug>(answer: Result<T, Failure>) -> Vec<&'static str> {
    match answer {
        Err(Failure::Refused(list)) => list.iter().map(|one| one.code).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

const ANNA: &str = "Anna Prowadząca, inspektor (AB-I)";
const BEATA: &str = "Beata Druga, podinspektor (AB-I)";
const OLGA: &str = "Olga Obca, inspektor (OŚ)";
const UNIT_AB: &str = "Architektura (AB)";

on_both! {
    async fn every_statement_is_one_on_this_engine(world: World with faces) {
        let statements: Vec<_> = faces().into_iter().flat_map(|face| face.statements).collect();
        world.kernel.rehearse(&world.office("alfa"), &statements).unwrap();
    }
}

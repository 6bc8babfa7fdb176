//! The slice against both databases.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail at once, also in its helper functions"
)]

mod devices;
mod door;
mod entry_codes;
mod factors;
mod founding;
mod keys;
mod misses;
mod moving;
mod passkeys;
mod passwords;
mod persons;
mod screens;
mod substitutions;
mod units;

use obieg_kernel::id::{PersonId, UnitId};
use obieg_people::queries::Structure;
use obieg_testkit::World;

fn faces() -> Vec<obieg_web::SliceFace> {
    vec![obieg_people::face()]
}

/// Code and field of every refusal; the field is empty where none is at fault.
fn refused<T: std::fmt::Debug>(done: Result<T, obieg_kernel::Failure>) -> Vec<(&'static str, &'static str)> {
    match done {
        Err(obieg_kernel::Failure::Refused(list)) => {
            list.into_iter().map(|one| (one.code, &*one.field.unwrap_or_default().leak())).collect()
        }
        other => panic!("not refused: {other:?}"),
    }
}

/// A unit of `alfa` by its code.
async fn unit(world: &World, code: &str) -> UnitId {
    let structure = world.machine("alfa").see(Structure).await.unwrap();
    structure.units.iter().find(|unit| unit.code == code).unwrap().id
}

/// A person of `alfa` by the beginning of the name.
async fn person(world: &World, name: &str) -> PersonId {
    let structure = world.machine("alfa").see(Structure).await.unwrap();
    let mut people = structure.units.iter().flat_map(|unit| &unit.people);
    people.find(|one| one.person.starts_with(name)).unwrap().person_id
}

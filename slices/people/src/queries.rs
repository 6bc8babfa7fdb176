//! Questions about the structure.

use obieg_kernel::id::UnitId;
use obieg_kernel::{Actor, Failure, Lookup, Query, Relation, Seen, named};

use crate::model::{StructureView, UnitView};
use crate::store;

/// Units, posts and people of today.
pub struct Structure;

named!(
    Structure,
    "people.structure",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
        (Administrator, Colleague),
        (Machine, Colleague),
        (Operator, Colleague),
    ]
);

impl Query for Structure {
    type Target = ();
    type Answer = StructureView;

    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }

    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<StructureView, Failure> {
        let mut units = store::list_units(seen)?;
        for standing in store::list_standings(seen)? {
            if let Some(unit) = units.iter_mut().find(|unit| unit.id == standing.unit) {
                unit.people.push(standing);
            }
        }
        Ok(StructureView { units: in_tree_order(units) })
    }
}

/// Puts each unit under the one above it.
pub fn in_tree_order(units: Vec<UnitView>) -> Vec<UnitView> {
    fn place(parent: Option<UnitId>, depth: u32, left: &mut Vec<UnitView>, done: &mut Vec<UnitView>) {
        while let Some(at) = left.iter().position(|unit| unit.parent == parent) {
            let mut unit = left.remove(at);
            unit.depth = depth;
            let id = unit.id;
            done.push(unit);
            place(Some(id), depth + 1, left, done);
        }
    }
    let (mut left, mut done) = (units, Vec::new());
    place(None, 0, &mut left, &mut done);
    // A unit whose parent has ended stands at the end rather than nowhere.
    done.append(&mut left);
    done
}

//! A unit goes under another one, with everything below it. Codes and signs stay.

use obieg_kernel::id::UnitId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named};
use serde::Serialize;

use super::StructureEvent;
use super::check::{must_stay, shown};
use crate::model::UnitView;
use crate::slot::{MovedUnits, RewriteReach};
use crate::{rules, store};

/// Puts a unit under another one, from now on. Whoever was above it reaches what lies in it no more, whoever is above it now
/// does: scopes of the units and reach of everything opened to them are written anew, in one commit.
#[derive(Debug, Clone, Serialize)]
pub struct MoveUnit {
    /// The unit.
    pub unit: UnitId,
    /// The unit above from now on.
    pub parent: UnitId,
    /// Who keeps reach; all of the site's slots.
    #[serde(skip)]
    pub keepers: Vec<RewriteReach>,
}

named!(MoveUnit, "people.move-unit", [(Administrator, Colleague)]);

impl Deed for MoveUnit {
    type Target = UnitView;
    type Event = StructureEvent;
    type Done = ();
    const CRITICAL: bool = true;

    found!(unit_ever, unit);

    fn run(&self, mut granted: Granted<'_, Self>, unit: UnitView) -> Result<Committed<Self>, Failure> {
        let before = self.check(&unit)?;
        let missing = || Refusal::input("people.parent-missing").on("parent");
        let above = store::unit_ever(&mut granted, self.parent)?.ok_or_else(missing)?;
        must_stay(above.since, above.until, granted.env().today(), "parent", &above.code)?;
        let own = store::scopes_of(&mut granted, unit.id)?;
        let there = store::scopes_of(&mut granted, above.id)?;
        let moved = rules::moved(&own, &store::scopes_of(&mut granted, before)?, &there);
        let (lost, gained) = moved.ok_or_else(|| {
            Refusal::input("people.parent-below")
                .on("parent")
                .with("what", &unit.code)
                .with("code", &above.code)
        })?;
        store::set_parent(&mut granted, unit.id, above.id)?;
        let mut moved = MovedUnits { units: Vec::new(), lost, gained };
        for one in store::units_under(&mut granted, &own)? {
            moved.units.extend(store::move_scopes(&mut granted, one, &moved.lost, &moved.gained)?);
        }
        let mut rows = 0;
        for keeper in &self.keepers {
            rows += keeper(&mut granted, &moved)?;
        }
        let event = StructureEvent::UnitMoved {
            unit: unit.id,
            code: unit.code,
            before,
            parent: above.id,
            parent_code: above.code,
            units: moved.units.len(),
            rows,
        };
        granted.commit(&event, ())
    }
}

impl MoveUnit {
    /// Gives the unit above so far.
    fn check(&self, unit: &UnitView) -> Result<UnitId, Refusal> {
        let head = || Refusal::state("people.unit-is-head").with("what", &unit.code);
        let before = unit.parent.ok_or_else(head)?;
        if let Some(until) = unit.until {
            return Err(Refusal::state("people.ended").with("what", &unit.code).with("day", shown(until)));
        }
        if before == self.parent {
            return Err(Refusal::input("people.parent-same").on("parent").with("what", &unit.code));
        }
        Ok(before)
    }
}

//! A unit has another name from a day. The code stays: it stands in signs.

use jiff::civil::Date;
use obieg_kernel::id::UnitId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use serde::Serialize;

use super::StructureEvent;
use super::check::{Checks, shown};
use crate::model::UnitView;
use crate::{rules, store};

/// Gives a unit another name from a day; earlier names stay in its history.
#[derive(Debug, Clone, Serialize)]
pub struct RenameUnit {
    /// The unit.
    pub unit: UnitId,
    /// The new name.
    pub name: String,
    /// First day of the new name.
    pub since: Date,
}

named!(RenameUnit, "people.rename-unit", [(Administrator, Colleague)]);

impl Deed for RenameUnit {
    type Target = UnitView;
    type Event = StructureEvent;
    type Done = ();

    found!(unit_ever, unit);

    fn run(&self, mut granted: Granted<'_, Self>, unit: UnitView) -> Result<Committed<Self>, Failure> {
        let mut checks = Checks::default();
        let name = checks.take(rules::line(&self.name, 200, "name", "people.name-wrong"));
        let last = store::names_of(&mut granted, unit.id)?.into_iter().last();
        if let Some(last) = last.as_ref().filter(|last| self.since <= last.since) {
            checks.add(
                Refusal::input("people.name-later")
                    .on("since")
                    .with("name", &last.name)
                    .with("day", shown(last.since)),
            );
        }
        if let Some(until) = unit.until.filter(|until| self.since > *until) {
            let ended = Refusal::input("people.ends").on("since").with("what", &unit.code);
            checks.add(ended.with("day", shown(until)));
        }
        let (name, before) = checks.both(name, Some(last.map_or(unit.name, |last| last.name)))?;
        store::name_unit(&mut granted, unit.id, self.since, &name)?;
        let event =
            StructureEvent::UnitRenamed { unit: unit.id, code: unit.code, before, name, since: self.since };
        granted.commit(&event, ())
    }
}

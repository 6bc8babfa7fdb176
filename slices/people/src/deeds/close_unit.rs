//! A unit ends. Its code stays reserved to the end of the year, its cases keep their signs.

use jiff::civil::Date;
use obieg_kernel::id::UnitId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use serde::Serialize;

use super::StructureEvent;
use super::check::may_end;
use crate::model::UnitView;
use crate::slot::CountInUnit;
use crate::store;

/// Ends a unit, and its empty posts with it. Nobody may work there after its last day, no unit go on below it, and none of the
/// slices may count anything that it would leave without an owner.
#[derive(Debug, Clone, Serialize)]
pub struct CloseUnit {
    /// The unit.
    pub unit: UnitId,
    /// Its last day.
    pub last_day: Date,
    /// Who counts what the unit still has; all of the site's slots.
    #[serde(skip)]
    pub counts: Vec<CountInUnit>,
}

named!(CloseUnit, "people.close-unit", [(Administrator, Colleague)]);

impl Deed for CloseUnit {
    type Target = UnitView;
    type Event = StructureEvent;
    type Done = ();

    found!(unit_ever, unit);

    fn run(&self, mut granted: Granted<'_, Self>, unit: UnitView) -> Result<Committed<Self>, Failure> {
        may_end(unit.since, unit.until, self.last_day, &unit.code)?;
        let mut refusals = Vec::new();
        if unit.parent.is_none() {
            refusals.push(Refusal::state("people.unit-is-head").with("what", &unit.code));
        }
        let after = |until: Option<Date>| until.is_none_or(|until| until > self.last_day);
        let below = store::units_below(&mut granted, unit.id)?;
        let below: Vec<String> =
            below.into_iter().filter(|one| after(one.until)).map(|one| one.code).collect();
        if !below.is_empty() {
            refusals.push(Refusal::state("people.unit-has-units").with("units", below.join(", ")));
        }
        let posts = store::posts_of_unit(&mut granted, unit.id)?;
        let held = posts.iter().flat_map(|post| &post.holdings).filter(|one| one.lasts_after(self.last_day));
        let held: Vec<String> = held.map(|one| format!("{} ({})", one.name, one.title)).collect();
        if !held.is_empty() {
            refusals.push(Refusal::state("people.unit-has-people").with("people", held.join(", ")));
        }
        let mut left = 0;
        for count in &self.counts {
            left += count(&mut granted, unit.id)?;
        }
        if left > 0 {
            refusals.push(Refusal::state("people.unit-has-work").with("n", left));
        }
        if !refusals.is_empty() {
            return Err(Failure::Refused(refusals));
        }
        let posts = store::close_unit(&mut granted, unit.id, self.last_day)?;
        let event =
            StructureEvent::UnitClosed { unit: unit.id, code: unit.code, last_day: self.last_day, posts };
        granted.commit(&event, ())
    }
}

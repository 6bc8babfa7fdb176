//! A person has other roles at a post from a day.

use jiff::civil::Date;
use obieg_kernel::id::HoldingId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, Role, named};
use serde::Serialize;

use super::StructureEvent;
use super::check::shown;
use crate::model::{HoldingView, Roles, RolesSpan};
use crate::store;

/// Gives a holding other roles from a day; earlier roles stay in its history. Named again for the day on which the last
/// span began, they correct it.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeRoles {
    /// The holding.
    pub holding: HoldingId,
    /// Codes of the new roles.
    pub roles: Vec<String>,
    /// First day of the new roles; today or later.
    pub since: Date,
}

named!(ChangeRoles, "people.change-roles", [(Administrator, Colleague)]);

impl Deed for ChangeRoles {
    type Target = HoldingView;
    type Event = StructureEvent;
    type Done = ();
    const CRITICAL: bool = true;

    found!(holding_ever, holding);

    fn run(&self, mut granted: Granted<'_, Self>, holding: HoldingView) -> Result<Committed<Self>, Failure> {
        let roles = Roles::of(&self.roles)?;
        let last = holding.roles.last().ok_or_else(|| Failure::internal("a holding without roles"))?;
        self.check_day(&holding, last, granted.env().today())?;
        if !roles.administers() {
            let before = self.since.yesterday().map_err(Failure::internal)?;
            must_leave_an_administrator(&mut granted, &holding, before)?;
        }
        self.write(&mut granted, last, &roles.text())?;
        let event = StructureEvent::RolesChanged {
            holding: holding.id,
            person: holding.person,
            name: holding.name,
            before: last.roles.join(" "),
            roles: roles.text(),
            since: self.since,
        };
        granted.commit(&event, ())
    }
}

impl ChangeRoles {
    fn check_day(&self, holding: &HoldingView, last: &RolesSpan, today: Date) -> Result<(), Refusal> {
        let wrong = |code: &'static str, day: Date| {
            Refusal::input(code).on("since").with("what", &holding.name).with("day", shown(day))
        };
        match holding.until {
            Some(until) if until < self.since => return Err(wrong("people.ends", until)),
            _ => {}
        }
        // What somebody was allowed yesterday is not rewritten today.
        if self.since < today {
            return Err(wrong("people.roles-past", today));
        }
        if self.since < last.since {
            return Err(wrong("people.roles-later", last.since));
        }
        Ok(())
    }

    fn write(&self, granted: &mut Granted<'_, Self>, last: &RolesSpan, roles: &str) -> Result<(), Failure> {
        if self.since == last.since {
            if !store::correct_roles(granted, self.holding, self.since, roles)? {
                store::add_roles(granted, self.holding, (self.since, None), roles)?;
            }
            return Ok(());
        }
        let end = self.since.yesterday().map_err(Failure::internal)?;
        if !store::end_roles(granted, self.holding, end)? {
            store::add_roles(granted, self.holding, (last.since, Some(end)), &last.roles.join(" "))?;
        }
        Ok(store::add_roles(granted, self.holding, (self.since, None), roles)?)
    }
}

/// An office without an administrator could change nothing any more: the last one stays.
pub(super) fn must_leave_an_administrator<D: Deed>(
    granted: &mut Granted<'_, D>,
    holding: &HoldingView,
    last_day: Date,
) -> Result<(), Failure> {
    if !holding.last_roles().iter().any(|role| role == Role::Administrator.code()) {
        return Ok(());
    }
    // The last day of the calendar has no day after it.
    let after = last_day.tomorrow().unwrap_or(last_day);
    match store::other_administrators(granted, holding.id, after)? {
        0 => Err(Refusal::state("people.last-administrator").with("name", &holding.name).into()),
        _ => Ok(()),
    }
}

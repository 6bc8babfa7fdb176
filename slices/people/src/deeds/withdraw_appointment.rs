//! An appointment was a mistake and is taken back: the person never held the post.

use obieg_kernel::door::{EndAllSessions, was_used};
use obieg_kernel::id::HoldingId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use serde::Serialize;

use super::StructureEvent;
use super::change_roles::must_leave_an_administrator;
use super::check::shown;
use crate::model::HoldingView;
use crate::store;

/// Takes back an appointment in whose name nobody has acted. The holding stays in the history, without a day on which it was
/// in force; what others gave it in the meantime stays with it until it is passed on.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawAppointment {
    /// The holding.
    pub holding: HoldingId,
}

named!(WithdrawAppointment, "people.withdraw-appointment", [(Administrator, Colleague)]);

impl Deed for WithdrawAppointment {
    type Target = HoldingView;
    type Event = StructureEvent;
    type Done = ();
    const CRITICAL: bool = true;

    found!(holding_ever, holding);

    fn run(&self, mut granted: Granted<'_, Self>, holding: HoldingView) -> Result<Committed<Self>, Failure> {
        let what = format!("{}, {}", holding.name, holding.title);
        if let Some(until) = holding.until {
            return Err(Refusal::state("people.ended").with("what", what).with("day", shown(until)).into());
        }
        // What was done in the name of the holding stands in the journal: it cannot be that nobody held it.
        if was_used(&mut granted, holding.id)? {
            return Err(Refusal::state("people.holding-used").with("what", what).into());
        }
        let before = holding.since.yesterday().map_err(Failure::internal)?;
        must_leave_an_administrator(&mut granted, &holding, before)?;
        store::end_holding(&mut granted, holding.id, before)?;
        granted.step(&EndAllSessions { person: holding.person, holding: Some(holding.id), except: None })?;
        let event = StructureEvent::AppointmentWithdrawn {
            holding: holding.id,
            person: holding.person,
            name: holding.name,
            post: format!("{} ({})", holding.title, holding.unit_code),
            since: holding.since,
        };
        granted.commit(&event, ())
    }
}

//! A person leaves a post.

use jiff::civil::Date;
use obieg_kernel::door::EndAllSessions;
use obieg_kernel::id::HoldingId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, named};
use serde::Serialize;

use super::StructureEvent;
use super::change_roles::must_leave_an_administrator;
use super::check::may_end;
use crate::model::HoldingView;
use crate::store;

/// Ends a holding. What the person led stays with the holding until it is passed on; the person may act to the end of
/// the last day, unless that day has come: then their sessions of this post end at once.
#[derive(Debug, Clone, Serialize)]
pub struct EndHolding {
    /// The holding.
    pub holding: HoldingId,
    /// Its last day.
    pub last_day: Date,
}

named!(EndHolding, "people.end-holding", [(Administrator, Colleague)]);

impl Deed for EndHolding {
    type Target = HoldingView;
    type Event = StructureEvent;
    type Done = ();
    const CRITICAL: bool = true;

    found!(holding_ever, holding);

    fn run(&self, mut granted: Granted<'_, Self>, holding: HoldingView) -> Result<Committed<Self>, Failure> {
        let what = format!("{}, {}", holding.name, holding.title);
        // An end in the days to come may be brought forward; one that has come stays.
        let today = granted.env().today();
        let fixed = holding.until.filter(|until| *until < today || *until <= self.last_day);
        may_end(holding.since, fixed, self.last_day, &what)?;
        must_leave_an_administrator(&mut granted, &holding, self.last_day)?;
        store::end_holding(&mut granted, holding.id, self.last_day)?;
        if self.last_day <= today {
            granted.step(&EndAllSessions {
                person: holding.person,
                holding: Some(holding.id),
                except: None,
            })?;
        }
        let event = StructureEvent::HoldingEnded {
            holding: holding.id,
            person: holding.person,
            name: holding.name,
            post: format!("{} ({})", holding.title, holding.unit_code),
            last_day: self.last_day,
        };
        granted.commit(&event, ())
    }
}

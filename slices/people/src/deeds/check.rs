//! What several deeds check.

use jiff::civil::Date;
use obieg_kernel::{Failure, Refusal};

/// Broken rules, all of them shown at once.
#[derive(Default)]
pub(super) struct Checks(Vec<Refusal>);

impl Checks {
    pub(super) fn add(&mut self, refusal: Refusal) {
        self.0.push(refusal);
    }

    /// Keeps the refusal, or gives the value.
    pub(super) fn take<T>(&mut self, checked: Result<T, Refusal>) -> Option<T> {
        checked.map_err(|refusal| self.0.push(refusal)).ok()
    }

    /// Nothing was wrong, so both values are there.
    pub(super) fn both<A, B>(self, one: Option<A>, two: Option<B>) -> Result<(A, B), Failure> {
        match (one, two) {
            (Some(one), Some(two)) if self.0.is_empty() => Ok((one, two)),
            _ => Err(Failure::Refused(self.0)),
        }
    }
}

/// What something new hangs on must have begun and must not have a last day.
pub(super) fn must_stay(
    since: Date,
    until: Option<Date>,
    from: Date,
    field: &'static str,
    what: &str,
) -> Result<(), Refusal> {
    if let Some(last) = until {
        return Err(Refusal::input("people.ends").on(field).with("what", what).with("day", shown(last)));
    }
    if from < since {
        return Err(Refusal::input("people.since-early")
            .on("since")
            .with("what", what)
            .with("day", shown(since)));
    }
    Ok(())
}

/// A last day must not be before the first, and there must not be one yet.
pub(super) fn may_end(since: Date, until: Option<Date>, last: Date, what: &str) -> Result<(), Failure> {
    if let Some(until) = until {
        return Err(Refusal::state("people.ended").with("what", what).with("day", shown(until)).into());
    }
    if last < since {
        return Err(Refusal::input("people.last-day-early")
            .on("last_day")
            .with("what", what)
            .with("day", shown(since))
            .into());
    }
    Ok(())
}

/// A day as people write it.
pub(super) fn shown(day: Date) -> String {
    day.strftime("%d.%m.%Y").to_string()
}

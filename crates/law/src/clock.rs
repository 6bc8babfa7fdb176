//! Clocks of duties: what sets a due date, and how time not counted moves it (KPA art. 35 § 5).
//!
//! Only clocks the settling of cases needs exist. Hours, closing days, rhythms, ends of periods and clocks that
//! follow another duty come as further variants of [`Clock`] with the first feature that needs them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{Holidays, OutOfCalendar, days_between, plus_days};
use crate::term::{Term, TermEnd};
use crate::text::coded_error;

/// What sets the due date of a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// Without delay (KPA art. 35 § 2): owed from the event on, with no date one could compute.
    AtOnce,
    /// A term in civil days, weeks, months or years, the day of the event excluded.
    Civil(Term),
}

/// A broken rule of an interval not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseError {
    /// The interval ends before it starts.
    EndsBeforeStart {
        /// First day not counted.
        from: Date,
        /// Last day not counted.
        to: Date,
    },
}

impl PauseError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EndsBeforeStart { .. } => "law.pause-ends-before-start",
        }
    }
}

coded_error!(PauseError);

/// An interval not counted into a term: suspension, mediation, delay caused by a party (KPA art. 35 § 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "PauseFields")]
pub struct Pause {
    from: Date,
    to: Option<Date>,
}

impl Pause {
    /// An interval of days not counted, both ends included; `to` is `None` while it lasts.
    ///
    /// # Errors
    /// [`PauseError::EndsBeforeStart`] if `to` is before `from`.
    pub fn new(from: Date, to: Option<Date>) -> Result<Self, PauseError> {
        match to {
            Some(to) if to < from => Err(PauseError::EndsBeforeStart { from, to }),
            _ => Ok(Self { from, to }),
        }
    }

    /// First day not counted.
    pub fn from(&self) -> Date {
        self.from
    }

    /// Last day not counted; `None` while the interval lasts.
    pub fn to(&self) -> Option<Date> {
        self.to
    }

    fn contains(&self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|to| date <= to)
    }
}

/// What is stored of a pause, before it is checked.
#[derive(Deserialize)]
struct PauseFields {
    from: Date,
    to: Option<Date>,
}

impl TryFrom<PauseFields> for Pause {
    type Error = PauseError;

    fn try_from(fields: PauseFields) -> Result<Self, PauseError> {
        Self::new(fields.from, fields.to)
    }
}

/// When a duty is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Without delay; no date.
    AtOnce,
    /// On the `end` of the term.
    On(TermEnd),
    /// The term does not run since this day: an interval not counted has no end yet.
    Stopped {
        /// First day of the open interval, earlier ones that touch it included.
        since: Date,
    },
}

impl Clock {
    /// The due date from an event on day `event`, less the intervals not counted.
    ///
    /// Intervals may overlap and come in any order; days up to and including the event are no part of the term and
    /// move nothing. An interval that begins after the term has lapsed moves nothing either. k days not counted move
    /// the end before shift by k days; the shift then passes over non-working days and days not counted.
    ///
    /// # Errors
    /// [`OutOfCalendar`] if the end lies after the year 9999.
    pub fn due(self, event: Date, pauses: &[Pause], holidays: &Holidays) -> Result<Due, OutOfCalendar> {
        match self {
            Self::AtOnce => Ok(Due::AtOnce),
            Self::Civil(term) => due_of_term(term.end_before_shift(event)?, event, pauses, holidays),
        }
    }
}

fn due_of_term(
    counted: Date,
    event: Date,
    pauses: &[Pause],
    holidays: &Holidays,
) -> Result<Due, OutOfCalendar> {
    let first_counted = plus_days(event, 1)?;
    let merged = merge(pauses)?;
    let mut before_shift = counted;
    for pause in &merged {
        let from = pause.from.max(first_counted);
        if from > before_shift {
            break;
        }
        let Some(to) = pause.to else { return Ok(Due::Stopped { since: pause.from }) };
        if to >= from {
            before_shift = plus_days(before_shift, days_between(from, to) + 1)?;
        }
    }
    shift_past(before_shift, &merged, holidays)
}

/// A pause that begins while the end stands shifted over a weekend still finds the term running, so the end must not
/// fall inside it.
fn shift_past(before_shift: Date, merged: &[Pause], holidays: &Holidays) -> Result<Due, OutOfCalendar> {
    let mut end = before_shift;
    loop {
        let working = holidays.shifted(end)?;
        let hit = merged.iter().find(|pause| pause.from > before_shift && pause.contains(working));
        end = match hit {
            None => return Ok(Due::On(TermEnd { before_shift, end: working })),
            Some(Pause { from, to: None }) => return Ok(Due::Stopped { since: *from }),
            Some(Pause { to: Some(to), .. }) => plus_days(*to, 1)?,
        };
    }
}

/// Sorts the intervals and joins those that overlap or touch, so that no day is counted twice.
fn merge(pauses: &[Pause]) -> Result<Vec<Pause>, OutOfCalendar> {
    let mut sorted = pauses.to_vec();
    sorted.sort_by_key(|pause| pause.from);
    let mut merged: Vec<Pause> = Vec::new();
    for pause in sorted {
        match merged.last_mut() {
            Some(last) if reaches(last, pause.from)? => last.to = later(last.to, pause.to),
            _ => merged.push(pause),
        }
    }
    Ok(merged)
}

fn reaches(pause: &Pause, from: Date) -> Result<bool, OutOfCalendar> {
    match pause.to {
        None => Ok(true),
        Some(to) => Ok(from <= plus_days(to, 1)?),
    }
}

/// The later of two ends, where no end is the latest.
fn later(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    Some(one?.max(other?))
}

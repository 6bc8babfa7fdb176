//! Terms in days, weeks, months and years, and their ends by KPA art. 57.

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{Holidays, OutOfCalendar, plus};

/// A length of time as acts write it; zero means the day of the event itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// Calendar days (KPA art. 57 § 1).
    Days(u16),
    /// Weeks (KPA art. 57 § 2).
    Weeks(u16),
    /// Months (KPA art. 57 § 3).
    Months(u16),
    /// Years (KPA art. 57 § 3a).
    Years(u16),
}

/// The end of a term with and without the shift to a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TermEnd {
    /// The day counted from the event.
    pub before_shift: Date,
    /// The last day for the act, after KPA art. 57 § 4; never earlier than `before_shift`.
    pub end: Date,
}

impl Term {
    /// The end counted from an event on day `event`, before any shift.
    ///
    /// The day of the event is left out. Months end on the same day number or the month's last day (§ 3), years on
    /// the same date or the day before it (§ 3a): 29 February plus a year is 28 February, the one case of the latter.
    ///
    /// # Errors
    /// [`OutOfCalendar`] if the end lies after the year 9999.
    pub fn end_before_shift(self, event: Date) -> Result<Date, OutOfCalendar> {
        let span = Span::new();
        let span = match self {
            Self::Days(n) => span.try_days(n),
            Self::Weeks(n) => span.try_weeks(n),
            Self::Months(n) => span.try_months(n),
            Self::Years(n) => span.try_years(n),
        };
        plus(event, span)
    }

    /// The end counted from an event on day `event`, moved off Saturdays, Sundays and holidays (KPA art. 57 § 4).
    ///
    /// Only ends are shifted, never starts.
    ///
    /// # Errors
    /// [`OutOfCalendar`] if the end lies after the year 9999.
    pub fn end(self, event: Date, holidays: &Holidays) -> Result<TermEnd, OutOfCalendar> {
        let before_shift = self.end_before_shift(event)?;
        Ok(TermEnd { before_shift, end: holidays.shifted(before_shift)? })
    }
}

//! Working days and statutory holidays.
//!
//! Source: act of 18 January 1951 on days free of work (consolidated Dz.U. 2025 poz. 296). 24 December was added by
//! Dz.U. 2024 poz. 1965 and is first free in 2025; 6 January is free since 2011. The list is not right for years
//! before 1990, whose holidays were others.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::text::coded_error;

/// A result would fall outside the years the calendar can hold (up to 9999).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfCalendar;

impl OutOfCalendar {
    /// Stable code of the error.
    pub fn code(&self) -> &'static str {
        "law.out-of-calendar"
    }
}

coded_error!(OutOfCalendar);

/// Why a day that may be a weekday is free of work; Saturdays and Sundays are not listed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// 6 January, since 2011.
    Epiphany,
    /// First day of Easter.
    EasterSunday,
    /// Second day of Easter.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// 3 May.
    ConstitutionDay,
    /// First day of Pentecost, Easter + 49 days.
    Pentecost,
    /// Corpus Christi, Easter + 60 days.
    CorpusChristi,
    /// 15 August.
    Assumption,
    /// 1 November.
    AllSaints,
    /// 11 November.
    Independence,
    /// 24 December, since 2025.
    ChristmasEve,
    /// 25 December.
    ChristmasDay,
    /// 26 December.
    SecondChristmasDay,
    /// A day from the caller's table, such as one ordered under art. 1a of the act.
    Extra,
}

/// The statutory holidays together with the caller's table of extra days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    extra: BTreeSet<Date>,
}

impl Holidays {
    /// The statutory list alone.
    pub fn statutory() -> Self {
        Self::default()
    }

    /// The statutory list and further days off, which the office keeps as data.
    pub fn with_extra(days: impl IntoIterator<Item = Date>) -> Self {
        Self { extra: days.into_iter().collect() }
    }

    /// The holiday on `date`, if any; ordinary Saturdays and Sundays give `None`.
    pub fn holiday_on(&self, date: Date) -> Option<Holiday> {
        statutory_holiday(date).or_else(|| self.extra.contains(&date).then_some(Holiday::Extra))
    }

    /// All holidays of a year in order of date, extra days included; empty before 1583.
    pub fn in_year(&self, year: i16) -> Vec<(Date, Holiday)> {
        let Ok(first) = Date::new(year, 1, 1) else { return Vec::new() };
        if easter(year).is_none() {
            return Vec::new();
        }
        let days = first.series(Span::new().days(1)).take_while(|date| date.year() == year);
        days.filter_map(|date| self.holiday_on(date).map(|holiday| (date, holiday))).collect()
    }

    /// True if `date` is neither Saturday nor Sunday nor holiday: KPA art. 57 § 4 treats the three alike.
    pub fn is_working_day(&self, date: Date) -> bool {
        !is_weekend(date) && self.holiday_on(date).is_none()
    }

    /// The end of a term moved by KPA art. 57 § 4: `date` itself if it is a working day, else the next one.
    ///
    /// # Errors
    /// [`OutOfCalendar`] at the end of the year 9999.
    pub fn shifted(&self, date: Date) -> Result<Date, OutOfCalendar> {
        let mut day = date;
        while !self.is_working_day(day) {
            day = plus_days(day, 1)?;
        }
        Ok(day)
    }

    /// The day on which `count` working days after `date` have passed; the last day of the calendar when it ends before.
    pub fn after_working_days(&self, date: Date, count: u32) -> Date {
        let mut day = date;
        for _ in 0..count {
            day = self.next_working_day(day).unwrap_or(Date::MAX);
        }
        day
    }

    /// The first working day strictly after `date`.
    ///
    /// # Errors
    /// [`OutOfCalendar`] at the end of the year 9999.
    pub fn next_working_day(&self, date: Date) -> Result<Date, OutOfCalendar> {
        self.shifted(plus_days(date, 1)?)
    }

    /// Number of working days after `from` up to and including `to`; 0 if `to` is not later.
    ///
    /// This is the number a page shows as "in 3 working days"; for an overdue term swap the arguments.
    pub fn working_days_between(&self, from: Date, to: Date) -> usize {
        if to <= from {
            return 0;
        }
        // Counted, not walked: a list of fifty long overdue cases asks this fifty times a page.
        let within = |day: &Date| from < *day && *day <= to && !is_weekend(*day);
        let statutory = (from.year()..=to.year()).flat_map(weekday_holidays).filter(within).count();
        let extra = self.extra.iter().filter(|day| within(day) && statutory_holiday(**day).is_none()).count();
        weekdays_between(from, to).saturating_sub(statutory + extra)
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Days from Monday to Friday after `from` up to and including `to`.
fn weekdays_between(from: Date, to: Date) -> usize {
    let days = usize::try_from(days_between(from, to)).unwrap_or(0);
    let first = usize::try_from(from.weekday().to_monday_zero_offset()).unwrap_or(0);
    days / 7 * 5 + (1..=days % 7).filter(|step| (first + step) % 7 < 5).count()
}

/// The statutory holidays of a year that can fall on a weekday, each once.
fn weekday_holidays(year: i16) -> impl Iterator<Item = Date> {
    let fixed = FIXED.iter().filter_map(move |(month, day)| {
        let date = Date::new(year, *month, *day).ok()?;
        fixed_holiday(date).map(|_| date)
    });
    let movable = easter(year).into_iter().flat_map(|sunday| [1, 60].map(|days| plus_days(sunday, days)));
    fixed.chain(movable.flatten())
}

/// Month and day of every fixed holiday; since when, `fixed_holiday` knows.
const FIXED: [(i8, i8); 10] =
    [(1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 24), (12, 25), (12, 26)];

/// Easter Sunday of a year by the Gregorian rule; `None` before 1583 and after 9999.
pub fn easter(year: i16) -> Option<Date> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    // The anonymous Gregorian computus of Meeus; the letters are his and have no meaning of their own.
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

fn statutory_holiday(date: Date) -> Option<Holiday> {
    fixed_holiday(date).or_else(|| movable_holiday(date))
}

fn fixed_holiday(date: Date) -> Option<Holiday> {
    match (date.month(), date.day()) {
        (1, 1) => Some(Holiday::NewYear),
        (1, 6) if date.year() >= 2011 => Some(Holiday::Epiphany),
        (5, 1) => Some(Holiday::LabourDay),
        (5, 3) => Some(Holiday::ConstitutionDay),
        (8, 15) => Some(Holiday::Assumption),
        (11, 1) => Some(Holiday::AllSaints),
        (11, 11) => Some(Holiday::Independence),
        (12, 24) if date.year() >= 2025 => Some(Holiday::ChristmasEve),
        (12, 25) => Some(Holiday::ChristmasDay),
        (12, 26) => Some(Holiday::SecondChristmasDay),
        _ => None,
    }
}

fn movable_holiday(date: Date) -> Option<Holiday> {
    match days_between(easter(date.year())?, date) {
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        49 => Some(Holiday::Pentecost),
        60 => Some(Holiday::CorpusChristi),
        _ => None,
    }
}

/// Days from `from` to `to`, negative if `to` is earlier.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

/// `date` plus whole days.
pub(crate) fn plus_days(date: Date, days: impl Into<i64>) -> Result<Date, OutOfCalendar> {
    plus(date, Span::new().try_days(days))
}

/// `date` plus a span that may itself be out of range; months and years clip to the last day of the month.
pub(crate) fn plus(date: Date, span: Result<Span, jiff::Error>) -> Result<Date, OutOfCalendar> {
    span.and_then(|span| date.checked_add(span)).map_err(|_| OutOfCalendar)
}

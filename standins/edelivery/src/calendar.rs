//! Days off in Poland and the day on which the fiction of delivery falls, computed here a second time on purpose: a program
//! that is tried against this stand-in has its own calendar, and the two must agree.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan, tz::TimeZone};

/// Days off with a fixed date: month, day, first year (act on days off work of 18.01.1951 and its changes).
const FIXED: [(i8, i8, i16); 10] = [
    (1, 1, 1951),
    (1, 6, 2011),
    (5, 1, 1951),
    (5, 3, 1990),
    (8, 15, 1989),
    (11, 1, 1951),
    (11, 11, 1989),
    (12, 24, 2025),
    (12, 25, 1951),
    (12, 26, 1951),
];

/// Days after Easter Sunday that are off: Easter itself and Monday, Whit Sunday, Corpus Christi.
const MOVING: [i32; 4] = [0, 1, 49, 60];

/// The time zone of Polish law, or UTC where no zone data can be read.
#[must_use]
pub fn warsaw() -> TimeZone {
    TimeZone::get("Europe/Warsaw").unwrap_or(TimeZone::UTC)
}

/// The day in Poland.
#[must_use]
pub fn day(at: Timestamp) -> Date {
    at.to_zoned(warsaw()).date()
}

/// Easter Sunday of a year (Gauss, with the corrections for the Gregorian calendar).
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    let year32 = i32::from(year);
    let (golden, century) = (year32 % 19, year32 / 100);
    let moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let full = moon - (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (year32 + year32 / 4 + full + 2 - century + century / 4) % 7;
    let from_march = full - weekday;
    Date::new(year, 3, 28).ok()?.checked_add(from_march.days()).ok()
}

/// Whether offices rest: Saturday, Sunday or a statutory day off.
#[must_use]
pub fn rests(day: Date) -> bool {
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        return true;
    }
    let fixed = FIXED
        .iter()
        .any(|(month, date, since)| day.month() == *month && day.day() == *date && day.year() >= *since);
    fixed
        || easter(day.year()).is_some_and(|sunday| {
            MOVING.iter().any(|after| sunday.checked_add(after.days()).is_ok_and(|off| off == day))
        })
}

/// The last day on which a message may be collected: the 14th from the day after it was consigned, or the next working day.
#[must_use]
pub fn last_day(consigned: Timestamp) -> Date {
    let start = day(consigned);
    let mut last = start.checked_add(14.days()).unwrap_or(start);
    while rests(last) {
        match last.tomorrow() {
            Ok(next) => last = next,
            Err(_) => break,
        }
    }
    last
}

/// The instant at which the fiction works: the first of the day after the last one.
#[must_use]
pub fn fiction(consigned: Timestamp) -> Timestamp {
    let last = last_day(consigned);
    last.tomorrow()
        .ok()
        .and_then(|next| next.to_zoned(warsaw()).ok())
        .map_or(consigned, |zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_church_says() {
        for (year, day) in [
            (2000, "2000-04-23"),
            (2019, "2019-04-21"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year), Some(date(day)), "{year}");
        }
    }

    #[test]
    fn the_last_day_moves_over_days_off() {
        for (consigned, last) in [
            ("2026-12-10T12:00:00Z", "2026-12-28"),
            ("2024-12-10T12:00:00Z", "2024-12-24"),
            ("2026-04-17T12:00:00Z", "2026-05-04"),
            ("2026-05-21T12:00:00Z", "2026-06-05"),
            ("2026-11-02T09:00:00Z", "2026-11-16"),
            // After 23:00 in London it is the next day in Warsaw.
            ("2026-11-02T23:30:00Z", "2026-11-17"),
        ] {
            assert_eq!(last_day(consigned.parse().unwrap()), date(last), "{consigned}");
        }
    }

    #[test]
    fn the_fiction_begins_with_the_day_after() {
        let at = fiction("2026-11-02T09:00:00Z".parse().unwrap());
        assert_eq!(at.to_string(), "2026-11-16T23:00:00Z");
    }
}

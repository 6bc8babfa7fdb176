//! Civil date and year in Poland of an instant.
//!
//! Numbers belong to the year of the local date in Europe/Warsaw at registration. The rule of summer time is written
//! here and not read from a time zone database, so that the answer needs no I/O and is the same on every machine. It
//! holds since 1996 (directive 2000/84/EC: last Sunday of March and of October, 01:00 UTC) until the law changes.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, offset};

/// The offset of Polish time from UTC at an instant: +01:00, in summer +02:00.
pub fn warsaw_offset(at: Timestamp) -> Offset {
    let utc = Offset::UTC.to_datetime(at);
    if is_summer(utc) { offset(2) } else { offset(1) }
}

/// The civil date in Europe/Warsaw at an instant.
pub fn civil_date(at: Timestamp) -> Date {
    warsaw_offset(at).to_datetime(at).date()
}

/// The civil year in Europe/Warsaw at an instant: the year a number given then belongs to.
pub fn civil_year(at: Timestamp) -> i16 {
    civil_date(at).year()
}

fn is_summer(utc: DateTime) -> bool {
    let last = utc.date().last_of_month();
    let last_sunday = last.day() - last.weekday().to_sunday_zero_offset();
    let changed = (utc.day(), utc.hour()) >= (last_sunday, 1);
    match utc.month() {
        3 => changed,
        10 => !changed,
        month => (4..=9).contains(&month),
    }
}

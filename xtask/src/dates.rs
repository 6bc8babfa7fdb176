//! Days and civil dates, without a library.

use std::time::{SystemTime, UNIX_EPOCH};

/// Days since 1.1.1970 of a civil date, after the usual shift of the year to March.
pub fn day(date: &str) -> Option<i64> {
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468)
}

/// The civil date of a number of days since 1.1.1970.
pub fn day_of(days: i64) -> String {
    let from = days.div_euclid(366) + 1969;
    let first = |year: i64| day(&format!("{year}-01-01")).unwrap_or(i64::MAX);
    let year = (from..).take_while(|year| first(*year) <= days).last().unwrap_or(from);
    let starts = |month: &i64| day(&format!("{year}-{month}-01")).is_some_and(|start| start <= days);
    let month = (1..=12).rev().find(starts).unwrap_or(1);
    let date = days - day(&format!("{year}-{month}-01")).unwrap_or(days) + 1;
    format!("{year}-{month:02}-{date:02}")
}

/// Days since 1.1.1970 by the clock of this machine.
#[expect(
    clippy::disallowed_methods,
    reason = "the day of this machine: for the age of a file and for figures"
)]
pub fn today() -> i64 {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(seconds / 86_400).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_leap_years() {
        assert_eq!(day("1970-01-01"), Some(0));
        assert_eq!(day("2000-03-01"), Some(11_017));
        assert_eq!(day("2026-11-22"), Some(20_779));
        assert_eq!(day("soon"), None);
        for days in [0, 58, 59, 11_016, 11_017, 20_779, 20_818, 20_819] {
            assert_eq!(day(&day_of(days)), Some(days), "{}", day_of(days));
        }
        assert_eq!(day_of(20_779), "2026-11-22");
    }
}

//! The civil date in Europe/Warsaw at an instant.

use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use obieg_law::civil_year::{civil_date, civil_year, warsaw_offset};
use proptest::prelude::*;

fn local(at: Timestamp) -> DateTime {
    warsaw_offset(at).to_datetime(at)
}

#[track_caller]
fn check(utc: &str, warsaw: &str) {
    assert_eq!(local(utc.parse().unwrap()), warsaw.parse::<DateTime>().unwrap(), "{utc}");
}

#[test]
fn the_year_turns_at_local_midnight() {
    let before: Timestamp = "2026-12-31T22:59:00Z".parse().unwrap();
    let after: Timestamp = "2026-12-31T23:01:00Z".parse().unwrap();
    assert_eq!((civil_year(before), civil_date(before)), (2026, date(2026, 12, 31)));
    assert_eq!((civil_year(after), civil_date(after)), (2027, date(2027, 1, 1)));
    check("2026-12-31T22:59:00Z", "2026-12-31T23:59:00");
    check("2026-12-31T23:01:00Z", "2027-01-01T00:01:00");
}

#[test]
fn summer_time_begins_on_the_last_sunday_of_march() {
    check("2026-03-29T00:59:59Z", "2026-03-29T01:59:59");
    check("2026-03-29T01:00:00Z", "2026-03-29T03:00:00");
    check("2024-03-31T00:59:59Z", "2024-03-31T01:59:59");
    check("2024-03-31T01:00:00Z", "2024-03-31T03:00:00");
}

#[test]
fn summer_time_ends_on_the_last_sunday_of_october() {
    check("2026-10-25T00:59:59Z", "2026-10-25T02:59:59");
    check("2026-10-25T01:00:00Z", "2026-10-25T02:00:00");
    check("2027-10-31T01:00:00Z", "2027-10-31T02:00:00");
}

#[test]
fn the_date_turns_at_local_midnight_in_summer_too() {
    assert_eq!(civil_date("2026-06-30T21:59:59Z".parse().unwrap()), date(2026, 6, 30));
    assert_eq!(civil_date("2026-06-30T22:00:00Z".parse().unwrap()), date(2026, 7, 1));
}

proptest! {
    #[test]
    fn any_instant_agrees_with_the_written_rule(second in 820_454_400..4_102_444_800i64) {
        let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let at = Timestamp::from_second(second).unwrap();
        prop_assert_eq!(local(at), zone.to_datetime(at));
    }
}

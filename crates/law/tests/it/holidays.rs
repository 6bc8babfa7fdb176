//! Statutory holidays and working days.

use jiff::civil::{Date, date};
use obieg_law::calendar::{Holiday, Holidays, OutOfCalendar, easter};

#[track_caller]
fn check(day: Date, expected: Option<Holiday>) {
    assert_eq!(Holidays::statutory().holiday_on(day), expected, "{day}");
}

#[test]
fn easter_by_the_gregorian_rule() {
    for (year, month, day) in [
        (2019, 4, 21),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2027, 3, 28),
        (2028, 4, 16),
        (2029, 4, 1),
        (2030, 4, 21),
        (2038, 4, 25),
        (2285, 3, 22),
    ] {
        assert_eq!(easter(year), Some(date(year, month, day)));
    }
    assert_eq!(easter(1582), None);
}

#[test]
fn christmas_eve_is_free_from_2025() {
    check(date(2024, 12, 24), None);
    check(date(2025, 12, 24), Some(Holiday::ChristmasEve));
    check(date(2026, 12, 24), Some(Holiday::ChristmasEve));
}

#[test]
fn epiphany_is_free_from_2011() {
    check(date(2010, 1, 6), None);
    check(date(2011, 1, 6), Some(Holiday::Epiphany));
}

#[test]
fn movable_holidays_follow_easter() {
    check(date(2026, 4, 5), Some(Holiday::EasterSunday));
    check(date(2026, 4, 6), Some(Holiday::EasterMonday));
    check(date(2026, 5, 24), Some(Holiday::Pentecost));
    check(date(2026, 6, 4), Some(Holiday::CorpusChristi));
    check(date(2027, 5, 27), Some(Holiday::CorpusChristi));
    check(date(2026, 4, 7), None);
}

#[test]
fn a_year_has_fourteen_holidays_in_order() {
    let days = Holidays::statutory().in_year(2026);
    let expected = [
        (1, 1),
        (1, 6),
        (4, 5),
        (4, 6),
        (5, 1),
        (5, 3),
        (5, 24),
        (6, 4),
        (8, 15),
        (11, 1),
        (11, 11),
        (12, 24),
        (12, 25),
        (12, 26),
    ];
    let found: Vec<(i8, i8)> = days.iter().map(|(day, _)| (day.month(), day.day())).collect();
    assert_eq!(found, expected);
    assert!(Holidays::statutory().in_year(1500).is_empty());
}

#[test]
fn extra_days_come_from_the_caller() {
    let day = date(2026, 11, 12);
    let holidays = Holidays::with_extra([day]);
    assert_eq!(holidays.holiday_on(day), Some(Holiday::Extra));
    assert!(!holidays.is_working_day(day));
    assert!(Holidays::statutory().is_working_day(day));
}

#[test]
fn saturday_and_sunday_are_not_working_days() {
    let holidays = Holidays::statutory();
    assert!(holidays.is_working_day(date(2026, 11, 20)));
    assert!(!holidays.is_working_day(date(2026, 11, 21)));
    assert!(!holidays.is_working_day(date(2026, 11, 22)));
    assert_eq!(holidays.shifted(date(2026, 11, 21)), Ok(date(2026, 11, 23)));
    assert_eq!(holidays.shifted(date(2026, 11, 23)), Ok(date(2026, 11, 23)));
    assert_eq!(holidays.next_working_day(date(2026, 11, 23)), Ok(date(2026, 11, 24)));
    assert_eq!(holidays.next_working_day(Date::MAX), Err(OutOfCalendar));
}

#[test]
fn working_days_between_leaves_out_the_first_day() {
    let between = |from, to| Holidays::statutory().working_days_between(from, to);
    assert_eq!(between(date(2026, 12, 23), date(2026, 12, 28)), 1);
    assert_eq!(between(date(2026, 11, 16), date(2026, 11, 19)), 3);
    assert_eq!(between(date(2026, 11, 16), date(2026, 11, 16)), 0);
    assert_eq!(between(date(2026, 11, 19), date(2026, 11, 16)), 0);
    assert_eq!(between(date(2026, 11, 20), date(2026, 11, 22)), 0);
}

proptest::proptest! {
    #[test]
    fn counting_working_days_is_walking_them(start in -40_000i64..40_000, length in 0i64..3000, extra in 0i64..3000) {
        let day = |days: i64| date(2026, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let (from, to) = (day(start), day(start + length));
        let holidays = Holidays::with_extra([day(start + extra), date(2026, 12, 25), from]);
        let mut walked = 0;
        let mut at = from;
        while at < to {
            at = at.tomorrow().unwrap();
            walked += usize::from(holidays.is_working_day(at));
        }
        proptest::prop_assert_eq!(holidays.working_days_between(from, to), walked);
    }
}

//! KPA art. 57: ends of terms.

use jiff::civil::{Date, date};
use obieg_law::calendar::{Holidays, OutOfCalendar};
use obieg_law::term::{Term, TermEnd};

#[track_caller]
fn check(event: Date, term: Term, before_shift: Date, end: Date) {
    let found = term.end(event, &Holidays::statutory());
    assert_eq!(found, Ok(TermEnd { before_shift, end }), "{event} {term:?}");
}

#[test]
fn months_clip_to_the_last_day() {
    check(date(2026, 1, 31), Term::Months(1), date(2026, 2, 28), date(2026, 3, 2));
    check(date(2026, 8, 31), Term::Months(6), date(2027, 2, 28), date(2027, 3, 1));
    check(date(2028, 1, 31), Term::Months(1), date(2028, 2, 29), date(2028, 2, 29));
}

#[test]
fn years_clip_to_the_day_before() {
    check(date(2028, 2, 29), Term::Years(1), date(2029, 2, 28), date(2029, 2, 28));
    check(date(2028, 2, 29), Term::Years(4), date(2032, 2, 29), date(2032, 3, 1));
    check(date(2026, 3, 10), Term::Years(1), date(2027, 3, 10), date(2027, 3, 10));
}

#[test]
fn the_day_of_the_event_is_left_out() {
    check(date(2026, 11, 16), Term::Days(1), date(2026, 11, 17), date(2026, 11, 17));
    check(date(2026, 11, 16), Term::Days(0), date(2026, 11, 16), date(2026, 11, 16));
}

#[test]
fn weeks_end_on_the_same_weekday() {
    check(date(2026, 11, 18), Term::Weeks(2), date(2026, 12, 2), date(2026, 12, 2));
}

#[test]
fn the_end_passes_over_holidays_and_saturdays() {
    check(date(2026, 12, 10), Term::Days(14), date(2026, 12, 24), date(2026, 12, 28));
    check(date(2024, 12, 10), Term::Days(14), date(2024, 12, 24), date(2024, 12, 24));
    check(date(2026, 4, 17), Term::Days(14), date(2026, 5, 1), date(2026, 5, 4));
    check(date(2026, 5, 21), Term::Days(14), date(2026, 6, 4), date(2026, 6, 5));
    check(date(2026, 3, 29), Term::Weeks(1), date(2026, 4, 5), date(2026, 4, 7));
}

#[test]
fn the_start_is_never_shifted() {
    // 21 November 2026 is a Saturday.
    check(date(2026, 11, 21), Term::Days(2), date(2026, 11, 23), date(2026, 11, 23));
}

#[test]
fn a_term_beyond_the_calendar_is_an_error() {
    for term in [Term::Days(1), Term::Weeks(1), Term::Months(1), Term::Years(1), Term::Years(u16::MAX)] {
        assert_eq!(term.end(Date::MAX, &Holidays::statutory()), Err(OutOfCalendar));
    }
}

//! KPA art. 35 § 5: intervals not counted into a term.

use jiff::civil::{Date, date};
use obieg_law::calendar::Holidays;
use obieg_law::clock::{Clock, Due, Pause, PauseError};
use obieg_law::term::{Term, TermEnd};
use proptest::prelude::*;

const MONTH: Clock = Clock::Civil(Term::Months(1));

fn closed(from: Date, to: Date) -> Pause {
    Pause::new(from, Some(to)).unwrap()
}

fn on(before_shift: Date, end: Date) -> Due {
    Due::On(TermEnd { before_shift, end })
}

/// Terms of these tests count from Monday 2 November 2026; a month ends on Wednesday 2 December.
#[track_caller]
fn check(pauses: &[Pause], expected: Due) {
    let found = MONTH.due(date(2026, 11, 2), pauses, &Holidays::statutory());
    assert_eq!(found, Ok(expected), "{pauses:?}");
}

#[test]
fn without_pauses_the_term_stands() {
    check(&[], on(date(2026, 12, 2), date(2026, 12, 2)));
}

#[test]
fn k_days_move_the_end_by_k_days_then_it_shifts() {
    check(&[closed(date(2026, 11, 10), date(2026, 11, 12))], on(date(2026, 12, 5), date(2026, 12, 7)));
}

#[test]
fn overlapping_and_touching_intervals_count_once() {
    let pauses = [
        closed(date(2026, 11, 16), date(2026, 11, 17)),
        closed(date(2026, 11, 10), date(2026, 11, 12)),
        closed(date(2026, 11, 11), date(2026, 11, 15)),
        closed(date(2026, 11, 11), date(2026, 11, 11)),
    ];
    check(&pauses, on(date(2026, 12, 10), date(2026, 12, 10)));
}

#[test]
fn an_open_interval_stops_the_term() {
    let open = Pause::new(date(2026, 11, 13), None).unwrap();
    check(&[open], Due::Stopped { since: date(2026, 11, 13) });
    let touching = closed(date(2026, 11, 10), date(2026, 11, 12));
    check(&[open, touching], Due::Stopped { since: date(2026, 11, 10) });
    let after_it = closed(date(2026, 11, 20), date(2026, 11, 21));
    check(&[after_it, open], Due::Stopped { since: date(2026, 11, 13) });
}

#[test]
fn days_up_to_the_event_move_nothing() {
    check(&[closed(date(2026, 10, 1), date(2026, 11, 2))], on(date(2026, 12, 2), date(2026, 12, 2)));
    check(&[closed(date(2026, 10, 1), date(2026, 11, 3))], on(date(2026, 12, 3), date(2026, 12, 3)));
}

#[test]
fn a_term_of_no_days_is_not_moved_by_an_interval_over_its_event() {
    let event = date(2026, 11, 2);
    let pause = closed(date(2026, 10, 1), event);
    let due = Clock::Civil(Term::Days(0)).due(event, &[pause], &Holidays::statutory());
    assert_eq!(due, Ok(on(event, event)));
}

#[test]
fn an_interval_after_the_term_lapsed_moves_nothing() {
    let open = Pause::new(date(2026, 12, 3), None).unwrap();
    check(&[open], on(date(2026, 12, 2), date(2026, 12, 2)));
}

#[test]
fn an_interval_reached_only_through_an_earlier_one_counts() {
    let pauses =
        [closed(date(2026, 11, 30), date(2026, 12, 1)), closed(date(2026, 12, 3), date(2026, 12, 3))];
    check(&pauses, on(date(2026, 12, 5), date(2026, 12, 7)));
}

#[test]
fn an_interval_inside_the_shift_finds_the_term_running() {
    let clock = Clock::Civil(Term::Days(5));
    let event = date(2026, 11, 16);
    let due = |pauses: &[Pause]| clock.due(event, pauses, &Holidays::statutory());
    assert_eq!(due(&[]), Ok(on(date(2026, 11, 21), date(2026, 11, 23))));
    let monday = closed(date(2026, 11, 23), date(2026, 11, 24));
    assert_eq!(due(&[monday]), Ok(on(date(2026, 11, 21), date(2026, 11, 25))));
    let open = Pause::new(date(2026, 11, 22), None).unwrap();
    assert_eq!(due(&[open]), Ok(Due::Stopped { since: date(2026, 11, 22) }));
}

#[test]
fn at_once_has_no_date() {
    assert_eq!(Clock::AtOnce.due(date(2026, 11, 2), &[], &Holidays::statutory()), Ok(Due::AtOnce));
}

#[test]
fn an_interval_does_not_end_before_it_starts() {
    let (from, to) = (date(2026, 11, 3), date(2026, 11, 2));
    assert_eq!(Pause::new(from, Some(to)), Err(PauseError::EndsBeforeStart { from, to }));
}

fn walk(mut day: Date, steps: u16) -> Date {
    for _ in 0..steps {
        day = day.tomorrow().unwrap();
    }
    day
}

fn paused(day: Date, pauses: &[Pause]) -> bool {
    pauses.iter().any(|pause| pause.from() <= day && pause.to().is_none_or(|to| day <= to))
}

/// Counts the days of the term one by one and passes over those in an interval.
fn walked(event: Date, days: u16, pauses: &[Pause], holidays: &Holidays) -> Due {
    let (mut day, mut counted) = (event, 0);
    while counted < days {
        day = day.tomorrow().unwrap();
        if !paused(day, pauses) {
            counted += 1;
        }
    }
    let before_shift = day;
    while !holidays.is_working_day(day) || (day != before_shift && paused(day, pauses)) {
        day = day.tomorrow().unwrap();
    }
    on(before_shift, day)
}

proptest! {
    #[test]
    fn any_intervals_agree_with_counting_one_by_one(
        offset in 0..3650u16,
        days in 1..60u16,
        intervals in prop::collection::vec((0..90u16, 0..20u16), 0..6),
    ) {
        let event = walk(date(2024, 1, 1), offset);
        let holidays = Holidays::statutory();
        let pauses: Vec<Pause> = intervals
            .into_iter()
            .map(|(start, length)| closed(walk(event, start), walk(event, start + length)))
            .collect();
        let due = Clock::Civil(Term::Days(days)).due(event, &pauses, &holidays);
        prop_assert_eq!(due, Ok(walked(event, days, &pauses, &holidays)));
    }

    #[test]
    fn k_days_within_the_term_move_its_unshifted_end_by_k(
        offset in 0..3650u16,
        months in 1..7u16,
        start in 1..28u16,
        k in 1..100u16,
    ) {
        let event = walk(date(2024, 1, 1), offset);
        let from = walk(event, start);
        let pause = closed(from, walk(from, k - 1));
        let clock = Clock::Civil(Term::Months(months));
        let plain = Term::Months(months).end_before_shift(event).unwrap();
        let Ok(Due::On(moved)) = clock.due(event, &[pause], &Holidays::statutory()) else {
            panic!("a closed interval gives a date");
        };
        prop_assert_eq!(moved.before_shift, walk(plain, k));
    }
}

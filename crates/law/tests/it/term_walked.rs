//! KPA art. 57 once more, walked day by day as one would on a wall calendar, against the arithmetic.

use jiff::civil::{Date, Weekday, date};
use obieg_law::calendar::Holidays;
use obieg_law::term::{Term, TermEnd};
use proptest::prelude::*;

/// Easter Sundays from printed calendars, 2024 to 2038: the walk must not borrow the computus it checks.
const EASTER: [(i16, i8, i8); 15] = [
    (2024, 3, 31),
    (2025, 4, 20),
    (2026, 4, 5),
    (2027, 3, 28),
    (2028, 4, 16),
    (2029, 4, 1),
    (2030, 4, 21),
    (2031, 4, 13),
    (2032, 3, 28),
    (2033, 4, 17),
    (2034, 4, 9),
    (2035, 3, 25),
    (2036, 4, 13),
    (2037, 4, 5),
    (2038, 4, 25),
];

fn tomorrow(day: Date) -> Date {
    day.tomorrow().unwrap()
}

fn walk(mut day: Date, steps: u16) -> Date {
    for _ in 0..steps {
        day = tomorrow(day);
    }
    day
}

fn is_free(day: Date) -> bool {
    const FIXED: [(i8, i8); 10] =
        [(1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 24), (12, 25), (12, 26)];
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        return true;
    }
    if FIXED.contains(&(day.month(), day.day())) {
        return day != date(2024, 12, 24);
    }
    let easter = EASTER.iter().find(|(year, _, _)| *year == day.year());
    let easter = easter.map(|(year, month, day)| date(*year, *month, *day)).unwrap();
    [1, 60].iter().any(|after| walk(easter, *after) == day)
}

fn is_last_of_month(day: Date) -> bool {
    tomorrow(day).month() != day.month()
}

fn walked_weeks(event: Date, weeks: u16) -> Date {
    let (mut day, mut met) = (event, 0);
    while met < weeks {
        day = tomorrow(day);
        if day.weekday() == event.weekday() {
            met += 1;
        }
    }
    day
}

fn walked_months(event: Date, months: u16) -> Date {
    let (mut day, mut begun) = (event, 0);
    while begun < months {
        day = tomorrow(day);
        if day.day() == 1 {
            begun += 1;
        }
    }
    while day.day() != event.day() && !is_last_of_month(day) {
        day = tomorrow(day);
    }
    day
}

fn walked_years(event: Date, years: u16) -> Date {
    let last_year = event.year() + i16::try_from(years).unwrap();
    let mut day = event;
    loop {
        if day.year() == last_year && (day.month(), day.day()) == (event.month(), event.day()) {
            return day;
        }
        let next = tomorrow(day);
        if next.year() == last_year && (next.month(), next.day()) > (event.month(), event.day()) {
            return day;
        }
        day = next;
    }
}

fn walked(event: Date, term: Term) -> TermEnd {
    let before_shift = match term {
        Term::Days(n) => walk(event, n),
        Term::Weeks(n) => walked_weeks(event, n),
        Term::Months(n) => walked_months(event, n),
        Term::Years(n) => walked_years(event, n),
    };
    let mut end = before_shift;
    while is_free(end) {
        end = tomorrow(end);
    }
    TermEnd { before_shift, end }
}

#[test]
fn ten_years_of_days_agree() {
    let terms = [
        Term::Days(1),
        Term::Days(7),
        Term::Days(14),
        Term::Days(30),
        Term::Weeks(1),
        Term::Weeks(6),
        Term::Months(1),
        Term::Months(2),
        Term::Months(3),
        Term::Months(6),
        Term::Months(13),
        Term::Years(1),
        Term::Years(3),
    ];
    let holidays = Holidays::statutory();
    let mut event = date(2024, 1, 1);
    while event.year() < 2034 {
        for term in terms {
            assert_eq!(term.end(event, &holidays), Ok(walked(event, term)), "{event} {term:?}");
        }
        event = tomorrow(event);
    }
}

fn any_term() -> impl Strategy<Value = Term> {
    prop_oneof![
        (0..400u16).prop_map(Term::Days),
        (0..60u16).prop_map(Term::Weeks),
        (0..40u16).prop_map(Term::Months),
        (0..4u16).prop_map(Term::Years),
    ]
}

proptest! {
    #[test]
    fn any_term_agrees(offset in 0..3650u16, term in any_term()) {
        let event = walk(date(2024, 1, 1), offset);
        prop_assert_eq!(term.end(event, &Holidays::statutory()), Ok(walked(event, term)));
    }

    #[test]
    fn a_later_event_never_ends_earlier(offset in 0..3650u16, later in 0..400u16, term in any_term()) {
        let event = walk(date(2024, 1, 1), offset);
        let holidays = Holidays::statutory();
        let first = term.end(event, &holidays).unwrap();
        let second = term.end(walk(event, later), &holidays).unwrap();
        prop_assert!(first.before_shift <= second.before_shift);
        prop_assert!(first.end <= second.end);
    }

    #[test]
    fn the_end_is_a_working_day(offset in 0..3650u16, term in any_term()) {
        let event = walk(date(2024, 1, 1), offset);
        let holidays = Holidays::statutory();
        prop_assert!(holidays.is_working_day(term.end(event, &holidays).unwrap().end));
    }
}

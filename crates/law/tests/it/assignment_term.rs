//! A further assignment keeps or shortens the term.

use jiff::civil::{Date, date};
use obieg_law::assignment::{AssignmentError, term_may_be};

const EARLY: Date = date(2026, 11, 20);
const LATE: Date = date(2026, 11, 30);

#[track_caller]
fn check(parent: Option<Date>, child: Option<Date>, expected: Result<(), AssignmentError>) {
    assert_eq!(term_may_be(parent, child), expected, "{parent:?} {child:?}");
}

#[test]
fn a_term_may_be_kept_or_shortened() {
    check(Some(LATE), Some(LATE), Ok(()));
    check(Some(LATE), Some(EARLY), Ok(()));
    check(None, Some(LATE), Ok(()));
    check(None, None, Ok(()));
}

#[test]
fn a_term_may_not_be_lengthened_or_dropped() {
    let lengthened = AssignmentError::TermLengthened { parent: EARLY, child: LATE };
    check(Some(EARLY), Some(LATE), Err(lengthened));
    check(Some(EARLY), None, Err(AssignmentError::TermDropped { parent: EARLY }));
}

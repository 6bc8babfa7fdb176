//! Dates known only in part.

use jiff::civil::{Date, date};
use obieg_law::partial_date::{PartialDate, PartialDateError, Precision};
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, earliest: Date, latest: Date) {
    let found: PartialDate = text.parse().unwrap();
    assert_eq!((found.earliest(), found.latest()), (earliest, latest), "{text}");
    assert_eq!(found.to_string(), text);
}

#[test]
fn a_partial_date_spans_its_days() {
    check("2026", date(2026, 1, 1), date(2026, 12, 31));
    check("2024-02", date(2024, 2, 1), date(2024, 2, 29));
    check("2026-11-22", date(2026, 11, 22), date(2026, 11, 22));
    check("0001-01-01", date(1, 1, 1), date(1, 1, 1));
}

#[test]
fn dates_that_do_not_exist_are_refused() {
    for text in ["0000", "2026-00", "2026-13", "2026-02-29", "2026-04-31", "2026-01-00"] {
        assert_eq!(text.parse::<PartialDate>(), Err(PartialDateError::NoSuchDate), "{text}");
    }
    assert_eq!(PartialDate::year(0), Err(PartialDateError::NoSuchDate));
    assert_eq!(PartialDate::year_month(2026, 13), Err(PartialDateError::NoSuchDate));
}

#[test]
fn other_forms_are_refused() {
    for text in
        ["", "26", "2026-1", "2026-1-1", "2026/01", "20260101", "2026-01-01-01", "+026", " 2026", "-2026"]
    {
        assert_eq!(text.parse::<PartialDate>(), Err(PartialDateError::Form), "{text}");
    }
}

#[test]
fn order_is_by_earliest_day_the_vaguer_first() {
    let texts = ["2025-12-31", "2026", "2026-01", "2026-01-01", "2026-01-02", "2026-02"];
    let dates: Vec<PartialDate> = texts.iter().map(|text| text.parse().unwrap()).collect();
    assert!(dates.is_sorted());
    let precisions: Vec<Precision> = dates.iter().skip(1).take(3).map(PartialDate::precision).collect();
    assert_eq!(precisions, [Precision::Year, Precision::YearMonth, Precision::Day]);
}

proptest! {
    #[test]
    fn any_day_is_printed_and_read(year in 1..=9999i16, month in 1..=12i8, day in 1..=28i8) {
        let day = PartialDate::day(date(year, month, day)).unwrap();
        prop_assert_eq!(day.to_string().parse::<PartialDate>(), Ok(day));
    }
}

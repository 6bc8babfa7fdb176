//! Numbers of registers kept per year.

use obieg_law::rpw::{RegisterNumber, RegisterNumberError};

#[track_caller]
fn check(text: &str, expected: Result<(u32, i16), RegisterNumberError>) {
    let found = text.parse::<RegisterNumber>().map(|number| (number.number(), number.year()));
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_register_number_is_number_and_year() {
    check("1/2026", Ok((1, 2026)));
    check(" 0012 / 2026 ", Ok((12, 2026)));
    assert_eq!(RegisterNumber::new(12, 2026).unwrap().to_string(), "12/2026");
}

#[test]
fn other_forms_are_refused() {
    for text in ["", "1", "1/", "/2026", "1/26", "1/2026/1", "+1/2026", "a/2026", "1/0026"] {
        check(text, Err(RegisterNumberError::Form));
    }
    check("0/2026", Err(RegisterNumberError::NumberZero));
    assert_eq!(RegisterNumber::new(1, 26), Err(RegisterNumberError::Year { year: 26 }));
}

#[test]
fn order_is_by_year_then_number() {
    let number = |text: &str| text.parse::<RegisterNumber>().unwrap();
    assert!(number("10/2025") < number("2/2026"));
    assert!(number("2/2026") < number("10/2026"));
}

#[test]
fn a_scan_is_known_by_the_beginning_of_its_name() {
    let number = RegisterNumber::new(1842, 2026).unwrap();
    assert_eq!(number.coded(), "RPW-1842-2026");
    for name in [
        "RPW-1842-2026.pdf",
        "rpw-1842-2026.PDF",
        "RPW-1842-2026 (2).tif",
        "RPW-1842-2026_001.pdf",
        "RPW-1842-2026",
        "RPW-1842-2026-K7.pdf",
        "rpw-1842-2026-k7 (2).pdf",
        "RPW-1842-2026-02.pdf",
        "RPW-1842-2026-22.pdf",
        "RPW-1842-2026-v2.pdf",
        "rpw-1842-2026-cz",
        "RPW-1842-2026-aneks.pdf",
    ] {
        assert_eq!(RegisterNumber::of_file_name(name, "K7"), Some(number), "{name}");
    }
    for name in [
        "RPW-1842-20261.pdf",
        "RPW-0-2026.pdf",
        "RPW--2026.pdf",
        "skan RPW-1842-2026.pdf",
        "RPW-1842.pdf",
        "RPW-ż-2026",
        "RPŻ-1-2026",
        "",
        "RPW-1842-2026a.pdf",
        "RPW-1842-2026-K8.pdf",
        "RPW-1842-2026-B3 (2).tif",
    ] {
        assert_eq!(RegisterNumber::of_file_name(name, "K7"), None, "{name}");
    }
}

#[test]
fn a_label_is_known_by_the_mark_of_its_office() {
    let number = RegisterNumber::new(1842, 2026).unwrap();
    assert_eq!(number.labelled("K7"), "RPW-1842-2026-K7");
    assert_eq!(RegisterNumber::of_label("RPW-1842-2026-K7", "K7"), Some(number));
    for text in [
        "RPW-1842-2026",
        "RPW-1842-2026-K8",
        "rpw-1842-2026-K7",
        "RPW-1842-2026-K7 ",
        "RPW-01842-2026-K7",
        "",
        "K7",
    ] {
        assert_eq!(RegisterNumber::of_label(text, "K7"), None, "{text}");
    }
}

//! Case signs and letter marks.

use obieg_law::sign::{
    CaseSign, LetterMark, OfficerCode, OfficerCodeError, SignError, Symbol, SymbolError, UnitCode,
    UnitCodeError, parse_candidates,
};
use proptest::prelude::*;

fn sign(unit: &str, symbol: &str, base: Option<u32>, number: u32, year: i16) -> CaseSign {
    CaseSign::new(unit.parse().unwrap(), symbol.parse().unwrap(), base, number, year).unwrap()
}

fn mark(sign: CaseSign, letter: Option<u32>, officer: Option<&str>) -> LetterMark {
    LetterMark::new(sign, letter, officer.map(|code| code.parse().unwrap())).unwrap()
}

#[track_caller]
fn check(text: &str, readings: &[LetterMark]) {
    assert_eq!(parse_candidates(text), readings, "{text}");
}

#[test]
fn four_parts() {
    check("ABC.123.77.2011", &[mark(sign("ABC", "123", None, 77, 2011), None, None)]);
    check("OŚ.6220.8.2020", &[mark(sign("OŚ", "6220", None, 8, 2020), None, None)]);
    check("WB1-WOP.1431.1.2020", &[mark(sign("WB1-WOP", "1431", None, 1, 2020), None, None)]);
}

#[test]
fn five_parts_in_a_separated_group() {
    check("ABC.123.78.2.2011", &[mark(sign("ABC", "123", Some(78), 2, 2011), None, None)]);
    check("NK-II.4130.72.32.2021", &[mark(sign("NK-II", "4130", Some(72), 32, 2021), None, None)]);
}

#[test]
fn suffixes_are_no_part_of_the_sign() {
    let case = sign("KN-I", "4102", None, 3, 2020);
    check("KN-I.4102.3.2020.20", &[mark(case.clone(), Some(20), None)]);
    check("KN-I.4102.3.2020.JK2", &[mark(case.clone(), None, Some("JK2"))]);
    check("KN-I.4102.3.2020.20.JK2", &[mark(case, Some(20), Some("JK2"))]);
}

#[test]
fn an_ambiguous_text_gives_both_readings() {
    let four = sign("NK", "4130", None, 72, 2021);
    let five = sign("NK", "4130", Some(72), 2021, 2021);
    check("NK.4130.72.2021.2021", &[mark(four.clone(), Some(2021), None), mark(five.clone(), None, None)]);
    check("NK.4130.72.2021.2021.AB", &[mark(four, Some(2021), Some("AB")), mark(five, None, Some("AB"))]);
}

#[test]
fn spaces_and_leading_zeros_are_forgiven() {
    check(" BA. 6740.027.2026 ", &[mark(sign("BA", "6740", None, 27, 2026), None, None)]);
}

#[test]
fn what_is_no_sign_has_no_reading() {
    for text in [
        "",
        "ABC",
        "ABC.123.77",
        "123.123.77.2011",
        "ABC.12a.77.2011",
        "ABC.123.0.2011",
        "ABC.123.+7.2011",
        "ABC.123.77.11",
        "ABC.123.77.0011",
        "ABC.123.77.2011.",
        "ABC.123.77.2011.0",
        "ABC.123.77.2011.AB.3",
        "ABC.123.77.2011.3.AB.C",
        "ABC.123.99999999999.2011",
    ] {
        check(text, &[]);
    }
}

#[test]
fn fields_of_a_sign() {
    let new =
        |base, number, year| CaseSign::new("A".parse().unwrap(), "1".parse().unwrap(), base, number, year);
    assert_eq!(new(None, 0, 2026), Err(SignError::NumberZero));
    assert_eq!(new(Some(0), 1, 2026), Err(SignError::BaseZero));
    assert_eq!(new(None, 1, 26), Err(SignError::Year { year: 26 }));
    let case = new(Some(3), 4, 2026).unwrap();
    assert_eq!((case.unit().as_str(), case.symbol().as_str()), ("A", "1"));
    assert_eq!((case.base(), case.number(), case.year()), (Some(3), 4, 2026));
    assert_eq!(LetterMark::new(case, Some(0), None), Err(SignError::LetterZero));
}

#[test]
fn unit_codes() {
    for good in ["A", "ABC-II", "A1-c", "OŚ", "WB1-WOP", "1A", "ż-1-2"] {
        assert_eq!(good.parse::<UnitCode>().unwrap().as_str(), good);
    }
    for (bad, error) in [
        ("", UnitCodeError::Empty),
        ("A B", UnitCodeError::Character(' ')),
        ("A.B", UnitCodeError::Character('.')),
        ("А", UnitCodeError::Character('А')),
        ("-A", UnitCodeError::Hyphen),
        ("A-", UnitCodeError::Hyphen),
        ("A--B", UnitCodeError::Hyphen),
        ("12-3", UnitCodeError::NoLetter),
    ] {
        assert_eq!(bad.parse::<UnitCode>(), Err(error), "{bad}");
    }
}

#[test]
fn officer_codes() {
    assert_eq!("Łk1".parse::<OfficerCode>().unwrap().as_str(), "Łk1");
    assert_eq!("".parse::<OfficerCode>(), Err(OfficerCodeError::Empty));
    assert_eq!("J-K".parse::<OfficerCode>(), Err(OfficerCodeError::Character('-')));
    assert_eq!("12".parse::<OfficerCode>(), Err(OfficerCodeError::NoLetter));
}

#[test]
fn symbols() {
    let symbol: Symbol = "0050".parse().unwrap();
    assert_eq!((symbol.level(), symbol.parent().unwrap().as_str()), (4, "005"));
    assert_eq!("0".parse::<Symbol>().unwrap().parent(), None);
    assert_eq!("".parse::<Symbol>(), Err(SymbolError::Empty));
    assert_eq!("1a".parse::<Symbol>(), Err(SymbolError::Character('a')));
    assert_eq!("01234567890".parse::<Symbol>(), Err(SymbolError::TooLong { digits: 11 }));
}

proptest! {
    #[test]
    fn what_is_printed_is_among_the_readings(
        unit in "[A-ZŁŚa-z0-9]{0,3}[A-ZĄŻ](-[IVX0-9]{1,3})?",
        symbol in "[0-9]{1,10}",
        base in prop::option::of(1..=u32::MAX),
        number in 1..=u32::MAX,
        year in 1000..=9999i16,
        letter in prop::option::of(1..=u32::MAX),
        officer in prop::option::of("[0-9]{0,2}[A-Zż][a-z0-9]{0,3}"),
    ) {
        let case = sign(&unit, &symbol, base, number, year);
        let printed = case.to_string();
        prop_assert!(parse_candidates(&printed).contains(&mark(case.clone(), None, None)));
        let letter_mark = mark(case, letter, officer.as_deref());
        prop_assert!(parse_candidates(&letter_mark.to_string()).contains(&letter_mark));
        prop_assert!(letter_mark.to_string().starts_with(&printed));
    }
}

//! Error codes are contract: never renamed, never reused.

use std::collections::BTreeSet;
use std::error::Error;

use jiff::civil::Date;
use obieg_law::ade_address::AdeAddressError;
use obieg_law::assignment::AssignmentError;
use obieg_law::calendar::OutOfCalendar;
use obieg_law::clock::PauseError;
use obieg_law::edelivery::UnknownEvidence;
use obieg_law::identifier::IdentifierError;
use obieg_law::jrwa::{CategoryError, Column, Flaw, LineError, RowError};
use obieg_law::partial_date::PartialDateError;
use obieg_law::retention::RetentionError;
use obieg_law::rpw::RegisterNumberError;
use obieg_law::service::ServiceError;
use obieg_law::sign::{OfficerCodeError, SignError, SymbolError, UnitCodeError};

const CODES: &[&str] = &[
    "law.ade-address-form",
    "law.ade-address-prefix",
    "law.assignment-term-dropped",
    "law.assignment-term-lengthened",
    "law.category-empty",
    "law.category-unknown",
    "law.category-years",
    "law.evidence-unknown",
    "law.identifier-character",
    "law.identifier-empty",
    "law.jrwa-bare-b",
    "law.jrwa-category-above-end-class",
    "law.jrwa-column-missing",
    "law.jrwa-column-twice",
    "law.jrwa-duplicate",
    "law.jrwa-end-class-without-category",
    "law.jrwa-field-count",
    "law.jrwa-only-child",
    "law.jrwa-parent-missing",
    "law.jrwa-title-empty",
    "law.officer-code-character",
    "law.officer-code-empty",
    "law.officer-code-no-letter",
    "law.out-of-calendar",
    "law.partial-date-form",
    "law.partial-date-no-such-date",
    "law.pause-ends-before-start",
    "law.register-number-form",
    "law.register-number-year",
    "law.register-number-zero",
    "law.retention-transfer-years",
    "law.service-collected-before-arrival",
    "law.sign-base-zero",
    "law.sign-letter-zero",
    "law.sign-number-zero",
    "law.sign-year",
    "law.symbol-character",
    "law.symbol-empty",
    "law.symbol-too-long",
    "law.unit-code-character",
    "law.unit-code-empty",
    "law.unit-code-hyphen",
    "law.unit-code-no-letter",
];

const COLUMN: Column = Column::Note;

fn flaws() -> Vec<Box<dyn Error>> {
    let parent = || "1".parse().unwrap();
    let flaws = [
        Flaw::Symbol(SymbolError::Empty),
        Flaw::Duplicate { first_line: 1 },
        Flaw::ParentMissing { parent: parent() },
        Flaw::TitleEmpty,
        Flaw::Category { column: COLUMN, error: CategoryError::Empty },
        Flaw::CategoryAboveEndClass { column: COLUMN },
        Flaw::EndClassWithoutCategory,
        Flaw::OnlyChild { parent: parent() },
        Flaw::BareB { column: COLUMN },
    ];
    flaws.into_iter().map(|flaw| Box::new(LineError { line: 1, flaw }).into()).collect()
}

fn errors() -> Vec<Box<dyn Error>> {
    let day = Date::MIN;
    vec![
        OutOfCalendar.into(),
        PauseError::EndsBeforeStart { from: day, to: day }.into(),
        ServiceError::CollectedBeforeArrival { arrived: day, collected: day }.into(),
        ServiceError::OutOfCalendar.into(),
        AdeAddressError::Prefix.into(),
        AdeAddressError::Form.into(),
        AssignmentError::TermLengthened { parent: day, child: day }.into(),
        AssignmentError::TermDropped { parent: day }.into(),
        UnknownEvidence.into(),
        IdentifierError::Empty.into(),
        IdentifierError::Character(' ').into(),
        CategoryError::Empty.into(),
        CategoryError::Unknown.into(),
        CategoryError::Years.into(),
        RowError::ColumnMissing(COLUMN).into(),
        RowError::ColumnTwice(COLUMN).into(),
        RowError::FieldCount { header: 1, row: 2 }.into(),
        PartialDateError::Form.into(),
        PartialDateError::NoSuchDate.into(),
        RetentionError::TransferYears { years: 0 }.into(),
        RegisterNumberError::NumberZero.into(),
        RegisterNumberError::Year { year: 1 }.into(),
        RegisterNumberError::Form.into(),
    ]
}

fn sign_errors() -> Vec<Box<dyn Error>> {
    vec![
        SignError::NumberZero.into(),
        SignError::BaseZero.into(),
        SignError::Year { year: 1 }.into(),
        SignError::LetterZero.into(),
        UnitCodeError::Empty.into(),
        UnitCodeError::Character(' ').into(),
        UnitCodeError::Hyphen.into(),
        UnitCodeError::NoLetter.into(),
        OfficerCodeError::Empty.into(),
        OfficerCodeError::Character(' ').into(),
        OfficerCodeError::NoLetter.into(),
        SymbolError::Empty.into(),
        SymbolError::Character(' ').into(),
        SymbolError::TooLong { digits: 11 }.into(),
    ]
}

#[test]
fn codes_are_those_of_the_contract() {
    let found: BTreeSet<String> =
        errors().into_iter().chain(sign_errors()).chain(flaws()).map(|error| error.to_string()).collect();
    let expected: BTreeSet<String> = CODES.iter().map(|code| (*code).to_owned()).collect();
    assert_eq!(found, expected);
}

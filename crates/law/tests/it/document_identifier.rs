//! Text of document identifiers.

use obieg_law::identifier::{DocumentIdentifier, IdentifierError};

#[track_caller]
fn check(text: &str, expected: Result<(), IdentifierError>) {
    assert_eq!(text.parse::<DocumentIdentifier>().map(|_| ()), expected, "{text:?}");
}

#[test]
fn an_identifier_is_plain_text() {
    check("UG-2026-000123", Ok(()));
    check("Ż.1_a", Ok(()));
    check("", Err(IdentifierError::Empty));
}

#[test]
fn forbidden_characters() {
    for c in ['\\', '/', '*', '?', ':', '=', ',', ';', ' ', '\t', '\n', '\u{a0}', '\u{0}'] {
        check(&format!("A{c}1"), Err(IdentifierError::Character(c)));
    }
}

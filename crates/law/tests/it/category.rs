//! Archival categories.

use obieg_law::jrwa::{Category, CategoryError};

#[track_caller]
fn check(text: &str, expected: Result<Category, CategoryError>) {
    assert_eq!(text.parse(), expected, "{text}");
}

#[test]
fn categories_are_read_and_printed_alike() {
    for (text, category) in [
        ("A", Category::A),
        ("B5", Category::B(5)),
        ("B50", Category::B(50)),
        ("BE10", Category::BE(10)),
        ("Bc", Category::Bc),
        ("B*", Category::BStar),
    ] {
        check(text, Ok(category));
        assert_eq!(category.to_string(), text);
    }
}

#[test]
fn loose_spellings_are_forgiven() {
    check(" be10 ", Ok(Category::BE(10)));
    check("BC", Ok(Category::Bc));
    check("B", Ok(Category::BStar));
}

#[test]
fn other_texts_are_no_category() {
    check("", Err(CategoryError::Empty));
    for text in ["C", "A5", "BE", "BE*", "B 5", "B-5", "B+5", "Bc5"] {
        check(text, Err(CategoryError::Unknown));
    }
    for text in ["B0", "BE0", "B256"] {
        check(text, Err(CategoryError::Years));
    }
}

//! Texts of rules: names and conditions, checked and held against what came.

use obieg_kernel::Refusal;

/// The longest text of a condition or name, in characters.
const LONGEST: usize = 200;

fn is_line(text: &str) -> bool {
    text.chars().count() <= LONGEST && !text.chars().any(obieg_web::text::is_hidden)
}

/// The name of a rule as it is kept; `routing.bad-name` goes to the faults.
pub fn name(given: &str, faults: &mut Vec<Refusal>) -> String {
    let name = given.trim().to_owned();
    if name.is_empty() || !is_line(&name) {
        faults.push(Refusal::input("routing.bad-name").on("name").with("most", LONGEST));
    }
    name
}

/// The text of a condition as it is kept, none when nothing is left of it; `routing.condition-long` goes to the faults.
pub fn condition(field: &'static str, given: Option<&str>, faults: &mut Vec<Refusal>) -> Option<String> {
    let text = given.map(str::trim).filter(|text| !text.is_empty())?;
    if !is_line(text) {
        faults.push(Refusal::input("routing.condition-long").on(field).with("most", LONGEST));
    }
    Some(text.to_owned())
}

/// Does a text contain what is wanted, in small and capital letters alike?
pub fn contains(text: &str, wanted: &str) -> bool {
    text.to_lowercase().contains(&wanted.to_lowercase())
}

/// Does a text contain every one of these words, in any order?
pub fn has_words(text: &str, words: &str) -> bool {
    let text = text.to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

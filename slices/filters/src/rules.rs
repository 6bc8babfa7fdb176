//! Rules over plain facts: what may be saved, and how a filter is written.

use obieg_kernel::Refusal;
use obieg_web::text::{is_hidden, on_one_line, percent_encoded};

use crate::model::{FilterView, FilteredList};

/// So many filters may a person save.
pub const MOST: usize = 12;

/// A name of 1 to 60 characters in one line, another one than those of the other filters.
///
/// # Errors
/// `filters.name-missing`, `filters.name-long`, `filters.name-hidden`, `filters.name-taken`, on `name`.
pub fn name(typed: &str, others: &[FilterView]) -> Result<String, Refusal> {
    let refused = |code| Refusal::input(code).on("name");
    let name = on_one_line(typed);
    if name.is_empty() {
        return Err(refused("filters.name-missing"));
    }
    if name.chars().count() > 60 {
        return Err(refused("filters.name-long"));
    }
    if name.chars().any(is_hidden) {
        return Err(refused("filters.name-hidden"));
    }
    if others.iter().any(|one| one.name == name) {
        return Err(refused("filters.name-taken").with("name", name));
    }
    Ok(name)
}

/// A filter as pairs of names and values: only the list's own, none twice, none empty. Where one stands on a page is no filter.
///
/// # Errors
/// `filters.query-wrong`, on `query`.
pub fn pairs(list: FilteredList, query: &str) -> Result<Vec<(String, String)>, Refusal> {
    let wrong = || Refusal::input("filters.query-wrong").on("query");
    if query.len() > 2_000 {
        return Err(wrong());
    }
    let read: Vec<(String, String)> = serde_html_form::from_str(query).map_err(|_| wrong())?;
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (name, value) in read.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
        let known = list.parameters().contains(&name.as_str());
        let twice = pairs.iter().any(|(one, _)| *one == name);
        if !known || twice || value.chars().any(is_hidden) {
            return Err(wrong());
        }
        pairs.push((name, value));
    }
    // Nothing filtered is the list itself, which stands in the rail.
    if pairs.is_empty() { Err(wrong()) } else { Ok(pairs) }
}

/// The pairs as they stand in an address.
pub fn written(pairs: &[(String, String)]) -> String {
    let pair = |(name, value): &(String, String)| format!("{name}={}", percent_encoded(value));
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_what_the_list_knows() {
        let table = [
            (FilteredList::Cases, "stan=open&moje=1&termin=po", Some("stan=open&moje=1&termin=po")),
            (FilteredList::Cases, "stan=open&moje=", Some("stan=open")),
            (
                FilteredList::Items,
                "nadawca=%C5%BBak+syn&kanal=post",
                Some("nadawca=%C5%BBak%20syn&kanal=post"),
            ),
            (FilteredList::Cases, "", None),
            (FilteredList::Cases, "stan=", None),
            (FilteredList::Cases, "kanal=post", None),
            (FilteredList::Cases, "po=x", None),
            (FilteredList::Cases, "stan=open&stan=closed", None),
            (FilteredList::Items, "nadawca=a%0Ab", None),
        ];
        for (list, query, expected) in table {
            assert_eq!(pairs(list, query).ok().map(|pairs| written(&pairs)).as_deref(), expected, "{query}");
        }
    }

    #[test]
    fn a_name_is_short_and_once() {
        for (typed, code) in [
            ("  ", "filters.name-missing"),
            (&"x".repeat(61), "filters.name-long"),
            ("a\u{202E}", "filters.name-hidden"),
        ] {
            assert_eq!(name(typed, &[]).unwrap_err().code, code);
        }
        assert_eq!(name(" po  terminie ", &[]).unwrap(), "po terminie");
    }
}

//! A list that people bring: which of its columns is what, as people say it on a screen.

use std::collections::BTreeMap;

use askama::Template;
use obieg_kernel::{Failure, Refusal};

use crate::fault::Faults;
use crate::frame::Frame;
use crate::parts::Html;
use crate::text::fold;

/// What a column may be.
#[derive(Debug, Clone)]
pub struct Target {
    /// Its name in the form.
    pub code: String,
    /// What people call it.
    pub word: String,
    /// What stands above such columns in lists that offices have; folded.
    pub headings: Vec<String>,
}

/// What each column seems to be; empty where nothing fits. Nothing is proposed twice.
pub fn proposed(headings: &[String], targets: &[Target]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for heading in headings.iter().map(|heading| fold(heading)) {
        let fits = targets.iter().find(|target| target.headings.contains(&heading));
        let target = fits.map(|target| &target.code).filter(|code| !found.contains(code));
        found.push(target.cloned().unwrap_or_default());
    }
    found
}

/// What people chose for each of so many columns: `map-1` is the first.
pub fn chosen(form: &BTreeMap<String, String>, columns: usize) -> Vec<String> {
    (1..=columns).map(|number| form.get(&format!("map-{number}")).cloned().unwrap_or_default()).collect()
}

/// Every choice that is none of the targets, or is made twice.
///
/// # Errors
/// `web.column-unknown`, `web.column-twice` on `map-N`.
pub fn check(mapping: &[String], targets: &[Target]) -> Result<(), Vec<Refusal>> {
    let mut faults = Vec::new();
    for (at, choice) in mapping.iter().enumerate().filter(|(_, choice)| !choice.is_empty()) {
        let field = format!("map-{}", at.saturating_add(1));
        if !targets.iter().any(|target| target.code == *choice) {
            faults.push(Refusal::input("web.column-unknown").on(field));
        } else if mapping.iter().take(at).any(|earlier| earlier == choice) {
            faults.push(Refusal::input("web.column-twice").on(field));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

#[derive(Template)]
#[template(path = "columns.html")]
struct Columns<'p> {
    frame: &'p Frame,
    headings: &'p [String],
    samples: &'p [String],
    targets: &'p [Target],
    mapping: &'p [String],
    faults: &'p Faults,
}

impl Columns<'_> {
    /// Number, heading, sample, choice and fault of each column.
    fn rows(&self) -> Vec<(usize, &str, &str, &str, Option<&str>)> {
        let mut rows = Vec::new();
        for (at, heading) in self.headings.iter().enumerate() {
            let number = at.saturating_add(1);
            let sample = self.samples.get(at).map_or("", String::as_str);
            let choice = self.mapping.get(at).map_or("", String::as_str);
            rows.push((number, heading.as_str(), sample, choice, self.faults.at(&format!("map-{number}"))));
        }
        rows
    }
}

/// The table in which people say what each column is; `samples` stand in the order of `headings`.
///
/// # Errors
/// When the template fails.
pub fn draw(
    frame: &Frame,
    (headings, samples): (&[String], &[String]),
    (targets, mapping): (&[Target], &[String]),
    faults: &Faults,
) -> Result<Html, Failure> {
    Html::of(&Columns { frame, headings, samples, targets, mapping, faults })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    fn targets() -> Vec<Target> {
        let target = |code: &str, headings| Target { code: code.to_owned(), word: String::new(), headings };
        vec![target("surname", texts(&["nazwisko"])), target("postcode", texts(&["kod", "kod pocztowy"]))]
    }

    #[test]
    fn headings_propose_what_columns_are() {
        let names = texts(&["Lp.", "NAZWISKO", "Kod pocztowy", "kod"]);
        assert_eq!(proposed(&names, &targets()), ["", "surname", "postcode", ""]);
    }

    #[test]
    fn a_choice_is_known_and_made_once() {
        assert!(check(&texts(&["", "surname", "postcode"]), &targets()).is_ok());
        for (mapping, code) in
            [(["surname", "surname"], "web.column-twice"), (["surname", "pesel"], "web.column-unknown")]
        {
            assert_eq!(check(&texts(&mapping), &targets()).unwrap_err()[0].code, code);
        }
    }
}

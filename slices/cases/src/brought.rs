//! Open cases of a former system: what a line of a table says, and which column is what.

mod facts;
pub mod rules;
pub(crate) mod store;

use jiff::civil::Date;
use obieg_kernel::Refusal;
use obieg_table::Line;
use obieg_web::Words;
use obieg_web::columns::{self, Target};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(crate) use facts::Known;
pub use facts::LineFacts;

/// The most lines of a table of cases.
pub(crate) const MOST_LINES: usize = 50_000;

/// What a line of a table says of an open case, as people wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BroughtLine {
    /// Its sign in the former system, 1 to 100 characters: the same sign is the same case.
    #[schema(min_length = 1, max_length = 100)]
    pub foreign_sign: String,
    /// Title, 1 to 500 characters.
    #[schema(min_length = 1, max_length = 500)]
    pub title: String,
    /// Symbol of an end class of the list in force.
    #[schema(min_length = 1, max_length = 10)]
    pub symbol: String,
    /// Code of the unit; needed when the officer holds posts in several.
    #[schema(max_length = 50)]
    pub unit: String,
    /// Login of the officer.
    #[schema(min_length = 1, max_length = 100)]
    pub officer: String,
    /// The day on which it was opened there: `2025-06-01` or `1.06.2025`.
    #[schema(min_length = 1, max_length = 50)]
    pub began_on: String,
    /// The day by which it is to be settled; nothing when it has none.
    #[schema(max_length = 50)]
    pub due_on: String,
    /// Names of the parties, by semicolons or lines.
    #[schema(max_length = 5000)]
    pub parties: String,
    /// Their addresses, in the same order; the whole text when there is one party.
    #[schema(max_length = 5000)]
    pub addresses: String,
    /// What else was known there, at most 2,000 characters.
    #[schema(max_length = 2000)]
    pub note: String,
}

/// What is kept of a case that came from a former system.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BroughtView {
    /// Its sign there.
    pub foreign_sign: String,
    /// The day on which it was opened there; its term counts from it.
    #[schema(value_type = String, format = Date)]
    pub began_on: Date,
    /// What else was known there.
    pub note: Option<String>,
}

/// What stands above such columns in tables that offices have; folded.
const COLUMNS: [(&str, &[&str]); 10] = [
    (
        "foreign-sign",
        &[
            "znak",
            "znak sprawy",
            "dawny znak",
            "stary znak",
            "sygnatura",
            "nr sprawy",
            "numer sprawy",
            "sign",
        ],
    ),
    ("title", &["tytul", "tytul sprawy", "temat", "przedmiot", "nazwa sprawy", "czego dotyczy", "title"]),
    ("symbol", &["klasa", "symbol", "jrwa", "symbol jrwa", "symbol klasy", "haslo", "class"]),
    ("unit", &["komorka", "kod komorki", "wydzial", "referat", "unit"]),
    ("officer", &["login", "prowadzacy", "login prowadzacego", "referent", "pracownik", "officer"]),
    (
        "began-on",
        &["data wszczecia", "wszczeto", "data zalozenia", "data otwarcia", "zalozona", "data", "opened on"],
    ),
    ("due-on", &["termin", "termin zalatwienia", "termin sprawy", "due"]),
    ("parties", &["strona", "strony", "wnioskodawca", "klient", "interesant", "party"]),
    ("addresses", &["adres", "adres strony", "adresy", "adres wnioskodawcy", "address"]),
    ("note", &["uwagi", "notatki", "notatka", "opis", "komentarz", "notes"]),
];

/// What a column of the table may be.
pub(crate) fn targets(words: &Words) -> Vec<Target> {
    let target = |(code, headings): &(&str, &[&str])| Target {
        code: (*code).to_owned(),
        word: words.of("cases-import-is", code).to_owned(),
        headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
    };
    COLUMNS.iter().map(target).collect()
}

/// Is this a choice that can be read? What every case must have must be somewhere, and nothing in two places.
///
/// # Errors
/// Those of [`columns::check`]; `cases.import-no-column` on `map-1`.
pub(crate) fn check(mapping: &[String], targets: &[Target]) -> Result<(), Vec<Refusal>> {
    let mut faults = columns::check(mapping, targets).err().unwrap_or_default();
    for needed in ["foreign-sign", "title", "symbol", "officer", "began-on"] {
        if !mapping.iter().any(|choice| choice == needed) {
            let word = targets.iter().find(|target| target.code == needed).map_or(needed, |one| &one.word);
            faults.push(Refusal::input("cases.import-no-column").on("map-1").with("column", word));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// What a line of the table says by the mapping.
pub(crate) fn line(line: &Line, mapping: &[String]) -> BroughtLine {
    let of = |target: &str| {
        mapping.iter().position(|choice| choice == target).map_or("", |at| line.cell(at)).to_owned()
    };
    BroughtLine {
        foreign_sign: of("foreign-sign"),
        title: of("title"),
        symbol: of("symbol"),
        unit: of("unit"),
        officer: of("officer"),
        began_on: of("began-on"),
        due_on: of("due-on"),
        parties: of("parties"),
        addresses: of("addresses"),
        note: of("note"),
    }
}

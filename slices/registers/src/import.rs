//! Lines of a table as entries of a register: which column is what, and how people write days, amounts and choices.

use obieg_kernel::Refusal;
use obieg_table::Line;
use obieg_web::Words;
use obieg_web::columns::{self, Target, day_of};
use obieg_web::text::fold;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::{ColumnKind, ColumnView, RegisterView};
use crate::rules;

/// The most lines of a table.
pub(crate) const MOST_LINES: usize = 50_000;

/// What stands above the subject in tables that offices have; folded.
const SUBJECTS: [&str; 8] =
    ["przedmiot", "temat", "tytul", "opis", "czego dotyczy", "dotyczy", "tresc", "subject"];
/// And above whom it concerns.
const PARTIES: [&str; 8] =
    ["strona", "kontrahent", "podmiot", "nadawca", "wnioskodawca", "nazwa", "nazwisko i imie", "party"];

/// What a line says, as people wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryLine {
    /// What it is about, 1 to 500 characters.
    #[schema(min_length = 1, max_length = 500)]
    pub subject: String,
    /// Whom it concerns, at most 300 characters.
    #[serde(default)]
    #[schema(max_length = 300)]
    pub party: Option<String>,
    /// Values of the register's columns in order, as people write them.
    #[schema(max_items = 20)]
    pub fields: Vec<String>,
}

/// What a column of the table may be: the subject, the party, a column of the register.
pub(crate) fn targets(register: &RegisterView, words: &Words) -> Vec<Target> {
    let owned = |list: [&str; 8]| list.map(str::to_owned).to_vec();
    let of = |(at, column): (usize, &ColumnView)| Target {
        code: format!("field-{}", at.saturating_add(1)),
        word: column.label.clone(),
        headings: vec![fold(&column.label)],
    };
    // A column that the office named itself goes before what we guess. One that is out of use is read as well: a line that was
    // taken before is known by what stood in it.
    let own = register.columns.iter().enumerate().map(of);
    let guessed = [
        Target {
            code: "subject".to_owned(),
            word: words.t("registers-subject").to_owned(),
            headings: owned(SUBJECTS),
        },
        Target {
            code: "party".to_owned(),
            word: words.t("registers-party").to_owned(),
            headings: owned(PARTIES),
        },
    ];
    own.chain(guessed).collect()
}

/// Is this a choice that can be read? The subject must be somewhere, and nothing in two places.
///
/// # Errors
/// Those of [`columns::check`]; `registers.import-no-subject` on `map-1`.
pub(crate) fn check(mapping: &[String], targets: &[Target]) -> Result<(), Vec<Refusal>> {
    let mut faults = columns::check(mapping, targets).err().unwrap_or_default();
    if !mapping.iter().any(|target| target == "subject") {
        faults.push(Refusal::input("registers.import-no-subject").on("map-1"));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// What a line of the table says by the mapping.
pub(crate) fn line(line: &Line, mapping: &[String], columns: usize) -> EntryLine {
    let of = |target: &str| mapping.iter().position(|choice| choice == target).map_or("", |at| line.cell(at));
    let party = Some(of("party")).filter(|party| !party.is_empty()).map(str::to_owned);
    let fields = (1..=columns).map(|number| of(&format!("field-{number}")).to_owned()).collect();
    EntryLine { subject: of("subject").to_owned(), party, fields }
}

impl EntryLine {
    /// The line as a register keeps it, with its digest; every fault at its field. What stands in columns out of use is not kept
    /// and counts in the digest alone.
    ///
    /// # Errors
    /// Those of [`rules::line`] and [`rules::fields`].
    pub fn checked(&self, register: &RegisterView) -> Result<(Self, [u8; 32]), Vec<Refusal>> {
        let subject = obieg_cases::rules::line("subject", &self.subject, 500);
        let party = self.party.as_deref().map(str::trim).filter(|party| !party.is_empty());
        let party = party.map(|party| obieg_cases::rules::line("party", party, 300)).transpose();
        let read: Vec<String> =
            register.columns.iter().zip(&self.fields).map(|(column, text)| plain(column, text)).collect();
        // A line of another width is told by the rule of the fields.
        let read = if self.fields.len() == register.columns.len() { read } else { self.fields.clone() };
        let both = || register.columns.iter().zip(&read);
        let used = both().map(|(column, text)| if column.is_used() { text.clone() } else { String::new() });
        let used: Vec<String> =
            if read.len() == register.columns.len() { used.collect() } else { read.clone() };
        match (subject, party, rules::fields(register, &used, &[])) {
            (Ok(subject), Ok(party), Ok(fields)) => {
                let line = Self { subject, party, fields };
                let ended = |(at, (column, text)): (usize, (&ColumnView, &String))| {
                    (!column.is_used()).then(|| (at, rules::as_kept(column, text)))
                };
                let mut whole = line.clone();
                for (at, text) in both().enumerate().filter_map(ended) {
                    if let Some(field) = whole.fields.get_mut(at) {
                        *field = text;
                    }
                }
                Ok((line, whole.digest(register)))
            }
            (subject, party, fields) => {
                let one = subject.err().into_iter().chain(party.err());
                Err(one.chain(fields.err().into_iter().flatten()).collect())
            }
        }
    }

    /// The same checked line is the same digest, whatever file it comes in. Columns that came to the register later and in
    /// which the line has nothing do not count: it is the line that was taken before they came.
    fn digest(&self, register: &RegisterView) -> [u8; 32] {
        let party = self.party.as_deref().unwrap_or_default();
        let mut fields: Vec<&str> = self.fields.iter().map(String::as_str).collect();
        let later = |at: usize| register.columns.get(at).is_some_and(|column| column.added_on.is_some());
        while fields.last() == Some(&"") && later(fields.len().saturating_sub(1)) {
            fields.pop();
        }
        obieg_table::digest([self.subject.as_str(), party].into_iter().chain(fields))
    }
}

/// What people wrote, as the rule of the column reads it; unchanged when it cannot be read, so that the rule says why.
fn plain(column: &ColumnView, text: &str) -> String {
    let text = text.trim();
    let read = match column.kind {
        ColumnKind::Day => day_of(text).map(|day| day.to_string()),
        ColumnKind::Flag => flag(text),
        ColumnKind::Whole => Some(text.chars().filter(|letter| !letter.is_whitespace()).collect()),
        ColumnKind::Amount => {
            Some(fold(text).trim_end_matches("zl").trim_end_matches("pln").trim().to_owned())
        }
        ColumnKind::Choice => column.choices.iter().find(|choice| fold(choice) == fold(text)).cloned(),
        ColumnKind::Text => None,
    };
    read.unwrap_or_else(|| text.to_owned())
}

fn flag(text: &str) -> Option<String> {
    let said = match fold(text).as_str() {
        "tak" | "t" | "x" | "1" | "prawda" | "true" | "yes" => "true",
        "nie" | "n" | "0" | "falsz" | "false" | "no" => "false",
        _ => return None,
    };
    Some(said.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_people_write_them() {
        let column = |kind| ColumnView {
            label: "x".to_owned(),
            kind,
            required: false,
            choices: vec!["Zapytanie ofertowe".to_owned(), "Przetarg".to_owned()],
            added_on: None,
            ended_on: None,
        };
        for (kind, text, wanted) in [
            (ColumnKind::Flag, "TAK", "true"),
            (ColumnKind::Flag, "nie", "false"),
            (ColumnKind::Flag, "może", "może"),
            (ColumnKind::Whole, "12 000", "12000"),
            (ColumnKind::Amount, "1 234,50 zł", "1 234,50"),
            (ColumnKind::Choice, "PRZETARG ", "Przetarg"),
            (ColumnKind::Choice, "loteria", "loteria"),
            (ColumnKind::Text, " tekst ", "tekst"),
        ] {
            assert_eq!(plain(&column(kind), text), wanted);
        }
    }
}

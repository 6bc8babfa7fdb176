//! A register as a file, with the columns that people gave it.

use obieg_web::export::{Cell, Column};
use obieg_web::{Listing, Outcome, Visit, Words, export};

use crate::model::{ColumnKind, ColumnView, Entries, EntryView, RegisterView};
use crate::queries::ShowRegister;

struct OwnRegister(RegisterView);

impl Listing for OwnRegister {
    type Query = ShowRegister;
    type Row = EntryView;
    type Key = i64;
    const FILE: &'static str = "rejestr";
    const TITLE: &'static str = "registers-title";
    const COLUMNS: &'static [Column<EntryView>] = &[
        Column { word: "registers-number", width: 2, cell: |_, entry| Cell::Text(entry.number.clone()) },
        Column { word: "registers-entered", width: 3, cell: |_, entry| Cell::Day(Some(entry.entered_on)) },
        Column {
            word: "registers-about",
            width: 4,
            cell: |_, entry| Cell::text(entry.about_number.as_ref()),
        },
        Column { word: "registers-subject", width: 7, cell: |_, entry| Cell::Text(entry.subject.clone()) },
        Column { word: "registers-party", width: 5, cell: |_, entry| Cell::text(entry.party.as_ref()) },
    ];

    fn ask(&self, after: Option<i64>) -> ShowRegister {
        ShowRegister { register: self.0.id, before: after, limit: export::PAGE }
    }

    fn part(&self, answer: Entries) -> (Vec<EntryView>, Option<i64>) {
        (answer.entries, answer.next)
    }

    fn lead(&self, _: &Words) -> String {
        String::new()
    }

    fn title(&self, _: &Words) -> String {
        self.0.name.clone()
    }

    fn headings(&self, words: &Words) -> Vec<(String, u8)> {
        let fixed = Self::COLUMNS.iter().map(|column| (words.t(column.word).to_owned(), column.width));
        let own = self.0.columns.iter().map(|column| (column.label.clone(), 4));
        fixed.chain(own).chain(std::iter::once((words.t("registers-cancelled").to_owned(), 4))).collect()
    }

    fn cells(&self, words: &Words, entry: &EntryView) -> Vec<Cell> {
        let fixed = Self::COLUMNS.iter().map(|column| (column.cell)(words, entry));
        let own = self.0.columns.iter().zip(&entry.fields).map(|(column, value)| cell(words, column, value));
        let cancelled = Cell::text(entry.cancelled_reason.as_ref());
        fixed.chain(own).chain(std::iter::once(cancelled)).collect()
    }
}

fn cell(words: &Words, column: &ColumnView, value: &str) -> Cell {
    match column.kind {
        ColumnKind::Day => Cell::Day(value.parse().ok()),
        ColumnKind::Whole => value.parse().map_or_else(|_| Cell::Text(value.to_owned()), Cell::Whole),
        _ => Cell::Text(shown(words, column, value)),
    }
}

/// An amount as people read it: `-1 234,50`, with spaces that do not break.
fn amount(value: &str) -> String {
    let (zloty, grosze) = value.split_once('.').unwrap_or((value, ""));
    let (minus, digits) = zloty.strip_prefix('-').map_or(("", zloty), |digits| ("-", digits));
    let mut told = String::from(minus);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push('\u{a0}');
        }
        told.push(digit);
    }
    if grosze.is_empty() { told } else { format!("{told},{grosze}") }
}

/// A value as people read it.
pub(crate) fn shown(words: &Words, column: &ColumnView, value: &str) -> String {
    match column.kind {
        ColumnKind::Day => value.parse().map(|day| words.date(&day)).unwrap_or_default(),
        ColumnKind::Amount => amount(value),
        ColumnKind::Flag if value == "true" => words.t("registers-yes").to_owned(),
        ColumnKind::Flag if value == "false" => words.t("registers-no").to_owned(),
        _ => value.to_owned(),
    }
}

pub(crate) async fn export(visit: Visit) -> Outcome {
    let register = visit.id("register")?;
    let found = visit.see(ShowRegister { register, before: None, limit: 1 }).await?.register;
    visit.export(OwnRegister(found)).await
}

#[cfg(test)]
mod tests {
    #[test]
    fn amounts_have_thousands_apart() {
        for (kept, told) in [
            ("0.50", "0,50"),
            ("123.00", "123,00"),
            ("1234.50", "1\u{a0}234,50"),
            ("-1234567.00", "-1\u{a0}234\u{a0}567,00"),
            ("", ""),
        ] {
            assert_eq!(super::amount(kept), told);
        }
    }
}

//! A list that people bring: the file, and which of its columns is what, as people say it on a screen.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;
use obieg_kernel::{Failure, Refusal};
use obieg_table::{LARGEST, MOST_COLUMNS, Table, Unread};
use serde::Deserialize;

use crate::fault::Faults;
use crate::frame::Frame;
use crate::kept::Kept;
use crate::parts::Html;
use crate::text::fold;
use crate::visit::{Incoming, Visit};

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
fn proposed(headings: &[String], targets: &[Target]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for heading in headings.iter().map(|heading| fold(heading)) {
        let fits = targets.iter().find(|target| target.headings.contains(&heading));
        let target = fits.map(|target| &target.code).filter(|code| !found.contains(code));
        found.push(target.cloned().unwrap_or_default());
    }
    found
}

/// Judges what was chosen for each column.
pub type Check = fn(&[String], &[Target]) -> Result<(), Vec<Refusal>>;

/// The form of a list: columns come as `map-1`, `map-2` and so on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListForm {
    /// What is to be done; empty when the file has just been chosen.
    #[serde(rename = "do")]
    pub act: String,
    #[serde(flatten)]
    fields: BTreeMap<String, String>,
}

impl ListForm {
    /// What stands in another field of the form; empty when it has none.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// What people chose for each of so many columns.
    fn chosen(&self, columns: usize) -> Vec<String> {
        (1..=columns).map(|number| self.field(&format!("map-{number}")).to_owned()).collect()
    }
}

/// A list as its screen holds it.
#[derive(Debug, Default)]
pub struct Brought {
    /// The list, once it was read.
    pub table: Option<Table>,
    /// What is in each of its columns; empty for those that are left out.
    pub mapping: Vec<String>,
    targets: Vec<Target>,
    kept: Kept,
}

impl Brought {
    /// A screen before a list has come.
    pub fn new(targets: Vec<Target>) -> Self {
        Self { targets, ..Self::default() }
    }

    /// Takes the file of the form, of at most `most` lines, and what people say of its columns: what the headings propose
    /// when the file has just come. `check` judges what was said.
    ///
    /// # Errors
    /// What [`Visit::form_with_files`] refuses. What is wrong with file or columns is the inner error, for the same screen.
    pub async fn take(
        &mut self,
        visit: &mut Visit,
        most: usize,
        check: Check,
    ) -> Result<Result<ListForm, Faults>, Failure> {
        let (form, came): (ListForm, Vec<Incoming>) = visit.form_with_files(1).await?;
        let table = match read(visit, &came, most).await {
            Ok(table) => table,
            Err(failure) => return Faults::of(failure, visit.words()).map(Err),
        };
        self.kept = visit.keep(&came);
        self.mapping = match form.act.as_str() {
            "" => proposed(&table.headings, &self.targets),
            _ => form.chosen(table.headings.len()),
        };
        self.table = Some(table);
        match check(&self.mapping, &self.targets) {
            Ok(()) => Ok(Ok(form)),
            Err(faults) => Faults::of(Failure::Refused(faults), visit.words()).map(Err),
        }
    }

    /// The kept file and the table of its columns; nothing before a list has come.
    ///
    /// # Errors
    /// When the template fails.
    pub fn draw(&self, frame: &Frame, faults: &Faults) -> Result<Html, Failure> {
        let Some(table) = &self.table else { return Ok(Html::default()) };
        let (targets, mapping) = (&self.targets, &self.mapping);
        let (headings, samples) = (&table.headings, &table.samples());
        Html::of(&Columns { frame, kept: &self.kept, headings, samples, targets, mapping, faults })
    }
}

async fn read(visit: &Visit, came: &[Incoming], most: usize) -> Result<Table, Failure> {
    let file = came.first().ok_or_else(|| refusal(Unread::Empty))?;
    let readable = file.stored.readable();
    if readable.size() > LARGEST {
        return Err(refusal(Unread::Large).into());
    }
    let bytes = visit.actor()?.blobs().read(&readable, LARGEST).await?;
    Ok(obieg_table::read(&bytes, most).map_err(refusal)?)
}

/// Why a file is no list, on `files`.
fn refusal(unread: Unread) -> Refusal {
    let about = |code| Refusal::input(code).on("files");
    match unread {
        Unread::Empty => about("table.empty"),
        Unread::Broken(0) => about("table.unreadable"),
        Unread::Broken(line) => about("table.broken").with("line", line),
        Unread::Many(most) => about("table.many").with("most", most),
        Unread::Wide => about("table.wide").with("most", MOST_COLUMNS),
        Unread::Large => about("table.large"),
    }
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

/// A day as people write it in tables: `2026-06-01`, `1.06.2026`, `01/06/2026`, `1-6-2026`, with or without "r.". The day stands
/// before the month, as everywhere in Poland; a year of two digits is no year.
pub fn day_of(text: &str) -> Option<Date> {
    let text = text.trim_end_matches("r.").trim_end_matches('r').trim();
    let mut parts = text.split(['.', '/', '-']).map(str::trim);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[derive(Template)]
#[template(path = "columns.html")]
struct Columns<'p> {
    frame: &'p Frame,
    kept: &'p Kept,
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
    fn what_is_too_much_is_said_with_how_much_may_be() {
        let line = |cells: usize| vec!["a"; cells].join(";");
        let code =
            |text: &str| obieg_table::read(text.as_bytes(), 2).map_err(refusal).err().map(|one| one.code);
        let rows = |count: usize| format!("x;y\n{}", "1;2\n".repeat(count));
        assert_eq!([2, 3].map(|count| code(&rows(count))), [None, Some("table.many")]);
        let wide = |cells: usize| format!("{0}\n{0}\n", line(cells));
        assert_eq!(
            [MOST_COLUMNS, MOST_COLUMNS + 1].map(|cells| code(&wide(cells))),
            [None, Some("table.wide")]
        );
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

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, wanted) in [
            ("2026-06-01", Some("2026-06-01")),
            ("1.06.2026", Some("2026-06-01")),
            ("01/06/2026", Some("2026-06-01")),
            ("1-6-2026 r.", Some("2026-06-01")),
            ("29.02.2024r.", Some("2024-02-29")),
            ("29.02.2026", None),
            ("13/13/2026", None),
            ("1.06.26", None),
            ("2026", None),
            ("1.2.3.2026", None),
            ("", None),
            ("wczoraj", None),
        ] {
            assert_eq!(day_of(text).map(|day| day.to_string()).as_deref(), wanted, "{text}");
        }
    }
}

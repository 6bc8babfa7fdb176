//! A list as A4 pages: bounded, because a print is for reading; the whole list is in the other two formats.

use std::pin::Pin;

use jiff::Timestamp;
use obieg_kernel::Failure;
use serde::Serialize;

use super::{Cell, Listing, Reader};
use crate::reply::Reply;
use crate::route::Outcome;
use crate::visit::Visit;

/// The most rows of a print: about forty pages.
const MOST: usize = 1_000;

/// Sets a list on pages; `app` plugs it into the site's slots, so that what only knows the house need not build a
/// typesetter.
pub struct Printer(pub fn(Sheet) -> Printing);

/// The bytes of a PDF file, on their way.
pub type Printing = Pin<Box<dyn Future<Output = Result<Vec<u8>, Failure>> + Send>>;

/// What stands on the pages.
#[derive(Debug, Serialize)]
pub struct Sheet {
    /// Names the print in the properties of the file.
    #[serde(skip)]
    pub ident: String,
    /// When it was made.
    #[serde(skip)]
    pub at: Timestamp,
    /// Above it.
    pub title: String,
    /// Which part of the list it is; empty for all of it.
    pub lead: String,
    /// That it was cut, and where; empty when it was not.
    pub cut: String,
    /// Stands in place of rows when there are none.
    pub none: String,
    /// Name of the office.
    pub office: String,
    /// On every page, for example that this is a demonstration; empty in life.
    pub note: String,
    /// Stands across every page of a training office.
    #[serde(skip)]
    pub mark: Option<String>,
    /// When and by whom it was made, in words.
    pub made: String,
    /// Language of the words (BCP 47).
    pub lang: &'static str,
    /// Headings and their shares of the width.
    pub columns: Vec<(String, u8)>,
    /// A text for each column.
    pub rows: Vec<Vec<String>>,
}

pub(super) async fn reply<L: Listing>(
    visit: &Visit,
    mut reader: Reader<L>,
    first: Vec<Vec<Cell>>,
) -> Outcome {
    let Some(Printer(print)) = visit.site().slots::<Printer>().next() else {
        return Err(Failure::Hidden);
    };
    let mut rows = first;
    while rows.len() <= MOST {
        let Some(more) = reader.page().await? else { break };
        rows.extend(more);
    }
    let bytes = print(sheet(visit, &reader, rows)).await?;
    Ok(Reply::made(reader.file_name("pdf"), "application/pdf", bytes))
}

fn sheet<L: Listing>(visit: &Visit, reader: &Reader<L>, mut rows: Vec<Vec<Cell>>) -> Sheet {
    let words = &reader.words;
    let cut = if rows.len() > MOST { words.a("export-cut", "n", MOST) } else { String::new() };
    rows.truncate(MOST);
    let at = visit.site().kernel().env().now();
    let written = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Whole(number) => number.to_string(),
        Cell::Day(day) => day.map(|day| words.date(&day)).unwrap_or_default(),
    };
    Sheet {
        ident: format!("{}{}", reader.actor.office_name(), visit.here()),
        at,
        title: reader.list.title(words),
        lead: reader.list.lead(words),
        cut,
        none: words.t("export-none").to_owned(),
        office: reader.actor.office_name().to_owned(),
        note: visit.site().print_note(words).to_owned(),
        mark: visit.site().print_mark(words),
        made: words.a2(
            "export-made",
            ("at", &words.instant(&at)),
            ("who", reader.actor.signature().as_str()),
        ),
        lang: words.code(),
        columns: reader.list.headings(words),
        rows: rows.iter().map(|row| row.iter().map(written).collect()).collect(),
    }
}

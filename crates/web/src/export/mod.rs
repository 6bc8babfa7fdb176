//! Lists as files: CSV, XLSX and PDF of the query that the screen asks, under the same policy and filters.
//!
//! A list declares its columns once ([`Listing`]). Rows are read page by page, each page in a short read of its own, and go
//! on at once: a list of any length needs the memory of one page. Every export is noted in the read log.

mod csv;
mod pdf;
mod xlsx;

pub use pdf::{Printer, Printing, Sheet};

use jiff::civil::Date;
use obieg_kernel::{Actor, Failure, Named, Query, StoreError};

use crate::route::Outcome;
use crate::visit::Visit;
use crate::words::Words;

/// So many rows are read at a time.
pub const PAGE: i64 = 200;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text; never a formula, whatever it begins with.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A civil day; empty when there is none.
    Day(Option<Date>),
}

impl Cell {
    /// Text, or an empty cell.
    pub fn text(text: Option<&String>) -> Self {
        Self::Text(text.cloned().unwrap_or_default())
    }
}

/// A column: its word, its share of a page's width, what stands in it.
pub struct Column<R: 'static> {
    /// Key of the word above it.
    pub word: &'static str,
    /// Its share of the width.
    pub width: u8,
    /// The cell of a row.
    pub cell: fn(&Words, &R) -> Cell,
}

/// A list that can leave as a file.
pub trait Listing: Send + Sync + 'static {
    /// The query of the screen.
    type Query: Query;
    /// A row of its answer.
    type Row: Send + 'static;
    /// The key of paging.
    type Key: Send + Sync + 'static;
    /// Name of the file, without what follows the point.
    const FILE: &'static str;
    /// Key of the title.
    const TITLE: &'static str;
    /// The columns.
    const COLUMNS: &'static [Column<Self::Row>];

    /// The question for the page after a key.
    fn ask(&self, after: Option<Self::Key>) -> Self::Query;

    /// The rows of a page, and the key of the next one.
    fn part(&self, answer: <Self::Query as Query>::Answer) -> (Vec<Self::Row>, Option<Self::Key>);

    /// Which part of the list it is, in words; empty for all of it.
    fn lead(&self, words: &Words) -> String;

    /// What stands above it.
    fn title(&self, words: &Words) -> String {
        words.t(Self::TITLE).to_owned()
    }

    /// Headings and widths; a list whose columns people chose gives its own, and the cells of them.
    fn headings(&self, words: &Words) -> Vec<(String, u8)> {
        Self::COLUMNS.iter().map(|column| (words.t(column.word).to_owned(), column.width)).collect()
    }

    /// The cells of a row, one for each heading.
    fn cells(&self, words: &Words, row: &Self::Row) -> Vec<Cell> {
        Self::COLUMNS.iter().map(|column| (column.cell)(words, row)).collect()
    }
}

/// Rows of a list, page by page.
struct Reader<L: Listing> {
    list: L,
    actor: Actor,
    words: Words,
    next: Next<L::Key>,
}

enum Next<K> {
    First,
    After(K),
    End,
}

impl<L: Listing> Reader<L> {
    /// The next page; `None` after the last one. Pages may be empty: a filter may find nothing in a window.
    async fn page(&mut self) -> Result<Option<Vec<Vec<Cell>>>, Failure> {
        let after = match std::mem::replace(&mut self.next, Next::End) {
            Next::First => None,
            Next::After(key) => Some(key),
            Next::End => return Ok(None),
        };
        let answer = self.actor.see(self.list.ask(after)).await?;
        let (rows, next) = self.list.part(answer);
        self.next = next.map_or(Next::End, Next::After);
        Ok(Some(rows.iter().map(|row| self.list.cells(&self.words, row)).collect()))
    }

    fn headings(&self) -> Vec<String> {
        self.list.headings(&self.words).into_iter().map(|(heading, _)| heading).collect()
    }

    fn file_name(&self, format: &str) -> String {
        format!("{}.{format}", L::FILE)
    }
}

impl Visit {
    /// A list as the file that the address names: `csv`, `xlsx` or `pdf` in the part `format`.
    ///
    /// # Errors
    /// `Hidden` for another format; what the query answers for the first page. A fault later breaks the answer off.
    pub async fn export<L: Listing>(&self, list: L) -> Outcome {
        let format = self.part("format")?;
        let actor = self.actor()?;
        if !["csv", "xlsx", "pdf"].contains(&format) {
            return Err(Failure::Hidden);
        }
        let (actor, words) = (actor.clone(), self.words().clone());
        let mut reader = Reader { list, actor, words, next: Next::First };
        let first = reader.page().await?.unwrap_or_default();
        // Before the first byte leaves: also an export that was broken off has shown something.
        reader.actor.note_export(L::Query::NAME, &self.here());
        match format {
            "csv" => csv::reply(reader, first),
            "xlsx" => xlsx::reply(reader, first).await,
            _ => pdf::reply(self, reader, first).await,
        }
    }
}

/// A fault in the middle of an answer.
pub(crate) fn broken(failure: Failure) -> StoreError {
    match failure {
        Failure::Store(error) => error,
        other => StoreError::Driver(format!("an export broke off: {other:?}")),
    }
}

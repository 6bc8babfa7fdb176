//! Tables that people bring: CSV (comma or semicolon, UTF-8 or the code page of Polish spreadsheets) and XLSX, as lines of text.
//!
//! What is read comes from outside: size, width and number of lines are bounded before anything is held.

#![deny(missing_docs)]

mod text;
mod workbook;

use sha2::{Digest, Sha256};

/// The largest file, in bytes.
pub const LARGEST: u64 = 20_000_000;
/// The most columns: what lies further right is no table of ours.
pub const MOST_COLUMNS: usize = 60;
/// The longest text of a cell, in characters; the rest of a longer one is cut off, and rules of length refuse what is left.
pub const LONGEST_CELL: usize = 5_000;

/// A table: headings, and lines that are as wide as they.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What stands above the columns.
    pub headings: Vec<String>,
    /// Lines with something in them, in order.
    pub lines: Vec<Line>,
}

/// A line of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1; the headings have one too.
    pub number: u64,
    /// Texts of its cells, without spaces around them. Days are written `2026-06-01`.
    pub cells: Vec<String>,
}

impl Line {
    /// The text of a column; empty when the line ends before it.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// Why a file is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// There are no headings, or nothing below them.
    Empty,
    /// A line cannot be read; zero when the whole file cannot.
    Broken(u64),
    /// There are more lines than this.
    Many(usize),
    /// There are more than [`MOST_COLUMNS`] columns.
    Wide,
    /// Unpacked it is larger than we hold.
    Large,
}

/// Reads a table of at most `most` lines below the headings. What it is tells its beginning, not its name.
///
/// # Errors
/// Every [`Unread`].
pub fn read(bytes: &[u8], most: usize) -> Result<Table, Unread> {
    let mut lines = if bytes.starts_with(b"PK\x03\x04") {
        workbook::lines(bytes, most)?
    } else {
        text::lines(bytes, most)?
    }
    .into_iter();
    let headings = lines.next().ok_or(Unread::Empty)?.cells;
    let lines: Vec<Line> = lines.collect();
    if lines.is_empty() { Err(Unread::Empty) } else { Ok(Table { headings, lines }) }
}

impl Table {
    /// What stands in each column, for somebody who has to say what it is: its first three texts.
    pub fn samples(&self) -> Vec<String> {
        let of = |at: usize| {
            let texts = self.lines.iter().map(|line| line.cell(at)).filter(|text| !text.is_empty());
            texts.take(3).collect::<Vec<_>>().join(" · ")
        };
        (0..self.headings.len()).map(of).collect()
    }
}

/// The digest under which a line is known: the same texts give the same digest, whatever file they come in.
pub fn digest<'t>(texts: impl IntoIterator<Item = &'t str>) -> [u8; 32] {
    texts
        .into_iter()
        .fold(Sha256::new(), |hash, text| hash.chain_update(text).chain_update([0x1f]))
        .finalize()
        .into()
}

/// Lines below each other, within the limits; empty ones are left out.
struct Taken {
    lines: Vec<Line>,
    most: usize,
}

impl Taken {
    fn new(most: usize) -> Self {
        Self { lines: Vec::new(), most }
    }

    fn take(&mut self, line: Line) -> Result<(), Unread> {
        if line.cells.len() > MOST_COLUMNS {
            return Err(Unread::Wide);
        }
        if line.is_empty() {
            return Ok(());
        }
        // The headings are one line more.
        if self.lines.len() > self.most {
            return Err(Unread::Many(self.most));
        }
        self.lines.push(line);
        Ok(())
    }
}

/// The text of a cell as it is kept.
fn cell(text: &str) -> String {
    text.trim().chars().take(LONGEST_CELL).collect()
}

#[cfg(test)]
mod tests;

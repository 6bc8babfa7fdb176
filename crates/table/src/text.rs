//! CSV.

use std::borrow::Cow;

use crate::{Line, Taken, Unread, cell};

/// The lines of a text, the headings first.
pub(crate) fn lines(bytes: &[u8], most: usize) -> Result<Vec<Line>, Unread> {
    let text = decoded(bytes);
    // Forms end lines by two signs, and the reader counts the second one with the next line.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_start_matches('\u{feff}');
    let header = text.lines().find(|line| !line.trim().is_empty()).ok_or(Unread::Empty)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(header))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut taken, mut width, mut place) = (Taken::new(most), None, Place { byte: 0, line: 1 });
    for record in reader.records() {
        let record = record.map_err(|error| {
            Unread::Broken(error.position().map_or(0, |found| place.at(text, found.byte())))
        })?;
        let number = place.at(text, record.position().map_or(0, csv::Position::byte));
        let line = Line { number, cells: record.iter().map(cell).collect() };
        // A line wider than the headings lost its quotes somewhere: guessing would put texts into wrong columns.
        let width = *width.get_or_insert(line.cells.len());
        if line.cells.iter().skip(width).any(|text| !text.is_empty()) {
            return Err(Unread::Broken(number));
        }
        taken.take(line)?;
    }
    Ok(taken.lines)
}

/// Where reading stands. The reader counts empty lines before a record with the record, people do not.
struct Place {
    byte: usize,
    line: u64,
}

impl Place {
    /// The number of the line in which the record begins that the reader found from this byte on.
    fn at(&mut self, text: &str, byte: u64) -> u64 {
        let rest = text.as_bytes().get(self.byte..).unwrap_or_default();
        let ahead = usize::try_from(byte).unwrap_or(usize::MAX).saturating_sub(self.byte);
        let empty = rest.iter().skip(ahead).take_while(|byte| **byte == b'\n').count();
        let passed = ahead.saturating_add(empty).min(rest.len());
        let ends = rest.iter().take(passed).filter(|byte| **byte == b'\n').count();
        self.byte = self.byte.saturating_add(passed);
        self.line = self.line.saturating_add(u64::try_from(ends).unwrap_or(0));
        self.line
    }
}

/// UTF-8, else the code page in which Polish spreadsheets save.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1250.decode_without_bom_handling(bytes).0,
    }
}

/// What parts the headings: the sign that stands there most often, the semicolon of Polish spreadsheets when none does.
fn separator(header: &str) -> u8 {
    let count = |sign: u8| header.bytes().filter(|byte| *byte == sign).count();
    let mut best = b';';
    for sign in *b",\t" {
        if count(sign) > count(best) {
            best = sign;
        }
    }
    best
}

//! XLSX: the first sheet, cell by cell. A sheet says itself where its cells stand, so nothing is laid out by what it says: one cell
//! in the last row of the last column is one cell.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx, open_workbook_from_rs};

use crate::{Line, MOST_COLUMNS, Taken, Unread, cell};

/// So many bytes may a workbook hold unpacked.
const MOST_UNPACKED: u64 = 200_000_000;

/// The lines of the first sheet, the headings first.
pub(crate) fn lines(bytes: &[u8], most: usize) -> Result<Vec<Line>, Unread> {
    let broken = |_| Unread::Broken(0);
    must_fit(bytes)?;
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let sheet = book.sheet_names().into_iter().next().ok_or(Unread::Empty)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(broken)?;
    let (mut taken, mut line) = (Taken::new(most), Line::default());
    while let Some(found) = cells.next_cell().map_err(|_| Unread::Broken(line.number))? {
        let (row, column) = found.get_position();
        let number = u64::from(row).saturating_add(1);
        if number != line.number {
            taken.take(std::mem::take(&mut line))?;
            line.number = number;
        }
        let text = cell(&written(found.get_value()));
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if text.is_empty() {
            continue;
        }
        if column >= MOST_COLUMNS {
            return Err(Unread::Wide);
        }
        if line.cells.len() <= column {
            line.cells.resize(column.saturating_add(1), String::new());
        }
        if let Some(place) = line.cells.get_mut(column) {
            *place = text;
        }
    }
    taken.take(line)?;
    Ok(taken.lines)
}

/// Unpacks once into nothing: what an archive says of its size is only what it says.
fn must_fit(bytes: &[u8]) -> Result<(), Unread> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Broken(0))?;
    let mut left = MOST_UNPACKED;
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(|_| Unread::Broken(0))?;
        let read = std::io::copy(&mut entry.take(left.saturating_add(1)), &mut std::io::sink());
        left = left.checked_sub(read.map_err(|_| Unread::Broken(0))?).ok_or(Unread::Large)?;
    }
    Ok(())
}

/// A cell as people read it.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // Whole numbers without a point: postal codes and numbers of houses are often kept as numbers.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
    }
}

//! XLSX: rows go to a temporary file while they are read, and the finished file is streamed from disk.

use std::io::{Seek, SeekFrom};
use std::sync::LazyLock;

use bytes::BytesMut;
use futures_util::stream;
use obieg_kernel::{Failure, Refusal, StoreError};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use tokio::io::AsyncReadExt;
use tokio::sync::Semaphore;

use super::{Cell, Listing, Reader};
use crate::reply::{File, Reply};
use crate::route::Outcome;

/// So many workbooks are written at the same time: each takes a temporary file and a processor.
static AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

/// The most rows of a sheet, by the format (ECMA-376; the limit of every known reader).
const MOST: u32 = 1_048_576;

const MEDIA: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Bytes read from disk at a time.
const PIECE: usize = 64 * 1024;

pub(super) async fn reply<L: Listing>(mut reader: Reader<L>, first: Vec<Vec<Cell>>) -> Outcome {
    let permit = AT_ONCE.acquire().await.map_err(Failure::internal)?;
    let mut book = Book::begin(&reader).map_err(Failure::internal)?;
    book.add(&first)?;
    while let Some(rows) = reader.page().await? {
        book.add(&rows)?;
    }
    let (file, size) = tokio::task::spawn_blocking(move || book.save())
        .await
        .map_err(Failure::internal)?
        .map_err(Failure::internal)?;
    drop(permit);
    let body = stream::try_unfold(tokio::fs::File::from_std(file), |mut file| async move {
        let mut piece = BytesMut::with_capacity(PIECE);
        let read = file.read_buf(&mut piece).await;
        let read = read.map_err(|error| StoreError::Unavailable(format!("a temporary file: {error}")))?;
        Ok::<_, StoreError>((read > 0).then(|| (piece.freeze(), file)))
    });
    let name = reader.file_name("xlsx");
    let media = MEDIA.to_owned();
    Ok(Reply::File(File { name, media, size: Some(size), inline: false, body: Box::pin(body) }))
}

struct Book {
    book: Workbook,
    row: u32,
    day: Format,
}

impl Book {
    fn begin<L: Listing>(reader: &Reader<L>) -> Result<Self, XlsxError> {
        let mut book = Workbook::new();
        let title = reader.list.title(&reader.words);
        // The library would else ask the system's clock.
        let today = date(reader.actor.today())?;
        let about = DocProperties::new().set_title(&title).set_author(reader.actor.office_name());
        book.set_properties(&about.set_creation_datetime(&today));
        let sheet = book.add_worksheet_with_constant_memory()?;
        let bold = Format::new().set_bold();
        sheet.set_freeze_panes(1, 0)?;
        for (at, (heading, width)) in (0u16..).zip(reader.list.headings(&reader.words)) {
            sheet.set_column_width(at, f64::from(width) * 4.0)?;
            sheet.write_string_with_format(0, at, heading, &bold)?;
        }
        Ok(Self { book, row: 1, day: Format::new().set_num_format("yyyy-mm-dd") })
    }

    fn add(&mut self, rows: &[Vec<Cell>]) -> Result<(), Failure> {
        let sheet = self.book.worksheet_from_index(0).map_err(Failure::internal)?;
        for row in rows {
            if self.row >= MOST {
                return Err(Refusal::state("kernel.export-too-long").with("most", MOST).into());
            }
            for (at, cell) in (0u16..).zip(row) {
                write(sheet, self.row, at, cell, &self.day).map_err(Failure::internal)?;
            }
            self.row = self.row.saturating_add(1);
        }
        Ok(())
    }

    /// Writes the file to disk, nameless: it is gone with its last reader.
    fn save(mut self) -> Result<(std::fs::File, u64), Box<dyn std::error::Error + Send + Sync>> {
        let mut file = tempfile::tempfile()?;
        self.book.save_to_writer(&mut file)?;
        let size = file.seek(SeekFrom::End(0))?;
        file.rewind()?;
        Ok((file, size))
    }
}

/// Text is written as text: a cell with a type is no formula.
fn write(sheet: &mut Worksheet, row: u32, at: u16, cell: &Cell, day: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => {
            sheet.write_string(row, at, text)?;
        }
        // Every whole number of ours is far below the 2^53 that a cell can hold exactly.
        Cell::Whole(number) => {
            sheet.write_number(row, at, number.to_string().parse::<f64>().unwrap_or_default())?;
        }
        Cell::Day(Some(value)) => {
            sheet.write_datetime_with_format(row, at, date(*value)?, day)?;
        }
        Cell::Day(None) => {}
    }
    Ok(())
}

fn date(day: jiff::civil::Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

//! CSV as Polish spreadsheets read it: UTF-8 with a mark, semicolons, RFC 4180 quoting, no cell that is a formula.

use bytes::Bytes;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use obieg_kernel::{Failure, StoreError};

use super::{Cell, Listing, Reader, broken};
use crate::reply::{File, Reply};
use crate::route::Outcome;

const MARK: &[u8] = "\u{FEFF}".as_bytes();

pub(super) fn reply<L: Listing>(reader: Reader<L>, first: Vec<Vec<Cell>>) -> Outcome {
    let headings: Vec<Cell> = reader.headings().into_iter().map(Cell::Text).collect();
    let mut head = MARK.to_vec();
    head.extend(lines(&[headings])?);
    head.extend(lines(&first)?);
    let name = reader.file_name("csv");
    let rest = stream::try_unfold(reader, |mut reader| async move {
        let Some(rows) = reader.page().await.map_err(broken)? else { return Ok(None) };
        let bytes = lines(&rows).map_err(broken)?;
        Ok::<_, StoreError>(Some((Bytes::from(bytes), reader)))
    });
    let rest = rest.try_filter(|bytes| std::future::ready(!bytes.is_empty()));
    let body = stream::iter([Ok(Bytes::from(head))]).chain(rest);
    let media = "text/csv; charset=utf-8".to_owned();
    Ok(Reply::File(File { name, media, size: None, inline: false, body: Box::pin(body) }))
}

/// Rows as lines that end with CR LF.
fn lines(rows: &[Vec<Cell>]) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(written)).map_err(Failure::internal)?;
    }
    writer.into_inner().map_err(Failure::internal)
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => safe(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Day(day) => day.map(|day| day.to_string()).unwrap_or_default(),
    }
}

/// A spreadsheet takes a cell that begins with one of these, or with its full-width twin, for a formula: an apostrophe
/// before it makes it text (OWASP ASVS 5.0, 1.2.10).
fn safe(text: &str) -> String {
    let dangerous = |letter| "=+-@\t\r\n＝＋－＠".contains(letter);
    if text.starts_with(dangerous) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("+48 600", "'+48 600"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("\nx", "'\nx"),
            ("＝1", "'＝1"),
            ("＠x", "'＠x"),
            ("1-2", "1-2"),
            ("", ""),
            ("Żak", "Żak"),
        ] {
            assert_eq!(super::safe(text), safe);
        }
    }

    #[test]
    fn lines_are_quoted_where_they_must_be() {
        let row = vec![
            Cell::Text("a;b".to_owned()),
            Cell::Text("mówi \"tak\"\ni nie".to_owned()),
            Cell::Whole(-3),
            Cell::Day(Some(date(2026, 6, 1))),
            Cell::Day(None),
        ];
        let text = String::from_utf8(lines(&[row]).unwrap()).unwrap();
        assert_eq!(text, "\"a;b\";\"mówi \"\"tak\"\"\ni nie\";-3;2026-06-01;\r\n");
    }
}

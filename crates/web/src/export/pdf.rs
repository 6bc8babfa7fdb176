//! A list as A4 pages: bounded, because a print is for reading; the whole list is in the other two formats.

use obieg_kernel::Failure;
use obieg_print::{About, print};
use serde_json::{Value, json};

use super::{Cell, Listing, Reader};
use crate::reply::Reply;
use crate::route::Outcome;
use crate::visit::Visit;

/// The most rows of a print: about forty pages.
const MOST: usize = 1_000;

const LIST: &str = include_str!("../../templates/list.typ");

pub(super) async fn reply<L: Listing>(
    visit: &Visit,
    mut reader: Reader<L>,
    first: Vec<Vec<Cell>>,
) -> Outcome {
    let mut rows = first;
    while rows.len() <= MOST {
        let Some(more) = reader.page().await? else { break };
        rows.extend(more);
    }
    let words = &reader.words;
    let cut = if rows.len() > MOST { words.a("export-cut", "n", MOST) } else { String::new() };
    rows.truncate(MOST);
    let env = visit.site().kernel().env();
    let at = env.now();
    let columns = reader.list.headings(words).into_iter().map(|(heading, width)| json!([heading, width]));
    let written = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Whole(number) => number.to_string(),
        Cell::Day(day) => day.map(|day| words.date(&day)).unwrap_or_default(),
    };
    let rows = rows.iter().map(|row| row.iter().map(written).collect::<Value>());
    let data = json!({
        "title": reader.list.title(words),
        "lead": reader.list.lead(words),
        "cut": cut,
        "none": words.t("export-none"),
        "office": reader.actor.office_name(),
        "note": visit.site().print_note(words),
        "made": words.a2("export-made", ("at", &words.instant(&at)), ("who", reader.actor.signature().as_str())),
        "lang": words.code(),
        "columns": columns.collect::<Value>(),
        "rows": rows.collect::<Value>(),
    });
    let ident = format!("{}{}", reader.actor.office_name(), visit.here());
    let bytes = print(LIST, &data, About { ident, at, mark: visit.site().print_mark(words) })
        .await
        .map_err(Failure::internal)?;
    Ok(Reply::made(reader.file_name("pdf"), "application/pdf", bytes))
}

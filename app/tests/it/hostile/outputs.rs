//! What leaves the program, judged as those read it who get it: a browser, a table, a calendar, a program.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use icalendar::{Calendar, CalendarComponent, Component};
use obieg_kernel::text::is_hidden;
use obieg_testkit::Answer;
use scraper::Html;
use serde_json::Value;

use super::forms::all;

/// The element and the attribute that only a hole can make.
pub const ELEMENT: &str = "b-obieg";

/// An answer is what its type says, and nothing in it does anything.
#[track_caller]
pub fn assert_harmless(path: &str, answer: &Answer) {
    assert!(answer.status < 500, "{path}: {} {}", answer.status, answer.body);
    for (name, value) in &answer.headers {
        assert!(!value.contains(['\r', '\n', '\0']), "{path}: {name}");
    }
    let media = answer.header("content-type").unwrap_or_default();
    match media.split(';').next().unwrap_or_default() {
        "text/html" => assert_page(path, &answer.body),
        // A refusal may repeat what was sent to whoever sent it.
        "application/problem+json" => drop(answer.json()),
        "application/json" | "application/cloudevents-batch+json" => {
            let told = answer.json().to_string();
            assert!(!told.contains(['\u{202E}', '\0']) && !told.contains("\\u001b"), "{path}: {told}");
        }
        "text/csv" => assert_csv(path, &answer.body),
        "application/pdf" => assert!(answer.bytes.starts_with(b"%PDF"), "{path}"),
        "text/calendar" => assert_calendar(path, &answer.body),
        kind if kind.ends_with("spreadsheetml.sheet") => assert_table(path, &answer.bytes),
        _ => {}
    }
}

#[track_caller]
fn assert_page(path: &str, body: &str) {
    let page = Html::parse_document(body);
    assert!(all(&page, ELEMENT).is_empty(), "{path}: text became an element: {}", around(body, ELEMENT));
    for element in all(&page, "*") {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on"), "{path}: an attribute {name}: {}", element.html());
            let address = matches!(name, "href" | "src" | "action" | "formaction" | "hx-get" | "hx-post");
            let scheme = value.trim_start().to_ascii_lowercase();
            let harmless =
                !["javascript:", "data:", "vbscript:", "//"].iter().any(|bad| scheme.starts_with(bad));
            assert!(!address || harmless, "{path}: {name}=\"{value}\"");
        }
    }
    let text: String = page.root_element().text().collect();
    // Escaped twice, a text would show its own escapes.
    assert!(!text.contains("&amp;lt;") && !text.contains("&lt;b-obieg"), "{path}: {}", around(&text, "lt;"));
}

fn around(text: &str, mark: &str) -> String {
    let at = text.find(mark).unwrap_or_default();
    text.chars().skip(text[..at].chars().count().saturating_sub(120)).take(300).collect()
}

/// Does a table take this for something to compute?
fn computes(cell: &str) -> bool {
    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    begins && cell.parse::<f64>().is_err()
}

#[track_caller]
fn assert_csv(path: &str, body: &str) {
    let mut lines = csv::ReaderBuilder::new().delimiter(b';').from_reader(body.as_bytes());
    let width = lines.headers().unwrap().len();
    for line in lines.records() {
        let line = line.unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(line.len(), width, "{path}: {line:?}");
        let computing = line.iter().find(|cell| computes(cell));
        assert_eq!(computing, None, "{path}");
    }
}

#[track_caller]
fn assert_table(path: &str, bytes: &[u8]) {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()), "{path}: a formula");
        let cells = book.worksheet_range(&name).unwrap();
        for (_, _, cell) in cells.used_cells() {
            assert!(!matches!(cell, Data::Error(_)), "{path}: {cell:?}");
        }
    }
}

#[track_caller]
fn assert_calendar(path: &str, body: &str) {
    let calendar: Calendar = body.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    for component in &calendar.components {
        let event = component.as_event();
        assert!(event.is_some(), "{path}: {component:?}");
        assert!(event.unwrap().get_url().is_none(), "{path}");
    }
    let ends = body.lines().filter(|line| *line == "END:VCALENDAR").count();
    assert_eq!(ends, 1, "{path}");
    let _: Vec<_> = calendar.components.iter().filter_map(CalendarComponent::as_event).collect();
}

/// The texts of an answer in which something hidden came through, but for ends of lines.
pub fn hidden_in(told: &Value) -> Vec<String> {
    match told {
        Value::String(text) if text.chars().any(|letter| is_hidden(letter) && letter != '\n') => {
            vec![text.clone()]
        }
        Value::Array(list) => list.iter().flat_map(hidden_in).collect(),
        Value::Object(fields) => fields.values().flat_map(hidden_in).collect(),
        _ => Vec::new(),
    }
}

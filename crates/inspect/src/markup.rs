//! XML, HTML, SVG and plain text: what in them would run, send or explode.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::bytes::holds_any_case;
use crate::{Finding, Media};

/// Elements inside each other.
const DEEPEST: usize = 200;

/// What acts in a page or a picture of markup.
const ACTIVE: [&str; 12] = [
    "<script",
    "javascript:",
    "vbscript:",
    "<iframe",
    "<object",
    "<embed",
    "<form",
    "<foreignobject",
    "data:text/html",
    "http-equiv=\"refresh\"",
    "http-equiv='refresh'",
    "http-equiv=refresh",
];

pub(crate) fn judged(bytes: &[u8], media: Media) -> BTreeSet<Finding> {
    let mut found = BTreeSet::new();
    if media != Media::Xml && is_active(bytes) {
        found.insert(Finding::Script);
    }
    if media == Media::Html {
        found.insert(Finding::Page);
    } else {
        xml(bytes, &mut found);
    }
    found
}

/// Text that may be markup or a table all the same.
pub(crate) fn text(bytes: &[u8], name: &str) -> BTreeSet<Finding> {
    let mut found = BTreeSet::new();
    let begin = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if begin.starts_with(b"#!") {
        found.insert(Finding::Program);
    }
    let ending = crate::name::ending(name);
    if ["html", "htm", "xhtml", "svg", "shtml"].contains(&ending.as_str()) || begin.starts_with(b"<") {
        if is_active(bytes) {
            found.insert(Finding::Script);
        }
        xml(bytes, &mut found);
        // Text need not be XML.
        found.remove(&Finding::Broken);
    }
    if ["csv", "tsv", "tab", "slk", "iqy"].contains(&ending.as_str()) && calls_program(bytes) {
        found.insert(Finding::Dde);
    }
    found
}

fn is_active(bytes: &[u8]) -> bool {
    holds_any_case(bytes, &ACTIVE) || has_handler(&bytes.to_ascii_lowercase())
}

/// An attribute that runs: ` onload=`, also after a slash or a quote.
fn has_handler(low: &[u8]) -> bool {
    memchr::memmem::find_iter(low, b"on").any(|at| {
        let before = at.checked_sub(1).and_then(|before| low.get(before));
        let parts =
            before.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\''));
        let rest = low.get(at.saturating_add(2)..).unwrap_or_default();
        let name = rest.iter().take(30).take_while(|byte| byte.is_ascii_lowercase()).count();
        let after = rest.get(name..).unwrap_or_default().trim_ascii_start();
        parts
            && name >= 3
            && after.starts_with(b"=")
            && after.get(1).is_some_and(|byte| matches!(byte, b'"' | b'\''))
    })
}

/// A cell of a table that calls another program: `=cmd|' /C calc'!A0`.
fn calls_program(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.lines().flat_map(|line| line.split([';', ',', '\t'])).any(|cell| {
        let cell =
            cell.trim_matches(|letter: char| letter == '"' || letter == '\'' || letter.is_whitespace());
        cell.starts_with(['=', '+', '-', '@']) && cell.contains('|') && cell.contains('!')
    })
}

fn xml(bytes: &[u8], found: &mut BTreeSet<Finding>) {
    // Old encodings are read as what they are not: markup is ASCII in all of them.
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(&text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => depth = depth.saturating_add(1),
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::DocType(text)) => {
                let own = holds_any_case(text.as_bytes(), &["<!entity", "["]);
                found.insert(if own { Finding::Entities } else { Finding::Doctype });
            }
            Ok(Event::GeneralRef(name)) => {
                let known = ["amp", "lt", "gt", "apos", "quot"].contains(&&*name) || name.starts_with('#');
                if !known {
                    found.insert(Finding::Entities);
                }
            }
            Ok(Event::Eof) => return,
            Ok(_) => {}
            Err(_) => {
                found.insert(Finding::Broken);
                return;
            }
        }
        if depth > DEEPEST {
            found.insert(Finding::XmlDeep);
            return;
        }
    }
}

/// Markup in UTF-16: read as the letters that it stands for.
pub(crate) fn wide(bytes: &[u8]) -> BTreeSet<Finding> {
    let pair: fn([u8; 2]) -> u16 = match bytes.get(..2) {
        Some(b"\xFF\xFE") => u16::from_le_bytes,
        Some(b"\xFE\xFF") => u16::from_be_bytes,
        _ => return BTreeSet::new(),
    };
    let units = bytes.get(2..).unwrap_or_default().chunks_exact(2);
    let units = units.filter_map(|two| two.try_into().ok().map(pair));
    let text: String = char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{FFFD}')).collect();
    if text.trim_start().starts_with('<') { self::text(text.as_bytes(), "") } else { BTreeSet::new() }
}

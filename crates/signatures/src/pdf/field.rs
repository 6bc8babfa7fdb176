//! Signature fields of a form (ISO 32000-2, 12.7.5.5). Only what the form names is a signature: dictionaries that lie about are not.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::fmt::strtime;
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::finding::{Code, Finding};

/// Fields inside each other.
const DEEPEST: u8 = 32;
/// Fields of one form.
const MOST_FIELDS: usize = 10_000;

/// A signature field with a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    /// The byte range as it stands: twice a start and a length; the second pair is the later one.
    pub(crate) range: ((usize, usize), (usize, usize)),
    pub(crate) sub_filter: Vec<u8>,
    pub(crate) contents: Vec<u8>,
    /// When the signer says (`M`).
    pub(crate) time: Option<Timestamp>,
}

impl Field {
    pub(crate) fn range_parts(&self) -> (usize, usize, usize, usize) {
        let ((start, first), (second, length)) = self.range;
        (start, first, second, length)
    }

    /// Where the signed revision ends.
    pub(crate) fn end(&self) -> usize {
        let (_, (second, length)) = self.range;
        second.saturating_add(length)
    }
}

/// The value behind references.
pub(super) fn followed<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

pub(super) fn entry<'d>(document: &'d Document, of: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    followed(document, of.get(key).ok()?)
}

/// Every signed signature field that the form names.
pub(crate) fn fields(document: &Document) -> Result<Vec<Field>, Finding> {
    walked(document).map(|(found, _)| found)
}

/// The objects of the form that are signed signature fields, or the places of such fields on pages.
pub(super) fn signed_objects(document: &Document) -> Result<HashSet<ObjectId>, Finding> {
    walked(document).map(|(_, signed)| signed)
}

fn walked(document: &Document) -> Result<(Vec<Field>, HashSet<ObjectId>), Finding> {
    let broken = |what: &str| Finding::new(Code::Broken, what);
    let catalog = document.catalog().map_err(|_| broken("catalog"))?;
    let form = entry(document, catalog, b"AcroForm").and_then(|form| form.as_dict().ok());
    let Some(form) = form else { return Ok((Vec::new(), HashSet::new())) };
    let list = entry(document, form, b"Fields").and_then(|list| list.as_array().ok());
    let mut walk = Walk { document, seen: HashSet::new(), found: Vec::new(), signed: HashSet::new() };
    for field in list.into_iter().flatten() {
        walk.field(field, Above::default(), 0)?;
    }
    Ok((walk.found, walk.signed))
}

struct Walk<'d> {
    document: &'d Document,
    seen: HashSet<ObjectId>,
    found: Vec<Field>,
    signed: HashSet<ObjectId>,
}

/// What a field has from those above it (ISO 32000-2, 12.7.4.1).
#[derive(Clone, Copy, Default)]
struct Above<'a> {
    kind: Option<&'a [u8]>,
    signed: bool,
}

impl Walk<'_> {
    fn field(&mut self, object: &Object, above: Above<'_>, depth: u8) -> Result<(), Finding> {
        if depth > DEEPEST || self.seen.len() > MOST_FIELDS {
            return Err(Finding::new(Code::TooLarge, "form"));
        }
        if let Ok(id) = object.as_reference()
            && !self.seen.insert(id)
        {
            return Ok(());
        }
        let document = self.document;
        let Some(dictionary) = followed(document, object).and_then(|object| object.as_dict().ok()) else {
            return Ok(());
        };
        let own = entry(document, dictionary, b"FT").and_then(|kind| kind.as_name().ok());
        let kind = own.or(above.kind);
        let value = entry(document, dictionary, b"V").and_then(|value| value.as_dict().ok());
        let signed = kind == Some(b"Sig") && (value.is_some() || above.signed);
        let kids = entry(document, dictionary, b"Kids").and_then(|kids| kids.as_array().ok());
        for kid in kids.into_iter().flatten() {
            self.field(kid, Above { kind, signed }, depth.saturating_add(1))?;
        }
        if !signed {
            return Ok(());
        }
        self.signed.extend(object.as_reference().ok());
        if let Some(value) = value {
            self.found.push(read(document, value)?);
        }
        Ok(())
    }
}

fn read(document: &Document, value: &Dictionary) -> Result<Field, Finding> {
    let wrong = |what: &str| Finding::new(Code::ByteRangeWrong, what);
    let range = entry(document, value, b"ByteRange").and_then(|range| range.as_array().ok());
    let numbers: Option<Vec<usize>> = range
        .ok_or_else(|| wrong("absent"))?
        .iter()
        .map(|number| number.as_i64().ok().and_then(|number| usize::try_from(number).ok()))
        .collect();
    let numbers = numbers.ok_or_else(|| wrong("not numbers"))?;
    let [start, first, second, length] = numbers.as_slice() else { return Err(wrong("not two parts")) };
    let contents = entry(document, value, b"Contents").and_then(|contents| contents.as_str().ok());
    let sub_filter = entry(document, value, b"SubFilter").and_then(|name| name.as_name().ok());
    let time = entry(document, value, b"M").and_then(|time| time.as_str().ok()).and_then(date);
    Ok(Field {
        range: ((*start, *first), (*second, *length)),
        sub_filter: sub_filter.unwrap_or_default().to_vec(),
        contents: contents.ok_or_else(|| wrong("no value"))?.to_vec(),
        time,
    })
}

/// `D:YYYYMMDDHHmmSS` with `Z` or `+hh'mm'` (ISO 32000-2, 7.9.4).
fn date(text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?.strip_prefix("D:")?.replace('\'', "");
    let text = match text.strip_suffix('Z') {
        Some(rest) => format!("{rest}+0000"),
        None => text.replace("Z0000", "+0000"),
    };
    strtime::parse("%Y%m%d%H%M%S%z", text).ok()?.to_timestamp().ok()
}

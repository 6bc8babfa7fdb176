//! PDF: what acts by itself, what is packed inside, what nobody can read. Object streams are opened, within limits.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, LoadOptions, Object};
use memchr::memmem;

use crate::Finding;
use crate::bytes::holds;

/// Bytes of one object stream when unpacked.
const MOST_STREAM: usize = 4 << 20;
/// Object streams of one file: each may cost [`MOST_STREAM`] to open.
const MOST_STREAMS: usize = 500;
/// Dictionaries and arrays inside each other.
const DEEPEST: u8 = 64;

/// What a PDF holds.
pub(crate) fn judged(bytes: &[u8]) -> BTreeSet<Finding> {
    let mut found = spoken(bytes);
    if memmem::find_iter(bytes, b"/ObjStm").take(MOST_STREAMS.saturating_add(1)).count() > MOST_STREAMS {
        found.insert(Finding::Unread);
        return found;
    }
    let options = LoadOptions { max_decompressed_size: Some(MOST_STREAM), ..LoadOptions::default() };
    let loaded = Document::load_mem_with_options(bytes, options).ok();
    let Some(document) = loaded.filter(|document| !document.objects.is_empty()) else {
        // What asks for a password cannot be read any further than that.
        found.insert(if holds(bytes, b"/Encrypt") { Finding::Sealed } else { Finding::Broken });
        return found;
    };
    if document.is_encrypted() {
        found.insert(Finding::Sealed);
    }
    for object in document.objects.values() {
        walk(&document, object, 0, &mut found);
    }
    found
}

/// Words that stand in the file for everybody to see. A reader that mends broken files may find objects that the index of the
/// file does not name, so these are looked for wherever they are.
fn spoken(bytes: &[u8]) -> BTreeSet<Finding> {
    let mut found = BTreeSet::new();
    if holds(bytes, b"/JavaScript") {
        found.insert(Finding::PdfScript);
    }
    if holds(bytes, b"/Launch") {
        found.insert(Finding::PdfLaunch);
    }
    found
}

fn walk(document: &Document, object: &Object, depth: u8, found: &mut BTreeSet<Finding>) {
    if depth > DEEPEST {
        found.insert(Finding::Unread);
        return;
    }
    let next = depth.saturating_add(1);
    match object {
        Object::Array(list) => list.iter().for_each(|one| walk(document, one, next, found)),
        Object::Dictionary(dictionary) => entries(document, dictionary, next, found),
        Object::Stream(stream) => entries(document, &stream.dict, next, found),
        _ => {}
    }
}

fn entries(document: &Document, dictionary: &Dictionary, depth: u8, found: &mut BTreeSet<Finding>) {
    let is = |key: &[u8], value: &[u8]| {
        dictionary.get(key).and_then(Object::as_name).is_ok_and(|name| name == value)
    };
    if is(b"S", b"JavaScript") || dictionary.has(b"JS") {
        found.insert(Finding::PdfScript);
    }
    if is(b"S", b"Launch") {
        found.insert(Finding::PdfLaunch);
    }
    let media = [b"RichMedia".as_slice(), b"Movie", b"Sound", b"3D"].iter().any(|kind| is(b"Subtype", kind));
    if dictionary.has(b"EF") || dictionary.has(b"EmbeddedFiles") || is(b"Type", b"EmbeddedFile") || media {
        found.insert(Finding::PdfFiles);
    }
    if dictionary.has(b"XFA") {
        found.insert(Finding::PdfForm);
    }
    if let Ok(action) = dictionary.get(b"OpenAction")
        && calls_out(document, action)
    {
        found.insert(Finding::PdfAction);
    }
    if let Ok(Object::Dictionary(actions)) = dictionary.get(b"AA").and_then(|of| followed(document, of))
        && actions.iter().any(|(_, action)| calls_out(document, action))
    {
        found.insert(Finding::PdfAction);
    }
    dictionary.iter().for_each(|(_, value)| walk(document, value, depth, found));
}

fn followed<'d>(document: &'d Document, object: &'d Object) -> lopdf::Result<&'d Object> {
    document.dereference(object).map(|(_, object)| object)
}

/// Does an action leave the file? To show a page when it is opened is what honest files do.
fn calls_out(document: &Document, action: &Object) -> bool {
    const OUT: [&[u8]; 7] =
        [b"URI", b"SubmitForm", b"ImportData", b"GoToR", b"GoToE", b"Launch", b"Rendition"];
    let Ok(Object::Dictionary(action)) = followed(document, action) else { return false };
    action.get(b"S").and_then(Object::as_name).is_ok_and(|kind| OUT.contains(&kind))
}

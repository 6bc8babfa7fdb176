//! OOXML and OpenDocument: macros, templates and objects from elsewhere, fields that fetch, encryption.

use std::collections::BTreeSet;
use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::Finding;
use crate::archive::{Archive, MOST_BYTES, MOST_RATIO, open, total};
use crate::bytes::{holds, holds_any_case};

/// Bytes of one part that is read.
const MOST_PART: u64 = 16 << 20;
/// Larger documents must be packed as loosely as other archives: text is packed tight, but not without bounds.
const TIGHT_UP_TO: u64 = 100 << 20;

pub(crate) fn judged(bytes: &[u8]) -> BTreeSet<Finding> {
    inside(bytes).unwrap_or_else(|finding| [finding].into())
}

fn inside(bytes: &[u8]) -> Result<BTreeSet<Finding>, Finding> {
    let mut archive = open(bytes)?;
    let size = total(bytes, &mut archive, None)?;
    if size > MOST_BYTES {
        return Err(Finding::ArchiveLarge);
    }
    if size > TIGHT_UP_TO {
        total(bytes, &mut archive, Some(MOST_RATIO))?;
    }
    let names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    let mut found = BTreeSet::new();
    let mut left = MOST_BYTES / 5;
    for (at, name) in names.iter().enumerate() {
        by_name(name, &mut found);
        if !is_read(name) {
            continue;
        }
        let part = part(&mut archive, at, &mut left)?;
        by_content(name, &part, &mut found);
    }
    Ok(found)
}

fn by_name(name: &str, found: &mut BTreeSet<Finding>) {
    let low = name.to_ascii_lowercase();
    if low.ends_with("vbaproject.bin") || low.starts_with("basic/") || low.starts_with("scripts/") {
        found.insert(Finding::Macro);
    }
    // Sheets of macros from before VBA.
    if low.contains("/macrosheets/") {
        found.insert(Finding::Macro);
    }
    if low.contains("/activex/") || (low.contains("/embeddings/") && low.ends_with(".bin")) {
        found.insert(Finding::Object);
    }
}

/// Parts in which something may be said: relations, texts, directories.
fn is_read(name: &str) -> bool {
    let low = name.to_ascii_lowercase();
    let texts = ["document", "header", "footer", "footnotes", "endnotes", "comments"];
    let of_word = low.starts_with("word/")
        && low.ends_with(".xml")
        && texts.iter().any(|text| low.trim_start_matches("word/").starts_with(text));
    let of_odf = ["content.xml", "styles.xml", "meta.xml", "meta-inf/manifest.xml"].contains(&low.as_str());
    of_word
        || of_odf
        || low.ends_with(".rels")
        || low == "[content_types].xml"
        || low.starts_with("xl/externallinks/externallink")
}

fn part(archive: &mut Archive<'_>, at: usize, left: &mut u64) -> Result<Vec<u8>, Finding> {
    let file = archive.by_index(at).map_err(|_| Finding::Broken)?;
    let size = file.size();
    if size > MOST_PART || size > *left {
        return Err(Finding::Unread);
    }
    *left -= size;
    let mut content = Vec::new();
    file.take(size.saturating_add(1)).read_to_end(&mut content).map_err(|_| Finding::Broken)?;
    Ok(content)
}

fn by_content(name: &str, part: &[u8], found: &mut BTreeSet<Finding>) {
    let low = name.to_ascii_lowercase();
    if low.ends_with(".rels") {
        each_element(part, |element| relation(element, found));
    } else if low == "[content_types].xml" {
        if holds_any_case(part, &["macroenabled", "vbaproject"]) {
            found.insert(Finding::Macro);
        }
    } else if low.starts_with("word/") {
        if fields(part).to_ascii_uppercase().contains("DDE") {
            found.insert(Finding::Dde);
        }
    } else if low.starts_with("xl/") {
        if holds(part, b"ddeLink") {
            found.insert(Finding::Dde);
        }
    } else {
        open_document(part, found);
    }
}

fn open_document(part: &[u8], found: &mut BTreeSet<Finding>) {
    let words: [(&[&str], Finding); 5] = [
        (&["encryption-data"], Finding::Sealed),
        (&["vnd.sun.star.oleobject", "draw:object-ole", "draw:applet", "draw:plugin"], Finding::Object),
        (&["vnd.sun.star.script:", "script:event-listener"], Finding::Macro),
        (&["dde-connection", "dde-source", "dde-link"], Finding::Dde),
        (&["<meta:template xlink:href=\"http", "<meta:template xlink:href=\"\\\\"], Finding::Template),
    ];
    for (said, finding) in words {
        // Declarations of unused objects stand in every file; only what is used counts.
        if holds_any_case(part, said) {
            found.insert(finding);
        }
    }
}

fn relation(element: &BytesStart<'_>, found: &mut BTreeSet<Finding>) {
    let value = |name: &str| {
        let attribute = element.attributes().flatten().find(|one| one.key.as_ref() == name);
        attribute.map(|one| one.value.to_ascii_lowercase()).unwrap_or_default()
    };
    let (kind, mode, target) = (value("Type"), value("TargetMode"), value("Target"));
    let kind = kind.rsplit('/').next().unwrap_or_default();
    let outside = mode == "external";
    match kind {
        "attachedtemplate" | "frame" | "subdocument" | "oleobject" | "externallinklongpath" if outside => {
            // A template on the sender's own disk is fetched from nowhere.
            let fetched =
                target.contains("://") && !target.starts_with("file:///") || target.starts_with("\\\\");
            if kind != "attachedtemplate"
                || fetched
                || target.starts_with("file://") && !target.starts_with("file:///")
            {
                found.insert(Finding::Template);
            }
        }
        "oleobject" | "control" => drop(found.insert(Finding::Object)),
        "vbaproject" | "xlmacrosheet" | "xlintlmacrosheet" => drop(found.insert(Finding::Macro)),
        _ if target.starts_with("mhtml:") || target.starts_with("javascript:") => {
            found.insert(Finding::Template);
        }
        _ => {}
    }
}

/// The instructions of fields, joined: one word may be cut into many runs.
fn fields(part: &[u8]) -> String {
    let text = String::from_utf8_lossy(part);
    let mut reader = Reader::from_str(&text);
    let (mut said, mut inside) = (String::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                inside = element.local_name().as_ref() == "instrText";
                said.push_str(&instruction(&element));
            }
            Ok(Event::Empty(element)) => said.push_str(&instruction(&element)),
            Ok(Event::Text(text)) if inside => said.push_str(&text),
            Ok(Event::End(_)) => inside = false,
            Ok(Event::Eof) | Err(_) => return said,
            Ok(_) => {}
        }
    }
}

fn instruction(element: &BytesStart<'_>) -> String {
    let found = element.attributes().flatten().find(|one| one.key.local_name().as_ref() == "instr");
    found.map(|one| one.value.into_owned()).unwrap_or_default()
}

fn each_element(part: &[u8], mut each: impl FnMut(&BytesStart<'_>)) {
    let text = String::from_utf8_lossy(part);
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => each(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

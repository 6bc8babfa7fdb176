//! What a file is, what it may be called, how a document is identified.

use obieg_kernel::Refusal;
use obieg_web::text::is_direction;

use crate::model::{DocumentKind, DocumentView, Media, NewFile};

/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 255;
/// The longest title.
const LONGEST_TITLE: usize = 500;

/// The identifier of a document (domain.md §4): no space and none of `\ / * ? : = , ;`.
pub fn identifier(year: i16, number: u32) -> String {
    format!("D-{year:04}-{number:06}")
}

/// The name as given, without control and direction characters, cut to 255.
pub fn clean_name(name: &str) -> String {
    clean(name, LONGEST_NAME)
}

/// A title in one line, cut to 500. A file's name may become a title, and names are not ours to refuse.
pub fn clean_title(title: &str) -> String {
    clean(title, LONGEST_TITLE)
}

fn clean(text: &str, most: usize) -> String {
    let kept = text.chars().filter(|letter| !letter.is_control() && !is_direction(*letter));
    kept.take(most).collect::<String>().trim().to_owned()
}

/// Why a file cannot become a document, if so.
pub fn refusal_of(file: &NewFile, field: &str) -> Option<Refusal> {
    let empty = file.stored().size() == 0;
    empty.then(|| Refusal::input("documents.empty-file").on(field).with("name", file.name()))
}

/// A scan may be made again, a note or a draft goes on; what came as an electronic document, what was signed and sent, and
/// what proves a delivery is the original for ever.
///
/// # Errors
/// `documents.version-of-original`.
pub fn may_version(document: &DocumentView) -> Result<(), Refusal> {
    match document.kind {
        DocumentKind::Scan | DocumentKind::Draft | DocumentKind::Note => Ok(()),
        DocumentKind::Received | DocumentKind::Final | DocumentKind::Evidence => {
            Err(Refusal::state("documents.version-of-original").with("identifier", &document.identifier))
        }
    }
}

/// The media type told from the first bytes of the content (up to 8 KB); `whole` when they are all of it.
///
/// Polyglots are what their first bytes say: served with that type and `nosniff`, they are nothing else.
pub fn media_of(head: &[u8], whole: bool) -> Media {
    const BEGINNINGS: [(&[u8], Media); 12] = [
        (b"%PDF-", Media::Pdf),
        (b"\x89PNG\r\n\x1a\n", Media::Png),
        (b"\xFF\xD8\xFF", Media::Jpeg),
        (b"GIF87a", Media::Gif),
        (b"GIF89a", Media::Gif),
        (b"II*\0", Media::Tiff),
        (b"MM\0*", Media::Tiff),
        (b"II+\0", Media::Tiff),
        (b"MM\0+", Media::Tiff),
        (b"{\\rtf", Media::Rtf),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Media::Ole),
        (b"PK\x05\x06", Media::Zip),
    ];
    if let Some((_, media)) = BEGINNINGS.iter().find(|(beginning, _)| head.starts_with(beginning)) {
        return *media;
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Media::Webp;
    }
    if head.starts_with(b"PK\x03\x04") {
        return zip_of(head);
    }
    if let Some(media) = markup_of(head) {
        return media;
    }
    if is_mail(head) {
        return Media::Mail;
    }
    if is_text(head, whole) { Media::Text } else { Media::Other }
}

/// OpenDocument and ASiC name their type in the first entry, uncompressed; OOXML is told by the names of its entries.
fn zip_of(head: &[u8]) -> Media {
    const TOLD: [Media; 4] = [Media::Odt, Media::Ods, Media::AsicE, Media::AsicS];
    const NAMES: [(&[u8], Media); 3] =
        [(b"word/", Media::Docx), (b"xl/", Media::Xlsx), (b"ppt/", Media::Pptx)];
    if head.get(30..38) == Some(b"mimetype") {
        let told = head.get(38..).unwrap_or_default();
        // The longer name first: nothing here begins with another, but a template type begins with its document's.
        return TOLD
            .into_iter()
            .find(|media| {
                let name = media.code().as_bytes();
                told.starts_with(name) && told.get(name.len()).is_none_or(|next| *next == b'P')
            })
            .unwrap_or(Media::Zip);
    }
    if !holds(head, b"[Content_Types].xml") && !holds(head, b"_rels/.rels") {
        return Media::Zip;
    }
    NAMES.into_iter().find(|(name, _)| holds(head, name)).map_or(Media::Zip, |(_, media)| media)
}

fn holds(head: &[u8], wanted: &[u8]) -> bool {
    head.windows(wanted.len()).any(|window| window == wanted)
}

fn markup_of(head: &[u8]) -> Option<Media> {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if begins(b"<!doctype html") || begins(b"<html") {
        return Some(Media::Html);
    }
    if begins(b"<svg") || (begins(b"<?xml") && holds(text, b"<svg")) {
        return Some(Media::Svg);
    }
    begins(b"<?xml").then_some(Media::Xml)
}

/// A message begins with header lines, at least two of them well known (RFC 5322 §3.6).
fn is_mail(head: &[u8]) -> bool {
    const KNOWN: [&str; 12] = [
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "received",
        "mime-version",
        "message-id",
        "return-path",
        "delivered-to",
        "content-type",
        "reply-to",
    ];
    let mut known = 0;
    for (at, line) in head.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if at > 0 && (line.starts_with(b" ") || line.starts_with(b"\t")) {
            continue;
        }
        let name = line.split(|byte| *byte == b':').next().filter(|name| name.len() < line.len());
        let Some(name) = name.filter(|name| !name.is_empty() && name.iter().all(u8::is_ascii_graphic)) else {
            // The last line may be cut where the head ends; anything else is no header.
            return known >= 2 && at > 2;
        };
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        known += usize::from(KNOWN.contains(&name.as_str()));
    }
    known >= 2
}

/// UTF-8 without control characters but tab, line and page ends; a letter may be cut where the head ends.
fn is_text(head: &[u8], whole: bool) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if !whole && error.error_len().is_none() => {
            let good = head.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(good).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !text.is_empty() && !text.chars().any(|letter| letter.is_control() && !"\t\n\r\u{c}".contains(letter))
}

#[cfg(test)]
mod tests;

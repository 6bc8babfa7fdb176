//! What a file is, and who reads it.

use jiff::civil::Date;
use obieg_documents::model::Media;
use obieg_documents::rules::media_of;

use crate::reading::{Kind, Reading, Sketch};
use crate::{epuap, mail, notes, xml};
use obieg_inspect::wall::walled;

/// How much of a file tells its type.
const HEAD: usize = 8192;
/// Files inside larger than this are not opened to tell their kind.
const MOST_INSIDE: usize = 1 << 20;

/// Reads a file of the scanner folder. Never fails: a file that cannot be read is of kind [`Kind::Other`] and a note
/// says why.
pub fn read(name: &str, bytes: &[u8], received_on: Date) -> Reading {
    walled(|| told(name, bytes, received_on)).unwrap_or_else(|| {
        let mut sketch = Sketch::new(received_on);
        sketch.notes.add(notes::UNREADABLE);
        sketch.finish(Kind::Other, name, bytes)
    })
}

fn told(name: &str, bytes: &[u8], received_on: Date) -> Reading {
    let media = media(bytes);
    if media == Media::Mail {
        return mail::read(name, bytes, received_on);
    }
    if may_be_xml(media) && xml::looks_like_xml(bytes) {
        return epuap::read(name, bytes, received_on, kind(media));
    }
    let mut sketch = Sketch::new(received_on);
    sketch.notes.when(bytes.is_empty(), notes::EMPTY);
    sketch.finish(kind(media), name, bytes)
}

/// What a file taken out of another is; it is opened no further than for this.
pub(crate) fn kind_of_part(bytes: &[u8]) -> Kind {
    let media = media(bytes);
    if media == Media::Mail {
        return Kind::Email;
    }
    if may_be_xml(media) && bytes.len() <= MOST_INSIDE && xml::looks_like_xml(bytes) {
        return epuap::kind_of(bytes, kind(media));
    }
    kind(media)
}

fn media(bytes: &[u8]) -> Media {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    media_of(head, head.len() == bytes.len())
}

/// XML without a declaration passes for text, in UTF-16 for nothing, and with a picture in it for a picture.
fn may_be_xml(media: Media) -> bool {
    matches!(media, Media::Xml | Media::Svg | Media::Text | Media::Other)
}

fn kind(media: Media) -> Kind {
    match media {
        Media::Mail => Kind::Email,
        Media::Pdf => Kind::Pdf,
        Media::Png | Media::Jpeg | Media::Gif | Media::Webp | Media::Tiff => Kind::Image,
        Media::Text => Kind::Text,
        Media::Xml => Kind::Xml,
        _ => Kind::Other,
    }
}

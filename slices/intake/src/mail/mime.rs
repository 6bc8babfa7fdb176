//! The parts of a message, as slices of it.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use super::head::{self, Head};
use crate::binary::from_base64;
use crate::notes::{self, Notes};
use obieg_inspect::wall::walled;

/// The most parts that are taken out.
const MOST_PARTS: usize = 1000;
/// The deepest multipart that is split.
const DEEPEST: usize = 16;

/// A message with its leaves: texts, files and nested messages, each whole.
pub(crate) struct Message<'m> {
    pub(crate) head: Head,
    pub(crate) leaves: Vec<Leaf<'m>>,
    pub(crate) notes: Vec<&'static str>,
}

/// A part that is not split further, still in its transfer encoding.
pub(crate) struct Leaf<'m> {
    pub(crate) head: Head,
    body: &'m [u8],
}

impl Leaf<'_> {
    /// Is it what people read as the message, and not a file?
    pub(crate) fn is_body(&self) -> bool {
        let text = matches!(self.head.media.as_str(), "" | "text/plain" | "text/html");
        text && !self.head.is_attachment()
    }

    pub(crate) fn is_html(&self) -> bool {
        self.head.media == "text/html"
    }

    /// The content, and whether it could be decoded whole.
    pub(crate) fn decoded(&self) -> (Cow<'_, [u8]>, bool) {
        match self.head.encoding.as_str() {
            "base64" => {
                let (bytes, sound) = from_base64(self.body);
                (bytes.into(), sound)
            }
            "quoted-printable" => match walled(|| quoted_printable_decode(self.body)).flatten() {
                Some(bytes) => (bytes.into(), true),
                None => (self.body.into(), false),
            },
            _ => (self.body.into(), true),
        }
    }

    /// The content as text in its character set.
    pub(crate) fn text(&self) -> String {
        let (bytes, _) = self.decoded();
        let decoder = walled(|| charset_decoder(self.head.charset.trim().as_bytes())).flatten();
        let named = decoder.and_then(|decode| walled(|| decode(&bytes)));
        named.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned())
    }
}

impl<'m> Message<'m> {
    /// Splits a message.
    pub(crate) fn read(bytes: &'m [u8]) -> Self {
        let mut splitter = Splitter::default();
        let (block, body) = split_head(bytes);
        splitter.notes.when(block.len() > head::MOST_BYTES, notes::HEADERS_CUT);
        splitter.notes.when(body.is_empty() && !block.ends_with(b"\n"), notes::TRUNCATED);
        let head = Head::read(block);
        splitter.take(head.clone(), body, 0);
        Self { head, leaves: splitter.leaves, notes: splitter.notes.into_codes() }
    }
}

#[derive(Default)]
struct Splitter<'m> {
    leaves: Vec<Leaf<'m>>,
    parts: usize,
    notes: Notes,
}

impl<'m> Splitter<'m> {
    /// False when no more parts are taken.
    fn take(&mut self, head: Head, body: &'m [u8], depth: usize) -> bool {
        self.parts += 1;
        if self.parts > MOST_PARTS {
            self.notes.add(notes::TOO_MANY_PARTS);
            return false;
        }
        self.notes.when(head.is_sealed(), notes::MAIL_SEALED);
        let splits = head.is_multipart() && depth < DEEPEST;
        self.notes.when(head.is_multipart() && !splits, notes::TOO_DEEP);
        self.notes.when(head.media.starts_with("multipart/") && !head.is_multipart(), notes::MAIL_BROKEN);
        if !splits {
            self.leaves.push(Leaf { head, body });
            return true;
        }
        let mut sections = Sections::new(body, &head.boundary);
        let mut any = false;
        for section in sections.by_ref() {
            any = true;
            let (block, inner) = split_head(section);
            self.notes.when(block.len() > head::MOST_BYTES, notes::HEADERS_CUT);
            let mut part = Head::read(block);
            if part.media.is_empty() && head.media == "multipart/digest" {
                part.media = "message/rfc822".to_owned();
            }
            if !self.take(part, inner, depth + 1) {
                return false;
            }
        }
        if !any {
            self.notes.add(notes::MAIL_BROKEN);
            self.leaves.push(Leaf { head, body });
        } else if !sections.closed {
            self.notes.add(notes::TRUNCATED);
        }
        true
    }
}

/// Headers and body: an empty line stands between them.
pub(crate) fn split_head(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if matches!(line, b"\n" | b"\r\n") {
            return bytes.split_at_checked(at).unwrap_or((bytes, &[]));
        }
    }
    (bytes, &[])
}

/// What stands between the delimiter lines of a multipart.
struct Sections<'m> {
    rest: &'m [u8],
    delimiter: Vec<u8>,
    begun: bool,
    closed: bool,
}

impl<'m> Sections<'m> {
    fn new(body: &'m [u8], boundary: &str) -> Self {
        let delimiter = [b"--", boundary.as_bytes()].concat();
        Self { rest: body, delimiter, begun: false, closed: false }
    }

    /// Is the line a delimiter, and does it end the multipart?
    fn delimits(&self, line: &[u8]) -> Option<bool> {
        let after = line.strip_prefix(self.delimiter.as_slice())?.trim_ascii_end();
        match after {
            b"" => Some(false),
            b"--" => Some(true),
            _ => None,
        }
    }

    /// What stands before the next delimiter; all of the rest when there is none.
    fn advance(&mut self) -> &'m [u8] {
        let mut at = 0;
        for line in self.rest.split_inclusive(|byte| *byte == b'\n') {
            if let Some(last) = self.delimits(line) {
                let before = self.rest.get(..at).unwrap_or_default();
                self.rest = self.rest.get(at + line.len()..).unwrap_or_default();
                self.begun = true;
                self.closed = last;
                // The end of line before a delimiter belongs to the delimiter.
                let before = before.strip_suffix(b"\n").unwrap_or(before);
                return before.strip_suffix(b"\r").unwrap_or(before);
            }
            at += line.len();
        }
        std::mem::take(&mut self.rest)
    }
}

impl<'m> Iterator for Sections<'m> {
    type Item = &'m [u8];

    fn next(&mut self) -> Option<&'m [u8]> {
        if !self.begun {
            // The preamble is no part.
            self.advance();
            if !self.begun {
                return None;
            }
        }
        if self.closed || self.rest.is_empty() {
            return None;
        }
        Some(self.advance())
    }
}

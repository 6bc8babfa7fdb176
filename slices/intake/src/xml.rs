//! A small tree of foreign XML: no document type, no entities, nothing fetched, limits on everything.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{Error, NsReader, errors::IllFormedError};

use crate::notes;

/// Larger files are not looked into.
pub(crate) const MOST_BYTES: usize = 64 << 20;
const DEEPEST: usize = 200;
const MOST_ELEMENTS: usize = 100_000;
const MOST_ATTRIBUTES: usize = 100;

/// An element. Names are local; whose they are is said by the namespace.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) namespace: String,
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    /// The first child of the name.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.children(name).next()
    }

    /// Children of the name.
    pub(crate) fn children<'e>(&'e self, name: &str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The element at the end of a path of names.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Elements of the name below this one, in the order of the file.
    pub(crate) fn below<'e>(&'e self, name: &str) -> Vec<&'e Element> {
        let mut found = Vec::new();
        let mut waiting: Vec<&Element> = self.children.iter().rev().collect();
        while let Some(element) = waiting.pop() {
            if element.name == name {
                found.push(element);
            }
            waiting.extend(element.children.iter().rev());
        }
        found
    }

    /// Its own text without spaces around it.
    pub(crate) fn text(&self) -> &str {
        self.text.trim()
    }

    /// The text at the end of a path; empty when there is none.
    pub(crate) fn text_at(&self, path: &[&str]) -> &str {
        self.at(path).map(Element::text).unwrap_or_default()
    }

    /// An attribute by its local name; empty when there is none.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .unwrap_or_default()
    }
}

/// What was read: the tree, as far as it goes, and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    /// The root; none when the file is no XML or was refused.
    pub(crate) root: Option<Element>,
    pub(crate) notes: Vec<&'static str>,
}

/// Could the bytes be XML? Said of their first letters only.
pub(crate) fn looks_like_xml(bytes: &[u8]) -> bool {
    let utf16 = [b"\xFF\xFE<\0".as_slice(), b"\xFE\xFF\0<", b"<\0?\0", b"\0<\0?"];
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"<") || utf16.iter().any(|start| bytes.starts_with(start))
}

/// Reads a file.
pub(crate) fn read(bytes: &[u8]) -> Tree {
    if bytes.len() > MOST_BYTES {
        return Tree { root: None, notes: vec![notes::TOO_BIG] };
    }
    let (text, broken) = decoded(bytes);
    let mut builder = Builder::default();
    let fault = builder.build(&text).err();
    let mut told = Vec::from_iter(broken.then_some(notes::ENCODING_BROKEN));
    told.extend(fault);
    // What is refused is refused whole: half of a hostile file is hostile too.
    let refused = [notes::DTD_REFUSED, notes::ENTITY_REFUSED, notes::TOO_DEEP, notes::XML_LIMIT];
    let root = builder.finish().filter(|_| fault.is_none_or(|fault| !refused.contains(&fault)));
    Tree { root, notes: told }
}

/// The text in the encoding that the first bytes or the declaration name; true when some bytes did not fit.
fn decoded(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let encoding = match bytes {
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        // Bytes that begin with letters of one byte are not UTF-16, whatever they say.
        _ => declared(bytes).filter(|encoding| encoding.is_ascii_compatible()).unwrap_or(UTF_8),
    };
    let (text, _, broken) = encoding.decode(bytes);
    (text, broken)
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(200))?);
    let declaration = head.strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let label = value.get(1..)?.split(['"', '\'']).next()?;
    Encoding::for_label(label.as_bytes())
}

#[derive(Default)]
struct Builder {
    open: Vec<Element>,
    root: Option<Element>,
    elements: usize,
}

impl Builder {
    fn build(&mut self, text: &str) -> Result<(), &'static str> {
        let mut reader = NsReader::from_str(text);
        // Attributes are few and read once: looking for twins would cost their square.
        loop {
            match reader.read_resolved_event() {
                Ok((namespace, Event::Start(start))) => {
                    let element = self.element(&namespace, &start)?;
                    self.open.push(element);
                }
                Ok((namespace, Event::Empty(start))) => {
                    let element = self.element(&namespace, &start)?;
                    self.open.push(element);
                    self.close();
                }
                Ok((_, Event::End(_))) => self.close(),
                Ok((_, Event::Text(text))) => self.text(&text.xml10_content())?,
                Ok((_, Event::CData(text))) => self.text(&text.xml10_content())?,
                Ok((_, Event::GeneralRef(reference))) => {
                    let letter = match reference.resolve_char_ref() {
                        Ok(Some(letter)) => letter,
                        Ok(None) => named(&reference).ok_or(notes::ENTITY_REFUSED)?,
                        Err(_) => return Err(notes::XML_MALFORMED),
                    };
                    self.text(letter.encode_utf8(&mut [0; 4]))?;
                }
                Ok((_, Event::DocType(_))) => return Err(notes::DTD_REFUSED),
                Ok((_, Event::Eof)) => return self.ended(),
                Ok(_) => {}
                Err(error) => return Err(self.fault(&error)),
            }
        }
    }

    fn element(
        &mut self,
        namespace: &ResolveResult<'_>,
        start: &BytesStart<'_>,
    ) -> Result<Element, &'static str> {
        self.elements += 1;
        if self.open.len() >= DEEPEST {
            return Err(notes::TOO_DEEP);
        }
        if self.elements > MOST_ELEMENTS {
            return Err(notes::XML_LIMIT);
        }
        // A second root is no XML.
        if self.open.is_empty() && self.root.is_some() {
            return Err(notes::XML_MALFORMED);
        }
        let namespace = match namespace {
            ResolveResult::Bound(namespace) => namespace.0.to_owned(),
            ResolveResult::Unbound | ResolveResult::Unknown(_) => String::new(),
        };
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| notes::XML_MALFORMED)?;
            if attributes.len() >= MOST_ATTRIBUTES {
                return Err(notes::XML_LIMIT);
            }
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|_| notes::ENTITY_REFUSED)?;
            attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
        }
        let name = start.local_name().as_ref().to_owned();
        Ok(Element { namespace, name, attributes, ..Element::default() })
    }

    fn text(&mut self, text: &str) -> Result<(), &'static str> {
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            // The mark of byte order is no text.
            None if text.trim().trim_matches('\u{FEFF}').is_empty() => {}
            None => return Err(notes::XML_MALFORMED),
        }
        Ok(())
    }

    fn close(&mut self) {
        let Some(element) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => self.root = Some(element),
        }
    }

    fn ended(&self) -> Result<(), &'static str> {
        if self.open.is_empty() && self.root.is_some() { Ok(()) } else { Err(notes::TRUNCATED) }
    }

    fn fault(&self, error: &Error) -> &'static str {
        use quick_xml::errors::SyntaxError as Syntax;
        match error {
            // Unclosed means that the end came first.
            Error::Syntax(Syntax::UnclosedDoctype) => notes::DTD_REFUSED,
            Error::Syntax(Syntax::InvalidBangMarkup) => notes::XML_MALFORMED,
            Error::Syntax(_) | Error::IllFormed(IllFormedError::MissingEndTag(_)) => notes::TRUNCATED,
            Error::Namespace(_) => notes::XML_LIMIT,
            _ => notes::XML_MALFORMED,
        }
    }

    fn finish(mut self) -> Option<Element> {
        while !self.open.is_empty() {
            self.close();
        }
        self.root
    }
}

fn named(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

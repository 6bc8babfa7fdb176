//! Small XML of strangers as a list of elements by local name: no document type, no entities of its own, within limits.

use quick_xml::events::{BytesRef, Event};
use quick_xml::reader::Reader;

/// Bytes at most; the biggest evidence seen described anywhere has some hundred kilobytes.
const MOST_BYTES: usize = 16 << 20;
/// Elements at most.
const MOST_ELEMENTS: usize = 100_000;
/// Depth at most.
const DEEPEST: usize = 100;

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// No XML.
    Malformed,
    /// A document type stands in it: nothing honest needs one here.
    DocumentType,
    /// Too big, too deep or too many elements.
    TooMuch,
}

impl Unreadable {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::DocumentType => "document-type",
            Self::TooMuch => "too-much",
        }
    }
}

/// An element: the local names from the root to itself, divided by `/`, and its own text.
pub(crate) struct Element {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Element {
    /// Its local name.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// What was read: the namespace of the root as it is declared on it, and the elements in the order in which they end.
pub(crate) struct Tree {
    pub(crate) namespace: String,
    pub(crate) elements: Vec<Element>,
}

impl Tree {
    /// The text of the first element at the end of a path, not empty.
    pub(crate) fn text(&self, tail: &str) -> Option<&str> {
        let fits =
            |path: &str| path == tail || path.strip_suffix(tail).is_some_and(|head| head.ends_with('/'));
        let found = self.elements.iter().find(|one| fits(&one.path) && !one.text.is_empty())?;
        Some(&found.text)
    }

    /// Texts of all elements of a local name.
    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        let named = self.elements.iter().filter(|one| one.name() == name && !one.text.is_empty());
        named.map(|one| one.text.clone()).collect()
    }

    /// The local name of the root.
    pub(crate) fn root(&self) -> &str {
        self.elements.last().map(|last| last.path.as_str()).unwrap_or_default()
    }
}

/// Reads a file.
///
/// # Errors
/// [`Unreadable`].
pub(crate) fn read(bytes: &[u8]) -> Result<Tree, Unreadable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooMuch);
    }
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let mut reader = Reader::from_str(text.map_err(|_| Unreadable::Malformed)?);
    let mut walk = Walk::default();
    loop {
        match reader.read_event().map_err(|_| Unreadable::Malformed)? {
            Event::DocType(_) => return Err(Unreadable::DocumentType),
            Event::Start(start) => {
                walk.start(start.local_name().as_ref(), || namespace(&start))?;
            }
            Event::Empty(start) => {
                walk.start(start.local_name().as_ref(), || namespace(&start))?;
                walk.end()?;
            }
            Event::End(_) => walk.end()?,
            Event::Text(text) => walk.text(&text.xml10_content()),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(reference) => walk.text(&resolved(&reference)?),
            Event::Eof => return walk.done(),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
}

#[derive(Default)]
struct Walk {
    open: Vec<Element>,
    done: Vec<Element>,
    namespace: Option<String>,
    seen: usize,
}

impl Walk {
    fn start(&mut self, name: &str, namespace: impl FnOnce() -> String) -> Result<(), Unreadable> {
        self.seen = self.seen.saturating_add(1);
        if self.seen > MOST_ELEMENTS || self.open.len() >= DEEPEST {
            return Err(Unreadable::TooMuch);
        }
        if self.open.is_empty() && self.namespace.is_some() {
            return Err(Unreadable::Malformed);
        }
        self.namespace.get_or_insert_with(namespace);
        let path = match self.open.last() {
            Some(parent) => format!("{}/{name}", parent.path),
            None => name.to_owned(),
        };
        self.open.push(Element { path, text: String::new() });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Unreadable> {
        let mut element = self.open.pop().ok_or(Unreadable::Malformed)?;
        element.text = element.text.trim().to_owned();
        self.done.push(element);
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(element) = self.open.last_mut() {
            element.text.push_str(text);
        }
    }

    fn done(self) -> Result<Tree, Unreadable> {
        match self.namespace {
            Some(namespace) if self.open.is_empty() => Ok(Tree { namespace, elements: self.done }),
            _ => Err(Unreadable::Malformed),
        }
    }
}

/// The namespace of the root's own prefix, as declared on it.
fn namespace(start: &quick_xml::events::BytesStart<'_>) -> String {
    let wanted = match start.name().prefix() {
        Some(prefix) => format!("xmlns:{}", prefix.as_ref()),
        None => "xmlns".to_owned(),
    };
    let declared = start.attributes().flatten().find(|one| one.key.as_ref() == wanted);
    declared.map(|one| one.value.into_owned()).unwrap_or_default()
}

/// The five entities of XML and characters by number; no other.
fn resolved(reference: &BytesRef<'_>) -> Result<String, Unreadable> {
    if let Some(character) = reference.resolve_char_ref().map_err(|_| Unreadable::Malformed)? {
        return Ok(character.to_string());
    }
    let found = quick_xml::escape::resolve_predefined_entity(reference);
    found.map(str::to_owned).ok_or(Unreadable::Malformed)
}

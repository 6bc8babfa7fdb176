//! Documents of ePUAP, told by the namespace of their root; elements are matched by local name.

mod descriptor;
mod letter;
mod party;
mod receipt;
mod seal;

use jiff::civil::Date;

use crate::notes;
use crate::reading::{Kind, Reading, Sketch};
use crate::xml::{self, Element, Tree};

const RECEIPT: &str = "http://crd.gov.pl/xml/schematy/UPO/2008/05/09/";
const LETTERS: [&str; 2] =
    ["http://crd.gov.pl/wzor/2013/12/12/1410/", "http://crd.gov.pl/wzor/2017/10/24/4566/"];
/// Forms of the central repository are built alike.
const FORMS: &str = "http://crd.gov.pl/wzor/";
const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";

/// What the root says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Receipt(Kind),
    Letter,
    Unknown,
    Descriptor,
    Picture,
    Page,
    Else,
}

/// Reads XML; `otherwise` is what the file is when it turns out to be none.
pub(crate) fn read(name: &str, bytes: &[u8], received_on: Date, otherwise: Kind) -> Reading {
    let mut sketch = Sketch::new(received_on);
    let Tree { root, notes: told } = xml::read(bytes);
    for note in &told {
        sketch.notes.add(note);
    }
    let Some(root) = root else {
        return sketch.finish(Kind::Other, name, bytes);
    };
    let document = document(&root);
    let shape = shape(document);
    // Text that begins with `<` is text, however little XML it is.
    if shape == Shape::Else && otherwise == Kind::Text && !told.is_empty() {
        return Sketch::new(received_on).finish(Kind::Text, name, bytes);
    }
    let kind = kind(shape);
    match shape {
        Shape::Receipt(kind) => receipt::read(&mut sketch, document, kind),
        Shape::Letter => letter::read(&mut sketch, document),
        Shape::Unknown => {
            sketch.notes.add(notes::FORM_UNKNOWN);
            letter::read(&mut sketch, document);
        }
        Shape::Descriptor => descriptor::read(&mut sketch, document),
        Shape::Picture | Shape::Page | Shape::Else => {}
    }
    seal::read(&mut sketch, &root);
    sketch.finish(kind, name, bytes)
}

/// What a file inside another is.
pub(crate) fn kind_of(bytes: &[u8], otherwise: Kind) -> Kind {
    let Tree { root, notes } = xml::read(bytes);
    let Some(root) = root else { return Kind::Other };
    match kind(shape(document(&root))) {
        Kind::Xml if otherwise == Kind::Text && !notes.is_empty() => Kind::Text,
        kind => kind,
    }
}

fn kind(shape: Shape) -> Kind {
    match shape {
        Shape::Receipt(kind) => kind,
        Shape::Letter => Kind::PismoOgolne,
        Shape::Unknown | Shape::Descriptor | Shape::Else => Kind::Xml,
        Shape::Picture | Shape::Page => Kind::Other,
    }
}

/// The document; a signature may stand around it.
fn document(root: &Element) -> &Element {
    let wrapped = || root.below("Dokument").into_iter().find(|inner| shape(inner) != Shape::Else);
    if root.namespace == SIGNATURE { wrapped().unwrap_or(root) } else { root }
}

fn shape(root: &Element) -> Shape {
    let namespace = root.namespace.as_str();
    if namespace == RECEIPT {
        let submission = root.child("UPP").map(|_| Shape::Receipt(Kind::Upp));
        let delivery = || root.child("UPD").map(|_| Shape::Receipt(Kind::Upd));
        return submission.or_else(delivery).unwrap_or(Shape::Else);
    }
    match root.name.as_str() {
        "Dokument" if LETTERS.contains(&namespace) => Shape::Letter,
        "Dokument" if namespace.starts_with(FORMS) => Shape::Unknown,
        "Dokumenty" if root.at(&["Dokument", "DanePodmiotu"]).is_some() => Shape::Descriptor,
        "svg" => Shape::Picture,
        "html" => Shape::Page,
        _ => Shape::Else,
    }
}

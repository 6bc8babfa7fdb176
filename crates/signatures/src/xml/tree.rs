//! An XML document held so that nothing in it can act: no document type, bounded depth, lines ended as the standard says.

use std::borrow::Cow;
use std::collections::HashMap;

use uppsala::{Document, NodeId, NodeKind, Parser};

use super::names::DSIG;
use crate::finding::{Code, Finding};
use crate::limits::Limits;

/// The text of a file: UTF-8, without a byte order mark, every end of line as one line feed (XML 1.0, 2.11).
pub(crate) fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, Finding> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes)
        .map_err(|why| Finding::new(Code::Broken, format!("not UTF-8 after byte {}", why.valid_up_to())))?;
    if !text.contains('\r') {
        return Ok(Cow::Borrowed(text));
    }
    Ok(Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")))
}

/// A parsed document.
pub(crate) struct Tree<'t> {
    pub(crate) document: Document<'t>,
    pub(crate) root: NodeId,
    /// Who bears which identifier: asked for by each reference, so looked up once.
    bearers: HashMap<String, Vec<NodeId>>,
}

impl<'t> Tree<'t> {
    pub(crate) fn parse(text: &'t str, limits: &Limits) -> Result<Self, Finding> {
        if text.len() > limits.bytes {
            return Err(Finding::new(Code::TooLarge, "XML"));
        }
        let parser =
            Parser::new().with_forbid_dtd(true).with_forbid_entities(true).with_max_depth(limits.xml_depth);
        let document = parser.parse(text).map_err(|why| {
            let why = why.to_string();
            let lower = why.to_ascii_lowercase();
            let code = if lower.contains("doctype") || lower.contains("dtd") {
                Code::DocumentType
            } else if lower.contains("depth") {
                Code::TooLarge
            } else {
                Code::Broken
            };
            Finding::new(code, why)
        })?;
        if document.doctype.is_some() {
            return Err(Finding::new(Code::DocumentType, ""));
        }
        declared_utf8(&document)?;
        let root = document.document_element().ok_or_else(|| Finding::new(Code::Broken, "no element"))?;
        let mut tree = Self { document, root, bearers: HashMap::new() };
        tree.bearers = tree.identified();
        Ok(tree)
    }

    /// Child elements, in order.
    pub(crate) fn elements(&self, of: NodeId) -> Vec<NodeId> {
        self.document.children_iter(of).filter(|id| self.document.element(*id).is_some()).collect()
    }

    /// Is it this element?
    pub(crate) fn is(&self, node: NodeId, namespace: &str, name: &str) -> bool {
        self.document.element(node).is_some_and(|element| element.name.matches(Some(namespace), name))
    }

    /// Its local name and namespace.
    pub(crate) fn name(&self, node: NodeId) -> (&str, &str) {
        self.document.element(node).map_or(("", ""), |element| {
            (&*element.name.local_name, element.name.namespace_uri.as_deref().unwrap_or(""))
        })
    }

    /// Child elements of that name.
    pub(crate) fn named(&self, of: NodeId, namespace: &str, name: &str) -> Vec<NodeId> {
        self.elements(of).into_iter().filter(|id| self.is(*id, namespace, name)).collect()
    }

    /// An attribute without namespace.
    pub(crate) fn attribute(&self, node: NodeId, name: &str) -> Option<&str> {
        let element = self.document.element(node)?;
        element.attributes.iter().find(|a| a.name.matches(None, name)).map(|a| &*a.value)
    }

    /// The text directly inside, comments left out as canonicalisation leaves them out; `None` when elements are inside too.
    pub(crate) fn text(&self, node: NodeId) -> Option<String> {
        let mut out = String::new();
        for child in self.document.children_iter(node) {
            match self.document.node_kind(child) {
                Some(NodeKind::Text(text) | NodeKind::CData(text)) => out.push_str(text),
                Some(NodeKind::Comment(_)) => {}
                _ => return None,
            }
        }
        Some(out)
    }

    /// Is there text between the children that is not white space?
    pub(crate) fn has_loose_text(&self, node: NodeId) -> bool {
        self.document
            .children_iter(node)
            .filter_map(|id| self.document.text_content(id))
            .any(|text| !text.trim().is_empty())
    }

    /// Every node below, itself first, in document order. Not recursive: depth is a stranger's choice.
    pub(crate) fn subtree(&self, of: NodeId) -> Vec<NodeId> {
        let mut out = Vec::new();
        let mut waiting = vec![of];
        while let Some(node) = waiting.pop() {
            out.push(node);
            let from = waiting.len();
            waiting.extend(self.document.children_iter(node));
            if let Some(fresh) = waiting.get_mut(from..) {
                fresh.reverse();
            }
        }
        out
    }

    /// The elements that bear an identifier, under any of the names that identifiers go by.
    pub(crate) fn bearing(&self, id: &str) -> &[NodeId] {
        self.bearers.get(id).map_or(&[], Vec::as_slice)
    }

    fn identified(&self) -> HashMap<String, Vec<NodeId>> {
        let mut out: HashMap<String, Vec<NodeId>> = HashMap::new();
        for node in self.subtree(self.root) {
            let attributes = self.document.element(node).map_or(&[][..], |element| &element.attributes);
            for attribute in attributes.iter().filter(|one| one.name.local_name.eq_ignore_ascii_case("id")) {
                let bearers = out.entry(attribute.value.to_string()).or_default();
                if bearers.last() != Some(&node) {
                    bearers.push(node);
                }
            }
        }
        out
    }

    /// Itself or something above it.
    pub(crate) fn within(&self, node: NodeId, above: NodeId) -> bool {
        let mut at = Some(node);
        while let Some(here) = at {
            if here == above {
                return true;
            }
            at = self.document.parent(here);
        }
        false
    }

    /// The namespace that a prefix stands for at an element.
    pub(crate) fn namespace(&self, at: NodeId, prefix: &str) -> Option<String> {
        let mut here = Some(at);
        while let Some(node) = here {
            let element = self.document.element(node);
            let declared = element.and_then(|e| e.namespace_declarations.iter().find(|(p, _)| *p == prefix));
            if let Some((_, uri)) = declared {
                return Some(uri.to_string());
            }
            here = self.document.parent(node);
        }
        None
    }

    /// Every XML signature of the document.
    pub(crate) fn signatures(&self) -> Vec<NodeId> {
        self.subtree(self.root).into_iter().filter(|node| self.is(*node, DSIG, "Signature")).collect()
    }
}

/// Other encodings would be read as what they are not.
fn declared_utf8(document: &Document<'_>) -> Result<(), Finding> {
    let declared = document.xml_declaration.as_ref().and_then(|declaration| declaration.encoding.as_deref());
    match declared {
        Some(name) if !name.eq_ignore_ascii_case("utf-8") && !name.eq_ignore_ascii_case("us-ascii") => {
            Err(Finding::new(Code::Broken, format!("encoding {name}")))
        }
        _ => Ok(()),
    }
}

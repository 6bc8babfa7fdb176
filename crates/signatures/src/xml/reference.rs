//! What a reference names and which bytes are digested for it (W3C XML-DSig 1.1, 4.4.3).

use bergshamra_c14n::C14nMode;
use bergshamra_xml::nodeset::NodeSet;
use uppsala::NodeId;

use super::layout::{Layout, Reference, Transform, decoded};
use super::names::{DSIG, PROPERTIES_TYPE, XADES};
use super::tree::{Tree, text_of};
use crate::finding::{Code, Finding};
use crate::limits::Limits;

/// What a reference names. There are no other things that a signature may sign here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// The whole document.
    Document,
    /// One of the signature's own objects.
    Object(NodeId),
    /// The signature's own signed properties.
    Properties(NodeId),
    /// The signature's own description of the key.
    KeyInfo,
    /// Another file.
    Outside,
}

/// How many more bytes may be made for digests.
pub(crate) struct Budget(pub(crate) usize);

impl Budget {
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), Finding> {
        self.0 = self.0.checked_sub(bytes).ok_or_else(|| Finding::new(Code::TooLarge, "references"))?;
        Ok(())
    }
}

/// Finds what a reference names, by place in the document and not by name alone.
pub(crate) fn target(
    tree: &Tree<'_>,
    layout: &Layout,
    properties: Option<NodeId>,
    reference: &Reference,
) -> Result<Target, Finding> {
    let uri = reference.uri.as_deref().unwrap_or_default();
    let speaks_of_properties = reference.kind.ends_with(PROPERTIES_TYPE);
    let Some(id) = uri.strip_prefix('#') else {
        if speaks_of_properties {
            return Err(Finding::new(Code::PropertiesMisplaced, uri));
        }
        // Without an address the other file is known from elsewhere (XML-DSig 4.4.3.1), as in containers of mail.
        return Ok(if reference.uri.as_deref() == Some("") { Target::Document } else { Target::Outside });
    };
    let bearing = tree.bearing(id);
    let node = match bearing {
        [] => return Err(Finding::new(Code::DanglingReference, uri)),
        [only] => *only,
        _ => return Err(Finding::new(Code::DuplicateId, uri)),
    };
    if Some(node) == properties {
        return Ok(Target::Properties(node));
    }
    if speaks_of_properties {
        return Err(Finding::new(Code::PropertiesMisplaced, uri));
    }
    if Some(node) == layout.key_info {
        return Ok(Target::KeyInfo);
    }
    if layout.objects.iter().any(|object| holds_alone(tree, *object, node)) {
        if tree.is(node, DSIG, "Manifest") {
            return Err(Finding::new(Code::UnknownForm, "Manifest"));
        }
        if XADES.iter().any(|space| tree.name(node) == ("QualifyingProperties", space)) {
            return Err(Finding::new(Code::PropertiesMisplaced, uri));
        }
        return Ok(Target::Object(node));
    }
    if node == tree.root && node != layout.node {
        return Ok(Target::Document);
    }
    Err(Finding::new(Code::ReferenceElsewhere, uri))
}

/// Is the node the object itself, or all that is in it?
fn holds_alone(tree: &Tree<'_>, object: NodeId, node: NodeId) -> bool {
    object == node || (tree.elements(object) == [node] && !tree.has_loose_text(object))
}

enum Data<'t, 'd> {
    Nodes(&'d Tree<'t>, NodeSet),
    Bytes(Vec<u8>),
}

/// The bytes that are digested for something inside the document.
pub(crate) fn inside(
    tree: &Tree<'_>,
    layout: &Layout,
    target: Target,
    reference: &Reference,
    budget: &mut Budget,
) -> Result<Vec<u8>, Finding> {
    let whole = reference.uri.as_deref() == Some("");
    let nodes = match target {
        Target::Document if whole => NodeSet::all_without_comments(&tree.document),
        Target::Document => NodeSet::tree_without_comments(tree.root, &tree.document),
        Target::Object(node) | Target::Properties(node) => {
            NodeSet::tree_without_comments(node, &tree.document)
        }
        Target::KeyInfo => {
            NodeSet::tree_without_comments(layout.key_info.unwrap_or(layout.node), &tree.document)
        }
        Target::Outside => return Err(Finding::new(Code::UnknownForm, "outside")),
    };
    budget.take(tree.document.input_text().len())?;
    if target == Target::Document {
        whole_but_signatures(&reference.transforms)?;
    }
    run(Data::Nodes(tree, nodes), Some(layout.node), &reference.transforms)
}

/// The document must leave its own signature out, else the digest would contain itself; and it may leave out nothing more, else
/// anybody could add it.
fn whole_but_signatures(transforms: &[Transform]) -> Result<(), Finding> {
    let Some((Transform::Enveloped | Transform::WithoutSignatures, rest)) = transforms.split_first() else {
        return Err(Finding::new(Code::Malformed, "the document with its own signature"));
    };
    let harmless = |step: &Transform| {
        matches!(step, Transform::Enveloped | Transform::WithoutSignatures | Transform::Canonical(..))
    };
    match rest.iter().find(|step| !harmless(step)) {
        Some(step) => Err(Finding::new(Code::UnknownTransform, format!("{step:?} of the document"))),
        None => Ok(()),
    }
}

/// Do the transformations keep everything that is in a file?
pub(crate) fn keeps_all(transforms: &[Transform]) -> bool {
    transforms.iter().all(|step| matches!(step, Transform::Canonical(..)))
}

/// The bytes that are digested for a file beside the signature.
pub(crate) fn outside(
    bytes: &[u8],
    reference: &Reference,
    limits: &Limits,
    budget: &mut Budget,
) -> Result<Vec<u8>, Finding> {
    budget.take(bytes.len())?;
    if reference.transforms.is_empty() {
        return Ok(bytes.to_vec());
    }
    if reference.transforms.contains(&Transform::Enveloped) {
        return Err(Finding::new(Code::Malformed, "enveloped-signature on another file"));
    }
    if reference.transforms.first() == Some(&Transform::Base64) {
        return run(Data::Bytes(bytes.to_vec()), None, &reference.transforms);
    }
    let text = text_of(bytes)?;
    let tree = Tree::parse(&text, limits)?;
    let nodes = NodeSet::all_without_comments(&tree.document);
    run(Data::Nodes(&tree, nodes), None, &reference.transforms)
}

fn run(
    mut data: Data<'_, '_>,
    signature: Option<NodeId>,
    transforms: &[Transform],
) -> Result<Vec<u8>, Finding> {
    for transform in transforms {
        data = step(data, signature, transform)?;
    }
    match data {
        Data::Bytes(bytes) => Ok(bytes),
        // What is still a set of nodes at the end is made canonical in the oldest way (XML-DSig 4.4.3.2).
        Data::Nodes(tree, nodes) => canonical(tree, &nodes, C14nMode::Inclusive, &[]),
    }
}

fn step<'t, 'd>(
    data: Data<'t, 'd>,
    signature: Option<NodeId>,
    transform: &Transform,
) -> Result<Data<'t, 'd>, Finding> {
    let Data::Nodes(tree, mut nodes) = data else {
        let Data::Bytes(bytes) = data else { return Err(Finding::new(Code::Broken, "transform")) };
        return match transform {
            Transform::Base64 => {
                let text = String::from_utf8_lossy(&bytes);
                decoded(&text).map(Data::Bytes).ok_or_else(|| Finding::new(Code::Broken, "base64"))
            }
            _ => Err(Finding::new(Code::UnknownTransform, "nodes from bytes")),
        };
    };
    match transform {
        Transform::Enveloped => {
            let own = signature.ok_or_else(|| Finding::new(Code::Malformed, "enveloped-signature"))?;
            remove(tree, own, &mut nodes);
        }
        Transform::WithoutSignatures => {
            tree.signatures().into_iter().for_each(|node| remove(tree, node, &mut nodes));
        }
        Transform::WithoutUnsignedProperties => {
            let space = XADES.first().copied().unwrap_or_default();
            tree.subtree(tree.root)
                .into_iter()
                .filter(|node| tree.is(*node, space, "UnsignedProperties"))
                .for_each(|node| remove(tree, node, &mut nodes));
        }
        Transform::Canonical(mode, prefixes) => {
            return canonical(tree, &nodes, *mode, prefixes).map(Data::Bytes);
        }
        Transform::Base64 => {
            let text: String = tree
                .subtree(tree.document.root())
                .into_iter()
                .filter(|node| nodes.contains_id(*node))
                .filter_map(|node| tree.document.text_content(node))
                .collect();
            let bytes = decoded(&text).ok_or_else(|| Finding::new(Code::Broken, "base64"))?;
            return Ok(Data::Bytes(bytes));
        }
    }
    Ok(Data::Nodes(tree, nodes))
}

fn remove(tree: &Tree<'_>, below: NodeId, nodes: &mut NodeSet) {
    tree.subtree(below).into_iter().for_each(|node| nodes.remove_id(node));
}

/// Canonical bytes of some nodes.
pub(crate) fn canonical(
    tree: &Tree<'_>,
    nodes: &NodeSet,
    mode: C14nMode,
    prefixes: &[String],
) -> Result<Vec<u8>, Finding> {
    bergshamra_c14n::canonicalize_doc(&tree.document, mode, Some(nodes), prefixes)
        .map_err(|why| Finding::new(Code::Broken, why.to_string()))
}

/// Canonical bytes of an element and all below it.
pub(crate) fn canonical_element(
    tree: &Tree<'_>,
    node: NodeId,
    (mode, prefixes): &(C14nMode, Vec<String>),
) -> Result<Vec<u8>, Finding> {
    let nodes = NodeSet::tree_with_comments(node, &tree.document);
    canonical(tree, &nodes, *mode, prefixes)
}

//! How an XML signature is laid out: read strictly, so that nothing stands in it that honest programs do not put there.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bergshamra_c14n::C14nMode;
use uppsala::NodeId;

use super::names::{BASE64, DSIG, ENVELOPED, EXCLUSIVE, FILTER2, XPATH};
use super::tree::Tree;
use crate::finding::{Code, Finding};

/// Transformations of one reference; honest ones have at most three.
const MOST_TRANSFORMS: usize = 8;

/// One step from what a reference names to the bytes that are digested.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Transform {
    /// Less the signature itself.
    Enveloped,
    /// Less every signature (XPath `not(ancestor-or-self::ds:Signature)` and its like).
    WithoutSignatures,
    /// Less unsigned properties: how ePUAP names the letter that a receipt is for.
    WithoutUnsignedProperties,
    /// Made canonical.
    Canonical(C14nMode, Vec<String>),
    /// The text is base64; what is digested is what it stands for.
    Base64,
}

/// One `ds:Reference`.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    pub(crate) uri: Option<String>,
    pub(crate) kind: String,
    pub(crate) transforms: Vec<Transform>,
    pub(crate) digest_method: String,
    pub(crate) digest: Vec<u8>,
}

/// One `ds:Signature`.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) node: NodeId,
    pub(crate) id: Option<String>,
    pub(crate) signed_info: NodeId,
    pub(crate) canonical: (C14nMode, Vec<String>),
    pub(crate) method: String,
    pub(crate) references: Vec<Reference>,
    pub(crate) value_node: NodeId,
    pub(crate) value: Vec<u8>,
    pub(crate) key_info: Option<NodeId>,
    pub(crate) certificates: Vec<Vec<u8>>,
    pub(crate) objects: Vec<NodeId>,
}

fn malformed(what: &str) -> Finding {
    Finding::new(Code::Malformed, what)
}

/// Base64 as XML has it: white space anywhere, padding or none.
pub(crate) fn decoded(text: &str) -> Option<Vec<u8>> {
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );
    let dense: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    LENIENT.decode(dense).ok()
}

pub(crate) fn read(tree: &Tree<'_>, node: NodeId, most_references: usize) -> Result<Layout, Finding> {
    let children = tree.elements(node);
    let mut rest = children.iter().copied().peekable();
    let mut next = |name: &str| rest.next_if(|child| tree.is(*child, DSIG, name));
    let signed_info = next("SignedInfo").ok_or_else(|| malformed("SignedInfo"))?;
    let value_node = next("SignatureValue").ok_or_else(|| malformed("SignatureValue"))?;
    let key_info = next("KeyInfo");
    let mut objects = Vec::new();
    while let Some(object) = next("Object") {
        objects.push(object);
    }
    if rest.next().is_some() || tree.has_loose_text(node) {
        return Err(malformed("what stands in Signature"));
    }
    let (canonical, method, references) = signed_info_of(tree, signed_info, most_references)?;
    let value = tree.text(value_node).and_then(|text| decoded(&text));
    Ok(Layout {
        node,
        id: tree.attribute(node, "Id").map(ToOwned::to_owned),
        signed_info,
        canonical,
        method,
        references,
        value_node,
        value: value.ok_or_else(|| Finding::new(Code::Broken, "SignatureValue"))?,
        key_info,
        certificates: key_info.map(|info| certificates(tree, info)).unwrap_or_default(),
        objects,
    })
}

type SignedInfo = ((C14nMode, Vec<String>), String, Vec<Reference>);

fn signed_info_of(tree: &Tree<'_>, node: NodeId, most: usize) -> Result<SignedInfo, Finding> {
    let children = tree.elements(node);
    let mut rest = children.iter().copied().peekable();
    let mut next = |name: &str| rest.next_if(|child| tree.is(*child, DSIG, name));
    let canonical = next("CanonicalizationMethod").ok_or_else(|| malformed("CanonicalizationMethod"))?;
    let canonical = canonicalisation(tree, canonical)?;
    let method = next("SignatureMethod").ok_or_else(|| malformed("SignatureMethod"))?;
    if !tree.elements(method).is_empty() {
        return Err(Finding::new(Code::UnknownAlgorithm, "parameters of SignatureMethod"));
    }
    let method = tree.attribute(method, "Algorithm").unwrap_or_default().to_owned();
    let mut references = Vec::new();
    while let Some(reference) = next("Reference") {
        if references.len() >= most {
            return Err(Finding::new(Code::TooLarge, "references"));
        }
        references.push(reference_of(tree, reference)?);
    }
    if rest.next().is_some() || tree.has_loose_text(node) {
        return Err(malformed("what stands in SignedInfo"));
    }
    Ok((canonical, method, references))
}

fn reference_of(tree: &Tree<'_>, node: NodeId) -> Result<Reference, Finding> {
    let children = tree.elements(node);
    let mut rest = children.iter().copied().peekable();
    let mut next = |name: &str| rest.next_if(|child| tree.is(*child, DSIG, name));
    let transforms =
        next("Transforms").map(|list| transforms_of(tree, list)).transpose()?.unwrap_or_default();
    let method = next("DigestMethod").ok_or_else(|| malformed("DigestMethod"))?;
    let value = next("DigestValue").ok_or_else(|| malformed("DigestValue"))?;
    if rest.next().is_some() {
        return Err(malformed("what stands in Reference"));
    }
    let digest = tree.text(value).and_then(|text| decoded(&text));
    Ok(Reference {
        uri: tree.attribute(node, "URI").map(ToOwned::to_owned),
        kind: tree.attribute(node, "Type").unwrap_or_default().to_owned(),
        transforms,
        digest_method: tree.attribute(method, "Algorithm").unwrap_or_default().to_owned(),
        digest: digest.ok_or_else(|| Finding::new(Code::Broken, "DigestValue"))?,
    })
}

fn transforms_of(tree: &Tree<'_>, list: NodeId) -> Result<Vec<Transform>, Finding> {
    let steps = tree.elements(list);
    if steps.len() > MOST_TRANSFORMS {
        return Err(Finding::new(Code::TooLarge, "transforms"));
    }
    steps.into_iter().map(|step| transform_of(tree, step)).collect()
}

fn transform_of(tree: &Tree<'_>, node: NodeId) -> Result<Transform, Finding> {
    if !tree.is(node, DSIG, "Transform") {
        return Err(malformed("Transforms"));
    }
    let algorithm = tree.attribute(node, "Algorithm").unwrap_or_default();
    match algorithm {
        ENVELOPED => Ok(Transform::Enveloped),
        BASE64 => Ok(Transform::Base64),
        XPATH => selection(tree, node, DSIG, |expression, at| {
            without_signatures(tree, at, expression, "not(ancestor-or-self::", ")")
                .or_else(|| without_unsigned(expression))
        }),
        FILTER2 => selection(tree, node, FILTER2, |expression, at| {
            let subtracts = tree.attribute(at, "Filter") == Some("subtract");
            subtracts.then(|| without_signatures(tree, at, expression, "/descendant::", ""))?
        }),
        _ => canonicalisation(tree, node).map(|(mode, prefixes)| Transform::Canonical(mode, prefixes)),
    }
}

/// Only expressions that are known word for word are evaluated: a stranger's XPath may select what nobody sees.
fn selection(
    tree: &Tree<'_>,
    node: NodeId,
    namespace: &str,
    known: impl Fn(&str, NodeId) -> Option<Transform>,
) -> Result<Transform, Finding> {
    let inner = tree.elements(node);
    let unknown = |text: &str| Finding::new(Code::UnknownTransform, text);
    let [only] = inner.as_slice() else { return Err(unknown("XPath")) };
    if !tree.is(*only, namespace, "XPath") {
        return Err(unknown("XPath"));
    }
    let expression = tree.text(*only).ok_or_else(|| unknown("XPath"))?;
    let dense: String = expression.chars().filter(|c| !c.is_whitespace()).collect();
    known(&dense, *only).ok_or_else(|| unknown(expression.trim()))
}

fn without_signatures(
    tree: &Tree<'_>,
    at: NodeId,
    expression: &str,
    before: &str,
    after: &str,
) -> Option<Transform> {
    let inner = expression.strip_prefix(before)?.strip_suffix(after)?;
    let prefix = inner.strip_suffix(":Signature")?;
    (tree.namespace(at, prefix)? == DSIG).then_some(Transform::WithoutSignatures)
}

fn without_unsigned(expression: &str) -> Option<Transform> {
    const KNOWN: &str = "not(ancestor-or-self::*[local-name()='UnsignedProperties'andnamespace-uri()='http://uri.etsi.org/01903/v1.3.2#'])";
    (expression.replace('"', "'") == KNOWN).then_some(Transform::WithoutUnsignedProperties)
}

/// The canonicalisation that an element names, with the prefixes that the exclusive one shall treat as the other does.
pub(crate) fn canonicalisation(tree: &Tree<'_>, node: NodeId) -> Result<(C14nMode, Vec<String>), Finding> {
    let algorithm = tree.attribute(node, "Algorithm").unwrap_or_default();
    let mode =
        C14nMode::from_uri(algorithm).ok_or_else(|| Finding::new(Code::UnknownTransform, algorithm))?;
    let inner = tree.elements(node);
    let prefixes = match inner.as_slice() {
        [] => Vec::new(),
        [list] if mode.is_exclusive() && tree.is(*list, EXCLUSIVE, "InclusiveNamespaces") => {
            let list = tree.attribute(*list, "PrefixList").unwrap_or_default();
            list.split_whitespace().map(ToOwned::to_owned).collect()
        }
        _ => return Err(malformed("parameters of a canonicalisation")),
    };
    Ok((mode, prefixes))
}

/// Certificates of the key's description. They are candidates, never trusted.
fn certificates(tree: &Tree<'_>, key_info: NodeId) -> Vec<Vec<u8>> {
    tree.named(key_info, DSIG, "X509Data")
        .into_iter()
        .flat_map(|data| tree.named(data, DSIG, "X509Certificate"))
        .filter_map(|node| decoded(&tree.text(node)?))
        .take(20)
        .collect()
}

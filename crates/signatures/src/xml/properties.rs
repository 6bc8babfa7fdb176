//! Properties of a XAdES signature (ETSI EN 319 132-1, 5): read only after they were found to be signed.

use jiff::Timestamp;
use uppsala::NodeId;

use super::layout::{Layout, canonicalisation, decoded};
use super::names::{DSIG, XADES};
use super::reference::canonical_element;
use super::tree::Tree;
use crate::crypto::Hash;
use crate::finding::{Code, Finding};
use crate::report::Person;

/// The certificate that the signer names, by digest.
pub(crate) struct Named {
    pub(crate) hash: Hash,
    pub(crate) digest: Vec<u8>,
}

/// The one set of properties of a signature: the place of the signed ones, and of the others.
pub(crate) struct Properties {
    pub(crate) object: NodeId,
    pub(crate) signed: NodeId,
    pub(crate) unsigned: Option<NodeId>,
}

fn is_xades(tree: &Tree<'_>, node: NodeId, name: &str) -> bool {
    XADES.iter().any(|space| tree.is(node, space, name))
}

fn child(tree: &Tree<'_>, of: NodeId, name: &str) -> Option<NodeId> {
    tree.elements(of).into_iter().find(|node| is_xades(tree, *node, name))
}

/// Finds the properties; there may be none (plain XML-DSig), never two.
pub(crate) fn find(tree: &Tree<'_>, layout: &Layout) -> Result<Option<Properties>, Finding> {
    let misplaced = |what: &str| Finding::new(Code::PropertiesMisplaced, what);
    let mut found = None;
    for object in &layout.objects {
        for node in tree.elements(*object) {
            if !is_xades(tree, node, "QualifyingProperties") {
                continue;
            }
            if found.is_some() {
                return Err(misplaced("two QualifyingProperties"));
            }
            if tree.elements(*object).len() != 1 || tree.has_loose_text(*object) {
                return Err(misplaced("something beside QualifyingProperties"));
            }
            found = Some((*object, node));
        }
    }
    let Some((object, node)) = found else { return Ok(None) };
    let target = tree.attribute(node, "Target").and_then(|uri| uri.strip_prefix('#'));
    if layout.id.is_none() || target != layout.id.as_deref() {
        return Err(misplaced("Target"));
    }
    let parts = tree.elements(node);
    match parts.as_slice() {
        [signed] if is_xades(tree, *signed, "SignedProperties") => {
            Ok(Some(Properties { object, signed: *signed, unsigned: None }))
        }
        [signed, unsigned]
            if is_xades(tree, *signed, "SignedProperties")
                && is_xades(tree, *unsigned, "UnsignedProperties") =>
        {
            Ok(Some(Properties { object, signed: *signed, unsigned: Some(*unsigned) }))
        }
        _ => Err(misplaced("what stands in QualifyingProperties")),
    }
}

fn of_signature(tree: &Tree<'_>, signed: NodeId) -> Option<NodeId> {
    child(tree, signed, "SignedSignatureProperties")
}

/// When the signer says it was made.
pub(crate) fn claimed_time(tree: &Tree<'_>, signed: NodeId) -> Option<Timestamp> {
    let node = child(tree, of_signature(tree, signed)?, "SigningTime")?;
    let text = tree.text(node)?;
    text.trim().parse().ok()
}

/// The certificate that the signer names (`SigningCertificate`, `SigningCertificateV2`); the first of the list is the signer's.
pub(crate) fn named_certificate(tree: &Tree<'_>, signed: NodeId) -> Result<Option<Named>, Finding> {
    let broken = || Finding::new(Code::Malformed, "SigningCertificate");
    let Some(properties) = of_signature(tree, signed) else { return Ok(None) };
    let list = child(tree, properties, "SigningCertificateV2")
        .or_else(|| child(tree, properties, "SigningCertificate"));
    let Some(list) = list else { return Ok(None) };
    let first =
        child(tree, list, "Cert").and_then(|cert| child(tree, cert, "CertDigest")).ok_or_else(broken)?;
    let one = |name: &str| tree.named(first, DSIG, name).first().copied().ok_or_else(broken);
    let method = tree.attribute(one("DigestMethod")?, "Algorithm").unwrap_or_default().to_owned();
    let hash = Hash::from_uri(&method).ok_or_else(|| Finding::new(Code::UnknownAlgorithm, method))?;
    let digest = tree.text(one("DigestValue")?).and_then(|text| decoded(&text)).ok_or_else(broken)?;
    Ok(Some(Named { hash, digest }))
}

/// The person that a platform's seal speaks for: `EPSignature` (since 2018) or `PodpisZP` (before) among the claimed roles.
pub(crate) fn person(tree: &Tree<'_>, signed: NodeId) -> Option<Person> {
    const SPACES: [&str; 2] =
        ["http://crd.gov.pl/xml/schematy/podpis_zaufany/", "http://crd.gov.pl/xml/schematy/ppzp/"];
    let role = child(tree, of_signature(tree, signed)?, "SignerRole")
        .or_else(|| child(tree, of_signature(tree, signed)?, "SignerRoleV2"))?;
    let claimed = child(tree, role, "ClaimedRoles")?;
    let below = tree.subtree(claimed);
    let holder = below.iter().copied().find(|node| {
        let (name, space) = tree.name(*node);
        matches!(name, "EPSignature" | "PodpisZP") && SPACES.contains(&space)
    })?;
    let inside = tree.subtree(holder);
    let value = |names: &[&str]| {
        let node = inside.iter().copied().find(|node| names.contains(&tree.name(*node).0))?;
        tree.text(node).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    Some(Person {
        given: value(&["FirstName", "CurrentGivenName", "Imie"]),
        family: value(&["CurrentFamilyName", "Nazwisko"]),
        identifier: value(&["PersonalIdentifier", "PersonIdentifier", "PESEL"]),
    })
}

/// A time-stamp over the signature value, and the bytes that it must be of.
pub(crate) struct Stamp {
    pub(crate) token: Vec<u8>,
    pub(crate) message: Vec<u8>,
}

/// `SignatureTimeStamp` elements (EN 319 132-1, 5.3) among the unsigned properties.
pub(crate) fn stamps(tree: &Tree<'_>, layout: &Layout, unsigned: NodeId) -> Vec<Result<Stamp, Finding>> {
    let Some(properties) = child(tree, unsigned, "UnsignedSignatureProperties") else { return Vec::new() };
    tree.elements(properties)
        .into_iter()
        .filter(|node| is_xades(tree, *node, "SignatureTimeStamp"))
        .take(10)
        .map(|node| stamp(tree, layout, node))
        .collect()
}

fn stamp(tree: &Tree<'_>, layout: &Layout, node: NodeId) -> Result<Stamp, Finding> {
    let broken = || Finding::new(Code::TimeStampBroken, "SignatureTimeStamp");
    let mode = match tree.named(node, DSIG, "CanonicalizationMethod").first() {
        Some(method) => canonicalisation(tree, *method)?,
        None => (bergshamra_c14n::C14nMode::Inclusive, Vec::new()),
    };
    let token = child(tree, node, "EncapsulatedTimeStamp").ok_or_else(broken)?;
    let token = tree.text(token).and_then(|text| decoded(&text)).ok_or_else(broken)?;
    Ok(Stamp { token, message: canonical_element(tree, layout.value_node, &mode)? })
}

/// Are there counter-signatures?
pub(crate) fn counter_signed(tree: &Tree<'_>, unsigned: NodeId) -> bool {
    tree.subtree(unsigned).into_iter().any(|node| is_xades(tree, node, "CounterSignature"))
}

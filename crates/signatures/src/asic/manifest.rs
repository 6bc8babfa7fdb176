//! `ASiCManifest` (ETSI EN 319 162-1, annex A.4): which files a CMS signature of a container is for.

use percent_encoding::percent_decode_str;

use crate::crypto::Hash;
use crate::finding::{Code, Finding};
use crate::judge;
use crate::trust::Context;
use crate::xml::layout::decoded;
use crate::xml::tree::{Tree, text_of};

const ASIC: &str = "http://uri.etsi.org/02918/v1.2.1#";
const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";

fn with<T>(
    bytes: &[u8],
    context: &Context,
    work: impl FnOnce(&Tree<'_>) -> Result<T, Finding>,
) -> Result<T, Finding> {
    let text = text_of(bytes)?;
    let tree = Tree::parse(&text, &context.limits)?;
    if !tree.is(tree.root, ASIC, "ASiCManifest") {
        return Err(Finding::new(Code::Malformed, "ASiCManifest"));
    }
    work(&tree)
}

fn uri(tree: &Tree<'_>, node: uppsala::NodeId) -> String {
    let uri = tree.attribute(node, "URI").unwrap_or_default();
    percent_decode_str(uri).decode_utf8_lossy().into_owned()
}

/// Does the manifest name this signature?
pub(super) fn names(bytes: &[u8], signature: &str, context: &Context) -> bool {
    let found = with(bytes, context, |tree| {
        let references = tree.named(tree.root, ASIC, "SigReference");
        Ok(matches!(references.as_slice(), [only] if uri(tree, *only) == signature))
    });
    found.unwrap_or(false)
}

/// Names of the files whose digests fit; an error when one does not, or is not there.
pub(super) fn covered<'e>(
    bytes: &[u8],
    file: impl Fn(&str) -> Option<&'e [u8]>,
    context: &Context,
) -> Result<Vec<String>, Finding> {
    with(bytes, context, |tree| {
        let references = tree.named(tree.root, ASIC, "DataObjectReference");
        if references.is_empty() || references.len() > context.limits.references {
            return Err(Finding::new(Code::NothingSigned, "ASiCManifest"));
        }
        let mut out = Vec::new();
        for node in references {
            let name = uri(tree, node);
            let one = |kind: &str| {
                let found = tree.named(node, DSIG, kind);
                found.first().copied().ok_or_else(|| Finding::new(Code::Malformed, kind.to_owned()))
            };
            let method = tree.attribute(one("DigestMethod")?, "Algorithm").unwrap_or_default();
            let hash = Hash::from_uri(method).ok_or_else(|| Finding::new(Code::UnknownAlgorithm, method))?;
            let mut told = Vec::new();
            judge::hash(hash, context, &mut told)?;
            if let Some(weak) = told.pop() {
                // A container is signed today or not at all: such digests are of no use in it.
                return Err(Finding::new(Code::AlgorithmRefused, weak.detail));
            }
            let digest = tree.text(one("DigestValue")?).and_then(|text| decoded(&text));
            let bytes = file(&name).ok_or_else(|| Finding::new(Code::DanglingReference, name.clone()))?;
            if digest.as_deref() != Some(hash.of(bytes).as_slice()) {
                return Err(Finding::new(Code::DigestWrong, name));
            }
            out.push(name);
        }
        Ok(out)
    })
}

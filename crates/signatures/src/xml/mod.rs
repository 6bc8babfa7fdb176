//! XML signatures (W3C XML-DSig 1.1) with or without the properties of XAdES (ETSI EN 319 132).
//!
//! What a signature may sign is a short list of places ([`reference::Target`]); everything else is refused. So an element that was
//! moved, doubled or wrapped is never taken for what was signed.

pub(crate) mod layout;
pub(crate) mod names;
pub(crate) mod properties;
pub(crate) mod reference;
mod signature;
pub(crate) mod tree;

use reference::Budget;
use tree::{Tree, text_of};

use crate::finding::{Code, Finding};
use crate::report::Signature;
use crate::trust::Context;
use crate::{Beside, Judged};

/// The files that a signature may speak of besides its own.
#[derive(Clone, Copy)]
pub(crate) struct Outside<'a> {
    pub(crate) files: &'a [Beside<'a>],
    /// Inside a container names count; beside a file they differ in practice and only digests count.
    pub(crate) by_name: bool,
}

/// Judges every signature of an XML document.
pub(crate) fn judge(bytes: &[u8], outside: Outside<'_>, context: &Context) -> Judged {
    match judged(bytes, outside, context) {
        Ok(signatures) => Judged { findings: Vec::new(), signatures },
        Err(finding) => Judged { findings: vec![finding], signatures: Vec::new() },
    }
}

fn judged(bytes: &[u8], outside: Outside<'_>, context: &Context) -> Result<Vec<Signature>, Finding> {
    let text = text_of(bytes)?;
    let tree = Tree::parse(&text, &context.limits)?;
    let all = tree.signatures();
    if all.len() > context.limits.signatures {
        return Err(Finding::new(Code::TooLarge, "signatures"));
    }
    // A signature inside another one is a counter-signature, or belongs to what the other one signs.
    let outer: Vec<_> = all
        .iter()
        .copied()
        .filter(|node| !all.iter().any(|above| above != node && tree.within(*node, *above)))
        .collect();
    if outer.is_empty() {
        return Err(Finding::new(Code::NoSignature, "XML"));
    }
    let mut budget = Budget(context.limits.digested);
    let mut judge = |node| signature::judge(&tree, node, outside, context, &mut budget);
    Ok(outer.into_iter().map(&mut judge).collect())
}

//! What can be said of a signature without checking it.

use crate::notes;
use crate::reading::Sketch;
use crate::xml::Element;

use super::SIGNATURE;

/// Notes that there are signatures and what stands out in them. None of it is verified.
pub(super) fn read(sketch: &mut Sketch, root: &Element) {
    let mut signatures = root.below("Signature");
    if root.name == "Signature" {
        signatures.push(root);
    }
    for signature in signatures.into_iter().filter(|element| element.namespace == SIGNATURE) {
        sketch.notes.add(notes::SIGNATURE_UNCHECKED);
        sketch.notes.when(is_sha1(signature), notes::SIGNATURE_SHA1);
        sketch.notes.when(is_self_signed(signature), notes::SIGNATURE_SELF_SIGNED);
        for file in other_files(signature) {
            sketch.notes.add(notes::SIGNATURE_OTHER_FILE);
            sketch.fact(notes::SIGNED_FILE, &file);
        }
    }
}

/// Only what the signature itself is made with counts: digests of certificates in XAdES are SHA-1 in good files too.
fn is_sha1(signature: &Element) -> bool {
    let Some(info) = signature.child("SignedInfo") else { return false };
    let method = info.child("SignatureMethod").map(|method| method.attribute("Algorithm"));
    let digests = info.children("Reference").filter_map(|one| one.child("DigestMethod"));
    let all = method.into_iter().chain(digests.map(|digest| digest.attribute("Algorithm")));
    all.into_iter().any(|algorithm| algorithm.ends_with("sha1"))
}

fn is_self_signed(signature: &Element) -> bool {
    signature.below("X509Data").into_iter().any(|data| {
        let issuer = data.text_at(&["X509IssuerSerial", "X509IssuerName"]);
        !issuer.is_empty() && issuer == data.text_at(&["X509SubjectName"])
    })
}

/// References to neither the whole document nor a part of it name files, percent-encoded.
fn other_files(signature: &Element) -> Vec<String> {
    let references = signature.child("SignedInfo").map(|info| info.children("Reference").collect::<Vec<_>>());
    let targets = references.unwrap_or_default().into_iter().map(|reference| reference.attribute("URI"));
    targets.filter(|uri| !uri.is_empty() && !uri.starts_with('#')).map(decoded).collect()
}

fn decoded(uri: &str) -> String {
    let mut bytes = Vec::with_capacity(uri.len());
    let mut rest = uri.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

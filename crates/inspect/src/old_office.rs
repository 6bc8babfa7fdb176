//! The compound files of old office programs, and RTF. Names in a compound file are UTF-16, wherever its directory lies.

use std::collections::BTreeSet;

use crate::Finding;
use crate::bytes::{holds, holds_any_case, wide};

/// The class of installation packages.
const INSTALLER: [u8; 16] = [0x84, 0x10, 0x0C, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46];

pub(crate) fn compound(bytes: &[u8]) -> BTreeSet<Finding> {
    let names = [
        ("_VBA_PROJECT", Finding::Macro),
        ("\u{1}Ole10Native", Finding::Object),
        ("EncryptedPackage", Finding::Sealed),
        ("DataSpaces", Finding::Sealed),
    ];
    let named = names.into_iter().filter(|(name, _)| holds(bytes, &wide(name))).map(|(_, finding)| finding);
    let mut found: BTreeSet<Finding> = named.collect();
    if holds(bytes, &INSTALLER) {
        found.insert(Finding::Program);
    }
    let field = ["\u{13}DDE", "\u{13} DDE"];
    if field.iter().any(|said| holds(bytes, said.as_bytes()) || holds(bytes, &wide(said))) {
        found.insert(Finding::Dde);
    }
    found
}

pub(crate) fn rtf(bytes: &[u8]) -> BTreeSet<Finding> {
    let words: [(&[&str], Finding); 3] = [
        (&["\\object", "\\objdata", "\\objocx", "\\objupdate"], Finding::Object),
        (&["\\*\\template http", "\\*\\template \\\\", "\\template http"], Finding::Template),
        (&["ddeauto", "\\fldinst dde", "\\fldinst{dde"], Finding::Dde),
    ];
    words.into_iter().filter(|(said, _)| holds_any_case(bytes, said)).map(|(_, finding)| finding).collect()
}

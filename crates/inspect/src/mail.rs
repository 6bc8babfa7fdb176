//! Messages: what is attached to them. A message is cut at its boundary lines, one part after another and never one inside the
//! other: a hundred thousand messages inside each other cost as much as one.

use std::collections::BTreeSet;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::bytes::holds_any_case;
use crate::{Budget, DEEPEST, Finding};

/// Base64 as it comes, with or without padding.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// That a file inside is empty, cut, called otherwise or a page (its formatted form, drawn clean) is no matter of the message.
const SMALL: [Finding; 5] =
    [Finding::Empty, Finding::NameDiffers, Finding::Page, Finding::Doctype, Finding::Broken];

pub(crate) fn judged(bytes: &[u8], depth: u8, budget: &mut Budget) -> BTreeSet<Finding> {
    if depth >= DEEPEST {
        return [Finding::ArchiveDeep].into();
    }
    let mut found = BTreeSet::new();
    for part in parts(bytes) {
        let Some((head, body)) = divided(part) else { continue };
        let Some(content) = decoded(head, body) else { continue };
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        if size > budget.bytes || budget.files == 0 {
            found.insert(Finding::Unread);
            break;
        }
        budget.bytes -= size;
        budget.files -= 1;
        let one = crate::judged(&content, &name(head), depth.saturating_add(1), budget);
        found.extend(one.findings.into_iter().filter(|finding| !SMALL.contains(finding)));
    }
    found
}

/// What stands between lines that begin with two dashes.
fn parts(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut from = 0;
    let mut ends: Vec<usize> = memchr::memmem::find_iter(bytes, b"\n--").collect();
    ends.push(bytes.len());
    ends.into_iter().filter_map(move |end| {
        let part = bytes.get(from..end);
        let line = bytes.get(end.saturating_add(1)..).and_then(|rest| memchr::memchr(b'\n', rest));
        from = end.saturating_add(2).saturating_add(line.unwrap_or(0));
        part
    })
}

/// Header lines and what follows them.
fn divided(part: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = [b"\r\n\r\n".as_slice(), b"\n\n"]
        .iter()
        .filter_map(|gap| memchr::memmem::find(part, gap).map(|at| (at, gap.len())))
        .min()?;
    Some((part.get(..at.0)?, part.get(at.0.checked_add(at.1)?..)?))
}

/// The content of a part that is encoded or called a file; text in between is nothing to judge.
fn decoded(head: &[u8], body: &[u8]) -> Option<Vec<u8>> {
    let low = head.to_ascii_lowercase();
    if holds_any_case(&low, &["base64"]) {
        let letters: Vec<u8> = body
            .iter()
            .copied()
            .filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
            .collect();
        let whole = letters.len() - usize::from(letters.len() % 4 == 1);
        return LENIENT.decode(letters.get(..whole)?).ok();
    }
    if holds_any_case(&low, &["quoted-printable"]) {
        return Some(unquoted(body));
    }
    holds_any_case(&low, &["name=", "name*"]).then(|| body.to_vec())
}

fn unquoted(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'=' {
            out.push(*first);
            continue;
        }
        let pair = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        if let Some(byte) = pair.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            out.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else if let Some(end) = memchr::memchr(b'\n', after.get(..2).unwrap_or(after)) {
            rest = after.get(end.saturating_add(1)..).unwrap_or_default();
        }
    }
    out
}

/// The name that the header gives, as it stands there; one in encoded words ends in nothing that is known.
fn name(head: &[u8]) -> String {
    let text = String::from_utf8_lossy(head).into_owned();
    let low = text.to_ascii_lowercase();
    let at = low.find("filename").or_else(|| low.find("name"));
    let value =
        at.and_then(|at| text.get(at..)).and_then(|rest| rest.split_once('=')).map(|(_, value)| value);
    let value = value.unwrap_or_default().trim_start();
    let quoted = value.strip_prefix('"').and_then(|value| value.split('"').next());
    quoted.unwrap_or_else(|| value.split([';', '\r', '\n']).next().unwrap_or_default()).trim().to_owned()
}

//! What a file truly is and what in it is dangerous (Dz.U. 2024 poz. 773, KRI § 19: protection against harmful software;
//! OWASP ASVS 5.0 V5). Pure: bytes and a name in, a [`Verdict`] out. The bytes are never changed.
//!
//! Nothing here opens, converts or runs a file. What cannot be understood within the limits is not called good.

#![deny(missing_docs)]

pub mod archive;
mod bytes;
mod finding;
mod image;
mod mail;
mod markup;
mod media;
mod name;
mod office;
mod old_office;
mod pdf;
mod polyglot;
pub mod wall;

use std::collections::BTreeSet;

pub use finding::{Finding, Severity};
pub use media::{Media, media_of};

/// The largest file that is looked into, in bytes. Whoever calls needs not hold more; for larger ones there is
/// [`Verdict::unread`].
pub const MOST: u64 = 64 << 20;

/// How many files inside each other are opened: archives, messages.
pub const DEEPEST: u8 = 3;

/// How much of a file tells its type.
const HEAD: usize = 8192;

/// What was found in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The type, told from the content.
    pub media: Media,
    /// What was found; empty when there is nothing to say.
    pub findings: BTreeSet<Finding>,
}

impl Verdict {
    /// For a file of which only the beginning is at hand: of its type nothing but that it was not looked into.
    pub fn unread(head: &[u8], name: &str) -> Self {
        let media = media_of(head, false);
        let mut findings = name::judged(name, media);
        findings.insert(Finding::Unread);
        findings.extend(polyglot::program(head));
        Self { media, findings }
    }

    /// The gravest of what was found.
    pub fn severity(&self) -> Severity {
        Severity::of(&self.findings)
    }
}

/// Judges a file by its bytes and the name that it came with. Never fails and never panics: what cannot be read says so as
/// a finding.
pub fn inspect(bytes: &[u8], name: &str) -> Verdict {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST {
        return Verdict::unread(bytes.get(..HEAD).unwrap_or(bytes), name);
    }
    let mut budget = Budget { bytes: MOST, files: archive::MOST_ENTRIES };
    judged(bytes, name, 0, &mut budget)
}

/// What may still be taken out of one file, in all.
pub(crate) struct Budget {
    pub(crate) bytes: u64,
    pub(crate) files: usize,
}

pub(crate) fn judged(bytes: &[u8], name: &str, depth: u8, budget: &mut Budget) -> Verdict {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let media = media_of(head, head.len() == bytes.len());
    let mut findings = name::judged(name, media);
    if bytes.is_empty() {
        findings.insert(Finding::Empty);
        return Verdict { media, findings };
    }
    match wall::walled(|| inside(bytes, name, media, depth, budget)) {
        Some(found) => findings.extend(found),
        None => drop(findings.insert(Finding::Unread)),
    }
    Verdict { media, findings }
}

fn inside(bytes: &[u8], name: &str, media: Media, depth: u8, budget: &mut Budget) -> BTreeSet<Finding> {
    let mut found = polyglot::judged(bytes, media);
    found.extend(match media {
        Media::Pdf => pdf::judged(bytes),
        Media::Png | Media::Jpeg | Media::Gif | Media::Webp | Media::Tiff => image::judged(bytes),
        Media::Html | Media::Svg | Media::Xml => markup::judged(bytes, media),
        Media::Text => markup::text(bytes, name),
        Media::Mail => mail::judged(bytes, depth, budget),
        Media::Rtf => old_office::rtf(bytes),
        Media::Ole => old_office::compound(bytes),
        Media::Docx | Media::Xlsx | Media::Pptx | Media::Odt | Media::Ods => office::judged(bytes),
        Media::Zip | Media::AsicE | Media::AsicS => archive::judged(bytes, depth, budget),
        Media::Other => polyglot::other(bytes),
    });
    found
}

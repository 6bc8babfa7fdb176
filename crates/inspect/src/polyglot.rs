//! Files that are two things at once, and files that are programs. A file is what its first bytes say; whatever else it
//! could be taken for is a trick.

use std::collections::BTreeSet;

use crate::bytes::{holds, holds_any_case, tail, u32_at};
use crate::{Finding, Media, archive, markup};

/// A window in which programs look for the beginning of a PDF or guess a type.
const WINDOW: usize = 1024;
/// What stands in every Windows program.
const DOS: &[u8] = b"This program cannot be run in DOS mode";
/// Beginnings of archives that are too long to occur by chance.
const ARCHIVES: [&[u8]; 2] = [b"Rar!\x1A\x07", b"7z\xBC\xAF\x27\x1C"];
const PAGES: [&str; 5] = ["<html", "<script", "<!doctype html", "<?php", "<svg"];

pub(crate) fn judged(bytes: &[u8], media: Media) -> BTreeSet<Finding> {
    let mut found = BTreeSet::new();
    let head = bytes.get(..WINDOW).unwrap_or(bytes);
    let picture = matches!(media, Media::Png | Media::Jpeg | Media::Gif | Media::Webp | Media::Tiff);
    let zip = matches!(
        media,
        Media::Zip
            | Media::AsicE
            | Media::AsicS
            | Media::Docx
            | Media::Xlsx
            | Media::Pptx
            | Media::Odt
            | Media::Ods
    );
    let late_pdf = !zip
        && !matches!(media, Media::Pdf | Media::Ole)
        && holds(head, b"%PDF-")
        && holds(tail(bytes, 2 * WINDOW), b"%%EOF");
    let page =
        picture && holds_any_case(bytes, &PAGES) || media == Media::Pdf && holds_any_case(head, &PAGES);
    let hidden = picture && ARCHIVES.iter().any(|begin| holds(bytes, begin));
    let script = media == Media::Gif && (bytes.get(6) == Some(&b'=') || bytes.get(6..8) == Some(b"/*"));
    if late_pdf || page || hidden || script || (!zip && archive::ends_as_archive(bytes)) {
        found.insert(Finding::Polyglot);
    }
    if (picture || media == Media::Pdf) && holds(bytes, DOS) {
        found.insert(Finding::Program);
    }
    found
}

/// Is it a program, by its first bytes?
pub(crate) fn program(head: &[u8]) -> Option<Finding> {
    const LINK: &[u8] = b"\x4C\0\0\0\x01\x14\x02\0";
    let windows = head.starts_with(b"MZ");
    let others: [&[u8]; 9] = [
        b"\x7FELF",
        b"\xCA\xFE\xBA\xBE",
        b"\xFE\xED\xFA\xCE",
        b"\xFE\xED\xFA\xCF",
        b"\xCE\xFA\xED\xFE",
        b"\xCF\xFA\xED\xFE",
        b"\0asm",
        b"dex\n",
        LINK,
    ];
    let is = windows || others.iter().any(|begin| head.starts_with(begin)) || head.starts_with(b"#!");
    is.then_some(Finding::Program)
}

/// What the program has no type for.
pub(crate) fn other(bytes: &[u8]) -> BTreeSet<Finding> {
    let mut found: BTreeSet<Finding> = program(bytes).into_iter().collect();
    found.extend(markup::wide(bytes));
    let known = infer::get(bytes).map(|kind| kind.matcher_type());
    if known == Some(infer::MatcherType::Archive) {
        found.insert(Finding::ArchiveOther);
    }
    // An image of a disk says what it is far behind its beginning.
    if bytes.get(32_769..32_774) == Some(b"CD001") {
        found.insert(Finding::ArchiveOther);
    }
    // The old cabinet of Windows has its length in its head.
    if bytes.starts_with(b"MSCF") && u32_at(bytes, 8).is_some() {
        found.insert(Finding::ArchiveOther);
    }
    found
}

//! The barcodes on the first page of a scan: what a label of the register says, when the name of the file does not.
//!
//! Pure: bytes in, texts of Code 128 out. PDF is drawn as it would be printed, TIFF, JPEG and PNG are read as they are.
//! Whatever cannot be read within the limits has no codes; nothing is ever guessed.

#![deny(missing_docs)]

mod lines;
mod picture;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The largest file that is looked into, in bytes.
pub const MOST: usize = 64 << 20;

/// The largest picture, in pixels: A4 at 600 dpi.
pub const MOST_PIXELS: usize = 36_000_000;

/// Is it of a kind that is looked into? What it truly holds tells [`codes`] alone.
pub fn is_picture(bytes: &[u8]) -> bool {
    bytes.len() <= MOST && picture::Kind::of(bytes).is_some()
}

/// The texts of all Code 128 on the first page, whichever way the page lies. Takes up to some seconds and 200 MB on a large
/// page. A file made to harm may take more, or end the process (deep nesting, streams that unpack without end): what a
/// stranger sent belongs into a process of its own, with limits.
pub fn codes(bytes: &[u8]) -> BTreeSet<String> {
    if bytes.len() > MOST {
        return BTreeSet::new();
    }
    // Readers of pictures are not ours: a panic in one is a page without codes.
    catch_unwind(AssertUnwindSafe(|| picture::read(bytes).map(|page| lines::codes(&page))))
        .ok()
        .flatten()
        .unwrap_or_default()
}

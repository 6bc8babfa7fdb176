//! A ZIP opened so that every reader sees the same: no name twice, no two indexes that disagree, nothing outside the limits.

use std::collections::HashSet;
use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use crate::finding::{Code, Finding};
use crate::limits::Limits;

/// One file of a container.
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

fn malformed(what: impl Into<String>) -> Finding {
    Finding::new(Code::Malformed, what)
}

fn large(what: &str) -> Finding {
    Finding::new(Code::TooLarge, what)
}

/// Unpacks a container to memory; folders are left out.
pub(crate) fn unpacked(bytes: &[u8], limits: &Limits) -> Result<Vec<Entry>, Finding> {
    let broken = |why: zip::result::ZipError| Finding::new(Code::Broken, why.to_string());
    // The library would make an index of whatever number of entries; the file itself says how many there are.
    let told = told(bytes).ok_or_else(|| Finding::new(Code::Broken, "no index"))?;
    if told > limits.entries {
        return Err(large("entries"));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    // Of two entries of one name the library shows one.
    if archive.len() != told {
        return Err(malformed("a name twice"));
    }
    let mut seen = HashSet::new();
    let mut places = Vec::new();
    let mut left = limits.bytes;
    let mut out = Vec::new();
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(broken)?;
        let name = file.name().map_err(broken)?.into_owned();
        named_well(&name)?;
        if !seen.insert(name.to_lowercase()) {
            return Err(malformed("two names that differ in case"));
        }
        if file.encrypted() {
            return Err(Finding::new(Code::Encrypted, name));
        }
        let start = file.header_start();
        if !said_before(bytes, start, file.name_raw()) {
            return Err(malformed("an entry under two names"));
        }
        let data = file.data_start().unwrap_or(u64::MAX);
        places.push((start, data.saturating_add(file.compressed_size())));
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
        if file.is_symlink() {
            return Err(malformed("a link"));
        }
        if file.is_dir() {
            continue;
        }
        let most = match file.compression() {
            CompressionMethod::Stored => packed,
            _ => packed.saturating_mul(limits.ratio).max(1 << 16),
        };
        let bytes = read(file, most.min(left))?;
        left = left.saturating_sub(bytes.len());
        out.push(Entry { name, bytes });
    }
    places.sort_unstable();
    let overlap = places.windows(2).any(|pair| matches!(pair, [(_, end), (next, _)] if end > next));
    if overlap { Err(malformed("entries over each other")) } else { Ok(out) }
}

fn read(file: impl Read, most: usize) -> Result<Vec<u8>, Finding> {
    let mut out = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut out).map_err(|why| Finding::new(Code::Broken, why.to_string()))?;
    if out.len() > most { Err(large("unpacked")) } else { Ok(out) }
}

/// The number of entries that the end of the index tells (APPNOTE 4.3.16). Containers of ZIP64 are larger than the limits.
fn told(bytes: &[u8]) -> Option<usize> {
    let end = memchr::memmem::rfind(bytes, b"PK\x05\x06")?;
    let at = |place: usize| bytes.get(end.checked_add(place)?).copied();
    Some(usize::from(u16::from_le_bytes([at(10)?, at(11)?])))
}

/// Does the header before the data say the same name as the index?
fn said_before(bytes: &[u8], start: u64, name: &[u8]) -> bool {
    let header = usize::try_from(start).ok().and_then(|start| bytes.get(start..));
    let Some([b'P', b'K', 3, 4, rest @ ..]) = header else { return false };
    let Some([low, high, ..]) = rest.get(22..) else { return false };
    let length = usize::from(u16::from_le_bytes([*low, *high]));
    length == name.len() && rest.get(26..).is_some_and(|rest| rest.starts_with(name))
}

fn named_well(name: &str) -> Result<(), Finding> {
    let parts = name.trim_end_matches('/').split('/');
    let bad = name.is_empty()
        || name.len() > 255
        || name.contains(['\\', '\0', ':'])
        || parts.into_iter().any(|part| part.is_empty() || part == "." || part == "..");
    if bad { Err(malformed(format!("name {name:?}"))) } else { Ok(()) }
}

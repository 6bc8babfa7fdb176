//! ZIP archives, judged before anything is unpacked. Entries are read into memory; their names are only names.

use std::collections::{BTreeSet, HashSet};
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use crate::bytes::{holds, u16_at};
use crate::{Budget, DEEPEST, Finding, media_of, office};

/// Entries of one archive.
pub const MOST_ENTRIES: usize = 1_000;
/// Bytes of one archive when unpacked.
pub const MOST_BYTES: u64 = 500 << 20;
/// How much larger an entry may be than it is packed.
pub const MOST_RATIO: u64 = 100;
/// Small entries may be packed tighter: nobody is hurt by them.
pub const RATIO_FROM: u64 = 1 << 20;
/// Characters of a name.
pub const LONGEST_NAME: usize = 255;

/// An archive in memory.
pub(crate) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;
type File<'a, 'b> = ZipFile<'a, Cursor<&'b [u8]>>;

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name with the folders in front of it.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Does it begin as a ZIP of no known other type?
pub fn is_archive(bytes: &[u8]) -> bool {
    let head = bytes.get(..8192).unwrap_or(bytes);
    media_of(head, head.len() == bytes.len()) == crate::Media::Zip
}

/// All files of an archive that together have at most so many bytes.
///
/// # Errors
/// The limit that the archive breaks: one that lies in one entry is not believed in another.
pub fn entries(bytes: &[u8], left: u64) -> Result<Vec<Entry>, Finding> {
    let mut archive = open(bytes)?;
    if total(bytes, &mut archive, Some(MOST_RATIO))? > left.min(MOST_BYTES) {
        return Err(Finding::ArchiveLarge);
    }
    let mut all = Vec::new();
    for at in 0..archive.len() {
        all.extend(entry(&mut archive, at)?);
    }
    Ok(all)
}

/// What is wrong with an archive, and with what it holds.
pub(crate) fn judged(bytes: &[u8], depth: u8, budget: &mut Budget) -> BTreeSet<Finding> {
    if depth >= DEEPEST {
        return [Finding::ArchiveDeep].into();
    }
    inside(bytes, depth, budget).unwrap_or_else(|finding| [finding].into())
}

fn inside(bytes: &[u8], depth: u8, budget: &mut Budget) -> Result<BTreeSet<Finding>, Finding> {
    let mut archive = open(bytes)?;
    if archive.file_names().flatten().any(|name| name == "[Content_Types].xml") {
        return Ok(office::judged(bytes));
    }
    let total = total(bytes, &mut archive, Some(MOST_RATIO))?;
    if total > MOST_BYTES {
        return Err(Finding::ArchiveLarge);
    }
    if total > budget.bytes || archive.len() > budget.files {
        return Ok([Finding::Unread].into());
    }
    budget.bytes -= total;
    budget.files -= archive.len();
    let mut found = BTreeSet::new();
    for at in 0..archive.len() {
        if let Some(Entry { name, bytes }) = entry(&mut archive, at)? {
            let one = crate::judged(&bytes, &name, depth.saturating_add(1), budget);
            // That a file inside is empty or called otherwise is no matter of the archive.
            let small = [Finding::Empty, Finding::NameDiffers, Finding::Page, Finding::Doctype];
            found.extend(one.findings.into_iter().filter(|finding| !small.contains(finding)));
        }
    }
    Ok(found)
}

/// The archive, when its directory can be read and plays no tricks.
pub(crate) fn open(bytes: &[u8]) -> Result<Archive<'_>, Finding> {
    // The directory is read into memory whole: how long it is stands at the end, and is not believed beyond the limit.
    if declared(bytes).is_some_and(|count| usize::from(count) > MOST_ENTRIES) {
        return Err(Finding::ArchiveMany);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Finding::Broken)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Finding::ArchiveMany);
    }
    let overlap = archive.has_overlapping_files().map_err(|_| Finding::Broken)?;
    if archive.has_duplicate_names() || overlap {
        return Err(Finding::ArchiveTrick);
    }
    Ok(archive)
}

/// How many entries the end of the archive says it has.
fn declared(bytes: &[u8]) -> Option<u16> {
    let tail = crate::bytes::tail(bytes, 66_000);
    let end = memchr::memmem::rfind(tail, b"PK\x05\x06")?;
    u16_at(tail, end.checked_add(10)?)
}

/// The bytes of all entries when unpacked, each judged; without a ratio, entries may be packed as tight as they like.
pub(crate) fn total(bytes: &[u8], archive: &mut Archive<'_>, ratio: Option<u64>) -> Result<u64, Finding> {
    let (mut seen, mut total, mut first) = (HashSet::new(), 0_u64, u64::MAX);
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).map_err(|_| Finding::Broken)?;
        judge(&file, &mut seen)?;
        same_name_inside(bytes, &file)?;
        let (size, packed) = (file.size(), file.compressed_size().max(1));
        if ratio.is_some_and(|most| size > RATIO_FROM && size / packed > most) {
            return Err(Finding::ArchiveBomb);
        }
        total = total.saturating_add(size);
        first = first.min(file.header_start());
    }
    // What stands before the first entry is another archive, or something that hides.
    if first != u64::MAX && first > 0 {
        return Err(Finding::ArchiveTrick);
    }
    Ok(total)
}

fn judge(file: &File<'_, '_>, seen: &mut HashSet<String>) -> Result<(), Finding> {
    if file.encrypted() {
        return Err(Finding::Sealed);
    }
    let name = file.name().map_err(|_| Finding::ArchiveName)?.into_owned();
    let steps_out = name.split('/').any(|step| step == ".." || step.contains(':'));
    let odd = name.is_empty() || name.starts_with('/') || name.contains(['\\', '\0']);
    if steps_out || odd || name.chars().count() > LONGEST_NAME {
        return Err(Finding::ArchiveName);
    }
    // Regular files and folders only: no links, no devices. Archives from elsewhere say nothing about it.
    let kind = file.unix_mode().map_or(0, |mode| mode & 0o170_000);
    if file.is_symlink() || !matches!(kind, 0 | 0o100_000 | 0o040_000) {
        return Err(Finding::ArchiveTrick);
    }
    // Twins that differ only in case would be one file on some computers.
    if seen.insert(name.to_lowercase()) { Ok(()) } else { Err(Finding::ArchiveTrick) }
}

/// Programs that read an archive from its beginning believe the name in front of the entry, others the directory's.
fn same_name_inside(bytes: &[u8], file: &File<'_, '_>) -> Result<(), Finding> {
    let name = || {
        let start = usize::try_from(file.header_start()).ok()?;
        let length = usize::from(u16_at(bytes, start.checked_add(26)?)?);
        let from = start.checked_add(30)?;
        bytes.get(from..from.checked_add(length)?)
    };
    match name() {
        Some(name) if name == file.name_raw() => Ok(()),
        Some(_) => Err(Finding::ArchiveTrick),
        None => Err(Finding::Broken),
    }
}

/// One file of the archive; nothing for a folder.
fn entry(archive: &mut Archive<'_>, at: usize) -> Result<Option<Entry>, Finding> {
    let mut file = archive.by_index(at).map_err(|_| Finding::Broken)?;
    if file.is_dir() {
        return Ok(None);
    }
    let (size, name) = (file.size(), file.name().map_err(|_| Finding::ArchiveName)?.into_owned());
    let mut bytes = Vec::new();
    // One more than it says: what is larger than it says is broken.
    (&mut file).take(size.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| Finding::Broken)?;
    if u64::try_from(bytes.len()).ok() != Some(size) {
        return Err(Finding::Broken);
    }
    Ok(Some(Entry { name, bytes }))
}

/// Is there a whole ZIP at the end, whatever stands before it?
pub(crate) fn ends_as_archive(bytes: &[u8]) -> bool {
    let tail = crate::bytes::tail(bytes, 66_000);
    let Some(end) = memchr::memmem::rfind(tail, b"PK\x05\x06") else { return false };
    let comment = end.checked_add(20).and_then(|at| u16_at(tail, at)).map(usize::from);
    let closes = comment.is_some_and(|comment| end.saturating_add(22).saturating_add(comment) == tail.len());
    closes && holds(bytes, b"PK\x01\x02")
}

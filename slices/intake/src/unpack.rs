//! Archives and messages inside a message, unpacked within limits. Nothing is written to a path of somebody else's making:
//! entries are read into memory, and their names are only names.

use std::collections::HashSet;
use std::io::{Cursor, Read};

use obieg_documents::model::Media;
use obieg_documents::rules::media_of;
use zip::ZipArchive;

use crate::guard::guarded;
use crate::notes::{self, Notes};
use crate::read::kind_of_part;
use crate::reading::{Kind, Part, Reading};

/// Entries of one archive.
const MOST_ENTRIES: usize = 1_000;
/// Bytes taken out of one message in all.
const MOST_BYTES: u64 = 500 << 20;
/// How much larger an entry may be than it is packed.
const MOST_RATIO: u64 = 100;
/// Small entries may be packed tighter: nobody is hurt by them.
const RATIO_FROM: u64 = 1 << 20;
/// Archives and messages inside each other.
const DEEPEST: u8 = 3;
/// Characters of a name.
const LONGEST_NAME: usize = 255;
/// Parts of a message with all that was unpacked.
const MOST_PARTS: usize = 1_000;

/// Adds what is packed in the parts of a reading behind them. What breaks a limit stays packed, and a note says which.
pub fn unpack(reading: &mut Reading) {
    let mut work = Work { notes: Notes::default(), bytes: 0, parts: reading.parts.len() };
    let inside: Vec<Part> = reading.parts.iter().skip(1).flat_map(|part| work.inside(part, 1)).collect();
    reading.parts.extend(inside);
    for note in work.notes.into_codes() {
        if !reading.notes.contains(&note) {
            reading.notes.push(note);
        }
    }
}

struct Work {
    notes: Notes,
    bytes: u64,
    parts: usize,
}

impl Work {
    /// What is packed in a part, and in that, down to the limit.
    fn inside(&mut self, part: &Part, depth: u8) -> Vec<Part> {
        let found = if part.kind == Kind::Email {
            self.message(part, depth)
        } else if is_zip(&part.bytes) {
            self.archive(part, depth)
        } else {
            return Vec::new();
        };
        let mut all = Vec::new();
        for one in found {
            let deeper = self.inside(&one, depth.saturating_add(1));
            all.push(one);
            all.extend(deeper);
        }
        all
    }

    fn may_open(&mut self, depth: u8) -> bool {
        self.notes.when(depth > DEEPEST, notes::PACKED_DEEP);
        depth <= DEEPEST
    }

    /// Takes account of parts that are taken out; false when they are too many or too large.
    fn may_take(&mut self, parts: usize, bytes: u64) -> bool {
        let (parts, bytes) = (self.parts.saturating_add(parts), self.bytes.saturating_add(bytes));
        self.notes.when(parts > MOST_PARTS, notes::PACKED_MANY);
        self.notes.when(bytes > MOST_BYTES, notes::PACKED_LARGE);
        if parts > MOST_PARTS || bytes > MOST_BYTES {
            return false;
        }
        (self.parts, self.bytes) = (parts, bytes);
        true
    }

    fn message(&mut self, part: &Part, depth: u8) -> Vec<Part> {
        if !self.may_open(depth) {
            return Vec::new();
        }
        let read = crate::mail::read(&part.name, &part.bytes, jiff::civil::Date::MAX);
        let inside: Vec<Part> = read.parts.into_iter().skip(1).collect();
        let bytes = inside.iter().map(|one| u64::try_from(one.bytes.len()).unwrap_or(u64::MAX)).sum();
        if self.may_take(inside.len(), bytes) { inside } else { Vec::new() }
    }

    fn archive(&mut self, part: &Part, depth: u8) -> Vec<Part> {
        if !self.may_open(depth) {
            return Vec::new();
        }
        let left = MOST_BYTES.saturating_sub(self.bytes);
        let read = guarded(|| entries(&part.bytes, left)).unwrap_or(Err(notes::PACKED_BROKEN));
        match read {
            Ok(inside) => {
                let bytes = inside.iter().map(|one| u64::try_from(one.bytes.len()).unwrap_or(u64::MAX)).sum();
                if self.may_take(inside.len(), bytes) { inside } else { Vec::new() }
            }
            Err(note) => {
                self.notes.add(note);
                Vec::new()
            }
        }
    }
}

fn is_zip(bytes: &[u8]) -> bool {
    let head = bytes.get(..8192).unwrap_or(bytes);
    media_of(head, head.len() == bytes.len()) == Media::Zip
}

/// All files of an archive, or the limit that it breaks: an archive that lies in one entry is not believed in another.
fn entries(bytes: &[u8], left: u64) -> Result<Vec<Part>, &'static str> {
    let broken = |_| notes::PACKED_BROKEN;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_ENTRIES {
        return Err(notes::PACKED_MANY);
    }
    if archive.has_duplicate_names() || archive.has_overlapping_files().map_err(broken)? {
        return Err(notes::PACKED_TRICK);
    }
    let (mut seen, mut total) = (HashSet::new(), 0_u64);
    for at in 0..archive.len() {
        let size = judged(&archive.by_index_raw(at).map_err(broken)?, &mut seen)?;
        total = total.saturating_add(size);
    }
    if total > left {
        return Err(notes::PACKED_LARGE);
    }
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).map_err(broken)?;
        if file.is_dir() {
            continue;
        }
        let (size, name) = (file.size(), file.name().map_err(broken)?.into_owned());
        let mut content = Vec::new();
        // One more than it says: what is larger than it says is broken.
        (&mut file)
            .take(size.saturating_add(1))
            .read_to_end(&mut content)
            .map_err(|_| notes::PACKED_BROKEN)?;
        if u64::try_from(content.len()).ok() != Some(size) {
            return Err(notes::PACKED_BROKEN);
        }
        let short = name.rsplit('/').next().unwrap_or(&name);
        let kind = kind_of_part(&content);
        parts.push(Part { name: obieg_web::text::safe_file_name(short), bytes: content, kind });
    }
    Ok(parts)
}

/// The size of an entry that breaks no limit.
fn judged(
    file: &zip::read::ZipFile<'_, Cursor<&[u8]>>,
    seen: &mut HashSet<String>,
) -> Result<u64, &'static str> {
    if file.encrypted() {
        return Err(notes::PACKED_SEALED);
    }
    let name = file.name().map_err(|_| notes::PACKED_NAME)?.into_owned();
    let steps_out = name.split('/').any(|step| step == ".." || step.contains(':'));
    let odd = name.is_empty() || name.starts_with('/') || name.contains(['\\', '\0']);
    if steps_out || odd || name.chars().count() > LONGEST_NAME {
        return Err(notes::PACKED_NAME);
    }
    // Regular files and folders only: no links, no devices. Archives from elsewhere say nothing about it.
    let kind = file.unix_mode().map_or(0, |mode| mode & 0o170_000);
    if file.is_symlink() || !matches!(kind, 0 | 0o100_000 | 0o040_000) {
        return Err(notes::PACKED_TRICK);
    }
    // Twins that differ only in case would be one file on some computers.
    if !seen.insert(name.to_lowercase()) {
        return Err(notes::PACKED_TRICK);
    }
    let (size, packed) = (file.size(), file.compressed_size().max(1));
    if size > RATIO_FROM && size / packed > MOST_RATIO {
        return Err(notes::PACKED_BOMB);
    }
    Ok(size)
}

//! Archives and messages inside a message, unpacked within limits. Nothing is written to a path of somebody else's making:
//! entries are read into memory, and their names are only names.

use obieg_inspect::archive::{self, Entry, MOST_BYTES};
use obieg_inspect::{DEEPEST, Finding};

use crate::guard::guarded;
use crate::notes::{self, Notes};
use crate::read::kind_of_part;
use crate::reading::{Kind, Part, Reading};

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
        } else if archive::is_archive(&part.bytes) {
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

/// All files of an archive, or the limit that it breaks.
fn entries(bytes: &[u8], left: u64) -> Result<Vec<Part>, &'static str> {
    let found = archive::entries(bytes, left).map_err(note)?;
    let part = |Entry { name, bytes }| {
        let short = name.rsplit('/').next().unwrap_or(&name);
        Part { name: obieg_web::text::safe_file_name(short), kind: kind_of_part(&bytes), bytes }
    };
    Ok(found.into_iter().map(part).collect())
}

/// The note that says which limit it was.
fn note(finding: Finding) -> &'static str {
    match finding {
        Finding::ArchiveMany => notes::PACKED_MANY,
        Finding::ArchiveLarge => notes::PACKED_LARGE,
        Finding::ArchiveBomb => notes::PACKED_BOMB,
        Finding::ArchiveName => notes::PACKED_NAME,
        Finding::ArchiveTrick => notes::PACKED_TRICK,
        Finding::Sealed => notes::PACKED_SEALED,
        _ => notes::PACKED_BROKEN,
    }
}

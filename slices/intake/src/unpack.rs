//! Archives and messages inside a message, unpacked within limits. Nothing is written to a path of somebody else's making:
//! entries are read into memory, and their names are only names.

use obieg_inspect::archive::{self, Entry, MOST_BYTES};
use obieg_inspect::{DEEPEST, Finding};

use crate::notes::{self, Notes};
use crate::read::kind_of_part;
use crate::reading::{Kind, Part, Reading};
use obieg_inspect::wall::walled;

/// Parts of a message with all that was unpacked.
const MOST_PARTS: usize = 1_000;

/// Adds what is packed in the parts of a reading behind them. What breaks a limit stays packed, and a note says which.
pub fn unpack(reading: &mut Reading) {
    unpack_within(reading, MOST_BYTES);
}

/// The same, with so many bytes in all that is unpacked of one message.
fn unpack_within(reading: &mut Reading, most: u64) {
    let mut work = Work { notes: Notes::default(), most, bytes: 0, parts: reading.parts.len() };
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
    /// Bytes that may be unpacked in all.
    most: u64,
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
        self.notes.when(bytes > self.most, notes::PACKED_LARGE);
        if parts > MOST_PARTS || bytes > self.most {
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
        let left = self.most.saturating_sub(self.bytes);
        let read = walled(|| entries(&part.bytes, left)).unwrap_or(Err(notes::PACKED_BROKEN));
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

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(name: &str, content: &[u8]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
        writer.finish().unwrap().into_inner()
    }

    /// A message with two archives and another message with a file in it.
    fn reading(sizes: [usize; 3]) -> Reading {
        let [first, second, inner] = sizes.map(|size| vec![b'x'; size]);
        let mail = format!(
            "From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n\
             --B\r\nContent-Type: application/octet-stream; name=c.txt\r\n\r\n{}\r\n--B--\r\n",
            String::from_utf8(inner).unwrap()
        );
        let part = |name: &str, bytes, kind| Part { name: name.to_owned(), bytes, kind };
        let mut reading = crate::read("list.txt", b"tekst listu", jiff::civil::Date::MAX);
        reading.parts.push(part("a.zip", archive("a.txt", &first), Kind::Other));
        reading.parts.push(part("b.zip", archive("b.txt", &second), Kind::Other));
        reading.parts.push(part("c.eml", mail.into_bytes(), Kind::Email));
        reading
    }

    /// Not each archive for itself: all that comes out of one message counts, at the limit and one byte beyond.
    #[test]
    fn all_that_is_unpacked_of_one_message_is_within_the_limit() {
        let table: [([usize; 3], &[&str], &[&str]); 4] = [
            ([400, 500, 100], &["a.txt", "b.txt", "c.txt"], &[]),
            ([400, 500, 101], &["a.txt", "b.txt"], &[notes::PACKED_LARGE]),
            ([400, 601, 100], &["a.txt", "c.txt"], &[notes::PACKED_LARGE]),
            ([1_001, 900, 100], &["b.txt", "c.txt"], &[notes::PACKED_LARGE]),
        ];
        for (sizes, wanted, noted) in table {
            let mut reading = reading(sizes);
            unpack_within(&mut reading, 1_000);
            let out: Vec<&str> = reading.parts.iter().skip(4).map(|part| &*part.name).collect();
            assert_eq!(out, wanted, "{sizes:?}");
            assert_eq!(reading.notes, noted, "{sizes:?}");
            let bytes: usize = reading.parts.iter().skip(4).map(|part| part.bytes.len()).sum();
            assert!(bytes <= 1_000, "{sizes:?}: {bytes}");
            assert_eq!(reading.parts.len(), 4 + wanted.len(), "what is packed stays as it came");
        }
    }

    /// What is packed in an archive inside an archive counts with it.
    #[test]
    fn an_archive_inside_an_archive_counts_twice() {
        let inner = archive("a.txt", &[b'x'; 300]);
        let size = u64::try_from(inner.len() + 300).unwrap();
        for (most, parts) in [(size, 4), (size - 1, 3)] {
            let mut reading = crate::read("list.txt", b"tekst listu", jiff::civil::Date::MAX);
            let bytes = archive("a.zip", &inner);
            reading.parts.push(Part { name: "b.zip".to_owned(), bytes, kind: Kind::Other });
            unpack_within(&mut reading, most);
            assert_eq!(reading.parts.len(), parts, "{most}");
            assert_eq!(reading.notes.contains(&notes::PACKED_LARGE), parts == 3, "{most}");
        }
    }
}

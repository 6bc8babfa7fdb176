//! Archives inside messages: honest ones are unpacked, others stay packed and say why.

use std::io::{Cursor, Write};

use obieg_intake::{Kind, Part, Reading, notes, read, unpack};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::TODAY;

type Entry<'e> = (&'e str, Vec<u8>);

fn archive(entries: &[Entry<'_>]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn with_link() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("a.txt", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    writer.finish().unwrap().into_inner()
}

/// As if it were encrypted: the bit in both headers of the only entry.
fn sealed() -> Vec<u8> {
    let mut bytes = archive(&[("a.txt", b"tekst".to_vec())]);
    bytes[6] |= 1;
    let central = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[central + 8] |= 1;
    bytes
}

fn nested(depth: usize) -> Vec<u8> {
    (0..depth)
        .fold(b"tekst".to_vec(), |inner, at| archive(&[(if at == 0 { "a.txt" } else { "a.zip" }, inner)]))
}

fn unpacked(name: &str, bytes: Vec<u8>) -> Reading {
    let mut reading = read("list.txt", b"tekst listu", TODAY);
    reading.parts.push(Part { name: name.to_owned(), bytes, kind: Kind::Other });
    unpack(&mut reading);
    reading
}

#[test]
fn an_honest_archive_gives_its_files() {
    let bytes = archive(&[("pisma/a.txt", b"jeden".to_vec()), ("b.pdf", b"%PDF-1.4 x".to_vec())]);
    let reading = unpacked("pliki.zip", bytes);
    let names: Vec<&str> = reading.parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["list.txt", "pliki.zip", "a.txt", "b.pdf"], "the archive itself stays");
    assert_eq!(reading.parts[2].bytes, b"jeden");
    assert_eq!(reading.parts[3].kind, Kind::Pdf);
    assert!(reading.notes.is_empty(), "{:?}", reading.notes);
    assert_eq!(unpacked("pliki.zip", nested(3)).parts.len(), 5, "three inside each other");
}

#[test]
fn a_message_in_a_message_gives_its_files() {
    let inner = b"From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n\
--B\r\nContent-Type: text/plain\r\n\r\ntekst\r\n--B\r\nContent-Type: application/pdf; name=w.pdf\r\n\r\n%PDF-1.4 w\r\n--B--\r\n";
    let mut reading = read("list.txt", b"tekst listu", TODAY);
    reading.parts.push(Part { name: "inna.eml".to_owned(), bytes: inner.to_vec(), kind: Kind::Email });
    unpack(&mut reading);
    assert_eq!(reading.parts.last().unwrap().name, "w.pdf");
}

#[test]
fn what_breaks_a_limit_stays_packed_and_says_why() {
    let many: Vec<(String, Vec<u8>)> = (0..1_001).map(|at| (format!("{at}.txt"), Vec::new())).collect();
    let many: Vec<Entry<'_>> = many.iter().map(|(name, content)| (name.as_str(), content.clone())).collect();
    let long = format!("{}.txt", "x".repeat(300));
    let mut cut = archive(&[("a.txt", b"tekst".to_vec())]);
    cut.truncate(cut.len() - 10);
    let table = [
        ("many", archive(&many), notes::PACKED_MANY),
        ("bomb", archive(&[("a.txt", vec![0; 20 << 20])]), notes::PACKED_BOMB),
        ("up", archive(&[("../a.txt", b"x".to_vec())]), notes::PACKED_NAME),
        ("root", archive(&[("/etc/a.txt", b"x".to_vec())]), notes::PACKED_NAME),
        ("drive", archive(&[("C:a.txt", b"x".to_vec())]), notes::PACKED_NAME),
        ("back", archive(&[("..\\a.txt", b"x".to_vec())]), notes::PACKED_NAME),
        ("long", archive(&[(long.as_str(), b"x".to_vec())]), notes::PACKED_NAME),
        ("twins", archive(&[("A.txt", b"x".to_vec()), ("a.TXT", b"y".to_vec())]), notes::PACKED_TRICK),
        ("link", with_link(), notes::PACKED_TRICK),
        ("sealed", sealed(), notes::PACKED_SEALED),
        ("cut", cut, notes::PACKED_BROKEN),
    ];
    for (name, bytes, note) in table {
        let reading = unpacked("pliki.zip", bytes.clone());
        assert_eq!(reading.notes, [note], "{name}");
        assert_eq!(reading.parts.len(), 2, "{name}: nothing came out");
        assert_eq!(reading.parts[1].bytes, bytes, "{name}: as it came");
    }
    let deep = unpacked("pliki.zip", nested(5));
    assert_eq!(deep.notes, [notes::PACKED_DEEP]);
    assert_eq!(deep.parts.len(), 5, "three were opened, the fourth stays");
}

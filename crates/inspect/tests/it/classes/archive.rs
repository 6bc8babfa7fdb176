//! Bad archives.

use std::io::Cursor;

use obieg_inspect::{Finding, Media};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Class, class, named, nested};
use crate::make::{docx, renamed, sealed, windows, zip};

pub(super) fn archives() -> Vec<Class> {
    use Finding::*;
    let of = |name, findings, make| class(name, Media::Zip, findings, make);
    vec![
        of("ZIP of 1,001 files", &[ArchiveMany], |d| {
            let names: Vec<String> = (0..1001).map(|at| format!("{at}.txt")).collect();
            let entries: Vec<(&str, Vec<u8>)> =
                names.iter().map(|name| (name.as_str(), Vec::new())).collect();
            (named(d, "zip"), zip(&entries))
        }),
        of("ZIP that says it has more than 500 MB", &[ArchiveLarge], |d| {
            // Within the ratio for one entry, and stored as it is: only the directory says otherwise.
            let mut bytes = zip(&[("mimetype", vec![0; 5_300_000])]);
            let at = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
            bytes[at + 24..at + 28].copy_from_slice(&(525_000_000_u32).to_le_bytes());
            (named(d, "zip"), bytes)
        }),
        of("ZIP bomb", &[ArchiveBomb], |d| {
            (named(d, "zip"), zip(&[("a.txt", vec![0; (2 << 20) + d.up_to(1 << 20)])]))
        }),
        of("ZIP bomb in a ZIP", &[ArchiveBomb], |d| {
            let bomb = zip(&[("a.txt", vec![b'a'; 3 << 20])]);
            (named(d, "zip"), zip(&[("a.zip", bomb)]))
        }),
        of("ZIP with a way up", &[ArchiveName], |d| {
            (named(d, "zip"), zip(&[("../../a.txt", b"x".to_vec())]))
        }),
        of("ZIP with an absolute path", &[ArchiveName], |d| {
            (named(d, "zip"), zip(&[("/etc/a.txt", b"x".to_vec())]))
        }),
        of("ZIP with a drive", &[ArchiveName], |d| (named(d, "zip"), zip(&[("C:a.txt", b"x".to_vec())]))),
        of("ZIP with a backslash", &[ArchiveName], |d| {
            (named(d, "zip"), zip(&[("..\\a.txt", b"x".to_vec())]))
        }),
        of("ZIP with NUL in a name", &[ArchiveName], |d| {
            (named(d, "zip"), renamed(zip(&[("ab@cd.txt", b"x".to_vec())]), b"ab@cd", b"ab\0cd", false))
        }),
        of("ZIP with a name of 256 characters", &[ArchiveName], |d| {
            (named(d, "zip"), zip(&[("x".repeat(256).as_str(), b"x".to_vec())]))
        }),
        of("ZIP with names that differ in case", &[ArchiveTrick], |d| {
            (named(d, "zip"), zip(&[("A.txt", b"x".to_vec()), ("a.TXT", b"y".to_vec())]))
        }),
        of("ZIP with a name twice", &[ArchiveTrick], |d| {
            (
                named(d, "zip"),
                renamed(
                    zip(&[("a1.txt", b"x".to_vec()), ("a2.txt", b"y".to_vec())]),
                    b"a2.txt",
                    b"a1.txt",
                    false,
                ),
            )
        }),
        of("ZIP with a link", &[ArchiveTrick], |d| {
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            writer.add_symlink("a.txt", "/etc/passwd", SimpleFileOptions::default()).unwrap();
            (named(d, "zip"), writer.finish().unwrap().into_inner())
        }),
        of("ZIP with a device", &[ArchiveTrick], |d| {
            let mut bytes = zip(&[("a.txt", b"x".to_vec())]);
            let at = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
            bytes[at + 5] = 3;
            bytes[at + 38..at + 42].copy_from_slice(&(0o020_666_u32 << 16).to_le_bytes());
            (named(d, "zip"), bytes)
        }),
        of("ZIP whose entries overlap", &[ArchiveTrick], |d| {
            let mut bytes = zip(&[("a.txt", b"pierwszy".to_vec()), ("b.txt", b"drugi wpis".to_vec())]);
            let second = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").nth(1).unwrap();
            // The second entry points at the first.
            bytes[second + 42..second + 46].copy_from_slice(&0_u32.to_le_bytes());
            (named(d, "zip"), bytes)
        }),
        of("ZIP whose directory calls a file otherwise", &[ArchiveTrick], |d| {
            (
                named(d, "zip"),
                renamed(zip(&[("faktura.pdf", b"x".to_vec())]), b"faktura.pdf", b"faktura.txt", true),
            )
        }),
        of("ZIP with another ZIP in front", &[ArchiveTrick], |d| {
            let mut bytes = zip(&[("ukryty.txt", b"x".to_vec())]);
            bytes.extend(zip(&[("widoczny.txt", b"y".to_vec())]));
            (named(d, "zip"), bytes)
        }),
        of("ZIP with a password", &[Sealed], |d| {
            (named(d, "zip"), sealed(zip(&[("a.txt", d.words(9).into_bytes())])))
        }),
        of("ZIPs four deep", &[ArchiveDeep], |d| (named(d, "zip"), nested(4))),
        of("ZIP without its end", &[Broken], |d| {
            let mut bytes = zip(&[("a.txt", b"tekst".to_vec())]);
            bytes.truncate(bytes.len() - 10 - d.up_to(10));
            (named(d, "zip"), bytes)
        }),
        of("ZIP with a program in it", &[Program], |d| {
            let program = windows(d);
            (named(d, "zip"), zip(&[("czytaj.txt", b"tekst".to_vec()), ("faktura.pdf.exe", program)]))
        }),
        of("ZIP with a document with macros in it", &[Macro], |d| {
            let inner = docx(d, "", &[("word/vbaProject.bin", b"x".to_vec())]);
            (named(d, "zip"), zip(&[("pismo.docm", inner)]))
        }),
        class("7-Zip", Media::Other, &[ArchiveOther], |d| {
            let mut bytes = b"7z\xBC\xAF\x27\x1C\0\x04".to_vec();
            bytes.extend(d.bytes(60));
            (named(d, "7z"), bytes)
        }),
        class("RAR", Media::Other, &[ArchiveOther], |d| {
            let mut bytes = b"Rar!\x1A\x07\x01\0".to_vec();
            bytes.extend(d.bytes(60));
            (named(d, "rar"), bytes)
        }),
        class("gzip", Media::Other, &[ArchiveOther], |d| {
            let mut bytes = b"\x1F\x8B\x08\0".to_vec();
            bytes.extend(d.bytes(60));
            (named(d, "gz"), bytes)
        }),
    ]
}

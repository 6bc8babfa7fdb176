//! Containers: honest ones in both kinds, and what must not pass.

use std::io::{Cursor, Write};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use obieg_signatures::make::{Packaging, Stamper, cades, xades};
use obieg_signatures::{Code, Context, Format, Hash, Report, Word, detect, verify};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::office::{Office, assert_correct, assert_refused, now};
use crate::stamps::Service;

type Files = Vec<(String, Vec<u8>)>;

fn packed(files: &Files) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let method = if name == "mimetype" {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        out.start_file(name.as_str(), SimpleFileOptions::default().compression_method(method)).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn mimetype(kind: &str) -> (String, Vec<u8>) {
    ("mimetype".into(), format!("application/vnd.etsi.asic-{kind}+zip").into_bytes())
}

fn file(name: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    (name.into(), bytes.to_vec())
}

/// ASiC-S with CAdES.
fn simple(office: &Office) -> Files {
    let signature = cades(&office.seal, b"Zgoda", false, now(), None).unwrap();
    vec![mimetype("s"), file("pismo.txt", b"Zgoda"), file("META-INF/signature.p7s", &signature)]
}

/// ASiC-S with XAdES, as ASiC-E of one file would be.
fn simple_xml(office: &Office) -> Files {
    let packaging = Packaging::Detached { name: "pismo ą.txt", media: "text/plain" };
    let signature = xades(&office.seal, b"Zgoda", packaging, now(), None).unwrap();
    vec![mimetype("s"), file("pismo ą.txt", b"Zgoda"), file("META-INF/signatures.xml", &signature)]
}

fn manifest(files: &[(&str, &[u8])], signature: &str) -> String {
    let references: String = files
        .iter()
        .map(|(name, bytes)| {
            let digest = BASE64_STANDARD.encode(Hash::Sha256.of(bytes));
            format!(
                "<asic:DataObjectReference URI=\"{name}\">\
                 <ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>\
                 <ds:DigestValue>{digest}</ds:DigestValue></asic:DataObjectReference>"
            )
        })
        .collect();
    format!(
        "<asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\" \
         xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><asic:SigReference URI=\"{signature}\"/>{references}</asic:ASiCManifest>"
    )
}

/// ASiC-E with CAdES: two files by a manifest.
fn extended(office: &Office) -> Files {
    let files: [(&str, &[u8]); 2] = [("pismo.txt", b"Zgoda"), ("mapa.png", b"PNG")];
    let manifest = manifest(&files, "META-INF/signature001.p7s");
    let signature = cades(&office.seal, manifest.as_bytes(), false, now(), None).unwrap();
    let mut out: Files = vec![mimetype("e")];
    out.extend(files.map(|(name, bytes)| file(name, bytes)));
    out.push(file("META-INF/ASiCManifest001.xml", manifest.as_bytes()));
    out.push(file("META-INF/signature001.p7s", &signature));
    out
}

#[test]
fn honest_containers_hold() {
    let office = Office::new();
    for (files, names) in [
        (simple(&office), vec!["pismo.txt"]),
        (simple_xml(&office), vec!["pismo ą.txt"]),
        (extended(&office), vec!["pismo.txt", "mapa.png"]),
    ] {
        let bytes = packed(&files);
        assert_eq!(detect(&bytes), Format::Asic);
        let report = verify(&bytes, &[], &office.trusting());
        assert_correct(&report);
        let signed: Vec<_> =
            report.signatures[0].signed.iter().map(|one| one.name.clone().unwrap()).collect();
        assert_eq!(signed, names);
    }
}

#[test]
fn a_stamp_alone_is_a_signature_of_time() {
    let office = Office::new();
    let service = Service::new(now());
    let token = |content: &[u8]| {
        let request = [
            &[0x30, 0x39, 2, 1, 1, 0x30, 0x2f, 0x30, 11, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 4, 32]
                [..],
            &Hash::Sha256.of(content),
            &[1, 1, 0xff],
        ]
        .concat();
        let answer = service.stamp(&request).unwrap();
        let at = answer.windows(3).position(|part| part == [2, 1, 0]).unwrap() + 3;
        answer[at..].to_vec()
    };
    let files = |content: &[u8]| {
        vec![mimetype("s"), file("pismo.txt", b"Zgoda"), file("META-INF/timestamp.tst", &token(content))]
    };
    let report = verify(&packed(&files(b"Zgoda")), &[], &service.trusting(&office));
    assert_correct(&report);
    assert_refused("of another file", &verify(&packed(&files(b"Odmowa")), &[], &service.trusting(&office)));
}

fn with(files: &Files, name: &str, bytes: &[u8]) -> Files {
    let mut out = files.clone();
    match out.iter_mut().find(|(one, _)| one == name) {
        Some((_, old)) => *old = bytes.to_vec(),
        None => out.push(file(name, bytes)),
    }
    out
}

fn without(files: &Files, name: &str) -> Files {
    assert!(files.iter().any(|(one, _)| one == name));
    files.iter().filter(|(one, _)| one != name).cloned().collect()
}

#[test]
fn containers_with_something_unsigned_are_refused() {
    let office = Office::new();
    let (one, xml, many) = (simple(&office), simple_xml(&office), extended(&office));
    let other = manifest(&[("pismo.txt", b"Odmowa"), ("mapa.png", b"PNG")], "META-INF/signature001.p7s");
    let less = manifest(&[("pismo.txt", b"Zgoda")], "META-INF/signature001.p7s");
    let less_signed = cades(&office.seal, less.as_bytes(), false, now(), None).unwrap();
    let renamed: Files =
        xml.iter().map(|(name, bytes)| (name.replace("pismo ą.txt", "inne.txt"), bytes.clone())).collect();
    let attached = cades(&office.seal, b"Odmowa", true, now(), None).unwrap();
    let attempts: Vec<(&str, Files)> = vec![
        ("file added to one", with(&one, "odmowa.txt", b"Odmowa")),
        ("file added to one by XML", with(&xml, "odmowa.txt", b"Odmowa")),
        ("file added to many", with(&many, "odmowa.txt", b"Odmowa")),
        ("file in a folder added", with(&many, "a/b/odmowa.txt", b"Odmowa")),
        ("file added to the folder of signatures", with(&many, "META-INF/odmowa.txt", b"Odmowa")),
        ("file changed", with(&one, "pismo.txt", b"Odmowa")),
        ("file changed under XML", with(&xml, "pismo ą.txt", b"Odmowa")),
        ("file changed under a manifest", with(&many, "pismo.txt", b"Odmowa")),
        ("file renamed", renamed),
        ("file taken out", without(&many, "mapa.png")),
        ("manifest changed", with(&many, "META-INF/ASiCManifest001.xml", other.as_bytes())),
        ("manifest doubled", with(&many, "META-INF/ASiCManifest002.xml", other.as_bytes())),
        ("manifest taken out", without(&many, "META-INF/ASiCManifest001.xml")),
        (
            "manifest of fewer files",
            with(
                &with(&many, "META-INF/ASiCManifest001.xml", less.as_bytes()),
                "META-INF/signature001.p7s",
                &less_signed,
            ),
        ),
        ("signature taken out", without(&one, "META-INF/signature.p7s")),
        ("signature of something else inside itself", with(&one, "META-INF/signature.p7s", &attached)),
        ("name twice in two cases", with(&many, "PISMO.txt", b"Odmowa")),
        ("name that leaves the folder", with(&many, "../odmowa.txt", b"Odmowa")),
    ];
    for (name, files) in attempts {
        assert_refused(name, &verify(&packed(&files), &[], &office.trusting()));
    }
}

fn first(report: &Report) -> Option<Code> {
    report.findings.first().map(|finding| finding.code)
}

#[test]
fn containers_that_readers_see_differently_are_refused() {
    let office = Office::new();
    let good = packed(&simple(&office));
    let places: Vec<usize> =
        good.windows(9).enumerate().filter(|(_, part)| *part == b"pismo.txt").map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2, "before the data and in the index");
    let mut other_before = good.clone();
    other_before[places[0]] = b'X';
    let report = verify(&other_before, &[], &office.trusting());
    assert_eq!((report.word, first(&report)), (Word::Incorrect, Some(Code::Malformed)));
    // The same name twice: made with a name of the same length that is then written over.
    let two = packed(&with(&simple(&office), "Xismo.txt", b"Odmowa"));
    let mut twice = two.clone();
    for at in 0..two.len() - 9 {
        if &two[at..at + 9] == b"Xismo.txt" {
            twice[at] = b'p';
        }
    }
    assert_refused("a name twice", &verify(&twice, &[], &office.trusting()));
}

#[test]
fn bombs_are_not_unpacked() {
    let office = Office::new();
    let bomb = packed(&with(&simple(&office), "pismo.txt", &vec![b'0'; 20 << 20]));
    assert!(bomb.len() < 1 << 20);
    let report = verify(&bomb, &[], &office.trusting());
    assert_eq!((report.word, first(&report)), (Word::Unreadable, Some(Code::TooLarge)));
    let mut files = simple(&office);
    files.extend((0..1_000).map(|number| file(&format!("{number}"), b"")));
    let report = verify(&packed(&files), &[], &Context::at(now()));
    assert_eq!(first(&report), Some(Code::TooLarge));
}

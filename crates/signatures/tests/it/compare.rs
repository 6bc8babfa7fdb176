//! Other people's verifiers look at what we make, and we look at what they make: pyHanko and signxml, by
//! `tests/verifiers/compare.py`. `OBIEG_VERIFIERS` names a Python that has them; `cargo xtask test` installs it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use obieg_signatures::make::{Packaging, cades, pades, xades};
use obieg_signatures::{Beside, Code, Format, Word, verify};
use tempfile::TempDir;

use crate::office::{Office, assert_correct, now};
use crate::pdf::{page, revised};
use crate::stamps::Service;

const CONTENT: &[u8] = "Zażółć gęślą jaźń".as_bytes();
const DOCUMENT: &str = "<?xml version=\"1.0\"?><p:pismo xmlns:p=\"urn:p\" xmlns:nic=\"urn:nic\" b='2' a=\"1\">\n <t>Zażółć \
                        &amp; <![CDATA[<gęślą>]]></t><!-- uwaga --><pusty xml:lang='pl'/>\n</p:pismo>";

/// What the verifiers say of each file; `None` where they are not installed.
fn run(deed: &str, folder: &Path) -> Option<BTreeMap<String, String>> {
    let Some(python) = std::env::var_os("OBIEG_VERIFIERS").filter(|told| !told.is_empty()) else {
        println!("skipped: OBIEG_VERIFIERS names no Python with pyHanko and signxml");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verifiers/compare.py");
    let out = Command::new(python).arg(script).arg(deed).arg(folder).output().unwrap();
    let (said, why) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{why}");
    let lines = said.lines().map(|line| line.split_once('\t').unwrap());
    Some(lines.map(|(name, word)| (name.to_owned(), word.to_owned())).collect())
}

fn put(folder: &TempDir, name: &str, bytes: &[u8]) {
    std::fs::write(folder.path().join(name), bytes).unwrap();
}

/// Good files of every form, and bad ones made of them; the names of the bad ones begin so.
fn ours(office: &Office, service: &Service) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let seal = &office.seal;
    for (kind, stamper) in [("plain", None), ("stamped", Some(service as _))] {
        let mut add = |name: &str, bytes: Vec<u8>| files.insert(format!("{kind}-{name}"), bytes);
        add("new.pdf", pades(seal, &page("Zgoda", true), now(), Some("Zażółć"), stamper).unwrap());
        let old = pades(seal, &page("Zgoda", false), now(), None, stamper).unwrap();
        add("twice.pdf", pades(seal, &old, now(), None, stamper).unwrap());
        add("old.pdf", old);
        add("detached.p7s", cades(seal, CONTENT, false, now(), stamper).unwrap());
        add("attached.p7m", cades(seal, CONTENT, true, now(), stamper).unwrap());
        let packaging = Packaging::Detached { name: "pismo ą.txt", media: "text/plain" };
        add("detached.xml", xades(seal, CONTENT, packaging, now(), stamper).unwrap());
        add("inside.xml", xades(seal, DOCUMENT.as_bytes(), Packaging::Enveloped, now(), stamper).unwrap());
        let packaging = Packaging::Enveloping { media: "text/plain" };
        add("around.xml", xades(seal, CONTENT, packaging, now(), stamper).unwrap());
    }
    let text = String::from_utf8(files["plain-inside.xml"].clone()).unwrap();
    files.insert("bad-inside.xml".into(), text.replace("Zażółć", "Zazolc").into_bytes());
    let old = files["plain-old.pdf"].clone();
    let at = old.windows(5).position(|part| part == b"Zgoda").unwrap();
    let mut changed = old.clone();
    changed[at] = b'z';
    files.insert("bad-changed.pdf".into(), changed);
    let turned = revised(&old, |next| {
        let page = next.get_prev_documents().page_iter().next().unwrap();
        next.opt_clone_object_to_new_document(page).unwrap();
        next.new_document.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Rotate", 90);
    });
    files.insert("bad-revised.pdf".into(), turned);
    files.insert("bad-detached.p7s".into(), cades(seal, b"Inne", false, now(), None).unwrap());
    files
}

#[test]
fn others_say_of_our_files_what_we_say() {
    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("anchors")).unwrap();
    put(&folder, "content.bin", CONTENT);
    let mut words = BTreeMap::new();
    for (kind, office) in [("p256", Office::new()), ("p384", Office::p384()), ("rsa", Office::rsa())] {
        let service = Service::new(now());
        put(&folder, &format!("anchors/{kind}-signers.der"), &office.authority.der);
        put(&folder, &format!("anchors/{kind}-time.der"), &service.authority.der);
        for (name, bytes) in ours(&office, &service) {
            let detached = name.ends_with("detached.p7s") || name.ends_with("detached.xml");
            let beside = [Beside { name: "tresc", bytes: CONTENT }];
            let beside = if detached { &beside[..] } else { &[] };
            let own = verify(&bytes, beside, &service.trusting(&office)).word;
            let good = !name.starts_with("bad-");
            assert_eq!(own == Word::Correct, good, "{kind} {name}: we say {own:?}");
            put(&folder, &format!("{name}-{kind}.{}", name.rsplit('.').next().unwrap()), &bytes);
            words.insert(format!("{name}-{kind}.{}", name.rsplit('.').next().unwrap()), good);
        }
    }
    let Some(said) = run("check", folder.path()) else { return };
    assert_eq!(said.len(), words.len());
    for (name, good) in words {
        assert_eq!(said[&name].starts_with("good "), good, "{name}: they say {}", said[&name]);
    }
}

#[test]
fn we_say_of_others_files_what_they_meant() {
    for office in [Office::new(), Office::rsa()] {
        let folder = TempDir::new().unwrap();
        put(&folder, "key.der", &office.pkcs8);
        put(&folder, "cert.der", office.certificate());
        put(&folder, "ca.der", &office.authority.der);
        put(&folder, "content.bin", CONTENT);
        put(&folder, "old.source", &page("Zgoda", false));
        put(&folder, "new.source", &page("Zgoda", true));
        put(&folder, "document.source-xml", DOCUMENT.as_bytes());
        if run("make", folder.path()).is_none() {
            return;
        }
        let mut seen = 0;
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if !["pdf", "p7s", "p7m", "xml"].iter().any(|end| name.ends_with(end)) || name.contains("source")
            {
                continue;
            }
            seen += 1;
            let bytes = std::fs::read(&path).unwrap();
            let beside = [Beside { name: "tresc", bytes: CONTENT }];
            let beside = if name.ends_with(".p7s") { &beside[..] } else { &[] };
            let report = verify(&bytes, beside, &office.trusting());
            assert_ne!(report.format, Format::Unsigned, "{name}");
            if name.ends_with("-changed.pdf") {
                assert_eq!(report.word, Word::Incorrect, "{name}: {report:#?}");
                assert!(
                    report.signatures[0].findings.iter().any(|one| one.code == Code::ChangedAfterSigning)
                );
            } else {
                assert_eq!(report.word, Word::Correct, "{name}");
                assert_correct(&report);
            }
        }
        assert_eq!(seen, 6 + 2 + 4);
    }
}

//! Real receipts: three of the test platform ePUAP, three of a register of supervision. They lie beside the project.

use std::path::{Path, PathBuf};

use obieg_signatures::{Beside, Code, Context, Form, Policy, Report, Signature, Trust, Word, verify};

/// When they were made, a month later.
fn then() -> Context {
    Context::at("2021-06-01T00:00:00Z".parse().unwrap())
}

fn folder() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().map(|above| above.join("shared/data/epuap/samples")).find(|folder| folder.is_dir())
}

/// The samples whose name begins so; none when there is no such folder beside the project.
fn samples(begin: &str) -> Vec<(String, Vec<u8>)> {
    let Some(folder) = folder() else {
        println!("skipped: no shared/data beside the project");
        return Vec::new();
    };
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .filter(|(name, _)| name.starts_with(begin))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{begin}");
    files
}

fn only(report: &Report) -> &Signature {
    assert_eq!(report.signatures.len(), 1);
    &report.signatures[0]
}

fn says(signature: &Signature, code: Code) -> bool {
    signature.findings.iter().any(|finding| finding.code == code)
}

#[test]
fn receipts_of_the_platform_are_whole_and_the_letter_is_absent() {
    for (name, bytes) in samples("upp-epuap") {
        let report = verify(&bytes, &[], &then());
        let signature = only(&report);
        assert_eq!(report.word, Word::TrustNotDecided, "{name}: {report:#?}");
        assert_eq!(signature.form, Form::XmlEnveloped);
        assert_eq!(signature.algorithm.as_deref(), Some("RSA-SHA-256"));
        assert!(says(signature, Code::DocumentAbsent), "{name}");
        assert!(says(signature, Code::ChainUnknown) && says(signature, Code::WeakCertificateDigest));
        assert_eq!(signature.signer.as_ref().unwrap().common_name.as_deref(), Some("TEST_ ePUAP_ESP"));
        assert!(signature.claimed_time.unwrap().to_string().starts_with("2021-04-2"));
        assert_eq!(signature.signed.len(), 1, "the letter was not given");
    }
}

#[test]
fn the_instruction_before_the_root_is_signed_too() {
    for (name, bytes) in samples("upp-epuap") {
        let text = String::from_utf8(bytes).unwrap();
        let other = text.replace("05/09/UPO.xsl", "05/09/UPX.xsl");
        assert_ne!(text, other);
        let report = verify(other.as_bytes(), &[], &then());
        assert_eq!(report.word, Word::Incorrect, "{name}");
        assert!(says(only(&report), Code::DigestWrong));
    }
}

#[test]
fn another_letter_is_not_taken_for_the_delivered_one() {
    for (name, bytes) in samples("upp-epuap") {
        let beside = [Beside { name: "inne.xml", bytes: b"<pismo/>" }];
        let report = verify(&bytes, &beside, &then());
        assert!(says(only(&report), Code::DocumentAbsent), "{name}");
    }
    let (_, bytes) = &samples("upp-epuap-test-signed-1")[0];
    let beside = [Beside { name: "Odpowiedź.xml", bytes: b"<pismo/>" }];
    let report = verify(bytes, &beside, &then());
    assert_eq!(report.word, Word::Incorrect);
    assert!(says(only(&report), Code::DigestWrong), "the name is the one that was signed, the letter is not");
}

#[test]
fn receipts_with_sha1_are_correct_but_weak_and_of_nobody_known() {
    let historic = Context { policy: Policy::Historic, ..then() };
    for (name, bytes) in samples("upo-enadzor") {
        let report = verify(&bytes, &[], &historic);
        let signature = only(&report);
        assert_eq!(report.word, Word::TrustNotDecided, "{name}: {report:#?}");
        assert!(says(signature, Code::WeakAlgorithm) && says(signature, Code::ChainUnknown));
        assert_eq!(signature.algorithm.as_deref(), Some("RSA-SHA-1"));
        assert_eq!(signature.signer.as_ref().unwrap().common_name.as_deref(), Some("Redakcja Testowa"));
    }
}

#[test]
fn sha1_is_refused_today_and_never_more_than_doubtful() {
    for (name, bytes) in samples("upo-enadzor") {
        let report = verify(&bytes, &[], &then());
        assert_eq!(report.word, Word::Incorrect, "{name}");
        assert!(says(only(&report), Code::AlgorithmRefused));
        let text = String::from_utf8(bytes.clone()).unwrap();
        let start = text.find("<ds:X509Certificate>").unwrap() + 20;
        let end = text.find("</ds:X509Certificate>").unwrap();
        let own = base64::Engine::decode(&base64::prelude::BASE64_STANDARD, &text[start..end]).unwrap();
        let trust = Trust { signers: vec![own], time: Vec::new() };
        let trusting = Context { policy: Policy::Historic, trust, ..then() };
        let report = verify(&bytes, &[], &trusting);
        assert_eq!(report.word, Word::TrustNotDecided, "{name}: {report:#?}");
        assert!(!says(only(&report), Code::ChainUnknown));
    }
}

#[test]
fn receipts_with_one_sign_changed_are_incorrect() {
    let historic = Context { policy: Policy::Historic, ..then() };
    for (name, bytes) in samples("up") {
        let text = String::from_utf8(bytes).unwrap();
        let start = text.find("IdentyfikatorDokumentu>").unwrap() + 24;
        let mut other = text.clone();
        other.replace_range(start..=start, "#");
        assert_ne!(text, other);
        let report = verify(other.as_bytes(), &[], &historic);
        assert_eq!(report.word, Word::Incorrect, "{name}");
        assert!(only(&report).signer.is_none() && only(&report).signed.is_empty());
    }
}

#[test]
fn samples_with_dummies_are_never_called_correct() {
    for (name, bytes) in samples("podpis-") {
        let report = verify(&bytes, &[], &then());
        assert!(report.word >= Word::Unreadable, "{name}: {report:#?}");
        assert!(only(&report).person.is_none(), "nobody is named by what does not hold");
    }
}

//! CAdES: attached, detached, as text, with indefinite lengths, and what must not pass.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use obieg_signatures::make::cades;
use obieg_signatures::{Beside, Code, Content, Context, Form, Format, Word, detect, verify};

use crate::office::{Office, assert_correct, assert_refused, now, only, says};

const LETTER: &[u8] = "Zawiadomienie o wszczęciu postępowania".as_bytes();

fn beside(bytes: &[u8]) -> [Beside<'_>; 1] {
    [Beside { name: "pismo.txt", bytes }]
}

#[test]
fn attached_and_detached_hold_for_every_kind_of_key() {
    for office in [Office::new(), Office::p384(), Office::rsa()] {
        let attached = cades(&office.seal, LETTER, true, now(), None).unwrap();
        assert_eq!(detect(&attached), Format::Cms);
        let report = verify(&attached, &[], &office.trusting());
        assert_correct(&report);
        assert_eq!(only(&report).form, Form::CmsAttached);
        assert_eq!(only(&report).signed[0].content, Content::Bytes(LETTER.to_vec()));
        assert_eq!(only(&report).claimed_time, Some(now()));
        let detached = cades(&office.seal, LETTER, false, now(), None).unwrap();
        let report = verify(&detached, &beside(LETTER), &office.trusting());
        assert_correct(&report);
        assert_eq!(only(&report).signed[0].content, Content::Beside(0));
    }
}

#[test]
fn the_same_key_content_and_time_give_the_same_bytes() {
    for office in [Office::new(), Office::rsa()] {
        let make = || cades(&office.seal, LETTER, true, now(), None).unwrap();
        assert_eq!(make(), make());
    }
}

#[test]
fn text_around_the_signature_is_taken_off() {
    let office = Office::new();
    let signed = cades(&office.seal, LETTER, true, now(), None).unwrap();
    let base64 = BASE64_STANDARD.encode(&signed);
    let pem = format!("-----BEGIN CMS-----\n{base64}\n-----END CMS-----\n");
    for text in [base64, pem] {
        assert_correct(&verify(text.as_bytes(), &[], &office.trusting()));
    }
}

/// Every outer length made indefinite and the content cut in pieces: what large signing programs write.
#[test]
fn indefinite_lengths_are_read() {
    let office = Office::new();
    let signed = cades(&office.seal, LETTER, true, now(), None).unwrap();
    let at = signed.windows(LETTER.len()).position(|part| part == LETTER).unwrap();
    // ContentInfo { oid, [0] { SignedData { version, digests, { oid, [0] { OCTET STRING …
    let head = &signed[..at];
    let oid = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7];
    let first = head.windows(10).position(|part| part == oid).unwrap();
    let second = head.windows(10).rposition(|part| part == oid).unwrap();
    let version = head.windows(3).position(|part| part == [2, 1, 1]).unwrap();
    let inner = version..second;
    let inner = &signed[inner];
    let inner = &inner[..inner.len() - 2];
    let inner = if inner.last() == Some(&0x30) { &inner[..inner.len() - 1] } else { inner };
    let (one, two) = LETTER.split_at(7);
    let piece = |bytes: &[u8]| [&[4, u8::try_from(bytes.len()).unwrap()], bytes].concat();
    let out = [
        &[0x30, 0x80],
        &signed[first..first + 11],
        &[0xa0, 0x80, 0x30, 0x80],
        inner,
        &[0x30, 0x80],
        &signed[second..second + 11],
        &[0xa0, 0x80, 0x24, 0x80],
        &piece(one),
        &piece(two),
        &[0; 6],
        &signed[at + LETTER.len()..],
        &[0; 6],
    ]
    .concat();
    let report = verify(&out, &[], &office.trusting());
    assert_correct(&report);
    assert_eq!(only(&report).signed[0].content, Content::Bytes(LETTER.to_vec()));
}

#[test]
fn another_file_is_not_what_was_signed() {
    let office = Office::new();
    let detached = cades(&office.seal, LETTER, false, now(), None).unwrap();
    let report = verify(&detached, &beside(b"Inne pismo"), &office.trusting());
    assert_refused("another file", &report);
    assert!(says(only(&report), Code::DigestWrong));
    let report = verify(&detached, &[], &office.trusting());
    assert_eq!(report.word, Word::Unreadable);
    assert!(says(only(&report), Code::ContentAbsent));
    let two = [Beside { name: "a", bytes: b"A" }, Beside { name: "b", bytes: LETTER }];
    let report = verify(&detached, &two, &office.trusting());
    assert_correct(&report);
    assert_eq!(only(&report).signed[0].content, Content::Beside(1), "found by digest, not by name or place");
}

#[test]
fn every_single_changed_byte_is_noticed() {
    let office = Office::new();
    let signed = cades(&office.seal, b"Tak", true, now(), None).unwrap();
    let honest = verify(&signed, &[], &office.trusting());
    assert_correct(&honest);
    for place in 0..signed.len() {
        let mut other = signed.clone();
        other[place] ^= 1;
        let report = verify(&other, &[], &office.trusting());
        let shown = report.signatures.iter().flat_map(|one| &one.signed).map(|one| &one.content);
        for content in shown {
            assert_eq!(content, &Content::Bytes(b"Tak".to_vec()), "byte {place}");
        }
    }
}

#[test]
fn trust_comes_from_the_caller_alone() {
    let office = Office::new();
    let stranger = Office::new();
    let signed = cades(&office.seal, LETTER, true, now(), None).unwrap();
    let report = verify(&signed, &[], &Context::at(now()));
    assert_eq!(report.word, Word::TrustNotDecided);
    assert!(says(only(&report), Code::ChainUnknown));
    let report = verify(&signed, &[], &stranger.trusting());
    assert_eq!(report.word, Word::TrustNotDecided, "the same name, another key");
    for at in ["2025-12-31T00:00:00Z", "2028-01-02T00:00:00Z"] {
        let context = Context { at: at.parse().unwrap(), ..office.trusting() };
        let report = verify(&signed, &[], &context);
        assert_eq!(report.word, Word::TrustNotDecided);
        assert!(says(only(&report), Code::CertificateExpired), "{at}");
    }
}

#[test]
fn a_claimed_time_outside_the_certificate_is_doubted() {
    let office = Office::new();
    let signed = cades(&office.seal, LETTER, true, "2025-06-01T00:00:00Z".parse().unwrap(), None).unwrap();
    let report = verify(&signed, &[], &office.trusting());
    assert_eq!(report.word, Word::TrustNotDecided);
    assert!(says(only(&report), Code::ClaimedTimeOutside));
}

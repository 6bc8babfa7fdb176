//! A time-stamping service of the tests: it takes real requests and makes real tokens (RFC 3161), and can be told to be wrong.

use jiff::Timestamp;
use obieg_signatures::make::{Key, Packaging, Refused, SealKey, Stamper, cades, xades};
use obieg_signatures::{Beside, Code, Context, Hash, Trust, Word, verify};
use rcgen::{CustomExtension, KeyPair, PKCS_ECDSA_P256_SHA256};

use crate::office::{Authority, Office, assert_correct, now, only, says};

fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let inside = parts.concat();
    let length = u32::try_from(inside.len()).unwrap();
    let mut out = vec![tag];
    let digits = length.to_be_bytes();
    match length {
        0..0x80 => out.push(digits[3]),
        0x80..0x100 => out.extend([0x81, digits[3]]),
        _ => out.extend([0x82, digits[2], digits[3]]),
    }
    [out, inside].concat()
}

const SHA256: [u8; 13] = [0x30, 11, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];
const TST_INFO: [u8; 13] = [6, 11, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 0x10, 1, 4];
const SIGNED_DATA: [u8; 11] = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];
const CONTENT_TYPE: [u8; 11] = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 3];
const DIGEST: [u8; 11] = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 4];
const ECDSA: [u8; 12] = [0x30, 10, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2];

/// How the service behaves.
#[derive(Clone, Copy, PartialEq)]
pub enum Manner {
    Honest,
    /// Answers for other bytes than was asked.
    OtherImprint,
    /// Refuses.
    Rejects,
    /// Is not there.
    Silent,
}

pub struct Service {
    pub authority: Authority,
    key: SealKey,
    pub time: Timestamp,
    pub manner: Manner,
}

impl Service {
    pub fn new(time: Timestamp) -> Self {
        Self::made(time, true)
    }

    fn made(time: Timestamp, for_time: bool) -> Self {
        let authority = Authority::new("Przykładowe Centrum Znakowania Czasem");
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
        let certificate = authority.issue("Znacznik 1", &key, |params| {
            let purpose = [0x30, 10, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 8];
            let mut usage = CustomExtension::from_oid_content(&[2, 5, 29, 37], purpose.to_vec());
            usage.set_criticality(true);
            params.custom_extensions.extend(for_time.then_some(usage));
        });
        let key = SealKey::from_pkcs8(&key.serialize_der(), vec![certificate]).unwrap();
        Self { authority, key, time, manner: Manner::Honest }
    }

    fn token(&self, imprint: &[u8]) -> Vec<u8> {
        let time = self.time.strftime("%Y%m%d%H%M%S.25Z").to_string();
        let info = der(
            0x30,
            &[
                &[2, 1, 1],
                &[6, 3, 0x2a, 3, 4],
                &der(0x30, &[&SHA256, &der(4, &[imprint])]),
                &[2, 1, 9],
                &der(0x18, &[time.as_bytes()]),
            ],
        );
        let kind = der(0x30, &[&CONTENT_TYPE, &der(0x31, &[&TST_INFO])]);
        let digest = der(0x30, &[&DIGEST, &der(0x31, &[&der(4, &[&Hash::Sha256.of(&info)])])]);
        let attributes = [kind, digest].concat();
        let plain = self.key.sign(&der(0x31, &[&attributes])).unwrap();
        let value = p256::ecdsa::Signature::from_slice(&plain).unwrap().to_der();
        let certificate = self.key.certificate();
        let parsed: x509_cert::Certificate = x509_cert::der::Decode::from_der(certificate).unwrap();
        let tbs = parsed.tbs_certificate();
        let issuer = x509_cert::der::Encode::to_der(tbs.issuer()).unwrap();
        let serial = x509_cert::der::Encode::to_der(tbs.serial_number()).unwrap();
        let signer = der(
            0x30,
            &[
                &[2, 1, 1],
                &der(0x30, &[&issuer, &serial]),
                &SHA256,
                &der(0xa0, &[&attributes]),
                &ECDSA,
                &der(4, &[value.as_bytes()]),
            ],
        );
        let content = der(0x30, &[&TST_INFO, &der(0xa0, &[&der(4, &[&info])])]);
        let data = der(
            0x30,
            &[
                &[2, 1, 3],
                &der(0x31, &[&SHA256]),
                &content,
                &der(0xa0, &[certificate]),
                &der(0x31, &[&signer]),
            ],
        );
        der(0x30, &[&SIGNED_DATA, &der(0xa0, &[&data])])
    }

    /// Judged by somebody who trusts the office and this service.
    pub fn trusting(&self, office: &Office) -> Context {
        let trust =
            Trust { signers: vec![office.authority.der.clone()], time: vec![self.authority.der.clone()] };
        Context { trust, ..Context::at(now()) }
    }
}

impl Stamper for Service {
    fn stamp(&self, request: &[u8]) -> Result<Vec<u8>, String> {
        // Version, imprint with its algorithm, certificates wanted: nothing else is asked.
        let head = [&[2, 1, 1][..], &[0x30, 0x2f], &SHA256, &[4, 32]].concat();
        assert_eq!(&request[2..2 + head.len()], head);
        let imprint = &request[2 + head.len()..][..32];
        assert_eq!(&request[2 + head.len() + 32..], [1, 1, 0xff]);
        match self.manner {
            Manner::Silent => Err("no route to host".into()),
            Manner::Rejects => Ok(der(0x30, &[&der(0x30, &[&[2, 1, 2]])])),
            Manner::OtherImprint => {
                let other = self.token(&Hash::Sha256.of(b"other"));
                Ok(der(0x30, &[&der(0x30, &[&[2, 1, 0]]), &other]))
            }
            Manner::Honest => Ok(der(0x30, &[&der(0x30, &[&[2, 1, 0]]), &self.token(imprint)])),
        }
    }
}

fn letter() -> [Beside<'static>; 1] {
    [Beside { name: "pismo.txt", bytes: b"Zawiadomienie" }]
}

#[test]
fn a_trusted_stamp_keeps_a_signature_correct_after_its_certificate_ended() {
    let office = Office::new();
    let service = Service::new(now());
    let packaging = Packaging::Detached { name: "pismo.txt", media: "text/plain" };
    let stamped = xades(&office.seal, letter()[0].bytes, packaging, now(), Some(&service)).unwrap();
    let bare = xades(&office.seal, letter()[0].bytes, packaging, now(), None).unwrap();
    let later = Context { at: "2031-01-01T00:00:00Z".parse().unwrap(), ..service.trusting(&office) };
    let report = verify(&stamped, &letter(), &later);
    assert_correct(&report);
    let stamp = &only(&report).time_stamps[0];
    assert_eq!(stamp.word, Word::Correct);
    assert_eq!(stamp.time.to_string(), "2026-11-23T12:00:00.25Z");
    let report = verify(&bare, &letter(), &later);
    assert_eq!(report.word, Word::TrustNotDecided);
    assert!(says(only(&report), Code::CertificateExpired));
}

#[test]
fn a_stamp_of_nobody_known_proves_no_time() {
    let office = Office::new();
    let service = Service::new(now());
    let signed = cades(&office.seal, b"Zawiadomienie", false, now(), Some(&service)).unwrap();
    let mut context = office.trusting();
    let report = verify(&signed, &letter(), &context);
    assert_correct(&report);
    assert!(says(only(&report), Code::TimeStampUntrusted));
    assert_eq!(only(&report).time_stamps[0].word, Word::TrustNotDecided);
    context.at = "2031-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(verify(&signed, &letter(), &context).word, Word::TrustNotDecided);
}

#[test]
fn a_key_that_is_not_for_time_proves_no_time() {
    let office = Office::new();
    let service = Service::made(now(), false);
    let signed = cades(&office.seal, b"Zawiadomienie", false, now(), Some(&service)).unwrap();
    let report = verify(&signed, &letter(), &service.trusting(&office));
    let stamp = &only(&report).time_stamps[0];
    assert_eq!(stamp.word, Word::TrustNotDecided);
    assert!(stamp.findings.iter().any(|finding| finding.code == Code::KeyUsage));
}

#[test]
fn a_stamp_of_another_signature_is_not_used() {
    let office = Office::new();
    let service = Service::new(now());
    let packaging = Packaging::Detached { name: "pismo.txt", media: "text/plain" };
    let make = |content: &[u8]| {
        String::from_utf8(xades(&office.seal, content, packaging, now(), Some(&service)).unwrap()).unwrap()
    };
    let (one, other) = (make(b"Zawiadomienie"), make(b"Wezwanie"));
    let token = |text: &str| {
        let start = text.find("<xades:EncapsulatedTimeStamp>").unwrap();
        text[start..text.find("</xades:EncapsulatedTimeStamp>").unwrap()].to_owned()
    };
    let mixed = one.replace(&token(&one), &token(&other));
    assert_ne!(mixed, one);
    let report = verify(mixed.as_bytes(), &letter(), &service.trusting(&office));
    assert!(only(&report).time_stamps.is_empty());
    assert!(says(only(&report), Code::TimeStampBroken));
    assert_eq!(report.word, Word::Correct, "the signature itself holds at the time that the caller knows");
}

#[test]
fn a_service_that_is_wrong_stops_the_signing() {
    let office = Office::new();
    for manner in [Manner::OtherImprint, Manner::Rejects, Manner::Silent] {
        let service = Service { manner, ..Service::new(now()) };
        let made = cades(&office.seal, b"Zawiadomienie", false, now(), Some(&service));
        assert!(matches!(made, Err(Refused::Stamp(_))), "{made:?}");
    }
}

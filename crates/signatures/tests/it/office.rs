//! An invented office with keys made anew for each test, and what most tests need.

use jiff::Timestamp;
use obieg_signatures::make::{Key, SealKey};
use obieg_signatures::{Code, Context, Report, Signature, Trust, Word};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    PKCS_ECDSA_P256_SHA256, PKCS_ECDSA_P384_SHA384, SignatureAlgorithm, date_time_ymd,
};

/// The moment of most tests.
pub fn now() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

/// An authority and what it issues.
pub struct Authority {
    pub der: Vec<u8>,
    issuer: Issuer<'static, KeyPair>,
}

fn params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CountryName, "PL");
    params.distinguished_name.push(DnType::CommonName, name);
    params.not_before = date_time_ymd(2026, 1, 1);
    params.not_after = date_time_ymd(2027, 12, 31);
    params
}

impl Authority {
    pub fn new(name: &str) -> Self {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
        let mut params = params(name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let der = params.self_signed(&key).unwrap().der().to_vec();
        Self { der, issuer: Issuer::new(params, key) }
    }

    /// The certificate of a key, with changes.
    pub fn issue(&self, name: &str, key: &KeyPair, change: impl FnOnce(&mut CertificateParams)) -> Vec<u8> {
        let mut params = params(name);
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::ContentCommitment];
        change(&mut params);
        params.signed_by(key, &self.issuer).unwrap().der().to_vec()
    }
}

/// An office with a seal.
pub struct Office {
    pub authority: Authority,
    pub seal: SealKey,
    pub pkcs8: Vec<u8>,
}

impl Office {
    pub fn new() -> Self {
        Self::with(&PKCS_ECDSA_P256_SHA256)
    }

    pub fn p384() -> Self {
        Self::with(&PKCS_ECDSA_P384_SHA384)
    }

    fn with(algorithm: &'static SignatureAlgorithm) -> Self {
        Self::of(KeyPair::generate_for(algorithm).unwrap())
    }

    pub fn rsa() -> Self {
        use rsa::pkcs8::EncodePrivateKey;
        let mut chance = rsa::rand_core::UnwrapErr(getrandom::SysRng);
        let key = rsa::RsaPrivateKey::new(&mut chance, 2048).unwrap();
        let der = key.to_pkcs8_der().unwrap().as_bytes().to_vec();
        Self::of(KeyPair::try_from(der.as_slice()).unwrap())
    }

    fn of(key: KeyPair) -> Self {
        let authority = Authority::new("Przykładowe Centrum Certyfikacji");
        let certificate = authority.issue("Pieczęć Urzędu Gminy Brzozowo", &key, |_| {});
        let pkcs8 = key.serialize_der();
        let seal = SealKey::from_pkcs8(&pkcs8, vec![certificate, authority.der.clone()]).unwrap();
        Self { authority, seal, pkcs8 }
    }

    /// Judged now, by somebody who trusts the office's authority.
    pub fn trusting(&self) -> Context {
        let trust = Trust { signers: vec![self.authority.der.clone()], time: Vec::new() };
        Context { trust, ..Context::at(now()) }
    }

    pub fn certificate(&self) -> &[u8] {
        self.seal.certificate()
    }
}

pub fn only(report: &Report) -> &Signature {
    assert_eq!(report.signatures.len(), 1, "{report:#?}");
    &report.signatures[0]
}

pub fn says(signature: &Signature, code: Code) -> bool {
    signature.findings.iter().any(|finding| finding.code == code)
}

/// Correct, with nothing more than what is always told.
pub fn assert_correct(report: &Report) {
    assert_eq!(report.word, Word::Correct, "{report:#?}");
    for signature in &report.signatures {
        assert!(!signature.signed.is_empty() && signature.signer.is_some(), "{report:#?}");
    }
}

/// Not correct, and nothing of it is shown as signed.
pub fn assert_refused(name: &str, report: &Report) {
    assert!(report.word >= Word::Unreadable, "{name}: {report:#?}");
    for signature in report.signatures.iter().filter(|one| one.word >= Word::Unreadable) {
        assert!(signature.signed.is_empty() && signature.signer.is_none(), "{name}: {report:#?}");
    }
}

//! Whom the caller trusts, and whether a chain of certificates gets there (RFC 5280, 6).

use jiff::Timestamp;
use rustls_pki_types::{CertificateDer, UnixTime};
use webpki::{EndEntityCert, Error, ExtendedKeyUsageValidator, KeyPurposeIdIter, anchor_from_trusted_cert};

use crate::cert::Cert;
use crate::finding::{Code, Finding};
use crate::policy::Policy;

/// Certificates (DER) that the caller trusts. Keys from inside a file are never trusted by themselves: without anchors the best
/// answer is [`crate::Word::TrustNotDecided`].
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// Certificates of authorities, or of signers themselves, for signatures.
    pub signers: Vec<Vec<u8>>,
    /// Certificates of authorities, or of time-stamping units themselves, for time-stamps.
    pub time: Vec<Vec<u8>>,
}

/// What the caller gives besides the file. There is no clock here.
#[derive(Clone, Debug)]
pub struct Context {
    /// A moment at which the file is known to have existed: when it was received, or now. Certificates must have been valid then,
    /// unless a trusted time-stamp proves an earlier moment.
    pub at: Timestamp,
    /// Rules for algorithms.
    pub policy: Policy,
    /// Whom to trust.
    pub trust: Trust,
    /// Limits against hostile files.
    pub limits: crate::limits::Limits,
}

impl Context {
    /// Judged for a moment under today's rules, nobody trusted.
    #[must_use]
    pub fn at(at: Timestamp) -> Self {
        let limits = crate::limits::Limits::default();
        Self { at, policy: Policy::Current, trust: Trust::default(), limits }
    }
}

/// Chains are judged by a library made for servers; what a key may be used for is judged by our own rules before.
struct AnyPurpose;

impl ExtendedKeyUsageValidator for AnyPurpose {
    fn validate(&self, purposes: KeyPurposeIdIter<'_, '_>) -> Result<(), Error> {
        for purpose in purposes {
            purpose?;
        }
        Ok(())
    }
}

/// Does a chain lead from the certificate to one of the anchors at that moment? Says why not.
pub(crate) fn chained(leaf: &Cert, others: &[Cert], anchors: &[Vec<u8>], at: Timestamp) -> Option<Finding> {
    let subject = || leaf.shown().subject;
    if anchors.is_empty() {
        return Some(Finding::new(Code::ChainUnknown, subject()));
    }
    if !leaf.valid_at(at) {
        return Some(Finding::new(Code::CertificateExpired, subject()));
    }
    if anchors.iter().any(|anchor| anchor == leaf.der()) {
        return None;
    }
    match path(leaf, others, anchors, at) {
        Ok(()) => None,
        Err(Error::UnknownIssuer) => Some(Finding::new(Code::ChainUnknown, subject())),
        Err(why @ (Error::CertExpired { .. } | Error::CertNotValidYet { .. })) => {
            Some(Finding::new(Code::CertificateExpired, why.to_string()))
        }
        Err(why) => Some(Finding::new(Code::ChainBroken, why.to_string())),
    }
}

fn path(leaf: &Cert, others: &[Cert], anchors: &[Vec<u8>], at: Timestamp) -> Result<(), Error> {
    let anchors: Vec<CertificateDer<'_>> =
        anchors.iter().map(|der| CertificateDer::from(der.as_slice())).collect();
    // An anchor that the library cannot read is one that nobody can be led to.
    let roots: Vec<_> = anchors.iter().filter_map(|der| anchor_from_trusted_cert(der).ok()).collect();
    let between: Vec<CertificateDer<'_>> =
        others.iter().map(|cert| CertificateDer::from(cert.der())).collect();
    let leaf = CertificateDer::from(leaf.der());
    let leaf = EndEntityCert::try_from(&leaf)?;
    let since = std::time::Duration::from_secs(u64::try_from(at.as_second()).unwrap_or(0));
    let time = UnixTime::since_unix_epoch(since);
    leaf.verify_for_usage(webpki::ALL_VERIFICATION_ALGS, &roots, &between, time, AnyPurpose, None, None)?;
    Ok(())
}

//! Certificates: read once, asked for what the rest needs.

use der::oid::ObjectIdentifier;
use der::{Decode, Encode};
use jiff::Timestamp;
use x509_cert::ext::pkix::{ExtendedKeyUsage, KeyUsage};
use x509_cert::name::Name;
use x509_cert::time::Time;

use crate::crypto::{PublicKey, Refusal, sha256_hex};
use crate::report::Certificate;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");

/// A certificate that could be parsed.
#[derive(Clone, Debug)]
pub(crate) struct Cert {
    der: Vec<u8>,
    parsed: x509_cert::Certificate,
}

impl Cert {
    pub(crate) fn read(der: &[u8]) -> Option<Self> {
        let parsed = x509_cert::Certificate::from_der(der).ok()?;
        Some(Self { der: der.to_vec(), parsed })
    }

    pub(crate) fn der(&self) -> &[u8] {
        &self.der
    }

    pub(crate) fn key(&self) -> Result<PublicKey, Refusal> {
        let spki = self.parsed.tbs_certificate().subject_public_key_info();
        PublicKey::from_spki(&spki.to_der().map_err(|_| Refusal::Unknown)?)
    }

    pub(crate) fn issuer(&self) -> &Name {
        self.parsed.tbs_certificate().issuer()
    }

    pub(crate) fn serial(&self) -> &[u8] {
        self.parsed.tbs_certificate().serial_number().as_bytes()
    }

    /// The subject key identifier (RFC 5280, 4.2.1.2), as CMS may name a signer by it.
    pub(crate) fn key_identifier(&self) -> Option<Vec<u8>> {
        let found =
            self.parsed.tbs_certificate().get_extension::<x509_cert::ext::pkix::SubjectKeyIdentifier>();
        found.ok().flatten().map(|(_, id)| id.0.as_bytes().to_vec())
    }

    /// From and to, both included.
    pub(crate) fn validity(&self) -> (Timestamp, Timestamp) {
        let validity = self.parsed.tbs_certificate().validity();
        (moment(&validity.not_before), moment(&validity.not_after))
    }

    pub(crate) fn valid_at(&self, at: Timestamp) -> bool {
        let (from, to) = self.validity();
        from <= at && at <= to
    }

    /// May it sign content? Without the extension everything is allowed (RFC 5280, 4.2.1.3).
    pub(crate) fn signs_content(&self) -> bool {
        match self.parsed.tbs_certificate().get_extension::<KeyUsage>() {
            Ok(None) => true,
            Ok(Some((_, usage))) => usage.digital_signature() || usage.non_repudiation(),
            Err(_) => false,
        }
    }

    /// Is it for time-stamps and nothing else (RFC 3161, 2.3)?
    pub(crate) fn stamps_time(&self) -> bool {
        let usage = self.parsed.tbs_certificate().get_extension::<ExtendedKeyUsage>();
        usage.ok().flatten().is_some_and(|(critical, usage)| critical && usage.0 == [TIME_STAMPING])
    }

    pub(crate) fn shown(&self) -> Certificate {
        let tbs = self.parsed.tbs_certificate();
        let (not_before, not_after) = self.validity();
        Certificate {
            subject: tbs.subject().to_string(),
            common_name: attribute(tbs.subject(), COMMON_NAME),
            issuer: tbs.issuer().to_string(),
            serial: hex::encode(self.serial()),
            not_before,
            not_after,
            sha256: sha256_hex(&self.der),
        }
    }
}

/// The value of one attribute of a name, in whichever kind of string it stands.
fn attribute(name: &Name, kind: ObjectIdentifier) -> Option<String> {
    let found = name.iter_rdn().flat_map(|rdn| rdn.iter()).find(|pair| pair.oid == kind)?;
    String::from_utf8(found.value.value().to_vec()).ok()
}

fn moment(time: &Time) -> Timestamp {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}

//! Attributes of a CMS signer: each at most once, each with one value (RFC 5652, 5.3 and 11; RFC 5035).

use der::oid::ObjectIdentifier;
use der::{Decode, Encode};
use jiff::Timestamp;
use x509_cert::attr::Attributes;

use crate::ber::{self, OBJECT, OCTETS, SEQUENCE};
use crate::crypto::Hash;
use crate::finding::{Code, Finding};

pub(crate) const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
pub(crate) const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
pub(crate) const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
pub(crate) const COUNTER_SIGNATURE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.6");
pub(crate) const SIGNING_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
pub(crate) const SIGNING_CERTIFICATE_V2: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
pub(crate) const TIME_STAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

/// The one value of an attribute, as DER; `None` when the attribute is absent.
pub(crate) fn value(attributes: &Attributes, kind: ObjectIdentifier) -> Result<Option<Vec<u8>>, Finding> {
    let malformed = || Finding::new(Code::Malformed, format!("attribute {kind}"));
    let mut found = attributes.iter().filter(|attribute| attribute.oid == kind);
    let Some(attribute) = found.next() else { return Ok(None) };
    let mut values = attribute.values.iter();
    let (Some(only), None, None) = (values.next(), values.next(), found.next()) else {
        return Err(malformed());
    };
    only.to_der().map(Some).map_err(|_| malformed())
}

pub(crate) fn octets(der: &[u8]) -> Option<&[u8]> {
    Some(ber::only(der)?.tagged(OCTETS)?.inside)
}

pub(crate) fn object(der: &[u8]) -> Option<ObjectIdentifier> {
    ObjectIdentifier::from_der(ber::only(der)?.tagged(OBJECT)?.whole).ok()
}

/// The time that the signer claims.
pub(crate) fn signing_time(attributes: &Attributes) -> Option<Timestamp> {
    let der = value(attributes, SIGNING_TIME).ok()??;
    let time = x509_cert::time::Time::from_der(&der).ok()?;
    Timestamp::from_second(i64::try_from(time.to_unix_duration().as_secs()).ok()?).ok()
}

/// Which certificate the signer names, by digest.
pub(crate) fn named_certificate(attributes: &Attributes) -> Result<Option<(Hash, Vec<u8>)>, Finding> {
    let malformed = || Finding::new(Code::Malformed, "signing-certificate");
    if let Some(der) = value(attributes, SIGNING_CERTIFICATE_V2)? {
        return first_id(&der, Hash::Sha256).ok_or_else(malformed).map(Some);
    }
    match value(attributes, SIGNING_CERTIFICATE)? {
        Some(der) => first_id(&der, Hash::Sha1).ok_or_else(malformed).map(Some),
        None => Ok(None),
    }
}

/// `SigningCertificate { certs SEQUENCE OF ESSCertID(v2), … }`: the first is the signer's. Version 2 may name its hash.
fn first_id(der: &[u8], usual: Hash) -> Option<(Hash, Vec<u8>)> {
    let outer = ber::only(der)?.tagged(SEQUENCE)?.parts()?;
    let list = outer.first()?.tagged(SEQUENCE)?.parts()?;
    let parts = list.first()?.tagged(SEQUENCE)?.parts()?;
    let first = parts.first()?;
    if first.tag == OCTETS {
        return Some((usual, first.inside.to_vec()));
    }
    if usual == Hash::Sha1 {
        return None;
    }
    let algorithm = first.tagged(SEQUENCE)?.parts()?;
    let hash = Hash::from_oid(ObjectIdentifier::from_der(algorithm.first()?.whole).ok()?)?;
    Some((hash, parts.get(1)?.tagged(OCTETS)?.inside.to_vec()))
}

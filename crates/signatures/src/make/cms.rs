//! Writing CMS (RFC 5652) as CAdES baseline wants it (ETSI EN 319 122-1).

use der::oid::ObjectIdentifier;
use der::{Decode, Encode};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::key::{Algorithm, signed};
use super::stamp::{Stamper, token};
use super::{Key, Refused};
use crate::ber::{self, INTEGER, OCTETS, SEQUENCE, SET, element};
use crate::cms::attributes::{
    CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_CERTIFICATE_V2, SIGNING_TIME, TIME_STAMP,
};
use crate::crypto::{Hash, oid};

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");

pub(super) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(SEQUENCE, &parts.concat())
}

/// A SET OF in DER order.
fn set(mut parts: Vec<Vec<u8>>) -> Vec<u8> {
    parts.sort();
    element(SET, &parts.concat())
}

fn object(id: ObjectIdentifier) -> Vec<u8> {
    element(ber::OBJECT, id.as_bytes())
}

/// `AlgorithmIdentifier`, with NULL as its parameters or with none.
pub(super) fn algorithm(id: ObjectIdentifier, null: bool) -> Vec<u8> {
    sequence(&[&object(id), if null { &[5, 0] } else { &[] }])
}

fn attribute(id: ObjectIdentifier, value: Vec<u8>) -> Vec<u8> {
    sequence(&[&object(id), &set(vec![value])])
}

pub(super) const fn hash_id(hash: Hash) -> ObjectIdentifier {
    match hash {
        Hash::Sha1 => oid::SHA1,
        Hash::Sha256 => oid::SHA256,
        Hash::Sha384 => oid::SHA384,
        Hash::Sha512 => oid::SHA512,
    }
}

/// What is signed and how.
pub(super) struct Order<'a> {
    pub(super) key: &'a dyn Key,
    /// The content, which may lie in parts.
    pub(super) content: &'a [&'a [u8]],
    /// Is the content kept inside?
    pub(super) attached: bool,
    /// The signer's claim of the time; PDF says it elsewhere.
    pub(super) time: Option<Timestamp>,
    pub(super) stamper: Option<&'a dyn Stamper>,
}

/// Signs content as CMS: detached (`.p7s`, `.sig`) or with the content inside (`.p7m`). B-T with a stamper, else B-B.
///
/// # Errors
/// [`Refused`] says what failed; nothing half-made is given out.
pub fn cades(
    key: &dyn Key,
    content: &[u8],
    attached: bool,
    at: Timestamp,
    stamper: Option<&dyn Stamper>,
) -> Result<Vec<u8>, Refused> {
    written(&Order { key, content: &[content], attached, time: Some(at), stamper })
}

pub(super) fn written(order: &Order<'_>) -> Result<Vec<u8>, Refused> {
    let hash = order.key.algorithm().hash();
    let attributes = attributes(order, hash)?;
    let plain = signed(order.key, &attributes)?;
    let value = numbers(order.key.algorithm(), &plain)?;
    let stamp = order.stamper.map(|stamper| token(stamper, &value)).transpose()?;
    let signer = signer(order, hash, &attributes, &value, stamp)?;
    let content = if order.attached {
        let octets = element(OCTETS, &order.content.concat());
        sequence(&[&object(DATA), &element(0xa0, &octets)])
    } else {
        sequence(&[&object(DATA)])
    };
    let mut certificates = vec![order.key.certificate().to_vec()];
    certificates.extend(order.key.chain().iter().cloned());
    certificates.sort();
    let digests = set(vec![algorithm(hash_id(hash), false)]);
    let data = sequence(&[
        &[INTEGER, 1, 1],
        &digests,
        &content,
        &element(0xa0, &certificates.concat()),
        &set(vec![signer]),
    ]);
    Ok(sequence(&[&object(SIGNED_DATA), &element(0xa0, &data)]))
}

/// Signed attributes in DER, as a SET: that is what is signed (RFC 5652, 5.4).
fn attributes(order: &Order<'_>, hash: Hash) -> Result<Vec<u8>, Refused> {
    let digest = element(OCTETS, &hash.of_parts(order.content));
    let id = element(OCTETS, &hash.of(order.key.certificate()));
    // The hash is named unless it is the usual one (RFC 5035, 4).
    let id = match hash {
        Hash::Sha256 => sequence(&[&id]),
        other => sequence(&[&algorithm(hash_id(other), false), &id]),
    };
    let mut all = vec![
        attribute(CONTENT_TYPE, object(DATA)),
        attribute(MESSAGE_DIGEST, digest),
        attribute(SIGNING_CERTIFICATE_V2, sequence(&[&sequence(&[&id])])),
    ];
    if let Some(time) = order.time {
        all.push(attribute(SIGNING_TIME, utc(time)?));
    }
    Ok(set(all))
}

/// `UTCTime` to 2049 (RFC 5652, 11.3).
fn utc(time: Timestamp) -> Result<Vec<u8>, Refused> {
    let civil = time.to_zoned(TimeZone::UTC).datetime();
    if !(1950..2050).contains(&civil.year()) {
        return Err(Refused::Content("time".into()));
    }
    Ok(element(0x17, civil.strftime("%y%m%d%H%M%SZ").to_string().as_bytes()))
}

fn signer(
    order: &Order<'_>,
    hash: Hash,
    attributes: &[u8],
    value: &[u8],
    stamp: Option<Vec<u8>>,
) -> Result<Vec<u8>, Refused> {
    let bad = |_| Refused::Key("certificate".into());
    let cert = x509_cert::Certificate::from_der(order.key.certificate()).map_err(bad)?;
    let tbs = cert.tbs_certificate();
    let issuer = tbs.issuer().to_der().map_err(bad)?;
    let serial = tbs.serial_number().to_der().map_err(bad)?;
    let inside = ber::only(attributes).map(|set| set.inside).unwrap_or_default();
    let unsigned = stamp.map(|token| element(0xa1, &attribute(TIME_STAMP, token))).unwrap_or_default();
    Ok(sequence(&[
        &[INTEGER, 1, 1],
        &sequence(&[&issuer, &serial]),
        &algorithm(hash_id(hash), false),
        &element(0xa0, inside),
        &order.key.algorithm().identifier(),
        &element(OCTETS, value),
        &unsigned,
    ]))
}

/// ECDSA values are written as two numbers in ASN.1 (RFC 5753, 7.2).
fn numbers(algorithm: Algorithm, plain: &[u8]) -> Result<Vec<u8>, Refused> {
    let bad = |_| Refused::Signing("ECDSA".into());
    match algorithm {
        Algorithm::RsaSha256 => Ok(plain.to_vec()),
        Algorithm::EcdsaP256Sha256 => p256::ecdsa::Signature::from_slice(plain)
            .map(|value| value.to_der().as_bytes().to_vec())
            .map_err(bad),
        Algorithm::EcdsaP384Sha384 => p384::ecdsa::Signature::from_slice(plain)
            .map(|value| value.to_der().as_bytes().to_vec())
            .map_err(bad),
    }
}

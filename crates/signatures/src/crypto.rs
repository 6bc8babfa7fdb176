//! Digests and signature values: one place that knows the algorithms by all their names.

use der::oid::ObjectIdentifier;
use der::{Decode, Encode};
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, Pss, RsaPublicKey};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};
use spki::{AlgorithmIdentifierOwned, DecodePublicKey, SubjectPublicKeyInfoRef};

/// A hash function that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hash {
    /// For old files only.
    Sha1,
    /// FIPS 180-4.
    Sha256,
    /// FIPS 180-4.
    Sha384,
    /// FIPS 180-4.
    Sha512,
}

/// How a signature value is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).
    Rsa(Hash),
    /// RSASSA-PSS with the salt of this many bytes; `None`: the length of the digest.
    Pss(Hash, Option<usize>),
    /// ECDSA on the curve of the key.
    Ecdsa(Hash),
}

/// How the two numbers of an ECDSA value are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// As ASN.1 (CMS, RFC 5753).
    Der,
    /// One after the other (XML, RFC 4050).
    Plain,
}

/// Why a value could not be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It was checked and does not fit.
    Wrong,
    /// The kind of key does not go with the algorithm.
    Mismatch,
    /// The kind of key is not known here.
    Unknown,
}

pub(crate) mod oid {
    use der::oid::ObjectIdentifier as O;
    pub(crate) const SHA1: O = O::new_unwrap("1.3.14.3.2.26");
    pub(crate) const SHA256: O = O::new_unwrap("2.16.840.1.101.3.4.2.1");
    pub(crate) const SHA384: O = O::new_unwrap("2.16.840.1.101.3.4.2.2");
    pub(crate) const SHA512: O = O::new_unwrap("2.16.840.1.101.3.4.2.3");
    pub(crate) const RSA: O = O::new_unwrap("1.2.840.113549.1.1.1");
    pub(crate) const RSA_SHA1: O = O::new_unwrap("1.2.840.113549.1.1.5");
    pub(crate) const RSA_SHA256: O = O::new_unwrap("1.2.840.113549.1.1.11");
    pub(crate) const RSA_SHA384: O = O::new_unwrap("1.2.840.113549.1.1.12");
    pub(crate) const RSA_SHA512: O = O::new_unwrap("1.2.840.113549.1.1.13");
    pub(crate) const RSA_PSS: O = O::new_unwrap("1.2.840.113549.1.1.10");
    pub(crate) const EC_KEY: O = O::new_unwrap("1.2.840.10045.2.1");
    pub(crate) const ECDSA_SHA1: O = O::new_unwrap("1.2.840.10045.4.1");
    pub(crate) const ECDSA_SHA256: O = O::new_unwrap("1.2.840.10045.4.3.2");
    pub(crate) const ECDSA_SHA384: O = O::new_unwrap("1.2.840.10045.4.3.3");
    pub(crate) const ECDSA_SHA512: O = O::new_unwrap("1.2.840.10045.4.3.4");
    pub(crate) const P256: O = O::new_unwrap("1.2.840.10045.3.1.7");
    pub(crate) const P384: O = O::new_unwrap("1.3.132.0.34");
    pub(crate) const P521: O = O::new_unwrap("1.3.132.0.35");
}

impl Hash {
    /// The digest of some bytes.
    #[must_use]
    pub fn of(self, bytes: &[u8]) -> Vec<u8> {
        self.of_parts(&[bytes])
    }

    pub(crate) fn of_parts(self, parts: &[&[u8]]) -> Vec<u8> {
        fn all<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
            let mut digest = D::new();
            parts.iter().for_each(|part| digest.update(part));
            digest.finalize().to_vec()
        }
        match self {
            Self::Sha1 => all::<Sha1>(parts),
            Self::Sha256 => all::<Sha256>(parts),
            Self::Sha384 => all::<Sha384>(parts),
            Self::Sha512 => all::<Sha512>(parts),
        }
    }

    /// Its name as people write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }

    /// By its identifier in XML (RFC 9231).
    pub(crate) fn from_uri(uri: &str) -> Option<Self> {
        Some(match uri {
            "http://www.w3.org/2000/09/xmldsig#sha1" => Self::Sha1,
            "http://www.w3.org/2001/04/xmlenc#sha256" => Self::Sha256,
            "http://www.w3.org/2001/04/xmldsig-more#sha384" => Self::Sha384,
            "http://www.w3.org/2001/04/xmlenc#sha512" => Self::Sha512,
            _ => return None,
        })
    }

    /// By its object identifier.
    pub(crate) fn from_oid(id: ObjectIdentifier) -> Option<Self> {
        Some(match id {
            oid::SHA1 => Self::Sha1,
            oid::SHA256 => Self::Sha256,
            oid::SHA384 => Self::Sha384,
            oid::SHA512 => Self::Sha512,
            _ => return None,
        })
    }
}

/// SHA-256 as lower-case hexadecimal digits.
#[must_use]
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Hash::Sha256.of(bytes))
}

/// `RSASSA-PSS-params` (RFC 4055, 3.1).
#[derive(der::Sequence)]
struct PssParams {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    hash: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    mask: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    salt: Option<u16>,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT", optional = "true")]
    trailer: Option<u8>,
}

impl Scheme {
    pub(crate) const fn hash(self) -> Hash {
        match self {
            Self::Rsa(hash) | Self::Pss(hash, _) | Self::Ecdsa(hash) => hash,
        }
    }

    /// Its name as people write it.
    pub(crate) fn name(self) -> String {
        let kind = match self {
            Self::Rsa(_) => "RSA",
            Self::Pss(..) => "RSA-PSS",
            Self::Ecdsa(_) => "ECDSA",
        };
        format!("{kind}-{}", self.hash().name())
    }

    /// By its identifier in XML (RFC 9231). Keyed hashes (HMAC) are no signatures and are not known on purpose.
    pub(crate) fn from_uri(uri: &str) -> Option<Self> {
        const OLD: &str = "http://www.w3.org/2000/09/xmldsig#";
        const MORE: &str = "http://www.w3.org/2001/04/xmldsig-more#";
        const NEW: &str = "http://www.w3.org/2007/05/xmldsig-more#";
        if let Some(name) = uri.strip_prefix(OLD) {
            return (name == "rsa-sha1").then_some(Self::Rsa(Hash::Sha1));
        }
        if let Some(name) = uri.strip_prefix(NEW) {
            return Some(match name {
                "sha256-rsa-MGF1" => Self::Pss(Hash::Sha256, None),
                "sha384-rsa-MGF1" => Self::Pss(Hash::Sha384, None),
                "sha512-rsa-MGF1" => Self::Pss(Hash::Sha512, None),
                _ => return None,
            });
        }
        Some(match uri.strip_prefix(MORE)? {
            "rsa-sha256" => Self::Rsa(Hash::Sha256),
            "rsa-sha384" => Self::Rsa(Hash::Sha384),
            "rsa-sha512" => Self::Rsa(Hash::Sha512),
            "ecdsa-sha1" => Self::Ecdsa(Hash::Sha1),
            "ecdsa-sha256" => Self::Ecdsa(Hash::Sha256),
            "ecdsa-sha384" => Self::Ecdsa(Hash::Sha384),
            "ecdsa-sha512" => Self::Ecdsa(Hash::Sha512),
            _ => return None,
        })
    }

    /// By its identifier in CMS; `digest` is what the signer names apart, for identifiers that leave the hash open.
    pub(crate) fn from_identifier(id: &AlgorithmIdentifierOwned, digest: Hash) -> Option<Self> {
        Some(match id.oid {
            oid::RSA => Self::Rsa(digest),
            oid::RSA_SHA1 => Self::Rsa(Hash::Sha1),
            oid::RSA_SHA256 => Self::Rsa(Hash::Sha256),
            oid::RSA_SHA384 => Self::Rsa(Hash::Sha384),
            oid::RSA_SHA512 => Self::Rsa(Hash::Sha512),
            oid::EC_KEY => Self::Ecdsa(digest),
            oid::ECDSA_SHA1 => Self::Ecdsa(Hash::Sha1),
            oid::ECDSA_SHA256 => Self::Ecdsa(Hash::Sha256),
            oid::ECDSA_SHA384 => Self::Ecdsa(Hash::Sha384),
            oid::ECDSA_SHA512 => Self::Ecdsa(Hash::Sha512),
            oid::RSA_PSS => return pss(id),
            _ => return None,
        })
    }
}

/// The mask must use the same hash as the digest: what everybody makes, and all that the library can check.
fn pss(id: &AlgorithmIdentifierOwned) -> Option<Scheme> {
    let params = PssParams::from_der(&id.parameters.as_ref()?.to_der().ok()?).ok()?;
    let hash = params.hash.map_or(Some(Hash::Sha1), |one| Hash::from_oid(one.oid))?;
    let mask = match params.mask {
        None => Hash::Sha1,
        Some(mask) => {
            let inner = mask.parameters?.decode_as::<AlgorithmIdentifierOwned>().ok()?;
            Hash::from_oid(inner.oid)?
        }
    };
    let trailer = params.trailer.unwrap_or(1);
    (mask == hash && trailer == 1).then(|| Scheme::Pss(hash, Some(usize::from(params.salt.unwrap_or(20)))))
}

/// The three curves differ in type alone.
macro_rules! ecdsa {
    ($curve:ident, $key:expr, $numbers:expr, $digest:expr, $value:expr) => {{
        use $curve::ecdsa::{Signature, signature::hazmat::PrehashVerifier};
        let read = match $numbers {
            Numbers::Der => Signature::from_der($value),
            Numbers::Plain => Signature::from_slice($value),
        };
        let signature = read.map_err(|_| Refusal::Wrong)?;
        $key.verify_prehash($digest, &signature).map_err(|_| Refusal::Wrong)
    }};
}

/// A public key of a kind that is known here.
pub(crate) enum PublicKey {
    Rsa(RsaPublicKey),
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
    P521(p521::ecdsa::VerifyingKey),
}

impl PublicKey {
    /// From a `SubjectPublicKeyInfo` (RFC 5280, 4.1.2.7).
    pub(crate) fn from_spki(der: &[u8]) -> Result<Self, Refusal> {
        let info = SubjectPublicKeyInfoRef::from_der(der).map_err(|_| Refusal::Unknown)?;
        let known = match info.algorithm.oid {
            oid::RSA => RsaPublicKey::from_public_key_der(der).map(Self::Rsa).ok(),
            oid::EC_KEY => {
                let curve = info.algorithm.parameters_oid().map_err(|_| Refusal::Unknown)?;
                let point = info.subject_public_key.as_bytes().ok_or(Refusal::Unknown)?;
                match curve {
                    oid::P256 => p256::ecdsa::VerifyingKey::from_sec1_bytes(point).map(Self::P256).ok(),
                    oid::P384 => p384::ecdsa::VerifyingKey::from_sec1_bytes(point).map(Self::P384).ok(),
                    oid::P521 => p521::ecdsa::VerifyingKey::from_sec1_bytes(point).map(Self::P521).ok(),
                    _ => None,
                }
            }
            _ => None,
        };
        known.ok_or(Refusal::Unknown)
    }

    /// Bits of the modulus, for RSA.
    pub(crate) fn rsa_bits(&self) -> Option<u32> {
        match self {
            Self::Rsa(key) => Some(key.n().bits()),
            _ => None,
        }
    }

    /// Does the value fit the message?
    pub(crate) fn verify(
        &self,
        scheme: Scheme,
        numbers: Numbers,
        message: &[u8],
        value: &[u8],
    ) -> Result<(), Refusal> {
        let digest = scheme.hash().of(message);
        match (self, scheme) {
            (Self::Rsa(key), Scheme::Rsa(hash)) => {
                let padding = match hash {
                    Hash::Sha1 => Pkcs1v15Sign::new::<Sha1>(),
                    Hash::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
                    Hash::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
                    Hash::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
                };
                key.verify(padding, &digest, value).map_err(|_| Refusal::Wrong)
            }
            (Self::Rsa(key), Scheme::Pss(hash, salt)) => {
                verify_pss(key, hash, salt.unwrap_or(digest.len()), &digest, value)
            }
            (Self::P256(key), Scheme::Ecdsa(_)) => ecdsa!(p256, key, numbers, &digest, value),
            (Self::P384(key), Scheme::Ecdsa(_)) => ecdsa!(p384, key, numbers, &digest, value),
            (Self::P521(key), Scheme::Ecdsa(_)) => ecdsa!(p521, key, numbers, &digest, value),
            _ => Err(Refusal::Mismatch),
        }
    }
}

fn verify_pss(
    key: &RsaPublicKey,
    hash: Hash,
    salt: usize,
    digest: &[u8],
    value: &[u8],
) -> Result<(), Refusal> {
    let result = match hash {
        Hash::Sha1 => key.verify(Pss::<Sha1>::new_with_salt(salt), digest, value),
        Hash::Sha256 => key.verify(Pss::<Sha256>::new_with_salt(salt), digest, value),
        Hash::Sha384 => key.verify(Pss::<Sha384>::new_with_salt(salt), digest, value),
        Hash::Sha512 => key.verify(Pss::<Sha512>::new_with_salt(salt), digest, value),
    };
    result.map_err(|_| Refusal::Wrong)
}

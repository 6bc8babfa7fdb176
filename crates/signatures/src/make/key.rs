//! The key that signs. Where it lies is its own matter: in a file, in a device.

use p12_keystore::{KeyStore, Pkcs12ImportPolicy};
use p256::ecdsa::signature::Signer as _;
use p256::pkcs8::DecodePrivateKey as _;
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};

use super::Refused;
use crate::cert::Cert;
use crate::crypto::{Hash, Numbers, PublicKey, Scheme, oid};

/// Algorithms that signatures are made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    RsaSha256,
    /// ECDSA on P-256 with SHA-256.
    EcdsaP256Sha256,
    /// ECDSA on P-384 with SHA-384.
    EcdsaP384Sha384,
}

impl Algorithm {
    /// The hash that goes with it, for the content as well.
    #[must_use]
    pub const fn hash(self) -> Hash {
        match self {
            Self::EcdsaP384Sha384 => Hash::Sha384,
            Self::RsaSha256 | Self::EcdsaP256Sha256 => Hash::Sha256,
        }
    }

    /// What the key of a certificate signs with; `None` for kinds that are not known here.
    #[must_use]
    pub fn of_certificate(der: &[u8]) -> Option<Self> {
        match Cert::read(der)?.key().ok()? {
            PublicKey::Rsa(_) => Some(Self::RsaSha256),
            PublicKey::P256(_) => Some(Self::EcdsaP256Sha256),
            PublicKey::P384(_) => Some(Self::EcdsaP384Sha384),
            PublicKey::P521(_) => None,
        }
    }

    pub(crate) const fn scheme(self) -> Scheme {
        match self {
            Self::RsaSha256 => Scheme::Rsa(Hash::Sha256),
            Self::EcdsaP256Sha256 => Scheme::Ecdsa(Hash::Sha256),
            Self::EcdsaP384Sha384 => Scheme::Ecdsa(Hash::Sha384),
        }
    }

    pub(crate) const fn uri(self) -> &'static str {
        match self {
            Self::RsaSha256 => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            Self::EcdsaP256Sha256 => "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            Self::EcdsaP384Sha384 => "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
        }
    }

    /// `AlgorithmIdentifier`: RSA with NULL, ECDSA without parameters (RFC 5754, 3).
    pub(crate) fn identifier(self) -> Vec<u8> {
        match self {
            Self::RsaSha256 => super::cms::algorithm(oid::RSA_SHA256, true),
            Self::EcdsaP256Sha256 => super::cms::algorithm(oid::ECDSA_SHA256, false),
            Self::EcdsaP384Sha384 => super::cms::algorithm(oid::ECDSA_SHA384, false),
        }
    }
}

/// A key with its certificate. Implemented by [`SealKey`] here, and by whoever speaks to a device.
pub trait Key {
    /// The certificate of the key (DER).
    fn certificate(&self) -> &[u8];
    /// Certificates between it and the root, nearest first (DER); may be empty.
    fn chain(&self) -> &[Vec<u8>];
    /// What it signs with.
    fn algorithm(&self) -> Algorithm;
    /// Signs the message: the value of RSA, or the two numbers of ECDSA one after the other, each as long as the curve's order.
    ///
    /// # Errors
    /// [`Refused::Signing`] when the holder of the key refuses.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Refused>;
}

/// Signs and looks whether the certificate says the same: a seal with a certificate of another key never leaves.
pub(crate) fn signed(key: &dyn Key, message: &[u8]) -> Result<Vec<u8>, Refused> {
    let value = key.sign(message)?;
    let cert = Cert::read(key.certificate()).ok_or_else(|| Refused::Key("certificate".into()))?;
    let public = cert.key().map_err(|_| Refused::Key("kind of key".into()))?;
    let checked = public.verify(key.algorithm().scheme(), Numbers::Plain, message, &value);
    checked.map_err(|_| Refused::Key("the certificate is not of this key".into()))?;
    Ok(value)
}

enum Secret {
    Rsa(Box<RsaKeyPair>),
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
}

/// A key from a PKCS#12 file, held in memory.
pub struct SealKey {
    secret: Secret,
    certificate: Vec<u8>,
    chain: Vec<Vec<u8>>,
}

impl std::fmt::Debug for SealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SealKey").finish_non_exhaustive()
    }
}

impl SealKey {
    /// Opens a PKCS#12 file (RFC 7292): the first key that has a certificate.
    ///
    /// # Errors
    /// [`Refused::KeyStore`] when the file does not open, [`Refused::Key`] for a kind of key that is not known here.
    pub fn from_pkcs12(bytes: &[u8], password: &str) -> Result<Self, Refused> {
        let store = KeyStore::from_pkcs12(bytes, password, Pkcs12ImportPolicy::Relaxed)
            .map_err(|why| Refused::KeyStore(why.to_string()))?;
        let (_, chain) = store.private_key_chain().ok_or_else(|| Refused::KeyStore("no key".into()))?;
        let certificates = chain.certs().iter().map(|cert| cert.as_der().to_vec()).collect();
        Self::from_pkcs8(chain.key().as_der(), certificates)
    }

    /// From a PKCS#8 key and its certificates, the key's own first (DER).
    ///
    /// # Errors
    /// [`Refused::Key`] for a kind of key that is not known here, [`Refused::KeyStore`] without a certificate.
    pub fn from_pkcs8(der: &[u8], certificates: Vec<Vec<u8>>) -> Result<Self, Refused> {
        let secret = if let Ok(key) = RsaKeyPair::from_pkcs8(der) {
            Secret::Rsa(Box::new(key))
        } else if let Ok(key) = p256::ecdsa::SigningKey::from_pkcs8_der(der) {
            Secret::P256(key)
        } else if let Ok(key) = p384::ecdsa::SigningKey::from_pkcs8_der(der) {
            Secret::P384(key)
        } else {
            return Err(Refused::Key("neither RSA of 2048 to 4096 bits, nor P-256, nor P-384".into()));
        };
        let mut certificates = certificates.into_iter();
        let certificate = certificates.next().ok_or_else(|| Refused::KeyStore("no certificate".into()))?;
        Ok(Self { secret, certificate, chain: certificates.collect() })
    }
}

impl Key for SealKey {
    fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> Algorithm {
        match self.secret {
            Secret::Rsa(_) => Algorithm::RsaSha256,
            Secret::P256(_) => Algorithm::EcdsaP256Sha256,
            Secret::P384(_) => Algorithm::EcdsaP384Sha384,
        }
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Refused> {
        match &self.secret {
            Secret::Rsa(key) => {
                let mut value = vec![0; key.public().modulus_len()];
                // Chance only blinds the computation; the value does not depend on it.
                key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut value)
                    .map_err(|_| Refused::Signing("RSA".into()))?;
                Ok(value)
            }
            Secret::P256(key) => {
                let value: p256::ecdsa::Signature = key.sign(message);
                Ok(value.to_bytes().to_vec())
            }
            Secret::P384(key) => {
                let value: p384::ecdsa::Signature = key.sign(message);
                Ok(value.to_bytes().to_vec())
            }
        }
    }
}

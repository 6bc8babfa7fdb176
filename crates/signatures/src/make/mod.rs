//! Making signatures: the office's seal on what goes out. Baseline B-B, and B-T when a time-stamping service is given.
//!
//! The same key, content and times give the same bytes: ECDSA values are made as RFC 6979 says, RSA values have no chance in them.

mod cms;
mod key;
mod pades;
mod stamp;
mod xades;

pub use self::cms::cades;
pub use key::{Algorithm, Key, SealKey};
pub use pades::pades;
pub use stamp::Stamper;
pub use xades::{Packaging, xades};

/// Why a signature could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The key store cannot be opened: wrong password, damaged, no key with a certificate in it.
    KeyStore(String),
    /// A kind of key that is not known here, or a certificate that is not of this key.
    Key(String),
    /// The device or program that holds the key said no.
    Signing(String),
    /// The time-stamping service failed, refused, or answered something else than what was asked.
    Stamp(String),
    /// What shall be signed cannot be: not a PDF, encrypted, not XML.
    Content(String),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::KeyStore(why) => write!(f, "key store: {why}"),
            Self::Key(why) => write!(f, "key: {why}"),
            Self::Signing(why) => write!(f, "signing: {why}"),
            Self::Stamp(why) => write!(f, "time-stamp: {why}"),
            Self::Content(why) => write!(f, "content: {why}"),
        }
    }
}

impl std::error::Error for Refused {}

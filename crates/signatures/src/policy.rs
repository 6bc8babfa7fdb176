//! Which algorithms are accepted.

use serde::{Deserialize, Serialize};

use crate::crypto::{Hash, Scheme};

/// Rules for algorithms. SHA-1 is accepted under a named historic policy only, and never makes a signature more than doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// What is signed today: SHA-256 or longer, RSA of 2048 bits or more, NIST curves.
    Current,
    /// Files signed before July 2018, when Polish law (art. 137 of the act on trust services) ended SHA-1: SHA-1 and RSA of
    /// 1024 bits are read as well, with [`crate::Code::WeakAlgorithm`].
    Historic,
}

/// Fewest bits of an RSA modulus today (SOG-IS agreed cryptographic mechanisms).
const RSA_BITS: u32 = 2048;
/// Fewest bits in old files.
const RSA_BITS_ONCE: u32 = 1024;

/// How an algorithm stands under a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Good,
    Weak,
    Refused,
}

impl Policy {
    pub(crate) fn hash(self, hash: Hash) -> Standing {
        match (hash, self) {
            (Hash::Sha1, Self::Current) => Standing::Refused,
            (Hash::Sha1, Self::Historic) => Standing::Weak,
            _ => Standing::Good,
        }
    }

    /// `rsa_bits` is the size of the modulus, when the key is one of RSA.
    pub(crate) fn scheme(self, scheme: Scheme, rsa_bits: Option<u32>) -> Standing {
        let size = match (rsa_bits, self) {
            (None, _) => Standing::Good,
            (Some(bits), _) if bits >= RSA_BITS => Standing::Good,
            (Some(bits), Self::Historic) if bits >= RSA_BITS_ONCE => Standing::Weak,
            _ => Standing::Refused,
        };
        worse(self.hash(scheme.hash()), size)
    }
}

fn worse(one: Standing, other: Standing) -> Standing {
    match (one, other) {
        (Standing::Refused, _) | (_, Standing::Refused) => Standing::Refused,
        (Standing::Weak, _) | (_, Standing::Weak) => Standing::Weak,
        _ => Standing::Good,
    }
}

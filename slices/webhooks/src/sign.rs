//! Signatures of Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, Mac};
use obieg_kernel::{Actor, Failure};
use sha2::Sha256;

use crate::model::SubscriptionId;

/// Keeps these secrets apart from all others of the office.
const PURPOSE: &str = "webhooks";

/// The secret of a subscription: the same whenever it is asked for, and kept nowhere.
///
/// # Errors
/// Never in practice.
pub(crate) fn secret(actor: &Actor, of: SubscriptionId, number: i64) -> Result<[u8; 32], Failure> {
    actor.derived_secret(PURPOSE, of.uuid(), number)
}

/// The secret as receivers' libraries take it.
pub(crate) fn spelled(secret: &[u8; 32]) -> String {
    format!("whsec_{}", BASE64_STANDARD.encode(secret))
}

/// The value of the header `webhook-signature`.
///
/// # Errors
/// Never in practice: every key has a good length.
pub fn signature(secret: &[u8; 32], id: &str, timestamp: i64, body: &str) -> Result<String, Failure> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).map_err(Failure::internal)?;
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    Ok(format!("v1,{}", BASE64_STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made once with another implementation (Python's hmac and base64).
    #[test]
    fn the_signature_is_that_of_others() {
        let secret: [u8; 32] = std::array::from_fn(|at| u8::try_from(at).unwrap());
        assert_eq!(spelled(&secret), "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        assert_eq!(
            signature(&secret, "alfa-7", 1_780_300_800, r#"{"id":"7"}"#).unwrap(),
            "v1,uKxg8F23vR5haN13fBLTYTYHbp+ME17mUuWqEaJ/wec="
        );
    }
}

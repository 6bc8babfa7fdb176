//! Identifiers from a counter: the same calls in the same order give the same ids.

use sha2::{Digest, Sha256};

/// Gives ids.
#[derive(Debug, Default)]
pub struct Ids {
    given: u64,
}

impl Ids {
    /// The next number.
    pub const fn number(&mut self) -> u64 {
        self.given = self.given.saturating_add(1);
        self.given
    }

    /// The next UUID (version 8: made from the counter).
    pub fn uuid(&mut self) -> String {
        let digest = Sha256::digest(format!("obieg-operator {}", self.number()));
        let mut bytes = [0_u8; 16];
        for (to, from) in bytes.iter_mut().zip(digest.iter()) {
            *to = *from;
        }
        uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string()
    }

    /// The id of a message, which looks like the post's and says that it is not.
    pub fn message(&mut self) -> String {
        let number = self.number();
        format!("STANDIN-E-{number:06}-{}", &self.uuid().get(..8).unwrap_or_default())
    }
}

//! Sealing of secrets that must be read again (those of authenticator apps, passwords of mailboxes): ChaCha20-Poly1305 under a key that lies beside
//! the database, not in it. Whoever has only the database, or a copy of it, makes no codes.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};
use uuid::Uuid;

use crate::env::Env;
use crate::failure::Failure;

const NONCE: usize = 12;

/// The sealing key of one office.
pub(crate) struct SealKey(ChaCha20Poly1305);

impl SealKey {
    pub(crate) fn new(key: &[u8; 32]) -> Self {
        Self(ChaCha20Poly1305::new(&(*key).into()))
    }

    /// Seals a secret to the row with this id: in another row it does not open.
    pub(crate) fn seal(&self, env: &Env, row: Uuid, secret: &[u8]) -> Result<Vec<u8>, Failure> {
        let random = env.new_secret();
        let nonce = random.get(..NONCE).unwrap_or_default();
        let payload = Payload { msg: secret, aad: row.as_bytes() };
        let sealed = self.0.encrypt(&as_nonce(nonce)?, payload).map_err(Failure::internal)?;
        Ok([nonce, &sealed].concat())
    }

    /// Opens what was sealed to the row with this id.
    pub(crate) fn open(&self, row: Uuid, sealed: &[u8]) -> Result<Vec<u8>, Failure> {
        let (nonce, sealed) =
            sealed.split_at_checked(NONCE).ok_or_else(|| Failure::internal("a sealed secret is cut"))?;
        let payload = Payload { msg: sealed, aad: row.as_bytes() };
        self.0
            .decrypt(&as_nonce(nonce)?, payload)
            .map_err(|_| Failure::internal("factor.key does not open a secret of this office"))
    }
}

fn as_nonce(bytes: &[u8]) -> Result<Nonce, Failure> {
    Nonce::try_from(bytes).map_err(Failure::internal)
}

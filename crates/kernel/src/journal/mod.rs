//! The journal: per office, append-only, a Merkle tree as in RFC 9162 with signed checkpoints.
//!
//! An entry's leaf is `SHA-256(0x00 || SHA-256(salt || length of body || body || row digests))`. The salt is random
//! per entry: who no longer has salt and body cannot guess back what the leaf commits to, so both can be erased
//! lawfully while the tree stays valid.

pub(crate) mod checkpoint;
pub mod feed;
pub mod proof;
pub(crate) mod tree;
pub mod verify;

use serde::Serialize;
use sha2::{Digest, Sha256};
use tlog_tiles::tlog::{Hash, record_hash};
use uuid::Uuid;

/// What a deed did, told to the journal.
pub trait Event: Serialize {
    /// Past tense, stable, for example `IncomingRegistered`.
    fn name(&self) -> &'static str;

    /// The objects it concerns: each of them shows the entry under "what happened".
    fn about(&self) -> Vec<Uuid>;
}

/// The leaf hash of an entry.
pub(crate) fn leaf_hash(salt: &[u8], body: &str, row_digests: &[u8]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    // The length keeps body and digests apart: moving a byte from one to the other changes the hash.
    hasher.update(u64::try_from(body.len()).unwrap_or(u64::MAX).to_be_bytes());
    hasher.update(body.as_bytes());
    hasher.update(row_digests);
    record_hash(&hasher.finalize())
}

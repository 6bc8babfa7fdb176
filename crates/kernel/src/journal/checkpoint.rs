//! Signed checkpoints in the C2SP formats signed-note and tlog-checkpoint, Ed25519.

use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::SigningKey;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use signed_note::{Note, StandardSigner, StandardVerifier, VerifierList, key_id};
use tlog_tiles::Checkpoint;
use tlog_tiles::tlog::Hash;
use uuid::Uuid;

use crate::env::Env;
use crate::failure::{Failure, StoreError};

/// The signing key of one office's journal.
pub(crate) struct CheckpointKey {
    signer: StandardSigner,
    /// The public key in the vkey format of signed-note: what a witness keeps.
    pub(crate) public: String,
    pub(crate) origin: String,
    /// What the office's derived secrets come from: a secret of its own, made from the key's seed.
    derivation: [u8; 32],
}

const ED25519: u8 = 1;

impl CheckpointKey {
    /// Reads the key file, or makes one that only its owner may read.
    pub(crate) fn load_or_make(file: &Path, origin: &str, env: &Env) -> Result<Self, StoreError> {
        let seed = crate::keyfile::load_or_make(file, env)?;
        Self::from_seed(&seed, origin)
    }

    fn from_seed(seed: &[u8; 32], origin: &str) -> Result<Self, StoreError> {
        let key = SigningKey::from_bytes(seed);
        let public = [&[ED25519], key.verifying_key().to_bytes().as_slice()].concat();
        let id = key_id(origin, &public);
        let secret = BASE64_STANDARD.encode([&[ED25519], seed.as_slice()].concat());
        let signer = StandardSigner::new(&format!("PRIVATE+KEY+{origin}+{id:08x}+{secret}"))
            .map_err(|error| StoreError::Driver(error.to_string()))?;
        let public = format!("{origin}+{id:08x}+{}", BASE64_STANDARD.encode(&public));
        let derivation = hmac(seed, b"obieg derived secrets")?;
        Ok(Self { signer, public, origin: origin.to_owned(), derivation })
    }

    /// A secret for a purpose and a thing: who knows one of them knows nothing of the key or the others.
    pub(crate) fn derive(&self, purpose: &str, of: Uuid, number: i64) -> Result<[u8; 32], Failure> {
        let context = [of.as_bytes().as_slice(), &number.to_be_bytes(), purpose.as_bytes()].concat();
        Ok(hmac(&self.derivation, &context)?)
    }

    /// The signed note for a tree of `size` leaves with this root.
    pub(crate) fn sign(&self, size: u64, root: Hash) -> Result<String, StoreError> {
        let driver = |error: String| StoreError::Driver(error);
        let text =
            Checkpoint::new(&self.origin, size, root, "").map_err(|error| driver(error.to_string()))?;
        let mut note = Note::new(&text.to_bytes(), &[]).map_err(|error| driver(error.to_string()))?;
        note.add_sigs(&[&self.signer]).map_err(|error| driver(error.to_string()))?;
        String::from_utf8(note.to_bytes()).map_err(|error| driver(error.to_string()))
    }
}

/// Checks a signed note; gives size and root.
pub(crate) fn open_note(note: &str, public: &str) -> Result<(u64, Hash), String> {
    let verifier = StandardVerifier::new(public).map_err(|error| error.to_string())?;
    let note = Note::from_bytes(note.as_bytes()).map_err(|error| error.to_string())?;
    note.verify(&VerifierList::new(vec![Box::new(verifier)])).map_err(|error| error.to_string())?;
    let checkpoint = Checkpoint::from_bytes(note.text()).map_err(|error| error.to_string())?;
    Ok((checkpoint.size(), *checkpoint.hash()))
}

fn hmac(key: &[u8], text: &[u8]) -> Result<[u8; 32], StoreError> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key).map_err(|error| StoreError::Driver(error.to_string()))?;
    mac.update(text);
    Ok(mac.finalize().into_bytes().into())
}

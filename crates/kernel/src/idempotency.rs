//! The first answer again: retried requests with an Idempotency-Key.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::actor::Actor;
use crate::deed::Deed;
use crate::failure::{Failure, Refusal, RefusalKind};
use crate::sql::{Change, Select};
use crate::tx::Tx;
use crate::vals;

/// A client's key for one request: 1 to 200 visible ASCII characters. Only its hash is stored.
#[derive(Debug, Clone)]
pub struct Key([u8; 32]);

impl Key {
    /// Takes the header's or form's text.
    ///
    /// # Errors
    /// `kernel.idempotency-key` when empty, too long or with other characters.
    pub fn new(text: &str) -> Result<Self, Refusal> {
        if text.is_empty() || text.len() > 200 || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Refusal::input("kernel.idempotency-key").on("Idempotency-Key"));
        }
        Ok(Self(Sha256::digest(text).into()))
    }

    /// The key of one of the forms of a page, which all carry the page's key: what is sent by one says nothing of what is
    /// sent by another. `place` is where the form goes.
    pub fn of_form(&self, place: &str) -> Self {
        Self(Sha256::new().chain_update(self.0).chain_update(place).finalize().into())
    }

    /// The key of one of many things that a request does.
    pub fn of_part(&self, part: usize) -> Self {
        Self(Sha256::new().chain_update(self.0).chain_update(part.to_string()).finalize().into())
    }
}

static FIND: Select = Select::new(
    "SELECT request_hash, answer FROM kernel_answer WHERE office = $1 AND person = $2 AND key_hash = $3",
);
static REMEMBER: Change = Change::new(
    "INSERT INTO kernel_answer (office, person, key_hash, request_hash, answer, at) VALUES ($1, $2, $3, $4, $5, $6)",
);

/// What makes two requests the same: the deed's name and its whole input.
pub(crate) fn fingerprint<D: Deed>(deed: &D) -> Result<[u8; 32], Failure> {
    let mut hasher = Sha256::new();
    hasher.update(D::NAME);
    hasher.update([0]);
    hasher.update(serde_json::to_vec(deed).map_err(Failure::internal)?);
    Ok(hasher.finalize().into())
}

pub(crate) fn find<T: DeserializeOwned>(
    tx: &mut Tx,
    actor: &Actor,
    key: &Key,
    request: &[u8; 32],
) -> Result<Option<T>, Failure> {
    let rows = tx.rows(&FIND, vals![tx.office, actor.key(), key.0])?;
    let Some(row) = rows.first() else { return Ok(None) };
    if row.get::<Vec<u8>>("request_hash")? != request {
        return Err(Refusal::of(RefusalKind::KeyReused, "kernel.idempotency-key-reused")
            .on("Idempotency-Key")
            .into());
    }
    serde_json::from_str(&row.get::<String>("answer")?).map(Some).map_err(Failure::internal)
}

pub(crate) fn remember<T: Serialize>(
    tx: &mut Tx,
    actor: &Actor,
    key: &Key,
    request: &[u8; 32],
    done: &T,
) -> Result<(), Failure> {
    let answer = serde_json::to_string(done).map_err(Failure::internal)?;
    let now = tx.env.now();
    tx.upkeep(&REMEMBER, vals![tx.office, actor.key(), key.0, request, answer, now])?;
    Ok(())
}

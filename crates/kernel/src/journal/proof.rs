//! "What happened" to an object, with the proof that its entries stand in the journal.

use serde::Serialize;
use tlog_tiles::tlog::{prove_record, tree_hash};

use crate::failure::{Failure, StoreError};
use crate::id::OfficeId;
use crate::journal::tree::StoredHashes;
use crate::sql::{Ask, Select};
use crate::tx::Reads;
use crate::vals;

/// One entry, as stored.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// Number in the journal, from 0.
    pub seq: u64,
    /// The canonical text that the leaf commits to; JSON.
    pub body: String,
}

/// An inclusion proof as in RFC 9162 §2.1.3: everything a stranger needs to check an entry against a tree head.
#[derive(Debug, Clone, Serialize)]
pub struct Proof {
    /// Number of the entry.
    pub seq: u64,
    /// Salt of the leaf, hex.
    pub salt: String,
    /// Digests of the rows that the deed wrote, hex.
    pub row_digests: String,
    /// Leaf hash, hex.
    pub leaf: String,
    /// Size of the tree proved against.
    pub size: u64,
    /// Root of that tree, hex.
    pub root: String,
    /// Hashes from leaf to root, hex.
    pub path: Vec<String>,
    /// The last signed checkpoint, if there is one.
    pub checkpoint: Option<String>,
}

static ABOUT: Select = Select::new(
    "SELECT e.seq, e.body FROM journal_about a JOIN journal_entry e ON e.office = a.office AND e.seq = a.seq \
     WHERE a.office = $1 AND a.object = $2 AND a.seq < $3 ORDER BY a.seq DESC LIMIT $4",
);
static ENTRY: Select =
    Select::new("SELECT salt, body, row_digests FROM journal_entry WHERE office = $1 AND seq = $2");
static SIZE: Select = Select::new("SELECT size FROM journal_head WHERE office = $1");
static LAST_NOTE: Select =
    Select::new("SELECT note FROM journal_checkpoint WHERE office = $1 ORDER BY size DESC LIMIT 1");

/// The question that [`entries_about`] asks.
pub fn ask_about(office: OfficeId, object: uuid::Uuid, before: Option<i64>, most: i64) -> Ask {
    (&ABOUT, vals![office, object, before.unwrap_or(i64::MAX), most].to_vec())
}

/// The newest entries about an object that are older than entry `before`, at most `most`.
///
/// # Errors
/// What the database answers.
pub fn entries_about(
    db: &mut dyn Reads,
    object: uuid::Uuid,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Entry>, StoreError> {
    let (select, args) = ask_about(db.office(), object, before, most);
    let rows = db.rows(select, &args)?;
    rows.iter().map(|row| Ok(Entry { seq: row.get("seq")?, body: row.get("body")? })).collect()
}

pub(crate) fn prove(
    conn: &mut crate::engine::Conn,
    office: OfficeId,
    seq: i64,
) -> Result<Option<Proof>, Failure> {
    let rows = conn.rows(&ENTRY, vals![office, seq])?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (salt, body, row_digests): (Vec<u8>, String, Vec<u8>) =
        (row.get("salt")?, row.get("body")?, row.get("row_digests")?);
    let size: u64 =
        conn.rows(&SIZE, vals![office])?.first().map(|row| row.get("size")).transpose()?.unwrap_or(0);
    let checkpoint = conn.rows(&LAST_NOTE, vals![office])?.first().map(|row| row.get("note")).transpose()?;
    let number = u64::try_from(seq).map_err(Failure::internal)?;
    let hashes = StoredHashes::new(conn, office);
    let path = prove_record(size, number, &hashes).map_err(Failure::internal)?;
    let root = tree_hash(size, &hashes).map_err(Failure::internal)?;
    Ok(Some(Proof {
        seq: number,
        leaf: hex::encode(super::leaf_hash(&salt, &body, &row_digests).0),
        salt: hex::encode(salt),
        row_digests: hex::encode(row_digests),
        size,
        root: hex::encode(root.0),
        path: path.iter().map(|hash| hex::encode(hash.0)).collect(),
        checkpoint,
    }))
}

//! One transaction of one office: data, journal and outbox, or nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::actor::Actor;
use crate::engine::{Conn, Mode, Pending};
use crate::env::{Env, stored_instant};
use crate::failure::{Failure, StoreError};
use crate::id::{JobId, OfficeId};
use crate::journal::tree::Edge;
use crate::journal::{Event, leaf_hash};
use crate::sql::{Change, Row, Select, Val};
use crate::vals;

/// Reading inside a grant.
pub trait Reads: sealed::Sealed {
    /// The rows of a statement.
    ///
    /// # Errors
    /// What the database answers.
    fn rows(&mut self, select: &Select, args: &[Val]) -> Result<Vec<Row>, StoreError>;

    /// The first row, if any.
    ///
    /// # Errors
    /// What the database answers.
    fn first(&mut self, select: &Select, args: &[Val]) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(select, args)?.into_iter().next())
    }

    /// The office of the grant: the first parameter of every statement.
    fn office(&self) -> OfficeId;

    /// The clock of this program.
    fn env(&self) -> &Env;
}

/// Changing inside a grant for a deed.
pub trait Writes: Reads {
    /// Changes rows; each changed row is bound to the deed's journal entry by its digest.
    ///
    /// # Errors
    /// What the database answers.
    fn change(&mut self, change: &Change, args: &[Val]) -> Result<u64, StoreError>;

    /// Changes exactly one row.
    ///
    /// # Errors
    /// `Stale` when no row was touched: somebody changed it since it was read. `RowCount` when more than one was.
    fn change_one(&mut self, change: &Change, args: &[Val]) -> Result<(), StoreError> {
        match self.change(change, args)? {
            1 => Ok(()),
            0 => Err(StoreError::Stale),
            got => Err(StoreError::RowCount { wanted: 1, got }),
        }
    }
}

pub(crate) mod sealed {
    pub trait Sealed {}
}

/// Tables whose rows are housekeeping, not record: sessions and keys touch their time, answers and jobs come and go, and
/// the journal does not vouch for itself.
pub(crate) const UNVOUCHED: [&str; 5] =
    ["kernel_session", "kernel_token_use", "kernel_answer", "kernel_job", "kernel_migration"];

/// Primary key columns by table.
pub(crate) type Keys = Arc<BTreeMap<String, Vec<String>>>;

/// An open writing transaction.
pub(crate) struct Tx {
    pub(crate) conn: Conn,
    pub(crate) office: OfficeId,
    pub(crate) env: Env,
    keys: Keys,
    edge: Edge,
    pending: Pending,
    /// Digests since the last entry. Rows written before a step go into the step's entry: so the last digest of a row in
    /// the journal is always that of its last change.
    digests: Vec<u8>,
    /// Statements that changed something since the last mark.
    pub(crate) changes: u64,
}

static HEAD: Select = Select::new("SELECT size FROM journal_head WHERE office = $1");
static HEAD_LOCKED: Select = Select::new("SELECT size FROM journal_head WHERE office = $1 FOR UPDATE");
static NUMBER: Change = Change::new(
    "INSERT INTO kernel_number (office, scope, number, object) \
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3 FROM kernel_number WHERE office = $1 AND scope = $2 \
     RETURNING office, scope, number, object",
);
static JOB: Change = Change::new(
    "INSERT INTO kernel_job (office, id, kind, payload, state, attempts, next_at) \
     VALUES ($1, $2, $3, $4, 'waiting', 0, $5)",
);

impl Tx {
    /// Opens the transaction and takes the office's turn to write. A connection that cannot begin is not used again.
    pub(crate) fn begin(
        mut conn: Conn,
        office: OfficeId,
        env: Env,
        keys: Keys,
        edge: Option<Edge>,
    ) -> Result<Self, StoreError> {
        conn.begin(Mode::Write, office)?;
        let head = if conn.is_postgres() { &HEAD_LOCKED } else { &HEAD };
        let size: u64 =
            conn.rows(head, vals![office])?.first().map(|row| row.get("size")).transpose()?.unwrap_or(0);
        let edge = match edge {
            Some(edge) if edge.size == size => edge,
            _ => Edge::load(&mut conn, office, size)?,
        };
        Ok(Self {
            conn,
            office,
            env,
            keys,
            edge,
            pending: Pending::default(),
            digests: Vec::new(),
            changes: 0,
        })
    }

    pub(crate) fn rows(&mut self, select: &Select, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        self.conn.rows(select, args)
    }

    /// A change of housekeeping: counted, but not vouched for by the journal.
    pub(crate) fn upkeep(&mut self, change: &Change, args: &[Val]) -> Result<u64, StoreError> {
        self.changes += 1;
        self.conn.change(change, args)
    }

    pub(crate) fn change(&mut self, change: &Change, args: &[Val]) -> Result<u64, StoreError> {
        let table = change.table();
        if UNVOUCHED.contains(&table) {
            return self.upkeep(change, args);
        }
        self.changes += 1;
        let rows = self.conn.returning(change.with_rows(), args)?;
        let gone = change.words().starts_with("DELETE");
        for row in &rows {
            self.vouch(table, row, gone)?;
        }
        u64::try_from(rows.len()).map_err(|_| StoreError::Driver("row count".to_owned()))
    }

    fn vouch(&mut self, table: &str, row: &Row, gone: bool) -> Result<(), StoreError> {
        let keys =
            self.keys.get(table).ok_or_else(|| StoreError::Driver(format!("no key of table {table}")))?;
        let (key, content) = row_digest(table, keys, row)?;
        self.digests.extend_from_slice(&key);
        self.digests.extend_from_slice(if gone { &GONE } else { &content });
        Ok(())
    }

    /// The next number of a scope, without gap: given in the transaction that uses it.
    pub(crate) fn number(&mut self, scope: &str, object: Uuid) -> Result<u32, StoreError> {
        self.changes += 1;
        let rows = self.conn.returning(&NUMBER, vals![self.office, scope, object])?;
        let row = rows.first().ok_or(StoreError::RowCount { wanted: 1, got: 0 })?;
        self.vouch("kernel_number", row, false)?;
        row.get("number")
    }

    pub(crate) fn queue(&mut self, kind: &str, payload: &serde_json::Value) -> Result<JobId, StoreError> {
        let id: JobId = self.env.new_id();
        let due = self.env.now();
        self.upkeep(&JOB, vals![self.office, id, kind, payload.to_string(), due])?;
        Ok(id)
    }

    /// Adds an entry for what was done since the last one.
    pub(crate) fn record<E: Event>(&mut self, actor: &Actor, deed: &str, event: &E) -> Result<u64, Failure> {
        let seq = self.edge.size;
        let about = event.about();
        let body = json!({
            "seq": seq,
            "at": stored_instant(self.env.now()),
            "deed": deed,
            "event": event.name(),
            "by": actor.as_of_deed(),
            "about": about,
            "data": event,
        })
        .to_string();
        let salt = self.env.new_secret();
        let digests = std::mem::take(&mut self.digests);
        let stored = self.edge.push(leaf_hash(&salt, &body, &digests));
        let seq_value = i64::try_from(seq).map_err(Failure::internal)?;
        self.pending.leaves.push(vals![self.office, seq_value, stored].to_vec());
        self.pending.entries.push(vals![self.office, seq_value, salt, body, digests].to_vec());
        let mut objects = about;
        objects.sort();
        objects.dedup();
        for object in objects {
            self.pending.about.push(vals![self.office, object, seq_value].to_vec());
        }
        Ok(seq)
    }

    /// Writes the journal of the group and commits. Gives back connection and edge for the next group.
    pub(crate) fn commit(mut self) -> (Conn, Result<Edge, StoreError>) {
        let done = self.flush().and_then(|()| self.conn.commit());
        if done.is_err()
            && let Err(error) = self.conn.rollback()
        {
            tracing::error!(%error, "rollback after a failed commit");
        }
        (self.conn, done.map(|()| self.edge))
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        let grown = u64::try_from(self.pending.leaves.len()).unwrap_or(0);
        if grown == 0 {
            return Ok(());
        }
        let size = i64::try_from(self.edge.size).unwrap_or(i64::MAX);
        let before = size.saturating_sub(i64::try_from(grown).unwrap_or(0));
        match self.conn.append(self.office, &self.pending, before, size)? {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }

    pub(crate) fn rollback(mut self) -> (Conn, Result<(), StoreError>) {
        let done = self.conn.rollback();
        (self.conn, done)
    }
}

/// What stands for the content of a row that was deleted.
pub(crate) const GONE: [u8; 16] = [0; 16];

/// 16 bytes that name the row and 16 that bind its content. The leaf's salt guards them from guessing.
pub(crate) fn row_digest(
    table: &str,
    keys: &[String],
    row: &Row,
) -> Result<([u8; 16], [u8; 16]), StoreError> {
    let mut key = Sha256::new();
    feed(&mut key, table.as_bytes());
    for column in keys {
        feed_value(&mut key, &row.get::<Val>(column)?);
    }
    let mut content = Sha256::new();
    // Empty columns are left out, so that a later migration may add a column without touching old digests.
    for (column, value) in row.fields().filter(|(_, value)| **value != Val::Null) {
        feed(&mut content, column.as_bytes());
        feed_value(&mut content, value);
    }
    Ok((half(&key.finalize()), half(&content.finalize())))
}

fn half(hash: &[u8]) -> [u8; 16] {
    let mut half = [0; 16];
    for (to, from) in half.iter_mut().zip(hash) {
        *to = *from;
    }
    half
}

fn feed(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
    hasher.update(bytes);
}

/// UUIDs are bytes on SQLite and a type on PostgreSQL: both are fed as bytes, so that an office can move between them.
fn feed_value(hasher: &mut Sha256, value: &Val) {
    match value {
        Val::Null => hasher.update([0]),
        Val::Int(number) => {
            hasher.update([1]);
            hasher.update(number.to_be_bytes());
        }
        Val::Text(text) => {
            hasher.update([2]);
            feed(hasher, text.as_bytes());
        }
        Val::Bytes(bytes) => {
            hasher.update([3]);
            feed(hasher, bytes);
        }
        Val::Uuid(uuid) => {
            hasher.update([3]);
            feed(hasher, uuid.as_bytes());
        }
    }
}

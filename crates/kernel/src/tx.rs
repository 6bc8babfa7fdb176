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
use crate::memo::Memo;
use crate::migrate::Shape;
use crate::sql::{Ask, Change, Row, Select, Val};
use crate::vals;

/// Reading inside a grant.
pub trait Reads: sealed::Sealed {
    /// The rows of a statement.
    ///
    /// # Errors
    /// What the database answers.
    fn rows(&mut self, select: &'static Select, args: &[Val]) -> Result<Vec<Row>, StoreError>;

    /// Says what will be asked for: where each question waits for a server, all are answered in one wait. What is asked in
    /// vain costs its reading.
    ///
    /// # Errors
    /// What the database answers.
    fn ahead(&mut self, asks: Vec<Ask>) -> Result<(), StoreError>;

    /// The first row, if any.
    ///
    /// # Errors
    /// What the database answers.
    fn first(&mut self, select: &'static Select, args: &[Val]) -> Result<Option<Row>, StoreError> {
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

/// Tables whose rows are housekeeping, not record: sessions and keys touch their time, failed sign-ins are counted, browsers are remembered, answers and jobs come and go, and
/// the journal does not vouch for itself.
pub(crate) const UNVOUCHED: [&str; 9] = [
    "kernel_session",
    "kernel_token_use",
    "kernel_answer",
    "kernel_job",
    "kernel_job_call",
    "kernel_migration",
    "kernel_look",
    "kernel_miss",
    "kernel_device",
];

/// Tables by name.
pub(crate) type Tables = Arc<BTreeMap<String, Shape>>;

/// An open writing transaction.
pub(crate) struct Tx {
    pub(crate) conn: Conn,
    pub(crate) office: OfficeId,
    pub(crate) env: Env,
    tables: Tables,
    memo: Memo,
    pending: Pending,
    /// Digests since the last entry. Rows written before a step go into the step's entry: so the last digest of a row in
    /// the journal is always that of its last change.
    digests: Vec<u8>,
    /// Statements that changed something since the last mark.
    pub(crate) changes: u64,
}

static HEAD: Select = Select::new("SELECT size FROM journal_head WHERE office = $1");
static HEAD_LOCKED: Select = Select::new("SELECT size FROM journal_head WHERE office = $1 FOR UPDATE");
static LAST_NUMBER: Select =
    Select::new("SELECT max(number) AS number FROM kernel_number WHERE office = $1 AND scope = $2");
static NUMBER: Change =
    Change::new("INSERT INTO kernel_number (office, scope, number, object) VALUES ($1, $2, $3, $4)");

impl Tx {
    /// Opens the transaction and takes the office's turn to write. A connection that cannot begin is not used again.
    pub(crate) fn begin(
        mut conn: Conn,
        office: OfficeId,
        env: Env,
        tables: Tables,
        memo: Option<Memo>,
    ) -> Result<Self, StoreError> {
        conn.begin(Mode::Write, office)?;
        let head = if conn.is_postgres() { &HEAD_LOCKED } else { &HEAD };
        let size: u64 =
            conn.rows(head, vals![office])?.first().map(|row| row.get("size")).transpose()?.unwrap_or(0);
        let memo = match memo {
            Some(memo) if memo.edge.size == size => memo,
            _ => Memo::at(Edge::load(&mut conn, office, size)?),
        };
        Ok(Self {
            conn,
            office,
            env,
            tables,
            memo,
            pending: Pending::default(),
            digests: Vec::new(),
            changes: 0,
        })
    }

    pub(crate) fn rows(&mut self, select: &'static Select, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        if let Some(rows) = self.memo.recall(select, args) {
            return Ok(rows);
        }
        let rows = self.conn.rows(select, args)?;
        self.memo.keep(select, args, &rows, &self.tables);
        Ok(rows)
    }

    /// Reads what will be asked for, in one round trip; nothing where asking costs none.
    pub(crate) fn ahead(&mut self, mut asks: Vec<Ask>) -> Result<(), StoreError> {
        if !self.conn.is_postgres() {
            return Ok(());
        }
        asks.retain(|(select, args)| self.memo.recall(select, args).is_none());
        let answers = self.conn.rows_of(&asks)?;
        for ((select, args), rows) in asks.iter().zip(&answers) {
            self.memo.keep(select, args, rows, &self.tables);
        }
        Ok(())
    }

    /// A change of housekeeping: counted, but not vouched for by the journal.
    pub(crate) fn upkeep(&mut self, change: &Change, args: &[Val]) -> Result<u64, StoreError> {
        self.changes += 1;
        match change.plain() {
            Some(_) => self.conn.put(change, args).map(|()| 1),
            None => self.conn.change(change, args),
        }
    }

    pub(crate) fn change(&mut self, change: &Change, args: &[Val]) -> Result<u64, StoreError> {
        let table = change.table();
        if UNVOUCHED.contains(&table) {
            return self.upkeep(change, args);
        }
        self.changes += 1;
        self.memo.change(table);
        let tables = Arc::clone(&self.tables);
        let shape = tables.get(table).ok_or_else(|| StoreError::Driver(format!("no table {table}")))?;
        if let Some(plain) = change.plain() {
            self.conn.put(change, args)?;
            self.vouch(shape, table, &plain.row(args, &shape.columns), false)?;
            return Ok(1);
        }
        let rows = self.conn.returning(change.with_rows(), args)?;
        let gone = change.words().starts_with("DELETE");
        for row in &rows {
            self.vouch(shape, table, row, gone)?;
        }
        u64::try_from(rows.len()).map_err(|_| StoreError::Driver("row count".to_owned()))
    }

    fn vouch(&mut self, shape: &Shape, table: &str, row: &Row, gone: bool) -> Result<(), StoreError> {
        let (key, content) = row_digest(table, &shape.key, row)?;
        self.digests.extend_from_slice(&key);
        self.digests.extend_from_slice(if gone { &GONE } else { &content });
        Ok(())
    }

    /// The next number of a scope, without gap: given in the transaction that uses it.
    pub(crate) fn number(&mut self, scope: &str, object: Uuid) -> Result<u32, StoreError> {
        let last = match self.memo.last_number(scope) {
            Some(last) => last,
            None => {
                let rows = self.conn.rows(&LAST_NUMBER, vals![self.office, scope])?;
                rows.first().map(|row| row.get::<Option<i64>>("number")).transpose()?.flatten().unwrap_or(0)
            }
        };
        let next = last.saturating_add(1);
        self.change(&NUMBER, vals![self.office, scope, next, object])?;
        self.memo.gave_number(scope, next);
        u32::try_from(next).map_err(|_| StoreError::Driver(format!("no number left in {scope}")))
    }

    pub(crate) fn queue(&mut self, kind: &str, payload: &serde_json::Value) -> Result<JobId, StoreError> {
        let id: JobId = self.env.new_id();
        crate::job::store::put(self, id, kind, &payload.to_string(), None, None)?;
        Ok(id)
    }

    /// The number that the next entry of the journal will have.
    pub(crate) fn next_entry(&self) -> i64 {
        i64::try_from(self.memo.edge.size).unwrap_or(i64::MAX)
    }

    /// Does the journal go on with this transaction?
    pub(crate) fn grew(&self) -> bool {
        !self.pending.leaves.is_empty()
    }

    /// Adds an entry for what was done since the last one.
    pub(crate) fn record<E: Event>(&mut self, actor: &Actor, deed: &str, event: &E) -> Result<u64, Failure> {
        let seq = self.memo.edge.size;
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
        let stored = self.memo.edge.push(leaf_hash(&salt, &body, &digests));
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

    /// Writes the journal of the group and commits. Gives back connection and memory for the next group.
    pub(crate) fn commit(mut self) -> (Conn, Result<Memo, StoreError>) {
        let done = self.flush().and_then(|()| self.conn.commit());
        if done.is_err()
            && let Err(error) = self.conn.rollback()
        {
            tracing::error!(%error, "rollback after a failed commit");
        }
        (self.conn, done.map(|()| self.memo))
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        let grown = u64::try_from(self.pending.leaves.len()).unwrap_or(0);
        if grown == 0 {
            return Ok(());
        }
        let size = i64::try_from(self.memo.edge.size).unwrap_or(i64::MAX);
        let before = size.saturating_sub(i64::try_from(grown).unwrap_or(0));
        self.conn.append(self.office, &self.pending, before, size)
    }

    /// Undoes everything. What is remembered stays true only if nothing was changed.
    pub(crate) fn rollback(mut self) -> (Conn, Result<Option<Memo>, StoreError>) {
        let done = self.conn.rollback();
        (self.conn, done.map(|()| (self.changes == 0).then_some(self.memo)))
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

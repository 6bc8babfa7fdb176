//! Statements of the outbox.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Call, Claim, JobState};
use crate::failure::StoreError;
use crate::id::{HoldingId, JobId, OfficeId};
use crate::sql::{Change, Row, Select};
use crate::tx::{Reads, Tx};
use crate::vals;

static PUT: Change = Change::new(
    "INSERT INTO kernel_job (office, id, kind, payload, state, attempts, next_at, holding, cursor_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);
static REMOVE: Change = Change::new("DELETE FROM kernel_job WHERE office = $1 AND id = $2");
static ROUSE: Change = Change::new(
    "UPDATE kernel_job SET state = 'waiting', attempts = 0, next_at = $3 \
     WHERE office = $1 AND id = $2 AND state <> 'running'",
);
/// What waits and is due, or was claimed under a lease that has ended.
pub(super) static DUE: Select = Select::new(
    "SELECT id, kind, payload, state, attempts, next_at, holding, cursor_at FROM kernel_job \
     WHERE office = $1 AND state = $2 AND next_at <= $3 AND (cursor_at IS NULL \
     OR cursor_at < (SELECT size - 1 FROM journal_head WHERE office = $1)) ORDER BY next_at LIMIT 1",
);
static NEXT: Select = Select::new(
    "SELECT min(next_at) AS at FROM kernel_job WHERE office = $1 AND state = $2 AND next_at > $3",
);
static CLAIM: Change = Change::new(
    "UPDATE kernel_job SET state = 'running', attempts = attempts + 1, next_at = $5 \
     WHERE office = $1 AND id = $2 AND state = $3 AND next_at = $4",
);
/// Only whoever has the lease ends it.
static END: Change = Change::new(
    "UPDATE kernel_job SET state = $4, attempts = $5, next_at = $6, cursor_at = $7, last_error = $8 \
     WHERE office = $1 AND id = $2 AND state = 'running' AND next_at = $3",
);
static FINISH: Change = Change::new(
    "DELETE FROM kernel_job WHERE office = $1 AND id = $2 AND state = 'running' AND next_at = $3",
);
static NOTE: Change = Change::new(
    "INSERT INTO kernel_job_call (office, job, id, at, what, fault, took_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static FORGET: Change = Change::new("DELETE FROM kernel_job_call WHERE office = $1 AND job = $2 AND id < $3");
static CALLS: Select = Select::new(
    "SELECT id, at, what, fault, took_ms FROM kernel_job_call \
     WHERE office = $1 AND job = $2 AND id < $3 ORDER BY id DESC LIMIT $4",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&PUT, &REMOVE, &ROUSE, &CLAIM, &END, &FINISH, &NOTE, &FORGET].map(Change::words);
    let selects = [&DUE, &NEXT, &CALLS].map(Select::words);
    changes.into_iter().chain(selects).collect()
}

pub(crate) fn put(
    tx: &mut Tx,
    id: JobId,
    kind: &str,
    payload: &str,
    holding: Option<HoldingId>,
    cursor: Option<i64>,
) -> Result<(), StoreError> {
    let (office, due) = (tx.office, tx.env.now());
    let args = vals![office, id, kind, payload, JobState::Waiting, 0_i64, due, holding, cursor];
    tx.upkeep(&PUT, args).map(drop)
}

pub(crate) fn rouse(tx: &mut Tx, id: JobId) -> Result<(), StoreError> {
    let now = tx.env.now();
    tx.upkeep(&ROUSE, vals![tx.office, id, now]).map(drop)
}

pub(crate) fn remove(tx: &mut Tx, id: JobId) -> Result<(), StoreError> {
    tx.upkeep(&REMOVE, vals![tx.office, id]).map(drop)
}

/// A due job as it stands before it is claimed.
pub(super) struct Due {
    pub(super) claim: Claim,
    state: JobState,
    next_at: Timestamp,
}

impl Due {
    pub(super) fn read(row: &Row, lease: Timestamp) -> Result<Self, StoreError> {
        let claim = Claim {
            id: row.get("id")?,
            kind: row.get("kind")?,
            payload: row.get("payload")?,
            attempt: row.get::<i64>("attempts")?.saturating_add(1),
            cursor: row.get("cursor_at")?,
            holding: row.get("holding")?,
            lease,
        };
        Ok(Self { claim, state: row.get("state")?, next_at: row.get("next_at")? })
    }

    /// Takes it; no when another server was faster.
    pub(super) fn take(&self, tx: &mut Tx) -> Result<bool, StoreError> {
        let args = vals![tx.office, self.claim.id, self.state, self.next_at, self.claim.lease];
        Ok(tx.upkeep(&CLAIM, args)? == 1)
    }
}

/// The instants at which something that waits or is leased becomes due.
pub(super) fn next_due(
    conn: &mut crate::engine::Conn,
    office: OfficeId,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let mut first = None;
    for state in [JobState::Waiting, JobState::Running] {
        let rows = conn.rows(&NEXT, vals![office, state, now])?;
        let at: Option<Timestamp> = rows.first().map(|row| row.get("at")).transpose()?.flatten();
        first = [first, at].into_iter().flatten().min();
    }
    Ok(first)
}

/// Where a job stands after it ended.
pub(super) struct Standing<'e> {
    pub(super) state: JobState,
    pub(super) attempts: i64,
    pub(super) next_at: Timestamp,
    pub(super) cursor: Option<i64>,
    pub(super) fault: Option<&'e str>,
}

pub(super) fn end(tx: &mut Tx, claim: &Claim, now: &Standing<'_>) -> Result<bool, StoreError> {
    let args =
        vals![tx.office, claim.id, claim.lease, now.state, now.attempts, now.next_at, now.cursor, now.fault];
    Ok(tx.upkeep(&END, args)? == 1)
}

pub(super) fn finish(tx: &mut Tx, claim: &Claim) -> Result<bool, StoreError> {
    Ok(tx.upkeep(&FINISH, vals![tx.office, claim.id, claim.lease])? == 1)
}

pub(super) fn note(tx: &mut Tx, job: JobId, call: &Call) -> Result<(), StoreError> {
    let args = vals![tx.office, job, call.id, call.at, call.what, call.fault, call.took_ms];
    tx.upkeep(&NOTE, args).map(drop)
}

/// Forgets the calls before an id.
pub(super) fn forget(tx: &mut Tx, job: JobId, before: Uuid) -> Result<(), StoreError> {
    tx.upkeep(&FORGET, vals![tx.office, job, before]).map(drop)
}

pub(super) fn calls(
    db: &mut dyn Reads,
    job: JobId,
    before: Uuid,
    limit: i64,
) -> Result<Vec<Call>, StoreError> {
    let rows = db.rows(&CALLS, vals![db.office(), job, before, limit])?;
    rows.iter().map(Call::read).collect()
}

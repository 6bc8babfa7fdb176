//! Claiming: one due job, for the time of a lease, in one transaction.

use jiff::SignedDuration;
use tokio::sync::oneshot;

use super::backoff::DELAYS;
use super::store::{self, DUE, Due, Standing};
use super::{Claim, JobState};
use crate::failure::StoreError;
use crate::lane::{Attempt, Work};
use crate::tx::Tx;
use crate::vals;

/// How long a claimed job is nobody else's. Longer than any call, with what is begun late in a batch.
pub(super) const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// A follower begins no new call after this much of its lease.
pub(super) const BATCH: SignedDuration = SignedDuration::from_secs(30);

/// Claiming on its way through the lane.
pub(super) struct ClaimWork {
    kept: Result<Option<Claim>, StoreError>,
    reply: oneshot::Sender<Result<Option<Claim>, StoreError>>,
}

impl ClaimWork {
    pub(super) fn new(reply: oneshot::Sender<Result<Option<Claim>, StoreError>>) -> Self {
        Self { kept: Ok(None), reply }
    }

    fn claim(tx: &mut Tx) -> Result<Option<Claim>, StoreError> {
        let now = tx.env.now();
        let lease = now.checked_add(LEASE).unwrap_or(now);
        for state in [JobState::Running, JobState::Waiting] {
            // Asked of the database and not of the lane's memory: other servers change these rows as well.
            let rows = tx.conn.rows(&DUE, vals![tx.office, state, now])?;
            let Some(row) = rows.first() else { continue };
            let due = Due::read(row, lease)?;
            if !due.take(tx)? {
                continue;
            }
            if state == JobState::Waiting || !died_often(&due.claim) {
                return Ok(Some(due.claim));
            }
            bury(tx, &due.claim)?;
        }
        Ok(None)
    }
}

/// Has the program ended so often under this job that it must be the job's fault?
fn died_often(claim: &Claim) -> bool {
    claim.attempt > i64::try_from(DELAYS.len()).unwrap_or(i64::MAX)
}

fn bury(tx: &mut Tx, claim: &Claim) -> Result<(), StoreError> {
    let standing = Standing {
        state: JobState::Dead,
        attempts: claim.attempt,
        next_at: tx.env.now(),
        cursor: claim.cursor,
        fault: Some("broken-off"),
    };
    store::end(tx, claim, &standing).map(drop)
}

impl Work for ClaimWork {
    fn attempt(&mut self, tx: &mut Tx) -> Attempt {
        self.kept = Self::claim(tx);
        if self.kept.is_ok() { Attempt::Done } else { Attempt::Refused }
    }

    fn finish(self: Box<Self>, fate: Result<(), StoreError>) {
        // Whoever asked may have gone; then the lease runs out.
        drop(self.reply.send(fate.and(self.kept)));
    }
}

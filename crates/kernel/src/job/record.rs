//! Recording how a job ended, in one transaction.

use jiff::{SignedDuration, Timestamp};
use tokio::sync::oneshot;
use uuid::Uuid;

use super::backoff;
use super::claim::LEASE;
use super::store::{self, Standing};
use super::{Claim, Ended, JobState, Outcome};
use crate::failure::StoreError;
use crate::lane::{Attempt, Work};
use crate::tx::Tx;

/// Calls are kept for so long.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What became of a job in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Done.
    Done,
    /// Waits for its next attempt.
    Later,
    /// Dead.
    Dead,
    /// The lease was somebody else's by then, or the job was taken out of the queue: only its calls were noted.
    Lost,
}

/// Recording on its way through the lane.
pub(super) struct RecordWork {
    pub(super) claim: Claim,
    pub(super) ended: Ended,
    /// Drawn before, so that a repeated attempt waits as long.
    pub(super) chance: u64,
    pub(super) kept: Result<Fate, StoreError>,
    pub(super) reply: oneshot::Sender<Result<Fate, StoreError>>,
}

impl RecordWork {
    fn record(&self, tx: &mut Tx) -> Result<Fate, StoreError> {
        for call in &self.ended.calls {
            store::note(tx, self.claim.id, call)?;
        }
        if !self.ended.calls.is_empty() {
            let oldest = tx.env.now().checked_sub(KEPT).unwrap_or(Timestamp::UNIX_EPOCH);
            store::forget(tx, self.claim.id, first_id_of(oldest))?;
        }
        let cursor = self.ended.cursor.or(self.claim.cursor);
        let (kept, fate) = match &self.ended.outcome {
            Outcome::Done if cursor.is_none() => (store::finish(tx, &self.claim)?, Fate::Done),
            outcome => {
                let now = tx.env.now();
                let mut standing = stand(outcome, self.failures(cursor), cursor, now, self.chance);
                if *outcome == Outcome::Done && cursor == self.claim.cursor {
                    // It found nothing to deal with, though the journal goes on: what was there may have been erased.
                    standing.next_at = now.checked_add(LEASE).unwrap_or(now);
                }
                let fate = match (outcome, standing.state) {
                    (Outcome::Done, _) => Fate::Done,
                    (_, JobState::Dead) => Fate::Dead,
                    _ => Fate::Later,
                };
                (store::end(tx, &self.claim, &standing)?, fate)
            }
        };
        Ok(if kept { fate } else { Fate::Lost })
    }

    /// Failures in a row at the entry where it now stands: whoever came forward has failed here once.
    fn failures(&self, cursor: Option<i64>) -> i64 {
        if cursor > self.claim.cursor { 1 } else { self.claim.attempt }
    }
}

/// Where a job stands after an outcome.
fn stand(outcome: &Outcome, failures: i64, cursor: Option<i64>, now: Timestamp, chance: u64) -> Standing<'_> {
    let dead = |fault| Standing {
        state: JobState::Dead,
        attempts: failures,
        next_at: now,
        cursor,
        fault: Some(fault),
    };
    match outcome {
        Outcome::Done => {
            Standing { state: JobState::Waiting, attempts: 0, next_at: now, cursor, fault: None }
        }
        Outcome::Stopped(fault) => dead(fault.as_str()),
        Outcome::Failed(fault) => match backoff::wait(failures, chance) {
            None => dead(fault.as_str()),
            Some(wait) => Standing {
                state: JobState::Waiting,
                attempts: failures,
                next_at: now.checked_add(wait).unwrap_or(now),
                cursor,
                fault: Some(fault),
            },
        },
    }
}

/// The smallest id of this instant: ids are UUIDs of version 7.
fn first_id_of(instant: Timestamp) -> Uuid {
    let millis = u64::try_from(instant.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid()
}

impl Work for RecordWork {
    fn attempt(&mut self, tx: &mut Tx) -> Attempt {
        self.kept = self.record(tx);
        if self.kept.is_ok() { Attempt::Done } else { Attempt::Refused }
    }

    fn finish(self: Box<Self>, fate: Result<(), StoreError>) {
        // Whoever asked may have gone.
        drop(self.reply.send(fate.and(self.kept)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_move_a_job() {
        let now: Timestamp = "2026-06-01T08:00:00Z".parse().unwrap();
        let failed = Outcome::Failed("status:503".to_owned());
        let stopped = Outcome::Stopped("gone".to_owned());
        let table = [
            (&Outcome::Done, 3, JobState::Waiting, 0, 0, None),
            (&failed, 1, JobState::Waiting, 1, 5, Some("status:503")),
            (&failed, 11, JobState::Waiting, 11, 86_400, Some("status:503")),
            (&failed, 12, JobState::Dead, 12, 0, Some("status:503")),
            (&stopped, 1, JobState::Dead, 1, 0, Some("gone")),
        ];
        for (outcome, failures, state, attempts, seconds, fault) in table {
            let next = stand(outcome, failures, Some(7), now, 0);
            assert_eq!((next.state, next.attempts, next.cursor), (state, attempts, Some(7)), "{outcome:?}");
            assert_eq!(next.next_at.duration_since(now).as_secs(), seconds, "{outcome:?}");
            assert_eq!(next.fault, fault, "{outcome:?}");
        }
    }
}

//! A deed as work of the office's lane: with its key, its answer kept for a commit, and whoever waits for it.

use tokio::sync::oneshot;

use crate::actor::Actor;
use crate::deed::{Deed, perform};
use crate::failure::{Failure, StoreError};
use crate::idempotency::{self, Key};
use crate::lane::{Attempt, Work};
use crate::sql::Change;
use crate::tx::Tx;
use crate::vals;

static FOUND: Change =
    Change::new("INSERT INTO kernel_office (office, key, name, created_at) VALUES ($1, $2, $3, $4)");
static HEAD: Change = Change::new("INSERT INTO journal_head (office, size) VALUES ($1, 0)");

/// A deed on its way through the lane.
pub(crate) struct DeedWork<D: Deed> {
    pub(crate) actor: Actor,
    pub(crate) deed: D,
    pub(crate) key: Option<Key>,
    /// The version of the target that the doer saw, when they named one.
    pub(crate) seen: Option<i64>,
    /// Does it found its office? Then the office's own rows are written first.
    pub(crate) found: bool,
    /// The answer, until the commit has made it true.
    pub(crate) kept: Option<Result<D::Done, Failure>>,
    /// Who waits for it.
    pub(crate) reply: oneshot::Sender<Result<D::Done, Failure>>,
}

impl<D: Deed> DeedWork<D> {
    fn run(&self, tx: &mut Tx) -> Result<D::Done, Failure> {
        if self.found {
            let (office, now) = (&self.actor.office, tx.env.now());
            tx.change(&FOUND, vals![office.id(), office.key(), office.name(), now])?;
            tx.upkeep(&HEAD, vals![office.id()])?;
        }
        let Some(key) = &self.key else {
            return perform(tx, &self.actor, &self.deed, self.seen).map(|(done, _)| done);
        };
        let request = idempotency::fingerprint(&self.deed)?;
        if let Some(first) = idempotency::find(tx, &self.actor, key, &request)? {
            return Ok(first);
        }
        let (done, _) = perform(tx, &self.actor, &self.deed, self.seen)?;
        idempotency::remember(tx, &self.actor, key, &request, &done)?;
        Ok(done)
    }
}

impl<D: Deed> Work for DeedWork<D> {
    fn attempt(&mut self, tx: &mut Tx) -> Attempt {
        let answer = self.run(tx);
        let attempt = if answer.is_ok() { Attempt::Done } else { Attempt::Refused };
        self.kept = Some(answer);
        attempt
    }

    fn finish(self: Box<Self>, fate: Result<(), StoreError>) {
        let answer = match fate {
            Ok(()) => self.kept.unwrap_or_else(|| Err(Failure::internal(format!("{} panicked", D::NAME)))),
            // A refusal stays a refusal even when the neighbours' commit failed.
            Err(error) => match self.kept {
                Some(Err(failure)) => Err(failure),
                _ => Err(Failure::Store(error)),
            },
        };
        // The asking side may have gone; what was committed is committed.
        drop(self.reply.send(answer));
    }
}

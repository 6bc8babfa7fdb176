//! The runner: for every office it looks for what is due, does it, and waits without asking again and again.
//!
//! Fair by construction: an office has at most [`AT_ONCE`] jobs under way, and all share [`CALLS`] places that are given in
//! the order of asking. So an office whose receivers are slow or many holds up itself first.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot, watch};
use tokio::task::JoinSet;

use super::claim::{BATCH, ClaimWork, LEASE};
use super::record::{Fate, RecordWork};
use super::store::{self, DUE};
use super::{Claim, Ended, Handler, Job, JobState, Outcome};
use crate::failure::{Failure, StoreError};
use crate::office::{Kernel, Office, OperatorKey, machine};
use crate::vals;

/// Jobs of one office that are under way at once.
const AT_ONCE: usize = 4;

/// Jobs of all offices that are under way at once.
const CALLS: usize = 16;

/// After the journal has grown, so long is waited for it to grow on: one look for many deeds.
const GATHER: Duration = Duration::from_millis(200);

/// At the latest then an office is looked at again: another program may have written to it.
const LOOK: Duration = Duration::from_secs(15);

/// Does the jobs of all offices.
pub struct Runner {
    kernel: Arc<Kernel>,
    handlers: Vec<Arc<dyn Handler>>,
    places: Arc<Semaphore>,
    stop: watch::Sender<bool>,
    tally: Counted,
}

#[derive(Default)]
struct Counted {
    claimed: AtomicU64,
    done: AtomicU64,
    failed: AtomicU64,
    died: AtomicU64,
}

/// What the runner did since it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Jobs that were claimed.
    pub claimed: u64,
    /// Ended well.
    pub done: u64,
    /// Failed and will be tried again.
    pub failed: u64,
    /// Failed for good: somebody must look.
    pub died: u64,
}

impl Runner {
    /// A runner of these kinds of jobs. Only the operator's key makes one.
    pub fn new(kernel: Arc<Kernel>, _operator: &OperatorKey, handlers: Vec<Arc<dyn Handler>>) -> Arc<Self> {
        let (stop, _) = watch::channel(false);
        let places = Arc::new(Semaphore::new(CALLS));
        Arc::new(Self { kernel, handlers, places, stop, tally: Counted::default() })
    }

    /// What was done since it was made.
    pub fn tally(&self) -> Tally {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        let Counted { claimed, done, failed, died } = &self.tally;
        Tally { claimed: read(claimed), done: read(done), failed: read(failed), died: read(died) }
    }

    /// Works for all offices, also those founded later, until [`Runner::stop`]; ends when what is under way has ended.
    pub async fn run(self: Arc<Self>) {
        let mut stop = self.stop.subscribe();
        let mut known = BTreeSet::new();
        let mut offices = JoinSet::new();
        let mut look = tokio::time::interval(LOOK);
        loop {
            tokio::select! {
                _ = look.tick() => {}
                _ = stop.wait_for(|stop| *stop) => break,
            }
            for key in self.kernel.keys().unwrap_or_default() {
                if known.contains(&key) {
                    continue;
                }
                if let Ok(Some(office)) = self.kernel.office(&key) {
                    known.insert(key);
                    offices.spawn(Arc::clone(&self).tend(office));
                }
            }
        }
        while offices.join_next().await.is_some() {}
    }

    /// Begins nothing new from now on.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    async fn tend(self: Arc<Self>, office: Arc<Office>) {
        let mut stop = self.stop.subscribe();
        while !*stop.borrow() {
            if let Err(error) = self.turn(&office).await {
                tracing::error!(office = office.key(), %error, "jobs are not looked after");
            }
            let wait = self.until_next(&office).await;
            let grown = tokio::select! {
                () = office.grown() => true,
                () = tokio::time::sleep(wait) => false,
                _ = stop.wait_for(|stop| *stop) => false,
            };
            if grown {
                tokio::time::sleep(GATHER).await;
            }
        }
    }

    /// How long nothing will be due unless the journal grows.
    async fn until_next(&self, office: &Arc<Office>) -> Duration {
        let (id, now) = (office.id(), self.kernel.env().now());
        let next = office.read(move |conn| Ok(store::next_due(conn, id, now)?)).await;
        let next = next.ok().flatten().map(|at| at.duration_since(now));
        next.and_then(|wait| Duration::try_from(wait).ok()).unwrap_or(LOOK).min(LOOK)
    }

    /// Does everything that is due in an office now, and what becomes due meanwhile.
    ///
    /// # Errors
    /// What the database answers; what was under way is dropped, and done again when its lease has ended.
    pub async fn turn(self: &Arc<Self>, office: &Arc<Office>) -> Result<(), Failure> {
        let mut under_way = JoinSet::new();
        loop {
            while under_way.len() < AT_ONCE && !*self.stop.borrow() && self.is_due(office).await? {
                let place = Arc::clone(&self.places).acquire_owned().await.map_err(Failure::internal)?;
                let Some(claim) = self.claim(office).await? else { break };
                under_way.spawn(Arc::clone(self).carry_out(Arc::clone(office), claim, place));
            }
            if under_way.is_empty() {
                return Ok(());
            }
            tokio::select! {
                ended = under_way.join_next() => {
                    if let Some(Ok(Err(error))) = ended {
                        return Err(Failure::Store(error));
                    }
                }
                () = office.grown() => {}
            }
        }
    }

    /// Only reads: asking costs no commit.
    async fn is_due(&self, office: &Arc<Office>) -> Result<bool, Failure> {
        let (id, now) = (office.id(), self.kernel.env().now());
        let due = office.read(move |conn| {
            for state in [JobState::Waiting, JobState::Running] {
                if !conn.rows(&DUE, vals![id, state, now])?.is_empty() {
                    return Ok(true);
                }
            }
            Ok(false)
        });
        due.await
    }

    async fn claim(&self, office: &Arc<Office>) -> Result<Option<Claim>, Failure> {
        let (reply, answer) = oneshot::channel();
        office.submit_work(Box::new(ClaimWork::new(reply)));
        let claim = answer.await.map_err(Failure::internal)??;
        if claim.is_some() {
            self.tally.claimed.fetch_add(1, Ordering::Relaxed);
        }
        Ok(claim)
    }

    /// Between the two commits stands the call, outside any transaction.
    async fn carry_out(
        self: Arc<Self>,
        office: Arc<Office>,
        claim: Claim,
        _place: OwnedSemaphorePermit,
    ) -> Result<(), StoreError> {
        let ended = self.call(&office, &claim).await;
        if let Outcome::Failed(fault) | Outcome::Stopped(fault) = &ended.outcome {
            tracing::warn!(office = office.key(), kind = claim.kind, job = %claim.id, fault, "a job failed");
        }
        let random = self.kernel.env().new_secret();
        let chance = u64::from_be_bytes(random.first_chunk().copied().unwrap_or_default());
        let (reply, answer) = oneshot::channel();
        office.submit_work(Box::new(RecordWork { claim, ended, chance, kept: Ok(Fate::Lost), reply }));
        let fate =
            answer.await.unwrap_or_else(|_| Err(StoreError::Unavailable("no writer threads".to_owned())))?;
        let count = match fate {
            Fate::Done => &self.tally.done,
            Fate::Later => &self.tally.failed,
            Fate::Dead => &self.tally.died,
            Fate::Lost => return Ok(()),
        };
        count.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    async fn call(&self, office: &Arc<Office>, claim: &Claim) -> Ended {
        let ends = |outcome| Ended { cursor: None, calls: Vec::new(), outcome };
        let Some(handler) = self.handlers.iter().find(|one| one.kind() == claim.kind) else {
            return ends(Outcome::Failed("no-handler".to_owned()));
        };
        let job = match self.job(office, claim, handler.as_ref()).await {
            Ok(Some(job)) => job,
            Ok(None) => return ends(Outcome::Stopped("holder-gone".to_owned())),
            Err(failure) => return ends(Outcome::Failed(failure.code().to_owned())),
        };
        // In a task of its own: a panic is a fault of ours, and the job's end is recorded all the same.
        let handler = Arc::clone(handler);
        let mut task = JoinSet::new();
        task.spawn(async move { handler.run(job).await });
        match task.join_next().await {
            Some(Ok(ended)) => ended,
            _ => ends(Outcome::Failed("broken-off".to_owned())),
        }
    }

    /// The job with those in whose names it is done; `None` when its holder is gone.
    async fn job(
        &self,
        office: &Arc<Office>,
        claim: &Claim,
        handler: &dyn Handler,
    ) -> Result<Option<Job>, Failure> {
        let holder = match claim.holding {
            None => None,
            Some(holding) => match Kernel::stand_in(office, holding, handler.scopes()).await? {
                None => return Ok(None),
                some => some,
            },
        };
        let begun = claim.lease.checked_sub(LEASE).unwrap_or(claim.lease);
        Ok(Some(Job {
            id: claim.id,
            payload: serde_json::from_str(&claim.payload).map_err(Failure::internal)?,
            cursor: claim.cursor,
            machine: machine(office, handler.kind()),
            holder,
            until: begun.checked_add(BATCH).unwrap_or(begun),
            stop: self.stop.subscribe(),
            env: self.kernel.env().clone(),
        }))
    }
}

//! The outbox and its runner: what the record owes to the world outside.
//!
//! A job is claimed for the time of a lease in one transaction, does its call outside any, and is recorded in another. A
//! program that dies between any two of these steps leaves a lease that runs out, and the job is done again: at least
//! once, never lost. So what it sends carries an id that stays the same, and whoever receives it sees a repetition.
//!
//! There are two kinds. One queued by a deed ([`Granted::queue`](crate::Granted::queue)) is done once. One that follows the
//! journal ([`Granted::follow`](crate::Granted::follow)) is due as long as the journal goes on behind its cursor, keeps the
//! order, and stays.

pub mod backoff;
mod claim;
mod record;
pub mod runner;
pub(crate) mod store;

use std::future::Future;
use std::pin::Pin;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use tokio::sync::watch;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::Failure;
use crate::actor::Actor;
use crate::coded;
use crate::env::Env;
use crate::id::{HoldingId, JobId};
use crate::sql::Row;
use crate::{StoreError, tx::Reads};

pub use runner::{Runner, Tally};

/// The state of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// It waits for its instant; a follower of the journal for the journal to go on.
    Waiting,
    /// Somebody does it, until the lease ends.
    Running,
    /// It failed too often, or cannot go on: a person must look.
    Dead,
}

coded!(JobState { Waiting => "waiting", Running => "running", Dead => "dead" });

/// Who does jobs of one kind.
pub trait Handler: Send + Sync + 'static {
    /// The kind, `slice.what`: also the name under which the program acts.
    fn kind(&self) -> &'static str;

    /// Deeds and queries that it uses in the name of a job's holding.
    fn scopes(&self) -> &'static [&'static str];

    /// Does the job. It may have been done before, in part or whole. Dropped in the middle, it is done again later.
    fn run(&self, job: Job) -> Pin<Box<dyn Future<Output = Ended> + Send + '_>>;
}

/// A job that follows the journal from its cursor on, acts as the program itself and calls nobody.
pub trait Follower: Send + Sync + 'static {
    /// The kind, `slice.what`.
    const KIND: &'static str;

    /// Deals with what came; moves `cursor` behind what it has dealt with, also when it fails afterwards.
    ///
    /// # Errors
    /// What a deed answers: the job is done again later.
    fn follow(&self, job: &Job, cursor: &mut Option<i64>)
    -> impl Future<Output = Result<(), Failure>> + Send;
}

impl<F: Follower> Handler for F {
    fn kind(&self) -> &'static str {
        F::KIND
    }

    fn scopes(&self) -> &'static [&'static str] {
        &[]
    }

    fn run(&self, job: Job) -> Pin<Box<dyn Future<Output = Ended> + Send + '_>> {
        Box::pin(async move {
            let mut cursor = job.cursor;
            let outcome = match self.follow(&job, &mut cursor).await {
                Ok(()) => Outcome::Done,
                Err(failure) => Outcome::Failed(failure.code().to_owned()),
            };
            Ended { cursor, calls: Vec::new(), outcome }
        })
    }
}

/// A claimed job.
pub struct Job {
    /// Which.
    pub id: JobId,
    /// What was queued with it: ids.
    pub payload: Value,
    /// The last entry of the journal that a follower has dealt with.
    pub cursor: Option<i64>,
    /// The program itself.
    pub machine: Actor,
    /// The one in whose name the job works, when it works in somebody's.
    pub holder: Option<Actor>,
    pub(crate) until: Timestamp,
    pub(crate) stop: watch::Receiver<bool>,
    pub(crate) env: Env,
}

impl Job {
    /// May the next of several calls still begin? Not when the lease could end under it, and not when the program ends.
    pub fn may_go_on(&self) -> bool {
        !*self.stop.borrow() && self.env.now() < self.until
    }
}

/// What is known of a job that was claimed.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) id: JobId,
    pub(crate) kind: String,
    pub(crate) payload: String,
    /// This one is the so manieth since the last success, from 1.
    pub(crate) attempt: i64,
    pub(crate) cursor: Option<i64>,
    pub(crate) holding: Option<HoldingId>,
    /// The end of the lease; also the mark by which it is known whose lease it is.
    pub(crate) lease: Timestamp,
}

/// How a job ended.
#[derive(Debug)]
pub struct Ended {
    /// What a follower has now dealt with, also when the next entry failed.
    pub cursor: Option<i64>,
    /// The calls that were made, in order.
    pub calls: Vec<Call>,
    /// The end.
    pub outcome: Outcome,
}

/// The end of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Done; a follower goes on when there is more.
    Done,
    /// It failed and is tried again later, so often as [`backoff::DELAYS`] has steps. The text is a code for people's words.
    Failed(String),
    /// It makes no sense to try again before a person has looked.
    Stopped(String),
}

/// One call to the outside, as it is kept.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Call {
    /// Id; the key of paging.
    pub id: Uuid,
    /// When it began.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// What it was about, for example the kind and number of an event.
    pub what: String,
    /// Why it failed, as a code; none when it worked.
    pub fault: Option<String>,
    /// How long it took, in milliseconds.
    pub took_ms: i64,
}

impl Call {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            at: row.get("at")?,
            what: row.get("what")?,
            fault: row.get("fault")?,
            took_ms: row.get("took_ms")?,
        })
    }
}

/// The calls of a job, the newest first. Ask only for jobs of things that the query's policy has shown.
///
/// # Errors
/// What the database answers.
pub fn calls_of(
    db: &mut dyn Reads,
    job: JobId,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Call>, StoreError> {
    store::calls(db, job, before.unwrap_or(Uuid::max()), limit)
}

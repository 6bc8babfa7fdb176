//! Deeds, queries and their grants.
//!
//! A deed is one thing that changes the record, and the only way to change it. A grant is the only door to the
//! database; it is made here and nowhere else, after the policy said yes, and a deed cannot end well without giving it
//! back together with an event.

use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::actor::{Actor, Relation, Right, Verdict};
use crate::blob::Stored;
use crate::engine::Conn;
use crate::env::Env;
use crate::failure::{Failure, Refusal, RefusalKind, StoreError};
use crate::id::{JobId, OfficeId};
use crate::journal::Event;
use crate::look::Shown;
use crate::sql::{Ask, Change, Row, Select, Val};
use crate::tx::{Reads, Tx, Writes, sealed::Sealed};
use crate::vals;

/// A named thing that somebody may or may not do.
pub trait Named: 'static {
    /// Stable name, `slice.verb-noun`: in the access matrix, in token scopes, in the journal.
    const NAME: &'static str;
    /// Who may do it.
    const RIGHTS: &'static [Right];
}

/// One thing a person or a machine does to the record. The value is its input.
pub trait Deed: Named + Serialize + Send + Sync + Sized {
    /// Every fact the policy and the rules need, loaded inside the office.
    type Target;
    /// What is told to the journal.
    type Event: Event;
    /// What is told to the doer.
    type Done: Serialize + DeserializeOwned + Send + 'static;

    /// Loads the target; `None` when there is no such thing.
    ///
    /// # Errors
    /// What the database answers.
    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure>;

    /// How the actor stands to the target.
    fn relation(&self, actor: &Actor, target: &Self::Target) -> Relation;

    /// The target's version, where it has one: who named another than this is refused as stale before anything runs.
    const VERSION: Option<fn(&Self::Target) -> i64> = None;

    /// Does it change who may enter or what they may do? Then whoever does it in a session must have proved not long ago
    /// who they are ([`Actor::is_fresh`]), also when it is a step of another deed.
    const CRITICAL: bool = false;

    /// Decides by the rules and writes. May run more than once (a group that fails is run again one by one), so it
    /// keeps nothing outside the transaction.
    ///
    /// # Errors
    /// Broken rules, or what the database answers: nothing is done then.
    fn run(&self, granted: Granted<'_, Self>, target: Self::Target) -> Result<Committed<Self>, Failure>;
}

/// One question to the record. The value is its input.
pub trait Query: Named + Send + Sync + Sized {
    /// Every fact the policy needs.
    type Target;
    /// The answer.
    type Answer: Send + 'static;

    /// Loads the target; `None` when there is no such thing.
    ///
    /// # Errors
    /// What the database answers.
    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure>;

    /// How the actor stands to the target.
    fn relation(&self, actor: &Actor, target: &Self::Target) -> Relation;

    /// The one thing that the answer shows, for the read log; `None` for lists, counts, dictionaries and the structure of
    /// the office. Without a default on purpose: whoever writes a query decides it.
    fn shows(&self, target: &Self::Target) -> Option<Shown>;

    /// Reads the answer.
    ///
    /// # Errors
    /// What the database answers.
    fn run(&self, seen: &mut Seen<'_, Self>, target: Self::Target) -> Result<Self::Answer, Failure>;
}

/// Reading before the policy has spoken: only to load the target.
pub struct Lookup<'t> {
    db: &'t mut dyn Asked,
    actor: &'t Actor,
    env: &'t Env,
}

/// The permission to do one deed, once; the only way to write.
pub struct Granted<'t, D> {
    tx: &'t mut Tx,
    actor: &'t Actor,
    deed: PhantomData<fn() -> D>,
}

/// The permission to ask one question; it cannot write.
pub struct Seen<'t, Q> {
    conn: &'t mut Conn,
    actor: &'t Actor,
    env: &'t Env,
    query: PhantomData<fn() -> Q>,
}

/// Proof that a deed gave its grant back together with an event.
pub struct Committed<D: Deed> {
    done: D::Done,
    /// The journal entry's number.
    seq: u64,
}

impl<'t, D: Deed> Granted<'t, D> {
    /// Who does it.
    pub fn actor(&self) -> &'t Actor {
        self.actor
    }

    /// The next number of a scope, without gap, bound to the thing that gets it.
    ///
    /// # Errors
    /// What the database answers.
    pub fn number(&mut self, scope: &str, object: Uuid) -> Result<u32, StoreError> {
        self.tx.number(scope, object)
    }

    /// Names a stored blob in the record; from now on it is kept.
    ///
    /// # Errors
    /// What the database answers.
    pub fn keep(&mut self, blob: &Stored) -> Result<(), StoreError> {
        static KEEP: Change = Change::new(
            "INSERT INTO kernel_blob (office, sha256, size, kept_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (office, sha256) DO NOTHING",
        );
        let now = self.tx.env.now();
        let size = i64::try_from(blob.size()).map_err(|_| StoreError::Driver("blob size".to_owned()))?;
        self.tx.change(&KEEP, vals![self.tx.office, blob.sha256(), size, now]).map(drop)
    }

    /// Queues a job that runs after the commit, at least once.
    ///
    /// # Errors
    /// What the database answers.
    pub fn queue(&mut self, kind: &'static str, payload: &serde_json::Value) -> Result<JobId, StoreError> {
        self.tx.queue(kind, payload)
    }

    /// Queues a job that runs after the commit, at least once, in the name of a holding: what it asks in that name is judged
    /// by what the holder may then.
    ///
    /// # Errors
    /// What the database answers.
    pub fn queue_for(
        &mut self,
        kind: &'static str,
        payload: &serde_json::Value,
        holding: crate::id::HoldingId,
    ) -> Result<JobId, StoreError> {
        let id: JobId = self.tx.env.new_id();
        crate::job::store::put(self.tx, id, kind, &payload.to_string(), Some(holding), None)?;
        Ok(id)
    }

    /// Queues a job that follows the journal from this deed's own entry on, in the name of a holding. It has the id of the
    /// thing it works for.
    ///
    /// # Errors
    /// What the database answers.
    pub fn follow(
        &mut self,
        job: JobId,
        kind: &'static str,
        holding: crate::id::HoldingId,
    ) -> Result<(), StoreError> {
        let before = self.tx.next_entry().saturating_sub(1);
        crate::job::store::put(self.tx, job, kind, "{}", Some(holding), Some(before))
    }

    /// Queues a job of the program's own that follows the journal from this deed's own entry on, in nobody's name.
    ///
    /// # Errors
    /// What the database answers.
    pub fn follow_itself(&mut self, job: JobId, kind: &'static str) -> Result<(), StoreError> {
        let before = self.tx.next_entry().saturating_sub(1);
        crate::job::store::put(self.tx, job, kind, "{}", None, Some(before))
    }

    /// As [`Granted::follow_itself`], from the first entry on: also what came before this deed is dealt with.
    ///
    /// # Errors
    /// What the database answers.
    pub fn follow_from_first(&mut self, job: JobId, kind: &'static str) -> Result<(), StoreError> {
        crate::job::store::put(self.tx, job, kind, "{}", None, Some(-1))
    }

    /// Makes a job due at once that waits or has died, with all its attempts before it again. One that runs is left alone.
    ///
    /// # Errors
    /// What the database answers.
    pub fn rouse(&mut self, job: JobId) -> Result<(), StoreError> {
        crate::job::store::rouse(self.tx, job)
    }

    /// Takes a job out of the queue, whatever its state.
    ///
    /// # Errors
    /// What the database answers.
    pub fn unqueue(&mut self, job: JobId) -> Result<(), StoreError> {
        crate::job::store::remove(self.tx, job)
    }

    /// Does another deed as a step of this one: same transaction, its own policy, its own event.
    ///
    /// # Errors
    /// Whatever the step answers; the whole deed fails with it.
    pub fn step<S: Deed>(&mut self, step: &S) -> Result<S::Done, Failure> {
        perform(self.tx, self.actor, step, None).map(|(done, _)| done)
    }

    /// Gives the grant back: journal entry, data and jobs become one commit.
    ///
    /// # Errors
    /// When the event cannot be written.
    pub fn commit(self, event: &D::Event, done: D::Done) -> Result<Committed<D>, Failure> {
        let seq = self.tx.record(self.actor, D::NAME, event)?;
        Ok(Committed { done, seq })
    }
}

impl<'t, Q: Query> Seen<'t, Q> {
    /// Who asks.
    pub fn actor(&self) -> &'t Actor {
        self.actor
    }

    /// The proof that an entry stands in the journal; `None` when there is no such entry. Ask only for entries about
    /// things that the query's policy has shown.
    ///
    /// # Errors
    /// What the database answers.
    pub fn proof(&mut self, seq: i64) -> Result<Option<crate::journal::proof::Proof>, Failure> {
        crate::journal::proof::prove(self.conn, self.actor.office(), seq)
    }

    /// Asks another question inside the same snapshot, under its own policy.
    ///
    /// # Errors
    /// Whatever the other question answers.
    pub fn also<S: Query>(&mut self, other: &S) -> Result<S::Answer, Failure> {
        answer(self.conn, self.actor, self.env, other)
    }
}

/// Loads, asks the policy, compares the version that was seen, runs. The one place where a write grant is made.
pub(crate) fn perform<D: Deed>(
    tx: &mut Tx,
    actor: &Actor,
    deed: &D,
    seen: Option<i64>,
) -> Result<(D::Done, u64), Failure> {
    let env = tx.env.clone();
    let target = deed.load(&mut Lookup { db: tx, actor, env: &env })?.ok_or(Failure::Hidden)?;
    judge(actor.may(D::RIGHTS, deed.relation(actor, &target)))?;
    if D::CRITICAL {
        actor.must_be_in_own_name()?;
        actor.must_be_fresh()?;
    }
    // A version named for what has none is another one too.
    if seen.is_some() && seen != D::VERSION.map(|of| of(&target)) {
        return Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile").into());
    }
    let committed = deed.run(Granted { tx, actor, deed: PhantomData }, target)?;
    Ok((committed.done, committed.seq))
}

/// Loads, asks the policy, reads. The one place where a read grant is made.
pub(crate) fn answer<Q: Query>(
    conn: &mut Conn,
    actor: &Actor,
    env: &Env,
    query: &Q,
) -> Result<Q::Answer, Failure> {
    let target = query.load(&mut Lookup { db: conn, actor, env })?.ok_or(Failure::Hidden)?;
    judge(actor.may(Q::RIGHTS, query.relation(actor, &target)))?;
    let shown = query.shows(&target);
    let answer = query.run(&mut Seen { conn, actor, env, query: PhantomData }, target)?;
    if let Some(shown) = shown {
        actor.note(Q::NAME, shown, None);
    }
    Ok(answer)
}

fn judge(verdict: Verdict) -> Result<(), Failure> {
    match verdict {
        Verdict::Allow => Ok(()),
        Verdict::Hide => Err(Failure::Hidden),
        Verdict::Refuse => Err(Failure::Forbidden),
    }
}

impl Lookup<'_> {
    /// Who asks; a target may carry facts of its relation to the actor.
    pub fn actor(&self) -> &Actor {
        self.actor
    }
}

/// A snapshot or an open transaction.
trait Asked {
    fn rows(&mut self, select: &'static Select, args: &[Val]) -> Result<Vec<Row>, StoreError>;
    fn ahead(&mut self, asks: Vec<Ask>) -> Result<(), StoreError>;
}

impl Asked for Conn {
    fn rows(&mut self, select: &'static Select, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        Self::rows(self, select, args)
    }
    fn ahead(&mut self, asks: Vec<Ask>) -> Result<(), StoreError> {
        Self::ahead(self, asks)
    }
}

impl Asked for Tx {
    fn rows(&mut self, select: &'static Select, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        Self::rows(self, select, args)
    }
    fn ahead(&mut self, asks: Vec<Ask>) -> Result<(), StoreError> {
        Self::ahead(self, asks)
    }
}

impl Sealed for Lookup<'_> {}
impl Reads for Lookup<'_> {
    fn rows(&mut self, select: &'static Select, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        self.db.rows(select, args)
    }
    fn ahead(&mut self, asks: Vec<Ask>) -> Result<(), StoreError> {
        self.db.ahead(asks)
    }
    fn office(&self) -> OfficeId {
        self.actor.office()
    }
    fn env(&self) -> &Env {
        self.env
    }
}

impl<D> Sealed for Granted<'_, D> {}
impl<D> Reads for Granted<'_, D> {
    fn rows(&mut self, select: &'static Select, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        self.tx.rows(select, args)
    }
    fn ahead(&mut self, asks: Vec<Ask>) -> Result<(), StoreError> {
        self.tx.ahead(asks)
    }
    fn office(&self) -> OfficeId {
        self.tx.office
    }
    fn env(&self) -> &Env {
        &self.tx.env
    }
}
impl<D> Writes for Granted<'_, D> {
    fn change(&mut self, change: &Change, args: &[Val]) -> Result<u64, StoreError> {
        self.tx.change(change, args)
    }
}

impl<Q> Sealed for Seen<'_, Q> {}
impl<Q> Reads for Seen<'_, Q> {
    fn rows(&mut self, select: &'static Select, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        self.conn.rows(select, args)
    }
    fn ahead(&mut self, asks: Vec<Ask>) -> Result<(), StoreError> {
        self.conn.ahead(asks)
    }
    fn office(&self) -> OfficeId {
        self.actor.office()
    }
    fn env(&self) -> &Env {
        self.env
    }
}

/// Declares name and rights of a deed or query: `named!(OpenCase, "cases.open-case", [(Officer, Own)])`.
#[macro_export]
macro_rules! named {
    ($type:ty, $name:literal, [$(($role:ident, $relation:ident)),* $(,)?]) => {
        impl $crate::deed::Named for $type {
            const NAME: &'static str = $name;
            const RIGHTS: &'static [$crate::actor::Right] =
                &[$(($crate::actor::Role::$role, $crate::actor::Relation::$relation)),*];
        }
    };
}

/// Inside `impl Deed` or `impl Query`: how the target is loaded when it belongs to everybody whom the rights name. Nothing
/// for the office itself, else type and loader: `office_target!(RuleView, |deed, db| Ok(store::find(db, deed.rule)?))`.
#[macro_export]
macro_rules! office_target {
    () => {
        $crate::office_target!((), |_, _| Ok(Some(())));
    };
    ($target:ty, $load:expr) => {
        $crate::target_of!(Colleague, $target, $load);
    };
}

/// As [`office_target!`], for what the loader finds of the actor's own and nobody else's.
#[macro_export]
macro_rules! own_target {
    ($target:ty, $load:expr) => {
        $crate::target_of!(Own, $target, $load);
    };
}

/// What [`office_target!`] and [`own_target!`] are made of.
#[doc(hidden)]
#[macro_export]
macro_rules! target_of {
    ($relation:ident, $target:ty, $load:expr) => {
        fn load(&self, db: &mut $crate::Lookup<'_>) -> Result<Option<$target>, $crate::Failure> {
            let load: fn(&Self, &mut $crate::Lookup<'_>) -> Result<Option<$target>, $crate::Failure> = $load;
            load(self, db)
        }

        fn relation(&self, _: &$crate::Actor, _: &$target) -> $crate::Relation {
            $crate::Relation::$relation
        }
    };
}

/// A query whose target is the office itself: it belongs to everybody whom the rights name, and the answer keeps to the
/// asker's scope. `of_office!(ListItems => ItemPage, |query, seen| ...)`.
#[macro_export]
macro_rules! of_office {
    ($query:ty => $answer:ty, $run:expr) => {
        impl $crate::Query for $query {
            type Target = ();
            type Answer = $answer;

            $crate::office_target!();

            fn shows(&self, (): &()) -> Option<$crate::Shown> {
                None
            }

            fn run(&self, seen: &mut $crate::Seen<'_, Self>, (): ()) -> Result<$answer, $crate::Failure> {
                let run: fn(&Self, &mut $crate::Seen<'_, Self>) -> Result<$answer, $crate::Failure> = $run;
                run(self, seen)
            }
        }
    };
}

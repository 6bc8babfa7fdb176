//! One writer per office, committing in groups.
//!
//! Each office has a lane: a queue and a connection. A few threads serve all lanes; a thread takes everything that
//! waits in a lane and commits it as one transaction with one sync. Readers use connections of their own and never
//! wait for a lane.
//!
//! A deed that fails after it changed something would need its part undone while its neighbours' parts stay. Instead of a
//! savepoint per deed (two round trips each on PostgreSQL), the group is then rolled back and its deeds run again one by
//! one: the rare case pays, the common one does not.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};

use crate::engine::Conn;
use crate::failure::StoreError;
use crate::memo::Memo;
use crate::office::Office;
use crate::tx::Tx;

/// The most deeds in one commit: bounds how long the first one waits.
const GROUP: usize = 256;

/// How many may wait in one lane before the next is told to come back later.
const QUEUE: usize = 10_000;

/// Something to do in a lane.
pub(crate) trait Work: Send {
    /// Runs inside the transaction and keeps its answer. May be called again after a rollback.
    fn attempt(&mut self, tx: &mut Tx) -> Attempt;

    /// Tells the waiting side: the kept answer after a commit, else what happened.
    fn finish(self: Box<Self>, fate: Result<(), StoreError>);
}

/// How an attempt ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attempt {
    /// It ran to its end.
    Done,
    /// It was refused. Whether it changed something before is counted by the transaction.
    Refused,
}

/// The queue of one office.
#[derive(Default)]
pub(crate) struct Lane {
    state: Mutex<LaneState>,
    writer: Mutex<Writer>,
    /// Was anything committed since the log was last tidied?
    untidy: AtomicBool,
}

#[derive(Default)]
struct LaneState {
    queue: VecDeque<Box<dyn Work>>,
    scheduled: bool,
}

#[derive(Default)]
struct Writer {
    conn: Option<Conn>,
    memo: Option<Memo>,
}

/// The threads that serve all lanes.
pub(crate) struct Crew {
    bell: mpsc::Sender<Arc<Office>>,
}

impl Crew {
    pub(crate) fn start(threads: usize) -> std::io::Result<Self> {
        let (bell, calls) = mpsc::channel::<Arc<Office>>();
        let calls = Arc::new(Mutex::new(calls));
        for number in 0..threads {
            let calls = Arc::clone(&calls);
            std::thread::Builder::new().name(format!("writer-{number}")).spawn(move || {
                loop {
                    let next = lock(&calls).recv();
                    match next {
                        Ok(office) => office.lane().serve(&office),
                        Err(_) => return,
                    }
                }
            })?;
        }
        Ok(Self { bell })
    }

    /// Puts work into the office's lane.
    pub(crate) fn submit(&self, office: &Arc<Office>, work: Box<dyn Work>) {
        let mut state = lock(&office.lane().state);
        if state.queue.len() >= QUEUE {
            drop(state);
            return work.finish(Err(StoreError::Unavailable("the office's queue is full".to_owned())));
        }
        state.queue.push_back(work);
        if !state.scheduled {
            state.scheduled = true;
            drop(state);
            // The crew lives as long as the kernel; a bell nobody hears means the program is ending.
            if self.bell.send(Arc::clone(office)).is_err() {
                tracing::error!("no writer threads");
            }
        }
    }
}

impl Lane {
    /// Was anything committed since this was last asked?
    pub(crate) fn take_untidy(&self) -> bool {
        self.untidy.swap(false, Ordering::Relaxed)
    }

    pub(crate) fn mark_untidy(&self) {
        self.untidy.store(true, Ordering::Relaxed);
    }

    fn serve(&self, office: &Arc<Office>) {
        let mut writer = lock(&self.writer);
        loop {
            let group: Vec<Box<dyn Work>> = {
                let mut state = lock(&self.state);
                if state.queue.is_empty() {
                    state.scheduled = false;
                    writer.conn = writer.conn.take().and_then(|conn| office.park_writer(conn));
                    return;
                }
                let take = state.queue.len().min(GROUP);
                state.queue.drain(..take).collect()
            };
            writer.run(office, group);
            self.mark_untidy();
        }
    }
}

impl Writer {
    fn run(&mut self, office: &Office, mut group: Vec<Box<dyn Work>>) {
        match self.try_group(office, &mut group) {
            GroupEnd::Committed => group.into_iter().for_each(|work| work.finish(Ok(()))),
            GroupEnd::Failed(error) => {
                group.into_iter().for_each(|work| work.finish(Err(error.clone())));
            }
            GroupEnd::Spoilt if group.len() == 1 => group.into_iter().for_each(|work| work.finish(Ok(()))),
            GroupEnd::Spoilt => group.into_iter().for_each(|work| self.run(office, vec![work])),
        }
    }

    fn try_group(&mut self, office: &Office, group: &mut [Box<dyn Work>]) -> GroupEnd {
        let mut tx = match self.begin(office) {
            Ok(tx) => tx,
            Err(error) => return GroupEnd::Failed(error),
        };
        let mut spoilt = false;
        for work in group.iter_mut() {
            let before = tx.changes;
            // A panic is a fault of ours; the transaction goes, the server lives on.
            let attempt = catch_unwind(AssertUnwindSafe(|| work.attempt(&mut tx)));
            spoilt = match attempt {
                Ok(Attempt::Done) => false,
                Ok(Attempt::Refused) => tx.changes > before || tx.conn.in_failed_state(),
                Err(_) => true,
            };
            if spoilt {
                break;
            }
        }
        if spoilt || tx.changes == 0 {
            let (conn, done) = tx.rollback();
            self.keep(conn, done.is_ok(), done.unwrap_or_default());
            return if spoilt { GroupEnd::Spoilt } else { GroupEnd::Committed };
        }
        let grew = tx.grew();
        let (conn, done) = tx.commit();
        match done {
            Ok(memo) => {
                self.keep(conn, true, Some(memo));
                if grew {
                    office.ring();
                }
                GroupEnd::Committed
            }
            // A refused statement undid the whole group for certain: whoever it was finds it alone.
            Err(error) if group.len() > 1 && error.is_refused_statement() => {
                self.keep(conn, true, None);
                GroupEnd::Spoilt
            }
            Err(error) => {
                // The outcome may be unknown: this connection is not used again.
                self.keep(conn, error == StoreError::Full, None);
                GroupEnd::Failed(error)
            }
        }
    }

    fn begin(&mut self, office: &Office) -> Result<Tx, StoreError> {
        let conn = match self.conn.take() {
            Some(conn) => conn,
            None => office.open_writer()?,
        };
        Tx::begin(conn, office.id(), office.env().clone(), office.tables(), self.memo.take())
    }

    fn keep(&mut self, conn: Conn, sound: bool, memo: Option<Memo>) {
        self.memo = memo;
        self.conn = sound.then_some(conn);
    }
}

enum GroupEnd {
    Committed,
    Failed(StoreError),
    /// Somebody in the group left changes behind and must be run alone.
    Spoilt,
}

/// A lock whose holder panicked is still a lock: the state it guards is put right by the next transaction.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

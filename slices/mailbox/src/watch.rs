//! Looking into the mailboxes again and again: one task for each look, never two for one mailbox, longer pauses after
//! failures.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use obieg_kernel::{Actor, Env, Failure};
use tokio::task::JoinSet;

use crate::deeds::ReportMailbox;
use crate::imap::Fault;
use crate::model::{BoxId, MailboxView};
use crate::queries::WatchMailboxes;
use crate::{rules, take};

/// How often a mailbox is looked into, in seconds.
pub const EVERY: i64 = 60;

/// When a mailbox is looked into again.
#[derive(Debug, Clone, Copy)]
struct Next {
    /// Failures in a row.
    failures: u32,
    /// When the last look began.
    began: Timestamp,
    /// Not before.
    at: Timestamp,
}

/// Watches the mailboxes of one office.
pub struct Watch {
    machine: Actor,
    env: Env,
    loopback: bool,
    next: HashMap<BoxId, Next>,
    under_way: HashSet<BoxId>,
    looks: JoinSet<(BoxId, Timestamp, Result<usize, Fault>)>,
}

impl Watch {
    /// In the name of this machine; `loopback` for tests: servers on this computer and no others.
    pub fn new(machine: Actor, env: Env, loopback: bool) -> Self {
        let (next, under_way, looks) = (HashMap::new(), HashSet::new(), JoinSet::new());
        Self { machine, env, loopback, next, under_way, looks }
    }

    /// Begins the looks that are due and takes up those that ended.
    ///
    /// # Errors
    /// What the database answers.
    pub async fn turn(&mut self) -> Result<(), Failure> {
        while let Some(ended) = self.looks.try_join_next() {
            self.note(ended);
        }
        let now = self.env.now();
        for view in self.machine.see(WatchMailboxes).await? {
            if self.is_due(&view, now) {
                self.begin(view, now);
            }
        }
        Ok(())
    }

    /// Waits for the looks that are under way: for tests and for a clean end.
    pub async fn rest(&mut self) {
        while let Some(ended) = self.looks.join_next().await {
            self.note(ended);
        }
    }

    fn is_due(&self, view: &MailboxView, now: Timestamp) -> bool {
        if self.under_way.contains(&view.id) {
            return false;
        }
        let Some(next) = self.next.get(&view.id) else { return true };
        next.at <= now || view.asked_at.is_some_and(|asked| asked >= next.began)
    }

    fn begin(&mut self, view: MailboxView, now: Timestamp) {
        self.under_way.insert(view.id);
        let (machine, loopback) = (self.machine.clone(), self.loopback);
        self.looks.spawn(async move { (view.id, now, one(&machine, &view, loopback).await) });
    }

    fn note(&mut self, ended: Result<(BoxId, Timestamp, Result<usize, Fault>), tokio::task::JoinError>) {
        let (id, began, result) = match ended {
            Ok(ended) => ended,
            // Whose look broke down is not known any more: all that are under way may begin again.
            Err(error) => {
                tracing::error!(%error, "a look into a mailbox broke down");
                self.under_way.clear();
                return;
            }
        };
        self.under_way.remove(&id);
        let before = self.next.get(&id).map_or(0, |next| next.failures);
        let failures = if result.is_ok() { 0 } else { before.saturating_add(1) };
        let pause = SignedDuration::from_secs(rules::pause_after(failures, EVERY));
        let at = self.env.now().saturating_add(pause).unwrap_or(Timestamp::MAX);
        self.next.insert(id, Next { failures, began, at });
    }
}

/// One look; people are told when it begins or ends to fail.
async fn one(machine: &Actor, view: &MailboxView, loopback: bool) -> Result<usize, Fault> {
    let result = take::look(machine, view, loopback).await;
    let fault = result.as_ref().err().map(|fault| fault.code().to_owned());
    if fault != view.fault
        && let Err(failure) = machine.act(ReportMailbox { mailbox: view.id, fault }, None).await
    {
        tracing::warn!(?failure, "the state of a mailbox was not told");
    }
    result
}

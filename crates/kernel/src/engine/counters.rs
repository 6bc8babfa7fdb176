//! How much the databases were asked: what the guard against slow growth looks at.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counted by all connections of one kernel. Nothing hangs on their order, so they cost a few cycles each.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    statements: AtomicU64,
    transactions: AtomicU64,
    commits: AtomicU64,
    round_trips: AtomicU64,
}

/// The counts since the kernel was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Statements that were run.
    pub statements: u64,
    /// Transactions that were begun, reading ones too.
    pub transactions: u64,
    /// Transactions that were committed: on a durable engine one sync each.
    pub commits: u64,
    /// How often a database server was waited for; never on SQLite.
    pub round_trips: u64,
}

impl Counters {
    pub(crate) fn statement(&self) {
        self.statements.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn transaction(&self) {
        self.transactions.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn commit(&self) {
        self.commits.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn round_trip(&self) {
        self.round_trips.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn counts(&self) -> Counts {
        Counts {
            statements: self.statements.load(Ordering::Relaxed),
            transactions: self.transactions.load(Ordering::Relaxed),
            commits: self.commits.load(Ordering::Relaxed),
            round_trips: self.round_trips.load(Ordering::Relaxed),
        }
    }
}

impl Counts {
    /// What was added since an earlier count.
    #[must_use]
    pub fn since(self, before: Self) -> Self {
        Self {
            statements: self.statements.saturating_sub(before.statements),
            transactions: self.transactions.saturating_sub(before.transactions),
            commits: self.commits.saturating_sub(before.commits),
            round_trips: self.round_trips.saturating_sub(before.round_trips),
        }
    }
}

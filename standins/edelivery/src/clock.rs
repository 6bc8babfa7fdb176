//! The clock of the stand-in: it stands until somebody moves it, or runs after a source that the program gives.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

/// Tells the time to a clock that runs; only the program itself gives one.
pub type Source = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// A movable clock.
pub struct Clock {
    source: Option<Source>,
    stands: Timestamp,
    offset: SignedDuration,
    /// While something that was due earlier is done: its own time.
    inside: Option<Timestamp>,
}

impl Clock {
    /// A clock that stands at an instant.
    #[must_use]
    pub const fn standing(at: Timestamp) -> Self {
        Self { source: None, stands: at, offset: SignedDuration::ZERO, inside: None }
    }

    /// A clock that runs after a source.
    #[must_use]
    pub fn running(source: Source) -> Self {
        let stands = source();
        Self { source: Some(source), stands, offset: SignedDuration::ZERO, inside: None }
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inside.unwrap_or_else(|| self.outside())
    }

    fn outside(&self) -> Timestamp {
        let base = self.source.as_ref().map_or(self.stands, |source| source());
        base.checked_add(self.offset).unwrap_or(base)
    }

    /// Puts the clock to an instant; a running one runs on from there.
    pub fn set(&mut self, to: Timestamp) {
        match &self.source {
            Some(source) => self.offset = to.duration_since(source()),
            None => self.stands = to,
        }
    }

    /// Moves the clock on.
    pub fn advance(&mut self, by: SignedDuration) {
        let to = plus(self.outside(), by);
        self.set(to);
    }

    /// While one due event is done, the time is that at which it was due.
    pub const fn enter(&mut self, at: Option<Timestamp>) {
        self.inside = at;
    }
}

/// An instant later, or the same where the calendar ends.
#[must_use]
pub fn plus(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(at)
}

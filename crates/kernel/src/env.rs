//! Time and randomness, injected.
//!
//! Nothing below `app` reads the system clock: `app` hands one [`Env`] in, tests hand in a clock they move.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use uuid::Uuid;

use crate::id::Id;

/// Tells the present instant.
pub trait Clock: Send + Sync {
    /// The present instant in UTC.
    fn now(&self) -> Timestamp;
}

/// Gives unpredictable bytes, fit for secrets.
pub trait Entropy: Send + Sync {
    /// Fills the buffer.
    fn fill(&self, buffer: &mut [u8]);
}

/// The time and randomness of one running program.
#[derive(Clone)]
pub struct Env {
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    zone: TimeZone,
}

impl Env {
    /// Joins a clock and a source of randomness; civil dates are those of Europe/Warsaw.
    ///
    /// # Errors
    /// When the time zone database has no Europe/Warsaw.
    pub fn new(clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Result<Self, jiff::Error> {
        Ok(Self { clock, entropy, zone: TimeZone::get("Europe/Warsaw")? })
    }

    /// The present instant, cut to microseconds: what is stored is what was meant.
    pub fn now(&self) -> Timestamp {
        let now = self.clock.now();
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    /// The civil date in Europe/Warsaw: the only date the law knows.
    pub fn today(&self) -> Date {
        self.date_of(self.now())
    }

    /// The civil date in Europe/Warsaw of an instant.
    pub fn date_of(&self, instant: Timestamp) -> Date {
        instant.to_zoned(self.zone.clone()).date()
    }

    /// The time zone of the law.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// A new id: UUID version 7 of the injected time and randomness.
    pub fn new_id<K>(&self) -> Id<K> {
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or(0);
        let mut random = [0u8; 10];
        self.entropy.fill(&mut random);
        Id::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// A secret of 256 bits.
    pub fn new_secret(&self) -> [u8; 32] {
        let mut secret = [0u8; 32];
        self.entropy.fill(&mut secret);
        secret
    }

    /// A new UUID outside the typed kinds.
    pub fn new_uuid(&self) -> Uuid {
        self.new_id::<crate::id::JobKind>().uuid()
    }
}

impl std::fmt::Debug for Env {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Env")
    }
}

/// Writes an instant the way it is stored: RFC 3339 in UTC with exactly six digits of a second, so that text order is
/// time order on every engine.
pub fn stored_instant(instant: Timestamp) -> String {
    format!("{instant:.6}")
}

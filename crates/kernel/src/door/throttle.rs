//! Slowdown of guessing. Counted per login and network address together, so that a stranger elsewhere cannot lock
//! a clerk out; and per address alone, so that one stranger cannot try many logins quickly.

use std::collections::HashMap;
use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};

use crate::lane::lock;

#[derive(Default)]
pub(crate) struct Throttle {
    seen: Mutex<HashMap<String, Failures>>,
}

struct Failures {
    count: u32,
    next: Timestamp,
}

impl Failures {
    fn count_one(&mut self, free: u32, now: Timestamp) {
        self.count = self.count.saturating_add(1);
        let over = self.count.saturating_sub(free).min(6);
        let wait = if over == 0 { 0 } else { 1i64 << over };
        self.next = now + SignedDuration::from_secs(wait);
    }
}

/// Wrong passwords for one login from one address that cost nothing yet: people mistype.
const FREE: u32 = 3;
/// Wrong passwords from one address, whatever the login, that cost nothing yet: a whole office may share an address.
const FREE_PER_ADDRESS: u32 = 30;
/// Entries kept before those that no longer slow anybody are dropped.
const KEPT: usize = 10_000;

impl Throttle {
    /// Seconds to wait, if any.
    pub(crate) fn wait(&self, place: &str, address: &str, now: Timestamp) -> Option<i64> {
        let seen = lock(&self.seen);
        [place, address]
            .into_iter()
            .filter_map(|key| seen.get(key))
            .map(|failures| failures.next.duration_since(now).as_secs())
            .filter(|wait| *wait > 0)
            .max()
    }

    pub(crate) fn failed(&self, place: &str, address: &str, now: Timestamp) {
        let mut seen = lock(&self.seen);
        if seen.len() > KEPT {
            seen.retain(|_, failures| failures.next > now);
        }
        for (key, free) in [(place, FREE), (address, FREE_PER_ADDRESS)] {
            seen.entry(key.to_owned()).or_insert(Failures { count: 0, next: now }).count_one(free, now);
        }
    }

    /// A wrong try from an address, whose place was counted already.
    pub(crate) fn failed_from(&self, address: &str, now: Timestamp) {
        let mut seen = lock(&self.seen);
        seen.entry(address.to_owned())
            .or_insert(Failures { count: 0, next: now })
            .count_one(FREE_PER_ADDRESS, now);
    }

    /// Takes one try for a place, or gives the seconds to wait. Counted before the try is judged, so that many at once get
    /// no more tries than one after another; whoever was right calls [`Throttle::succeeded`].
    pub(crate) fn try_once(&self, place: &str, now: Timestamp) -> Option<i64> {
        let mut seen = lock(&self.seen);
        if seen.len() > KEPT {
            seen.retain(|_, failures| failures.next > now);
        }
        let failures = seen.entry(place.to_owned()).or_insert(Failures { count: 0, next: now });
        let wait = failures.next.duration_since(now).as_secs();
        if wait > 0 {
            return Some(wait);
        }
        failures.count_one(FREE, now);
        None
    }

    pub(crate) fn succeeded(&self, place: &str) {
        lock(&self.seen).remove(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_slows_himself_and_not_the_clerk() {
        let (throttle, now) = (Throttle::default(), Timestamp::UNIX_EPOCH);
        for _ in 0..20 {
            throttle.failed("o|anna|6.6.6.6", "6.6.6.6", now);
        }
        assert!(throttle.wait("o|anna|6.6.6.6", "6.6.6.6", now).is_some());
        assert!(throttle.wait("o|anna|10.0.0.1", "10.0.0.1", now).is_none());
    }

    #[test]
    fn three_mistypes_cost_nothing_and_success_forgets() {
        let (throttle, now) = (Throttle::default(), Timestamp::UNIX_EPOCH);
        for _ in 0..3 {
            throttle.failed("o|anna|a", "a", now);
        }
        assert!(throttle.wait("o|anna|a", "a", now).is_none());
        throttle.failed("o|anna|a", "a", now);
        assert_eq!(throttle.wait("o|anna|a", "a", now), Some(2));
        throttle.succeeded("o|anna|a");
        assert!(throttle.wait("o|anna|a", "a", now).is_none());
    }

    #[test]
    fn many_tries_at_once_are_no_more_than_one_after_another() {
        let (throttle, now) = (Throttle::default(), Timestamp::UNIX_EPOCH);
        let granted = (0..100).filter(|_| throttle.try_once("alfa|code|anna", now).is_none()).count();
        assert_eq!(granted, 4, "three that cost nothing, and the one that begins the wait");
        assert_eq!(throttle.try_once("alfa|code|anna", now), Some(2));
        assert_eq!(throttle.try_once("alfa|code|beata", now), None);
        throttle.succeeded("alfa|code|anna");
        assert_eq!(throttle.try_once("alfa|code|anna", now), None);
    }
}

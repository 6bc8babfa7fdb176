//! Closed loop: each thread asks, reads the whole answer, and only then asks again.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::Outcome;
use crate::client::{Answer, Link, unexpected};
use crate::watch::Watch;

/// One measured round.
#[derive(Clone, Copy)]
pub struct Round<'r> {
    pub address: &'r str,
    pub threads: u32,
    /// Number of the first request: what makes letters and files different.
    pub from: u32,
    pub count: u32,
    /// Ends here even when the count is not reached.
    pub most: Duration,
    /// The only status that does not void the round.
    pub wanted: u16,
}

/// What came of it. Times are sorted.
#[derive(Default)]
pub struct Load {
    pub times: Vec<Duration>,
    pub wall: Duration,
    pub bytes: u64,
}

impl Load {
    pub fn count(&self) -> u32 {
        u32::try_from(self.times.len()).unwrap_or(u32::MAX)
    }

    pub fn rate(&self) -> f64 {
        f64::from(self.count()) / self.wall.as_secs_f64().max(1e-9)
    }

    /// The time that so many of a thousand requests do not exceed, in milliseconds.
    pub fn per_mille(&self, mille: usize) -> f64 {
        let last = self.times.len().saturating_sub(1);
        let at = (self.times.len() * mille / 1000).min(last);
        self.times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }
}

pub type Make<'m> = &'m (dyn Fn(u32) -> Vec<u8> + Sync);
pub type Saw<'s> = &'s (dyn Fn(u32, &Answer) + Sync);

/// Runs a round without looking into the answers.
pub fn drive(round: &Round<'_>, make: Make<'_>) -> Outcome<Load> {
    drive_and_see(round, make, &|_, _| {})
}

/// Runs a round; an unexpected status or a broken connection voids it.
pub fn drive_and_see(round: &Round<'_>, make: Make<'_>, saw: Saw<'_>) -> Outcome<Load> {
    let next = AtomicU32::new(round.from);
    let all = Mutex::new(Load::default());
    let fault = Mutex::new(None::<String>);
    let watch = Watch::start();
    std::thread::scope(|scope| {
        for _ in 0..round.threads {
            scope.spawn(|| match worker(round, &next, watch, make, saw) {
                Ok(mut load) => {
                    if let Ok(mut all) = all.lock() {
                        all.times.append(&mut load.times);
                        all.bytes += load.bytes;
                    }
                }
                Err(error) => {
                    // The others stop too: the round is void.
                    next.store(u32::MAX / 2, Ordering::Relaxed);
                    if let Ok(mut fault) = fault.lock() {
                        fault.get_or_insert(error.to_string());
                    }
                }
            });
        }
    });
    let wall = watch.elapsed();
    if let Some(words) = fault.into_inner().ok().flatten() {
        return Err(format!("the round is void: {words}").into());
    }
    let mut load = all.into_inner().map_err(|_| "a worker was lost")?;
    load.times.sort_unstable();
    load.wall = wall;
    Ok(load)
}

fn worker(round: &Round<'_>, next: &AtomicU32, watch: Watch, make: Make<'_>, saw: Saw<'_>) -> Outcome<Load> {
    let mut link = Link::open(round.address)?;
    let mut answer = Answer::default();
    let mut load = Load::default();
    let end = round.from.saturating_add(round.count);
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= end || watch.elapsed() > round.most {
            return Ok(load);
        }
        let request = make(number);
        let one = Watch::start();
        link.ask(&request, &mut answer)?;
        load.times.push(one.elapsed());
        if answer.status != round.wanted {
            return Err(unexpected(&answer, &request, round.wanted).into());
        }
        load.bytes += u64::try_from(answer.body.len()).unwrap_or(0);
        saw(number, &answer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_stay_inside() {
        let times = (1..=100).map(Duration::from_millis).collect();
        let load = Load { times, wall: Duration::from_secs(2), bytes: 0 };
        assert!((load.rate() - 50.0).abs() < 1e-9);
        assert!((load.per_mille(500) - 51.0).abs() < 1e-9);
        assert!((load.per_mille(999) - 100.0).abs() < 1e-9);
        assert!(Load::default().per_mille(950).abs() < 1e-9);
    }
}

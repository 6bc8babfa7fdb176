//! The door under those who do not belong here: what a storm of wrong passwords costs a clerk who works, and whether the time of
//! an answer tells that a login exists.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::Outcome;
use crate::client::{Answer, Link, Person, encoded, once};
use crate::plan;
use crate::stand::{Stand, Way};
use crate::watch::Watch;

/// Strangers at a time, each from an address of their own for every try.
const STRANGERS: u32 = 64;
/// Pairs of tries that are compared.
const PAIRS: u32 = 500;

pub fn door(stand: &mut Stand<'_>) -> Outcome {
    storm(stand)?;
    unknown(stand)
}

/// The list of an officer, before and while strangers try passwords.
fn storm(stand: &mut Stand<'_>) -> Outcome {
    let path = "/sprawy?stan=open";
    stand.warm(&stand.cast.officer, path)?;
    let make = |_| stand.cast.officer.get(path);
    let count = stand.count(4000);
    let round = || stand.measure(Way { threads: 1, from: 0, count, wanted: 200 }, &make, &|_, _| {});
    let quiet = round()?;
    let (over, tries) = (AtomicBool::new(false), AtomicU32::new(0));
    let address = stand.address()?;
    let loud = std::thread::scope(|scope| {
        for _ in 0..STRANGERS {
            scope.spawn(|| strangers(address, &tries, &over));
        }
        let loud = round();
        over.store(true, Ordering::Relaxed);
        loud
    })?;
    let p95 = |measured: &crate::stand::Measured| measured.load.per_mille(950);
    stand.note("14s", p95(&loud) / p95(&quiet), None, Some(&loud));
    if let Some(figure) = stand.figures.last_mut() {
        figure.more.push(("quiet_p95_ms", p95(&quiet)));
        figure.more.push(("loud_p95_ms", p95(&loud)));
        figure.more.push(("tries", f64::from(tries.load(Ordering::Relaxed))));
    }
    Ok(())
}

/// Tries until it is over; a broken connection is opened anew.
fn strangers(address: &str, tries: &AtomicU32, over: &AtomicBool) {
    let mut answer = Answer::default();
    while !over.load(Ordering::Relaxed) {
        let Ok(mut link) = Link::open(address) else { continue };
        while !over.load(Ordering::Relaxed) {
            let number = tries.fetch_add(1, Ordering::Relaxed);
            if link.ask(&attempt(number, &format!("nikt{number}")), &mut answer).is_err() {
                break;
            }
        }
    }
}

/// A wrong password for a login, from an address that the proxy says.
fn attempt(number: u32, login: &str) -> Vec<u8> {
    let [_, a, b, c] = number.to_be_bytes();
    let stranger =
        Person { headers: format!("x-forwarded-for: 10.{a}.{b}.{c}\r\n"), form_token: String::new() };
    let body = format!("office={}&login={}&password=zupelnie+inne+haslo", plan::KEY, encoded(login));
    stranger.post("/wejscie", "application/x-www-form-urlencoded", body.as_bytes())
}

/// Welch's t between the times of a login that exists and of one that does not, interleaved.
fn unknown(stand: &mut Stand<'_>) -> Outcome {
    let address = stand.address()?;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    let first = 1 << 23;
    for pair in 0..stand.count(PAIRS) {
        for (of, login, times) in [(0, plan::OFFICER.0, &mut known), (1, "nikt", &mut unknown)] {
            let request = attempt(first + 2 * pair + of, login);
            let watch = Watch::start();
            once(address, &request, 422)?;
            times.push(watch.seconds() * 1e3);
        }
    }
    stand.note("14u", welch(&known, &unknown).abs(), None, None);
    Ok(())
}

/// The difference of two means in units of its own error (B. L. Welch, 1947).
fn welch(one: &[f64], other: &[f64]) -> f64 {
    let count = |of: &[f64]| of.iter().map(|_| 1.0).sum::<f64>();
    let mean = |of: &[f64]| of.iter().sum::<f64>() / count(of);
    let error = |of: &[f64]| {
        let mean = mean(of);
        of.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count(of) - 1.0) / count(of)
    };
    (mean(one) - mean(other)) / (error(one) + error(other)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::welch;

    #[test]
    fn means_are_compared_in_units_of_their_error() {
        let even: Vec<f64> = (0..100).map(|at| f64::from(at % 10)).collect();
        let later: Vec<f64> = even.iter().map(|value| value + 3.0).collect();
        assert!(welch(&even, &even).abs() < 0.001);
        assert!(welch(&later, &even) > 4.5);
    }
}

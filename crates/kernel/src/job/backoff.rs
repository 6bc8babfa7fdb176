//! When a failed job is tried again.

use jiff::SignedDuration;

/// How long is waited after the first failure, the second and so on, in seconds: short for a receiver that restarts, long
/// for one that is away over a weekend. After the last of them the job is dead.
pub const DELAYS: [i64; 11] = [5, 30, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, 86_400];

/// The wait after this many failures in a row, up to a fifth longer by chance, so that receivers of one failed server are
/// not all called in one instant; `None` when it is enough.
///
/// `chance` is any number; the same gives the same wait.
pub fn wait(failures: i64, chance: u64) -> Option<SignedDuration> {
    let step = usize::try_from(failures.checked_sub(1)?).ok()?;
    let millis = DELAYS.get(step)?.saturating_mul(1_000);
    let most = u64::try_from(millis / 5).ok()?;
    let more = i64::try_from(chance.checked_rem(most.saturating_add(1))?).ok()?;
    Some(SignedDuration::from_millis(millis.saturating_add(more)))
}

#[cfg(test)]
mod tests {
    use super::{DELAYS, wait};

    #[test]
    fn every_failure_waits_longer_and_the_last_ends_it() {
        let table = [(1, 5), (2, 30), (3, 300), (4, 1_800), (11, 86_400)];
        for (failures, seconds) in table {
            assert_eq!(wait(failures, 0).unwrap().as_secs(), seconds, "{failures}");
        }
        for failures in [i64::MIN, -1, 0, 12, i64::MAX] {
            assert_eq!(wait(failures, 0), None, "{failures}");
        }
        // A receiver that is away from Friday noon until Monday morning loses nothing.
        assert!(DELAYS.iter().sum::<i64>() > 68 * 3_600);
    }

    #[test]
    fn chance_makes_it_at_most_a_fifth_longer() {
        for chance in [0, 1, 999, 1_000, 1_001, u64::MAX] {
            let millis = wait(1, chance).unwrap().as_millis();
            assert!((5_000..=6_000).contains(&millis), "{chance}: {millis}");
        }
        assert_ne!(wait(1, 7), wait(1, 8));
    }
}

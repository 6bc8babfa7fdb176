//! The one place that reads the clock of the machine.

use std::time::{Duration, Instant, SystemTime};

/// A stopwatch.
#[derive(Clone, Copy)]
pub struct Watch(Instant);

impl Watch {
    #[expect(
        clippy::disallowed_methods,
        reason = "a benchmark measures real time; no legal term hangs on it"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// Waits between two looks at a process that starts, rests or ends.
#[expect(clippy::disallowed_methods, reason = "polls child processes; nothing of the product runs here")]
pub fn pause(millis: u64) {
    std::thread::sleep(Duration::from_millis(millis));
}

/// Today as the system sees it, in UTC: `2026-11-22`.
#[expect(clippy::disallowed_methods, reason = "the date of a measurement, not of an act")]
pub fn today() -> String {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    civil(i64::try_from(since.as_secs() / 86_400).unwrap_or_default())
}

/// Days since 1970 as a civil date (Howard Hinnant's algorithm).
fn civil(days: i64) -> String {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_become_dates() {
        assert_eq!(civil(0), "1970-01-01");
        assert_eq!(civil(20_779), "2026-11-22");
        assert_eq!(civil(11_016), "2000-02-29");
    }
}

//! Counts: what a test runner says in its last lines.

use std::ops::AddAssign;

use crate::run::Said;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
}

impl Count {
    pub const PASSED: Self = Self { passed: 1, failed: 0 };
    pub const FAILED: Self = Self { passed: 0, failed: 1 };

    pub fn of(good: bool) -> Self {
        if good { Self::PASSED } else { Self::FAILED }
    }

    /// A process that failed without counting a failure has failed once all the same.
    fn or_failed(self, good: bool) -> Self {
        if !good && self.failed == 0 { Self { failed: 1, ..self } } else { self }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// `Summary [  1.2s] 9 tests run: 8 passed (1 slow), 1 failed, 2 timed out, 3 skipped` of nextest.
pub fn nextest(said: &Said) -> Count {
    let line = said.lines.iter().rev().find(|line| line.contains("Summary [") && line.contains(" run: "));
    let found = line.and_then(|line| line.split_once(" run: ")).map(|(_, parts)| {
        let of = |word: &str| parts.split(',').filter_map(|part| before(part, word)).sum::<u64>();
        Count { passed: of("passed"), failed: of("failed") + of("timed out") + of("exec failed") }
    });
    found.unwrap_or_default().or_failed(said.good)
}

/// `ℹ pass 16` and `ℹ fail 1` of node's own runner.
pub fn node(said: &Said) -> Count {
    let of = |word: &str| {
        let value = |line: &String| {
            let rest = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# "))?;
            rest.strip_prefix(word)?.trim().parse::<u64>().ok()
        };
        said.lines.iter().rev().find_map(value).unwrap_or(0)
    };
    Count { passed: of("pass "), failed: of("fail ") + of("cancelled ") }.or_failed(said.good)
}

/// `advisories ok, bans FAILED, licenses ok` of cargo-deny.
pub fn deny(said: &Said) -> Count {
    let mut count = Count::default();
    for part in said.lines.iter().flat_map(|line| line.split(", ")) {
        match part.trim().split_once(' ') {
            Some(("advisories" | "bans" | "licenses" | "sources", "ok")) => count += Count::PASSED,
            Some(("advisories" | "bans" | "licenses" | "sources", "FAILED")) => count += Count::FAILED,
            _ => {}
        }
    }
    count.or_failed(said.good)
}

/// The number that stands right before a word: 8 in ` 8 passed (1 slow)`.
fn before(part: &str, word: &str) -> Option<u64> {
    let (number, rest) = part.trim().split_once(' ')?;
    let exact = rest == word || rest.strip_prefix(word).is_some_and(|more| more.starts_with(" ("));
    if exact { number.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(good: bool, lines: &[&str]) -> Said {
        Said { good, lines: lines.iter().map(|line| (*line).to_owned()).collect() }
    }

    #[test]
    fn nextest_is_counted_with_slow_and_timed_out_tests() {
        let line = "     Summary [   1.2s] 9 tests run: 6 passed (1 slow, 1 flaky), 2 failed, 1 timed out, 3 skipped";
        assert_eq!(nextest(&said(false, &[line])), Count { passed: 6, failed: 3 });
        let one = "     Summary [   0.0s] 1 test run: 1 passed, 0 skipped";
        assert_eq!(nextest(&said(true, &["noise", one, ""])), Count::PASSED);
    }

    #[test]
    fn a_run_that_did_not_compile_is_one_failure() {
        assert_eq!(nextest(&said(false, &["error: could not compile"])), Count::FAILED);
    }

    #[test]
    fn node_is_counted() {
        let lines = ["ℹ tests 17", "ℹ pass 16", "ℹ fail 1", "ℹ cancelled 0"];
        assert_eq!(node(&said(false, &lines)), Count { passed: 16, failed: 1 });
    }

    #[test]
    fn each_check_of_the_policy_counts() {
        let line = "bans ok, licenses FAILED, sources ok";
        assert_eq!(deny(&said(false, &[line])), Count { passed: 2, failed: 1 });
    }
}

//! What each operation must reach and what it aims at.

/// One operation of the set.
pub struct Goal {
    pub op: &'static str,
    pub words: &'static str,
    pub unit: &'static str,
    /// Is more better?
    pub more: bool,
    pub must: f64,
    pub goal: f64,
}

const fn more(op: &'static str, words: &'static str, unit: &'static str, must: f64, goal: f64) -> Goal {
    Goal { op, words, unit, more: true, must, goal }
}

const fn less(op: &'static str, words: &'static str, unit: &'static str, must: f64, goal: f64) -> Goal {
    Goal { op, words, unit, more: false, must, goal }
}

/// In the order of the report.
pub const GOALS: [Goal; 32] = [
    more("1", "register a letter, c8", "/s", 1000.0, 3000.0),
    less("1b", "register a letter, c1 p50", "ms", 2.0, 0.8),
    less("1c", "register a letter, c64 p99", "ms", 50.0, 34.0),
    less("1m", "register 1,000 letters in one form", "ms", 1000.0, 1000.0),
    less("1n", "assign 1,000 letters in one form", "ms", 2000.0, 2000.0),
    less("1r", "receipt for the person at the window as PDF, c1 p95", "ms", 1000.0, 200.0),
    more("2", "open a case from a letter, c8", "/s", 800.0, 2000.0),
    more("3", "case page, 20 documents, c8", "/s", 1500.0, 4000.0),
    less("3b", "case page, c1 p95", "ms", 3.0, 1.0),
    more("4", "work list of 50, c8", "/s", 1500.0, 4000.0),
    more("4s", "work list of 50, 10,000 cases, c8", "/s", 1500.0, 4000.0),
    less("4b", "work list p95, large office against small", "×", 2.0, 1.2),
    more("5d", "desk, 10,000 letters wait, c8", "/s", 1500.0, 4000.0),
    more("5q", "queue of 50, 10,000 letters wait, c8", "/s", 1500.0, 4000.0),
    more("6", "upload a small PDF, c8", "/s", 400.0, 1000.0),
    less("6c", "upload 100 MB: memory above idle", "MiB", 32.0, 8.0),
    more("6d", "upload 100 MB: rate", "MB/s", 80.0, 150.0),
    more("7i", "intake of 10,000 files", "/s", 400.0, 1000.0),
    less("9", "cold start to a page with data, one office", "ms", 500.0, 100.0),
    less("9c", "cold start to a page with data, 300 offices", "ms", 1000.0, 200.0),
    less("10", "memory at rest, one office", "MiB", 96.0, 40.0),
    less("10c", "memory at rest, 300 offices touched", "MiB", 512.0, 160.0),
    less("10j", "processor at rest, 300 offices touched", "%", 2.0, 0.5),
    less("14s", "work list p95, storm at the door against quiet", "×", 1.5, 1.2),
    less("14u", "time of an unknown login against a known one, Welch's |t|", "", 4.5, 2.0),
    more("13-1", "PostgreSQL against SQLite: register a letter", "%", 40.0, 70.0),
    more("13-2", "PostgreSQL against SQLite: open a case", "%", 40.0, 70.0),
    more("13-3", "PostgreSQL against SQLite: case page", "%", 40.0, 70.0),
    more("13-4", "PostgreSQL against SQLite: work list", "%", 40.0, 70.0),
    less("13-1b", "PostgreSQL against SQLite: slower at c1, letter", "×", f64::INFINITY, 2.0),
    less("13-3b", "PostgreSQL against SQLite: slower at c1, case page", "×", f64::INFINITY, 2.0),
    less("13-4b", "PostgreSQL against SQLite: slower at c1, work list", "×", f64::INFINITY, 2.0),
];

/// How a figure stands to its marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Goal,
    Must,
    Missed,
}

impl Verdict {
    pub fn word(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Must => "must",
            Self::Missed => "MISSED",
        }
    }
}

impl Goal {
    pub fn of(op: &str) -> Option<&'static Self> {
        GOALS.iter().find(|goal| goal.op == op)
    }

    /// Judges a figure. `goal` is today's mark where it moves with a floor.
    pub fn judge(&self, value: f64, goal: f64) -> Verdict {
        let reaches = |mark: f64| if self.more { value >= mark } else { value <= mark };
        if reaches(goal) {
            Verdict::Goal
        } else if reaches(self.must) {
            Verdict::Must
        } else {
            Verdict::Missed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_judged_by_its_direction() {
        let rate = Goal::of("1").unwrap();
        assert_eq!(
            [500.0, 1000.0, 3000.0].map(|v| rate.judge(v, rate.goal)),
            [Verdict::Missed, Verdict::Must, Verdict::Goal]
        );
        let wait = Goal::of("1b").unwrap();
        assert_eq!(
            [3.0, 2.0, 0.5].map(|v| wait.judge(v, wait.goal)),
            [Verdict::Missed, Verdict::Must, Verdict::Goal]
        );
    }
}

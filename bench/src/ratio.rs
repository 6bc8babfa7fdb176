//! One engine beside the other.

use crate::goals::Goal;
use crate::ops::detail;
use crate::report;
use crate::stand::Figure;

/// Rates of PostgreSQL as a share of those of SQLite, and times as a multiple.
pub fn of(figures: &[Figure]) -> Vec<Figure> {
    let find = |engine: &str, op: &str| figures.iter().find(|one| one.engine == engine && one.op == op);
    let pair = |op: &str| Some((find("postgres", op)?, find("sqlite", op)?));
    let mut found = Vec::new();
    for (op, name) in [("1", "13-1"), ("2", "13-2"), ("3", "13-3"), ("4", "13-4")] {
        found.extend(pair(op).map(|(theirs, ours)| figure(name, theirs.value / ours.value * 100.0)));
    }
    for (op, name) in [("1b", "13-1b"), ("3b", "13-3b"), ("4", "13-4b")] {
        let wait = |figure: &Figure| {
            let name = if op == "4" { "c1_p50_ms" } else { "p50_ms" };
            detail(&figure.more, name)
        };
        let times = pair(op).and_then(|(theirs, ours)| Some(wait(theirs)? / wait(ours)?));
        found.extend(times.map(|times| figure(name, times)));
    }
    found.iter().for_each(report::show);
    found
}

fn figure(op: &'static str, value: f64) -> Figure {
    let goal = Goal::of(op).map_or(f64::NAN, |goal| goal.goal);
    Figure { op, engine: "postgres", value, goal, floor: None, cpu: None, more: Vec::new() }
}

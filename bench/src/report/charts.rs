//! Which charts there are.

use super::number;
use super::svg::{Chart, Group};
use crate::goals::Goal;
use crate::ops::detail;
use crate::stand::Figure;

const ENGINES: [(&str, &str); 2] = [("sqlite", "SQLite"), ("postgres", "PostgreSQL")];

/// File name and content of each chart that has something to show.
pub fn all(figures: &[Figure]) -> Vec<(&'static str, String)> {
    let charts = [
        ("throughput.svg", throughput(figures)),
        ("latency.svg", latency(figures)),
        ("growth.svg", growth(figures)),
        ("memory.svg", memory(figures)),
    ];
    charts
        .into_iter()
        .filter(|(_, chart)| !chart.groups.is_empty())
        .map(|(name, chart)| (name, chart.draw()))
        .collect()
}

/// One group of bars, a bar per engine; none when no engine has it.
fn group(
    label: &str,
    figures: &[Figure],
    op: &str,
    bar: &dyn Fn(&Figure) -> Option<(f64, String)>,
) -> Option<Group> {
    let of = |engine: &str| figures.iter().find(|one| one.op == op && one.engine == engine).and_then(bar);
    let bars: Vec<_> = ENGINES.iter().map(|(engine, _)| of(engine)).collect();
    bars.iter().any(Option::is_some).then(|| Group { label: label.to_owned(), bars })
}

fn chart(title: &str, words: String, groups: impl IntoIterator<Item = Option<Group>>) -> Chart {
    let groups: Vec<Group> = groups.into_iter().flatten().collect();
    Chart { title: title.to_owned(), words, series: ENGINES.map(|(_, name)| name).to_vec(), groups }
}

fn throughput(figures: &[Figure]) -> Chart {
    let bar = |figure: &Figure| {
        let share = figure.value / figure.floor? * 100.0;
        Some((share, format!("{share:.0} % ({}/s)", number(figure.value))))
    };
    // Not the upload: its floor writes one file after the other, and eight at once may well pass it.
    let rates = ["1", "2", "3", "4"];
    let groups = rates.map(|op| Goal::of(op).and_then(|goal| group(goal.words, figures, op, &bar)));
    chart(
        "Throughput as a share of the bare program on the same machine",
        "Each bar is what the office does per second with eight clients, as a share of what a bare program without \
         permissions, journal or templates does in the same minute."
            .to_owned(),
        groups,
    )
}

fn latency(figures: &[Figure]) -> Chart {
    let plain = |figure: &Figure| Some((figure.value, format!("{} ms", number(figure.value))));
    let list = |figure: &Figure| {
        let p95 = detail(&figure.more, "c1_p95_ms")?;
        Some((p95, format!("{} ms", number(p95))))
    };
    chart(
        "Waiting for one answer, one client",
        "Milliseconds from request to the whole answer: half of all letters wait less than the bar, nineteen of twenty \
         pages do."
            .to_owned(),
        [
            group("register a letter, p50", figures, "1b", &plain),
            group("case page, p95", figures, "3b", &plain),
            group("work list of 50, p95", figures, "4", &list),
        ],
    )
}

fn growth(figures: &[Figure]) -> Chart {
    let list = |figure: &Figure| {
        let p95 = detail(&figure.more, "c1_p95_ms")?;
        Some((p95, format!("{} ms", number(p95))))
    };
    chart(
        "Work list of 50 as the office grows, p95",
        "The same list in an office of ten thousand cases and in the large one: bars of equal length mean that size \
         does not matter."
            .to_owned(),
        [group("10,000 cases", figures, "4s", &list), group("the large office", figures, "4", &list)],
    )
}

fn memory(figures: &[Figure]) -> Chart {
    let bar = |figure: &Figure| Some((figure.value, format!("{} MiB", number(figure.value))));
    chart(
        "Memory of the program at rest",
        "Proportional memory of the server's process five seconds after the last answer, without the database server."
            .to_owned(),
        [group("one office", figures, "10", &bar), group("300 offices touched", figures, "10c", &bar)],
    )
}

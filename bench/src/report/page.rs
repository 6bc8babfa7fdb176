//! `docs/performance`: raw results, a page with a table, charts.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::{charts, number, share};
use crate::Outcome;
use crate::floor::Floors;
use crate::goals::Goal;
use crate::stand::Figure;

const BEGIN: &str = "<!-- measured: begin (written by `cargo xtask bench --write`) -->";
const END: &str = "<!-- measured: end -->";

/// What a report is about.
pub struct Report<'r> {
    pub machine: String,
    pub date: &'r str,
    pub cases: u64,
    pub offices: usize,
    pub floors: &'r Floors,
    pub figures: &'r [Figure],
}

impl Report<'_> {
    /// Renews everything in the folder but the words between which the table stands.
    pub fn write(&self, folder: &Path) -> Outcome {
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join("results.json"), format!("{:#}\n", self.raw()))?;
        for (name, text) in charts::all(self.figures) {
            std::fs::write(folder.join(name), text)?;
        }
        let file = folder.join("README.md");
        let old =
            std::fs::read_to_string(&file).unwrap_or_else(|_| format!("# Performance\n\n{BEGIN}\n{END}\n"));
        let (before, rest) =
            old.split_once(BEGIN).ok_or("docs/performance/README.md has lost its first marker")?;
        let (_, after) = rest.split_once(END).ok_or("docs/performance/README.md has lost its last marker")?;
        Ok(std::fs::write(file, format!("{before}{BEGIN}\n{}{END}{after}", self.words()))?)
    }

    pub fn raw(&self) -> Value {
        let floors: Vec<Value> = self
            .floors
            .lines()
            .into_iter()
            .map(|(words, value, unit)| json!({ "floor": words, "value": value, "unit": unit }))
            .collect();
        json!({
            "machine": self.machine, "date": self.date, "cases": self.cases, "offices": self.offices,
            "floors": floors, "figures": self.figures.iter().map(raw).collect::<Vec<_>>(),
        })
    }

    fn words(&self) -> String {
        let mut text = format!(
            "\nMeasured {} on {}. Large office: {} cases. Many offices: {}.\n\n",
            self.date, self.machine, self.cases, self.offices
        );
        text.push_str("| floor of the same minute | |\n|---|---:|\n");
        for (words, value, unit) in self.floors.lines() {
            let _ = writeln!(text, "| {words} | {} {unit} |", number(value));
        }
        text.push_str(
            "\n| # | operation | engine | must | goal | figure | of floor | CPU per operation | verdict |\n\
             |---|---|---|---:|---:|---:|---:|---:|---|\n",
        );
        for figure in self.figures {
            text.push_str(&line(figure));
        }
        text.push('\n');
        for (name, _) in charts::all(self.figures) {
            let _ = writeln!(text, "![{}]({name})\n", name.trim_end_matches(".svg"));
        }
        text
    }
}

fn line(figure: &Figure) -> String {
    let Some(goal) = Goal::of(figure.op) else { return String::new() };
    let floor = figure.floor.map_or_else(String::new, |floor| share(goal, figure.value, floor));
    let cpu = figure.cpu.map_or_else(String::new, |cpu| format!("{} ms", number(cpu)));
    format!(
        "| {} | {} | {} | {} | {} | {} {} | {floor} | {cpu} | {} |\n",
        figure.op,
        goal.words,
        figure.engine,
        number(goal.must),
        number(figure.goal),
        number(figure.value),
        goal.unit,
        goal.judge(figure.value, figure.goal).word()
    )
}

fn raw(figure: &Figure) -> Value {
    let goal = Goal::of(figure.op);
    let more: Map<String, Value> =
        figure.more.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    json!({
        "op": figure.op, "engine": figure.engine, "value": figure.value,
        "unit": goal.map(|goal| goal.unit), "must": goal.map(|goal| goal.must), "goal": figure.goal,
        "floor": figure.floor, "cpu_ms": figure.cpu, "more": more,
        "verdict": goal.map(|goal| goal.judge(figure.value, figure.goal).word()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_written_by_hand_outlive_a_measurement() {
        let folder = std::env::temp_dir().join(format!("obieg-bench-page-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("README.md");
        std::fs::write(&file, format!("# Ours\nbefore\n{BEGIN}\nstale\n{END}\nafter\n")).unwrap();
        let floors = Floors::default();
        let report = Report {
            machine: "m".to_owned(),
            date: "2026-11-22",
            cases: 1,
            offices: 2,
            floors: &floors,
            figures: &[],
        };
        report.write(&folder).unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(
            text.starts_with("# Ours\nbefore\n") && text.ends_with("\nafter\n") && !text.contains("stale")
        );
    }
}

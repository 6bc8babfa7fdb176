//! `cargo xtask soak`: the real server killed again and again on both databases; the figures go into the guarantees.

use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::dates;
use crate::needs;
use crate::paths::{Places, cannot, variable};
use crate::postgres::Cluster;
use crate::run;
use crate::ui::{Watch, note};

/// How often the server is killed on each database, unless `OBIEG_KILLS` says otherwise.
const KILLS: &str = "200";
/// With what the tests begin their line of figures.
const FIGURES: &str = "soak: ";
const BEGIN: &str = "<!-- soak: written by `cargo xtask soak` -->";
const END: &str = "<!-- end of soak -->";

/// Runs the kill tests long; `false` when one of them failed, and then the document stays as it was.
pub fn run(places: &Places) -> Outcome<bool> {
    let watch = Watch::start();
    let kills = variable("OBIEG_KILLS").unwrap_or_else(|| KILLS.to_owned());
    let told = variable("OBIEG_TEST_PG");
    let tools = needs::look(places);
    let cluster = match (&told, &tools.postgres) {
        (Some(_), _) => None,
        (None, Some(bin)) => Some(Cluster::start(bin)?),
        (None, None) => return Err("PostgreSQL is missing; set OBIEG_TEST_PG to the address of one".into()),
    };
    let address = told.or_else(|| cluster.as_ref().map(Cluster::address)).unwrap_or_default();
    note(&format!("{kills} kills on each database"));
    let mut command = run::cargo();
    command
        .current_dir(&places.root)
        .env("PATH", places.path()?)
        .env("CARGO_TARGET_DIR", places.test_target()?);
    command.env("OBIEG_KILLS", kills).env("OBIEG_TEST_PG", address);
    command.args(["nextest", "run", "--package", "obieg", "--profile", "soak", "--no-fail-fast", "kill::"]);
    let said = run::heard(&mut command)?;
    let mut figures: Vec<&str> =
        said.lines.iter().filter_map(|line| line.trim_start().strip_prefix(FIGURES)).collect();
    figures.sort_unstable();
    figures.dedup();
    for line in &figures {
        note(line);
    }
    if !said.good || figures.len() < 2 {
        note("not every database held: docs/guarantees.md stays as it was");
        return Ok(false);
    }
    write(&places.root.join("docs").join("guarantees.md"), &block(&dates::day_of(dates::today()), &figures))?;
    note(&format!("written into docs/guarantees.md, {}", watch.words()));
    Ok(true)
}

fn block(day: &str, figures: &[&str]) -> String {
    let lines: String = figures.iter().map(|line| format!("- {day}: {line}\n")).collect();
    format!("{BEGIN}\n{lines}{END}")
}

fn write(file: &Path, block: &str) -> Outcome {
    let text = fs::read_to_string(file).map_err(|e| cannot("read", file, &e))?;
    let new =
        between(&text, block).ok_or_else(|| format!("{} has no place marked {BEGIN}", file.display()))?;
    fs::write(file, new).map_err(|e| cannot("write", file, &e))
}

/// The text with what stands between the marks replaced.
fn between(text: &str, block: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{block}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_replace_the_ones_before() {
        let first = block("2026-11-22", &["PostgreSQL, 3 kills", "SQLite, 3 kills"]);
        let text = between(&format!("a\n{BEGIN}\nold\n{END}\nb\n"), &first);
        assert_eq!(text.as_deref(), Some(format!("a\n{first}\nb\n").as_str()));
        assert_eq!(between("no place", &first), None);
        assert!(first.contains("- 2026-11-22: SQLite, 3 kills\n"));
    }
}

//! `cargo xtask bench`: builds program and benchmark for release, starts PostgreSQL, runs.

use std::process::Command;

use crate::Outcome;
use crate::front;
use crate::needs;
use crate::paths::Places;
use crate::postgres::Cluster;
use crate::run;
use crate::ui::{Watch, head, note};

pub const USAGE: &str = "\
cargo xtask bench [--quick] [--only OP,OP] [--engine sqlite|postgres|both] [--cases N] [--date D] [--write]
                                       measure; --write renews docs/performance";

pub fn show(places: &Places, words: &[&str]) -> Outcome<bool> {
    check(words)?;
    let total = Watch::start();
    head(1, 3, "front-end", &total);
    front::build(places)?;
    head(2, 3, "program and benchmark for release (the first build takes minutes)", &total);
    let mut build = run::cargo();
    build.args(["build", "--release", "--package", "obieg", "--package", "obieg-bench"]);
    if !run::shown(build.current_dir(&places.root))? {
        return Err("the program did not build: the reason stands above".into());
    }
    head(3, 3, "benchmark", &total);
    let mut command = Command::new(places.target().join("release").join("obieg-bench"));
    command.args(words).arg("--root").arg(&places.root).current_dir(&places.root);
    let cluster = database(words)?;
    if let Some((cluster, programs)) = &cluster {
        command.args(["--postgres", &cluster.socket()]);
        command.args(["--postgres-process", &cluster.process().to_string()]);
        command.arg("--postgres-programs").arg(programs);
    }
    let good = run::shown(&mut command)?;
    note(&format!("{} in all", total.words()));
    Ok(good)
}

/// PostgreSQL of our own, unless only SQLite is wanted.
fn database(words: &[&str]) -> Outcome<Option<(Cluster, std::path::PathBuf)>> {
    if words.windows(2).any(|pair| pair == ["--engine", "sqlite"]) {
        return Ok(None);
    }
    match needs::postgres_folder() {
        Some(programs) => Ok(Some((Cluster::start(&programs)?, programs))),
        None => {
            note("no PostgreSQL here: SQLite alone is measured");
            Ok(None)
        }
    }
}

fn check(words: &[&str]) -> Outcome {
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        match *word {
            "--quick" | "--write" => {}
            "--only" | "--engine" | "--cases" | "--date" if rest.next().is_some() => {}
            other => return Err(format!("the benchmark does not know {other} so\n\n{USAGE}")),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn options_are_checked_before_anything_is_built() {
        assert!(check(&["--quick", "--only", "1,4", "--engine", "both", "--cases", "1000"]).is_ok());
        assert!(check(&["--only"]).is_err());
        assert!(check(&["--fast"]).is_err());
    }
}

//! `cargo xtask test`: the stages in their order. All run, even when one fails; the last line counts.

use std::path::PathBuf;
use std::process::Command;

use crate::Outcome;
use crate::count::{self, Count};
use crate::front;
use crate::fuzz;
use crate::installed;
use crate::needs::{self, Tools};
use crate::paths::Places;
use crate::policy;
use crate::postgres::Cluster;
use crate::run;
use crate::ui::{Watch, head, note};

/// How a stage ended.
pub enum Verdict {
    Counted(Count),
    Skipped(String),
}

/// What the stages share.
pub struct Work<'a> {
    pub places: &'a Places,
    pub tools: Tools,
    pub target: PathBuf,
    quick: bool,
    missing: Vec<String>,
}

type Stage = (&'static str, fn(&mut Work<'_>) -> Outcome<Verdict>);

const STAGES: [Stage; 9] = [
    ("needs", gather),
    ("format", |work| plainly(work, &["fmt", "--all", "--check"])),
    ("front-end", bundle),
    ("clippy", |work| plainly(work, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
    ("tests", tests),
    ("browser", browser),
    ("api fuzz", |work| if work.quick { quick() } else { fuzz::run(work) }),
    ("package", |work| if work.quick { quick() } else { installed::prove(work) }),
    ("dependency policy", |work| if work.quick { quick() } else { policy::run(work) }),
];

pub fn all(places: &Places, quick: bool) -> Outcome<bool> {
    let total = Watch::start();
    let target = places.test_target()?;
    let mut work = Work { places, tools: Tools::default(), target, quick, missing: Vec::new() };
    note(&format!("build output in {}", work.target.display()));
    let mut sum = Count::default();
    let mut table = Vec::new();
    for (index, (name, stage)) in STAGES.iter().enumerate() {
        head(index + 1, STAGES.len(), name, &total);
        let watch = Watch::start();
        let (count, words) = settle(stage(&mut work));
        sum += count;
        let line = format!("{name:<18} {words}, {}", watch.words());
        note(&line);
        table.push(line);
    }
    println!("\n== {} in all", total.words());
    for line in table {
        note(&line);
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    Ok(sum.failed == 0)
}

/// The stage `package` alone: quick to repeat while its files are being written.
pub fn package(places: &Places) -> Outcome<bool> {
    let target = places.test_target()?;
    let mut work = Work { places, tools: Tools::default(), target, quick: false, missing: Vec::new() };
    let (count, words) = settle(installed::prove(&mut work));
    note(&words);
    Ok(count.failed == 0)
}

fn settle(outcome: Outcome<Verdict>) -> (Count, String) {
    match outcome {
        Ok(Verdict::Counted(count)) => (count, format!("{} passed, {} failed", count.passed, count.failed)),
        Ok(Verdict::Skipped(reason)) => (Count::default(), format!("skipped: {reason}")),
        Err(reason) => (Count::FAILED, format!("0 passed, 1 failed: {reason}")),
    }
}

impl Work<'_> {
    /// Cargo with the settings of the tests.
    pub fn cargo(&self, arguments: &[&str]) -> Outcome<Command> {
        let mut command = run::cargo();
        command.args(arguments).current_dir(&self.places.root).env("PATH", self.places.path()?);
        command.env("CARGO_TARGET_DIR", &self.target).env("CARGO_INCREMENTAL", "0");
        Ok(command)
    }

    /// Builds the program for the stages that use it as a person would.
    pub fn program(&self) -> Outcome<PathBuf> {
        if !run::shown(&mut self.cargo(&["build", "--quiet", "--package", "obieg"])?)? {
            return Err("the program did not build: the reason stands above".into());
        }
        Ok(self.target.join("debug").join("obieg"))
    }
}

fn quick() -> Outcome<Verdict> {
    Ok(Verdict::Skipped("left out by --quick".into()))
}

fn gather(work: &mut Work<'_>) -> Outcome<Verdict> {
    if work.quick {
        work.tools = needs::look(work.places);
        return Ok(Verdict::Skipped("--quick uses what is there".into()));
    }
    (work.tools, work.missing) = needs::gather(work.places);
    if work.missing.is_empty() {
        Ok(Verdict::Counted(Count::PASSED))
    } else {
        Err(work.missing.join("\n   "))
    }
}

fn plainly(work: &mut Work<'_>, arguments: &[&str]) -> Outcome<Verdict> {
    run::shown(&mut work.cargo(arguments)?).map(|good| Verdict::Counted(Count::of(good)))
}

fn bundle(work: &mut Work<'_>) -> Outcome<Verdict> {
    front::build(work.places).map(|()| Verdict::Counted(Count::PASSED))
}

/// All Rust tests, on SQLite and, where there is a server, on PostgreSQL.
fn tests(work: &mut Work<'_>) -> Outcome<Verdict> {
    if !work.tools.nextest {
        return Err("cargo-nextest is missing; type: cargo install --locked cargo-nextest".into());
    }
    let mut command = work.cargo(&["nextest", "run", "--workspace", "--no-fail-fast"])?;
    let cluster = work.tools.postgres.as_deref().map(Cluster::start).transpose()?;
    match &cluster {
        Some(cluster) => {
            note(&format!("PostgreSQL runs at {}", cluster.address()));
            command.env("OBIEG_TEST_PG", cluster.address());
        }
        None if work.quick => note("no PostgreSQL here: tests of it skip themselves"),
        None => return Err("PostgreSQL is missing: see the stage `needs`".into()),
    }
    let said = run::heard(&mut command)?;
    Ok(Verdict::Counted(count::nextest(&said)))
}

fn browser(work: &mut Work<'_>) -> Outcome<Verdict> {
    if work.quick {
        return quick();
    }
    let Some(chromium) = &work.tools.chromium else {
        return Err("Chromium is missing: see the stage `needs`".into());
    };
    let folder = work.places.front().join("test");
    let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    if !files.into_iter().any(|file| file.file_name().to_string_lossy().ends_with(".test.mjs")) {
        return Ok(Verdict::Skipped("front/test has no tests yet".into()));
    }
    let mut command = Command::new("node");
    command.arg(folder.join("run.mjs")).env("OBIEG_CHROMIUM", chromium).env("OBIEG_BIN", work.program()?);
    Ok(Verdict::Counted(count::node(&run::heard(&mut command)?)))
}

//! `cargo xtask test`: the stages in their order, the last ones beside each other. All run, even when one fails; the last line
//! counts.

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
}

type Stage = (&'static str, fn(&Work<'_>) -> Outcome<Verdict>);

/// One after another: each needs all processors.
const ALONE: [Stage; 4] = [
    ("format", |work| plainly(work, &["fmt", "--all", "--check"])),
    ("front-end", bundle),
    ("clippy", |work| plainly(work, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
    ("tests", tests),
];

/// What must not compile: it checks the crates once more in a build folder of its own, so it goes beside the browser.
const IMPOSSIBLE: &str = "binary(compile_fail)";

/// Beside each other, the first of them alone in its lane: a browser mostly waits.
const BESIDE: [Stage; 5] = [
    ("browser", |work| if work.quick { quick() } else { browser(work) }),
    ("api fuzz", |work| if work.quick { quick() } else { fuzz::run(work) }),
    ("package", |work| if work.quick { quick() } else { installed::prove(work) }),
    ("the impossible", impossible),
    ("dependency policy", |work| if work.quick { quick() } else { policy::run(work) }),
];

/// A line of the table at the end, and what it adds to the sum.
type Told = (Count, String);

pub fn all(places: &Places, quick: bool) -> Outcome<bool> {
    let total = Watch::start();
    let target = places.test_target()?;
    note(&format!("build output in {}", target.display()));
    let of = 1 + ALONE.len() + BESIDE.len();
    let mut number = 0;
    let mut begin = |name: &str| {
        number += 1;
        head(number, of, name, &total);
    };
    begin("needs");
    let watch = Watch::start();
    let (tools, needs) = gather(places, quick);
    let mut told = vec![tell("needs", needs, &watch)];
    let work = Work { places, tools, target, quick };
    for stage in ALONE {
        begin(stage.0);
        told.push(run_one(&work, stage));
    }
    let [first, others @ ..] = BESIDE;
    BESIDE.iter().for_each(|(name, _)| begin(name));
    told.extend(std::thread::scope(|scope| {
        let lane = scope.spawn(|| run_one(&work, first));
        let others: Vec<Told> = others.map(|stage| run_one(&work, stage)).into();
        let lost = || (Count::FAILED, format!("{:<18} its thread was lost", first.0));
        [vec![lane.join().unwrap_or_else(|_| lost())], others].concat()
    }));
    println!("\n== {} in all", total.words());
    let mut sum = Count::default();
    for (count, line) in told {
        sum += count;
        note(&line);
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    Ok(sum.failed == 0)
}

fn run_one(work: &Work<'_>, (name, stage): Stage) -> Told {
    let watch = Watch::start();
    tell(name, stage(work), &watch)
}

fn tell(name: &str, outcome: Outcome<Verdict>, watch: &Watch) -> Told {
    let (count, words) = settle(outcome);
    let line = format!("{name:<18} {words}, {}", watch.words());
    note(&line);
    (count, line)
}

/// The stage `package` alone: quick to repeat while its files are being written.
pub fn package(places: &Places) -> Outcome<bool> {
    let target = places.test_target()?;
    let work = Work { places, tools: Tools::default(), target, quick: false };
    let (count, words) = settle(installed::prove(&work));
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

    /// Builds the program for the stages that use it as a person would: together with the tests, which is done already.
    /// Alone it would take other features of some libraries, and half of the house would be built once more.
    pub fn program(&self) -> Outcome<PathBuf> {
        if !run::shown(&mut self.cargo(&["test", "--quiet", "--no-run", "--workspace"])?)? {
            return Err("the program did not build: the reason stands above".into());
        }
        Ok(self.target.join("debug").join("obieg"))
    }
}

fn quick() -> Outcome<Verdict> {
    Ok(Verdict::Skipped("left out by --quick".into()))
}

fn gather(places: &Places, quick: bool) -> (Tools, Outcome<Verdict>) {
    if quick {
        return (needs::look(places), Ok(Verdict::Skipped("--quick uses what is there".into())));
    }
    let (tools, missing) = needs::gather(places);
    let verdict =
        if missing.is_empty() { Ok(Verdict::Counted(Count::PASSED)) } else { Err(missing.join("\n   ")) };
    (tools, verdict)
}

fn plainly(work: &Work<'_>, arguments: &[&str]) -> Outcome<Verdict> {
    run::shown(&mut work.cargo(arguments)?).map(|good| Verdict::Counted(Count::of(good)))
}

fn bundle(work: &Work<'_>) -> Outcome<Verdict> {
    front::build(work.places).map(|()| Verdict::Counted(Count::PASSED))
}

/// All Rust tests, on SQLite and, where there is a server, on PostgreSQL.
fn tests(work: &Work<'_>) -> Outcome<Verdict> {
    let mut command = nextest(work, &format!("not {IMPOSSIBLE}"))?;
    let cluster = work.tools.postgres.as_deref().map(Cluster::start).transpose()?;
    match &cluster {
        Some(cluster) => {
            note(&format!("PostgreSQL runs at {}", cluster.address()));
            command.env("OBIEG_TEST_PG", cluster.address());
        }
        None if work.quick => note("no PostgreSQL here: tests of it skip themselves"),
        None => return Err("PostgreSQL is missing: see the stage `needs`".into()),
    }
    match &work.tools.verifiers {
        Some(python) => {
            command.env("OBIEG_VERIFIERS", python);
        }
        None if work.quick => note("no verifiers of signatures here: tests with them skip themselves"),
        None => return Err("the verifiers of signatures are missing: see the stage `needs`".into()),
    }
    let said = run::heard(&mut command)?;
    Ok(Verdict::Counted(count::nextest(&said)))
}

fn impossible(work: &Work<'_>) -> Outcome<Verdict> {
    let said = run::heard(&mut nextest(work, IMPOSSIBLE)?)?;
    Ok(Verdict::Counted(count::nextest(&said)))
}

/// Those of the Rust tests that are chosen by an expression of nextest.
fn nextest(work: &Work<'_>, chosen: &str) -> Outcome<Command> {
    if !work.tools.nextest {
        return Err("cargo-nextest is missing; type: cargo install --locked cargo-nextest".into());
    }
    work.cargo(&["nextest", "run", "--workspace", "--no-fail-fast", "-E", chosen])
}

fn browser(work: &Work<'_>) -> Outcome<Verdict> {
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

//! `obieg-bench`: drives the real server from outside and says how far it stands from what the machine allows.
//!
//! Started by `cargo xtask bench`, which builds it and `obieg` for release and starts PostgreSQL.

mod cast;
mod client;
mod fill;
mod floor;
mod goals;
mod home;
mod load;
mod machine;
mod ops;
mod plan;
mod ratio;
mod report;
mod server;
mod stand;
mod watch;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use home::{Cluster, Engine};
use stand::{Stand, Wishes};

/// A result whose error is words.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["floor-server", folder] => floor::serve(Path::new(folder)),
        rest => Asked::read(rest).and_then(|asked| bench(&asked)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("obieg-bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The command line.
struct Asked {
    wishes: Wishes,
    engines: Vec<Engine>,
    folder: PathBuf,
    root: PathBuf,
    date: String,
    /// Renew docs/performance?
    write: bool,
}

impl Asked {
    fn read(words: &[&str]) -> Outcome<Self> {
        let value = |name: &str| {
            words.iter().position(|word| *word == name).and_then(|at| words.get(at + 1)).copied()
        };
        let quick = words.contains(&"--quick");
        let cluster = match (value("--postgres"), value("--postgres-process"), value("--postgres-programs")) {
            (Some(url), Some(process), Some(programs)) => {
                Some(Cluster { url: url.to_owned(), process: process.parse()?, programs: programs.into() })
            }
            _ => None,
        };
        let wanted = value("--engine").unwrap_or("both");
        let mut engines = Vec::new();
        if wanted != "postgres" {
            engines.push(Engine::Sqlite);
        }
        if wanted != "sqlite" {
            engines.extend(cluster.map(Engine::Postgres));
        }
        let cases = value("--cases").map(str::parse).transpose()?;
        Ok(Self {
            wishes: Wishes {
                quick,
                cases: cases.unwrap_or(if quick { 20_000 } else { 1_000_000 }),
                offices: if quick { 30 } else { 300 },
                only: value("--only")
                    .map(|list| list.split(',').map(str::to_owned).collect())
                    .unwrap_or_default(),
            },
            engines,
            folder: std::env::temp_dir().join(format!("obieg-bench-{}", std::process::id())),
            write: words.contains(&"--write"),
            root: value("--root").map_or_else(|| PathBuf::from("."), PathBuf::from),
            date: value("--date").map_or_else(watch::today, str::to_owned),
        })
    }
}

fn bench(asked: &Asked) -> Outcome {
    std::fs::create_dir_all(&asked.folder)?;
    let done = measure(asked);
    std::fs::remove_dir_all(&asked.folder)?;
    done
}

fn measure(asked: &Asked) -> Outcome {
    let wishes = &asked.wishes;
    let floors = floor::measure(&asked.folder, wishes.quick)?;
    report::floors(&floors);
    let mut figures = Vec::new();
    let mut faults = Vec::new();
    for engine in &asked.engines {
        let mut stand = Stand::set_up(&asked.folder.join(engine.name()), engine, wishes, &floors)?;
        // A void round must not cost the figures of the others.
        if let Err(error) = ops::run(&mut stand) {
            eprintln!("   {}: {error}", engine.name());
            faults.push(engine.name());
        }
        figures.append(&mut stand.figures);
    }
    figures.append(&mut ratio::of(&figures));
    let report = report::Report {
        machine: machine::words(),
        date: &asked.date,
        cases: wishes.cases,
        offices: wishes.offices,
        floors: &floors,
        figures: &figures,
    };
    if asked.write {
        report.write(&asked.root.join("docs").join("performance"))?;
    }
    if faults.is_empty() { Ok(()) } else { Err(format!("not all was measured on {faults:?}").into()) }
}

//! The test stand: one office on one engine, its server, its people, and the figures taken so far.

use std::path::Path;
use std::time::Duration;

use crate::Outcome;
use crate::cast::{self, Cast};
use crate::client::{Link, Person, once};
use crate::fill;
use crate::floor::Floors;
use crate::goals::Goal;
use crate::home::{Engine, Home};
use crate::load::{Load, Make, Round, Saw, drive, drive_and_see};
use crate::machine::Spent;
use crate::plan;
use crate::server::Running;
use crate::watch::pause;

/// One figure.
pub struct Figure {
    pub op: &'static str,
    pub engine: &'static str,
    pub value: f64,
    /// The mark of today, where the goal moves with a floor.
    pub goal: f64,
    /// The floor in the same unit.
    pub floor: Option<f64>,
    /// Processor milliseconds of all server processes per operation.
    pub cpu: Option<f64>,
    /// Whatever else was seen, by name.
    pub more: Vec<(&'static str, f64)>,
}

/// What a run was asked for.
pub struct Wishes {
    pub quick: bool,
    pub cases: u64,
    pub offices: usize,
    /// Only these operations; all when empty.
    pub only: Vec<String>,
}

impl Wishes {
    /// Is an operation of this family wanted?
    pub fn wants(&self, op: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|one| one == op)
    }
}

/// The stand of one engine.
pub struct Stand<'s> {
    pub home: Home,
    pub wishes: &'s Wishes,
    pub floors: &'s Floors,
    pub figures: Vec<Figure>,
    pub cast: Cast,
    server: Option<Running>,
}

/// A round's load and what it cost.
pub struct Measured {
    pub load: Load,
    pub spent: Spent,
}

impl Measured {
    pub fn cpu(&self) -> f64 {
        self.spent.ours / f64::from(self.load.count().max(1))
    }

    pub fn details(&self) -> Vec<(&'static str, f64)> {
        vec![
            ("n", f64::from(self.load.count())),
            ("rate", self.load.rate()),
            ("p50_ms", self.load.per_mille(500)),
            ("p95_ms", self.load.per_mille(950)),
            ("p99_ms", self.load.per_mille(990)),
            (
                "kb",
                f64::from(u32::try_from(self.load.bytes / u64::from(self.load.count().max(1))).unwrap_or(0))
                    / 1e3,
            ),
            ("noise_share", self.spent.noise()),
        ]
    }
}

/// How a round is to be run.
#[derive(Clone, Copy)]
pub struct Way {
    pub threads: u32,
    pub from: u32,
    pub count: u32,
    pub wanted: u16,
}

impl<'s> Stand<'s> {
    /// Founds the office, furnishes it, and leaves the server running.
    pub fn set_up(folder: &Path, engine: &Engine, wishes: &'s Wishes, floors: &'s Floors) -> Outcome<Self> {
        let home = Home::make(folder, engine, "bench")?;
        home.create(plan::KEY, &plan::large())?;
        let server = home.serve()?;
        let cast = Cast::gather(&home, &server.address)?;
        cast::furnish(&cast, &server.address)?;
        let stand = Self { home, wishes, floors, figures: Vec::new(), cast, server: Some(server) };
        once(stand.address()?, &stand.letter(0), 303)?;
        Ok(stand)
    }

    pub fn server(&self) -> Outcome<&Running> {
        self.server.as_ref().ok_or_else(|| "the server does not run".into())
    }

    pub fn address(&self) -> Outcome<&str> {
        Ok(&self.server()?.address)
    }

    pub fn roots(&self) -> Outcome<Vec<u32>> {
        Ok(self.home.roots(self.server()?))
    }

    pub fn stop(&mut self) {
        self.server = None;
    }

    pub fn start(&mut self) -> Outcome {
        self.server = None;
        self.server = Some(self.home.serve()?);
        Ok(())
    }

    /// Adds cases past the journal, with the server stopped meanwhile.
    pub fn grow(&mut self, from: u64, to: u64) -> Outcome {
        self.stop();
        fill::cases(&self.home, from, to)?;
        self.start()
    }

    fn round(&self, way: Way) -> Outcome<Round<'_>> {
        let most = Duration::from_secs(if self.wishes.quick { 4 } else { 12 });
        Ok(Round {
            address: self.address()?,
            threads: way.threads,
            from: way.from,
            count: way.count,
            most,
            wanted: way.wanted,
        })
    }

    /// Runs a round and counts what it cost. The first answers of a fresh connection are part of it; warm up before.
    pub fn measure(&self, way: Way, make: Make<'_>, saw: Saw<'_>) -> Outcome<Measured> {
        let roots = self.roots()?;
        let before = Spent::now(&roots)?;
        let load = drive_and_see(&self.round(way)?, make, saw)?;
        let spent = Spent::now(&roots)?.since(&before);
        Ok(Measured { load, spent })
    }

    /// Asks for a page a while without measuring.
    pub fn warm(&self, person: &Person, path: &str) -> Outcome {
        let bytes = person.get(path);
        let round = self.round(Way { threads: 8, from: 0, count: 400, wanted: 200 })?;
        drive(&round, &|_| bytes.clone()).map(drop)
    }

    /// How many requests of a round, cut for a quick run.
    pub fn count(&self, full: u32) -> u32 {
        if self.wishes.quick { (full / 8).max(50) } else { full }
    }

    pub fn note(&mut self, op: &'static str, value: f64, floor: Option<f64>, measured: Option<&Measured>) {
        let goal = Goal::of(op).map_or(f64::NAN, |goal| goal.goal);
        let figure = Figure {
            op,
            engine: self.home.engine.name(),
            value,
            goal: if op == "1c" { floor.map_or(goal, |floor| floor * 1.5) } else { goal },
            floor,
            cpu: measured.map(Measured::cpu),
            more: measured.map(Measured::details).unwrap_or_default(),
        };
        crate::report::show(&figure);
        self.figures.push(figure);
    }

    /// The form of a letter, as a browser sends it.
    pub fn letter(&self, number: u32) -> Vec<u8> {
        let given = format!("Jan {number}");
        let title = format!("Wniosek o pozwolenie na budowę nr {number}");
        self.cast.chancery.form(
            "/rpw/nowa",
            &[
                ("senders.0.surname", "Zmyślony"),
                ("senders.0.given_names", &given),
                ("senders.0.street", "Łąkowa"),
                ("senders.0.building", "7"),
                ("senders.0.postcode", "00-001"),
                ("senders.0.place", "Wierzbice"),
                ("letter_date", "2026-05-01"),
                ("received_on", "2026-05-04"),
                ("channel", "post"),
                ("title", &title),
                ("access", "partly-public"),
                ("scan_state", "none"),
                ("scan_reason", "format większy niż A3"),
                ("answer_expected", "true"),
                ("not_duplicate", "true"),
            ],
        )
    }

    /// Time from starting the program to the first page with data, in ms; the server stays up.
    pub fn cold_start(&mut self, person: &Person, path: &str) -> Outcome<f64> {
        self.stop();
        pause(300);
        let watch = crate::watch::Watch::start();
        let server = self.home.serve()?;
        let mut answer = crate::client::Answer::default();
        Link::open(&server.address)?.ask(&person.get(path), &mut answer)?;
        let time = watch.seconds() * 1e3;
        if answer.status != 200 {
            return Err(format!("cold start: {}", answer.status).into());
        }
        self.server = Some(server);
        Ok(time)
    }
}

//! Physical floors, measured in the same minute as everything else.

mod bare;
mod disk;

use std::path::Path;
use std::time::Duration;

pub use bare::serve;

use crate::Outcome;
use crate::client::{Person, once};
use crate::load::{Load, Round, drive};
use crate::server::Running;

/// What this machine can do at best today, without an office.
#[derive(Default)]
pub struct Floors {
    /// Append of 4 KiB with fsync, median in ms.
    pub fsync_ms: f64,
    /// One SQLite commit (WAL, FULL) of a letter and a journal row, median in ms.
    pub commit_ms: f64,
    pub hello_c8: f64,
    pub hello_c1_ms: f64,
    pub letter_c8: f64,
    pub letter_c1_ms: f64,
    /// The 99th percentile of 64 at once.
    pub letter_c64_ms: f64,
    pub list_c8: f64,
    pub list_c1_ms: f64,
    /// Small files written durably, one after the other, per second.
    pub files: f64,
    /// Sequential durable writing, MB/s.
    pub write: f64,
}

impl Floors {
    pub fn lines(&self) -> Vec<(&'static str, f64, &'static str)> {
        vec![
            ("append 4 KiB + fsync, p50", self.fsync_ms, "ms"),
            ("SQLite WAL FULL, one letter + journal row per commit, p50", self.commit_ms, "ms"),
            ("bare HTTP page, c8", self.hello_c8, "/s"),
            ("bare HTTP page, c1 p50", self.hello_c1_ms, "ms"),
            ("bare HTTP + group commit FULL, c8", self.letter_c8, "/s"),
            ("bare HTTP + group commit FULL, c1 p50", self.letter_c1_ms, "ms"),
            ("bare HTTP + group commit FULL, c64 p99", self.letter_c64_ms, "ms"),
            ("bare HTTP list of 50, c8", self.list_c8, "/s"),
            ("bare HTTP list of 50, c1 p50", self.list_c1_ms, "ms"),
            ("small file durable (write, fsync, rename, fsync of folder)", self.files, "/s"),
            ("sequential write with fsync", self.write, "MB/s"),
        ]
    }
}

/// Measures all floors; `quick` takes a tenth of the requests.
pub fn measure(folder: &Path, quick: bool) -> Outcome<Floors> {
    let part = if quick { 10 } else { 1 };
    let mut floors = Floors {
        fsync_ms: disk::append(folder, 3000 / part)?,
        commit_ms: disk::commits(folder, 3000 / part)?,
        files: disk::files(folder, 2000 / part)?,
        write: disk::sequential(folder)?,
        ..Floors::default()
    };
    let mut command = std::process::Command::new(std::env::current_exe()?);
    command.arg("floor-server").arg(folder);
    let server = Running::start(&mut command)?;
    once(&server.address, &Person::default().get("/list"), 200)?;
    let ask = |threads, count, path: &str| -> Outcome<Load> {
        let round = Round {
            address: &server.address,
            threads,
            from: 0,
            count: count / part,
            most: Duration::from_secs(15),
            wanted: 200,
        };
        let post = path == "/letter";
        let person = Person::default();
        let bytes = if post { person.post(path, "text/plain", LETTER) } else { person.get(path) };
        drive(&round, &|_| bytes.clone())
    };
    ask(8, 2000, "/hello")?;
    floors.hello_c8 = ask(8, 60_000, "/hello")?.rate();
    floors.hello_c1_ms = ask(1, 20_000, "/hello")?.per_mille(500);
    ask(8, 500, "/letter")?;
    floors.letter_c8 = ask(8, 20_000, "/letter")?.rate();
    floors.letter_c1_ms = ask(1, 4000, "/letter")?.per_mille(500);
    floors.letter_c64_ms = ask(64, 20_000, "/letter")?.per_mille(990);
    ask(8, 1000, "/list")?;
    floors.list_c8 = ask(8, 40_000, "/list")?.rate();
    floors.list_c1_ms = ask(1, 8000, "/list")?.per_mille(500);
    Ok(floors)
}

/// About as much as a letter's form carries.
const LETTER: &[u8] = b"senders.0.surname=Zmyslony&senders.0.given_names=Jan&senders.0.place=Wierzbice&\
letter_date=2026-05-01&received_on=2026-05-02&channel=post&title=Wniosek+o+pozwolenie&access=non-public";

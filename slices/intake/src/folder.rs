//! The scanner folder: every file becomes exactly one registered item with its documents.
//!
//! A file is named by its path in the folder and the hash of its content; the registration notes the two in its own
//! transaction. Whoever is killed after the commit finds the note when run again, so nothing is doubled, and a file
//! leaves the folder only after its item is there, so nothing is lost.

mod find;
mod label;
mod take;

use std::path::{Path, PathBuf};

use futures_util::{Stream, StreamExt};
use obieg_kernel::{Actor, Env, Failure};
use obieg_registry::ItemId;
use obieg_web::Words;

use crate::deeds::ReportRefusedFile;
pub use find::{Found, find};
pub use label::LabelReader;
pub use take::{files, remarks, worded};

/// How many files are in hand at the same time: their commits share a sync of the disk.
const AT_ONCE: usize = 16;
/// Where files go that are registered.
const ACCEPTED: &str = "przyjete";
/// Where files go that cannot be registered, each with a sentence beside it.
const REFUSED: &str = "odrzucone";

/// Who takes files, from where, and what becomes of them.
pub struct Intake {
    /// The machine that registers.
    pub actor: Actor,
    /// The clock: a file is received on the day on which it is taken.
    pub env: Env,
    /// Words for reasons and remarks.
    pub words: Words,
    /// The folder.
    pub folder: PathBuf,
    /// Do files that are dealt with leave the folder, to `przyjete` or `odrzucone` inside it?
    pub moves: bool,
    /// Who reads labels in pictures of scans; nobody: then only names of files tell what is a later scan.
    pub labels: Option<LabelReader>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is registered under this number now.
    Registered {
        /// The item.
        item: ItemId,
        /// Number in the register.
        number: String,
        /// What the reader has to say, in sentences.
        notes: Vec<String>,
    },
    /// Its name begins with the number of an item: it hangs on that one now.
    Joined {
        /// The item.
        item: ItemId,
        /// Number in the register.
        number: String,
    },
    /// It was registered earlier, under this number.
    Before {
        /// Number in the register.
        number: String,
    },
    /// It cannot be registered; a person must look at it.
    Refused {
        /// Why, in sentences.
        reasons: Vec<String>,
    },
    /// Not now: it stays in the folder and is tried again.
    Later {
        /// Why, in a sentence.
        reason: String,
    },
}

/// A file and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Path in the folder.
    pub name: String,
    /// What became of it.
    pub outcome: Outcome,
}

impl Intake {
    /// Takes files in, several at a time; results come as they are ready.
    pub fn take(&self, files: Vec<Found>) -> impl Stream<Item = Told> + '_ {
        futures_util::stream::iter(files).map(|file| self.one(file)).buffer_unordered(AT_ONCE)
    }

    async fn one(&self, file: Found) -> Told {
        let outcome = match take::take(self, &file).await {
            Ok(outcome) => outcome,
            Err(failure) => self.later(&file, &failure),
        };
        if let Outcome::Refused { reasons } = &outcome {
            self.report(&file, reasons).await;
        }
        if self.moves
            && let Err(error) = self.clear_away(&file, &outcome)
        {
            // The item is there and the file is known: the next look moves it.
            tracing::warn!(%error, file = file.name, "a file stays in the scanner folder");
        }
        Told { name: file.name, outcome }
    }

    fn later(&self, file: &Found, failure: &Failure) -> Outcome {
        tracing::warn!(?failure, file = file.name, "a file of the scanner folder must wait");
        Outcome::Later { reason: self.words.t(&failure.code().replace('.', "-")).to_owned() }
    }

    async fn report(&self, file: &Found, reasons: &[String]) {
        let deed = ReportRefusedFile { name: file.name.clone(), reason: reasons.join(" ") };
        match self.actor.act(deed, None).await {
            // A refusal here means that it was told before.
            Ok(()) | Err(Failure::Refused(_)) => {}
            Err(failure) => {
                tracing::error!(?failure, file = file.name, "a refused file could not be reported")
            }
        }
    }

    fn clear_away(&self, file: &Found, outcome: &Outcome) -> std::io::Result<()> {
        let place = match outcome {
            Outcome::Registered { .. } | Outcome::Joined { .. } | Outcome::Before { .. } => ACCEPTED,
            Outcome::Refused { .. } => REFUSED,
            Outcome::Later { .. } => return Ok(()),
        };
        let to = self.folder.join(place).join(&file.name);
        let to = free_name(&to);
        if let Some(parent) = to.parent() {
            std::fs::create_dir_all(parent)?;
        }
        if let Outcome::Refused { reasons } = outcome {
            std::fs::write(with_ending(&to, ".powod.txt"), reasons.join("\n"))?;
        }
        std::fs::rename(&file.path, &to)
    }
}

/// The name itself, or with a number behind it when there is such a file already: nothing is overwritten.
fn free_name(wanted: &Path) -> PathBuf {
    let mut free = wanted.to_owned();
    let mut number = 1u32;
    while free.exists() {
        number = number.saturating_add(1);
        free = with_ending(wanted, &format!(".{number}"));
    }
    free
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

//! `obieg intake` and the folder that the server watches.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use futures_util::StreamExt;
use indicatif::{ProgressBar, ProgressStyle};
use obieg_app::config::{Scanner, Settings};
use obieg_app::slices;
use obieg_intake::folder::{Found, Intake, LabelReader, Outcome, Told, find};
use obieg_kernel::text::written_out;
use obieg_kernel::{Kernel, OperatorKey};
use obieg_web::Words;

#[derive(Debug, Args)]
pub(super) struct IntakeLine {
    /// The folder; folders inside it are taken in too.
    folder: PathBuf,
    /// The settings file (TOML).
    #[arg(long)]
    config: PathBuf,
    /// Key of the office.
    #[arg(long)]
    office: String,
    /// Move what was dealt with to `przyjete` or `odrzucone` inside the folder; without it the folder is left as it is.
    #[arg(long = "move")]
    moves: bool,
    /// Look for labels in pictures too, so that a later scan joins its item whatever it is called: some pages a second.
    #[arg(long)]
    labels: bool,
    /// Only what needs a look and the summary, without a line for each accepted file.
    #[arg(long)]
    quiet: bool,
}

/// What became of all files.
#[derive(Debug, Default)]
struct Summary {
    registered: usize,
    noted: usize,
    joined: usize,
    before: usize,
    refused: usize,
    later: usize,
}

pub(super) async fn run(line: IntakeLine) -> Result<ExitCode, String> {
    let (kernel, operator) = super::open(Settings::read(&line.config)?.kernel())?;
    let words = slices::words(kernel.env())?;
    let intake = intake(&kernel, &operator, &line.office, words, (line.folder, line.moves, line.labels))?;
    let files = find(&intake.folder).map_err(|error| format!("{}: {error}", intake.folder.display()))?;
    let bar = bar(files.len());
    let mut summary = Summary::default();
    let mut results = std::pin::pin!(intake.take(files));
    while let Some(told) = results.next().await {
        if !(line.quiet
            && matches!(
                told.outcome,
                Outcome::Registered { .. } | Outcome::Joined { .. } | Outcome::Before { .. }
            ))
        {
            bar.suspend(|| println!("{}", sentence(&told)));
        }
        summary.add(&told.outcome);
        bar.inc(1);
    }
    bar.finish_and_clear();
    println!("{}", summary.sentence());
    let office = super::office(&kernel, &line.office)?;
    kernel.checkpoint(&office).await.map_err(|error| error.to_string())?;
    Ok(if summary.refused + summary.later == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn intake(
    kernel: &Arc<Kernel>,
    operator: &OperatorKey,
    office: &str,
    words: Words,
    (folder, moves, labels): (PathBuf, bool, bool),
) -> Result<Intake, String> {
    let open = super::office(kernel, office)?;
    let env = kernel.env().clone();
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let labels = labels.then_some(LabelReader::Child(program));
    Ok(Intake { actor: kernel.machine(operator, &open, "skaner"), env, words, folder, moves, labels })
}

/// A progress bar of so many.
pub(super) fn bar(files: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(files).unwrap_or(u64::MAX));
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}, {per_sec}, jeszcze {eta}");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}

fn sentence(told: &Told) -> String {
    // A name that somebody else gave: on a terminal it is a text and nothing else.
    let name = written_out(&told.name, 500);
    match &told.outcome {
        Outcome::Registered { number, notes, .. } if notes.is_empty() => {
            format!("przyjęto     {number}  {name}")
        }
        Outcome::Registered { number, notes, .. } => {
            format!("przyjęto     {number}  {name}\n             {}", notes.join("\n             "))
        }
        Outcome::Joined { number, .. } => format!("dołączono do {number}  {name}"),
        Outcome::Before { number } => format!("już przyjęte {number}  {name}"),
        Outcome::Refused { reasons } => format!("NIE PRZYJĘTO {name}: {}", reasons.join(" ")),
        Outcome::Later { reason } => format!("CZEKA        {name}: {reason}"),
    }
}

impl Summary {
    fn add(&mut self, outcome: &Outcome) {
        let count = match outcome {
            Outcome::Registered { notes, .. } => {
                self.noted += usize::from(!notes.is_empty());
                &mut self.registered
            }
            Outcome::Joined { .. } => &mut self.joined,
            Outcome::Before { .. } => &mut self.before,
            Outcome::Refused { .. } => &mut self.refused,
            Outcome::Later { .. } => &mut self.later,
        };
        *count += 1;
    }

    fn sentence(&self) -> String {
        let Self { registered, noted, joined, before, refused, later } = self;
        format!(
            "Razem {}: przyjęto {registered} (z uwagami {noted}), dołączono {joined}, już przyjęte {before}, nie przyjęto {refused}, czeka {later}.",
            registered + joined + before + refused + later
        )
    }
}

/// The work of watching one folder, for as long as the server runs.
pub(super) fn watch(
    kernel: &Arc<Kernel>,
    operator: &OperatorKey,
    scanner: &Scanner,
    words: Words,
) -> Result<impl Future<Output = ()> + Send + use<>, String> {
    let intake = intake(kernel, operator, &scanner.office, words, (scanner.folder.clone(), true, true))?;
    let every = Duration::from_secs(scanner.every.max(1));
    Ok(async move {
        let mut seen = HashMap::new();
        let mut tick = tokio::time::interval(every);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tick.tick().await;
            match find(&intake.folder) {
                Ok(files) => look(&intake, files, &mut seen).await,
                Err(error) => {
                    tracing::error!(%error, folder = %intake.folder.display(), "the scanner folder cannot be read");
                }
            }
        }
    })
}

/// Takes the files that are as they were at the look before: a scanner may still be writing the others.
async fn look(intake: &Intake, files: Vec<Found>, seen: &mut HashMap<String, Found>) {
    let (still, moving): (Vec<Found>, Vec<Found>) =
        files.into_iter().partition(|file| seen.get(&file.name) == Some(file));
    *seen = moving.into_iter().map(|file| (file.name.clone(), file)).collect();
    let tried: Vec<Found> = still.clone();
    let mut results = std::pin::pin!(intake.take(still));
    while let Some(Told { name, outcome }) = results.next().await {
        tracing::info!(file = name, ?outcome, "scanner folder");
        if matches!(outcome, Outcome::Later { .. }) {
            seen.extend(
                tried.iter().filter(|file| file.name == name).map(|file| (name.clone(), file.clone())),
            );
        }
    }
}

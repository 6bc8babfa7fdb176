//! The command line.

mod demo;
mod intake;
mod labels;
mod letters;
mod mailboxes;
mod notices;
mod office;
mod serve;
mod signing;
mod token;
mod training;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use obieg_app::config::Settings;
use obieg_app::{machine, slices};
use obieg_kernel::office::{Config, Office};
use obieg_kernel::{Env, Kernel, OperatorKey};

/// Every office of the installation, opened as its turn comes; one that cannot be opened now has its turn again next time.
fn every_office(kernel: &Kernel) -> impl Iterator<Item = Arc<Office>> {
    let keys = kernel.keys().unwrap_or_default().into_iter();
    keys.filter_map(|key| kernel.office(&key).ok().flatten())
}

/// Where templates of letters run: in children, which are this program called by itself.
fn press() -> Result<obieg_press::Place, String> {
    Ok(obieg_press::Place::Child(std::env::current_exe().map_err(|error| error.to_string())?))
}

/// Elektroniczny urząd: od drzwi do zamkniętej sprawy, w jednym programie.
#[derive(Debug, Parser)]
#[command(name = "obieg", version, about, arg_required_else_help = true)]
pub(crate) struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve offices to browsers and integrations.
    Serve {
        /// The settings file (TOML).
        #[arg(long)]
        config: PathBuf,
    },
    /// Found and list offices.
    #[command(subcommand)]
    Office(office::OfficeCommand),
    /// Give integrations their tokens.
    #[command(subcommand)]
    Token(token::TokenCommand),
    /// Take a folder in: every file below it becomes exactly one registered item, also when run again.
    Intake(intake::IntakeLine),
    /// Recompute journal, rows, numbers and files of all offices, or of one; name what is wrong.
    Verify {
        /// The settings file (TOML).
        #[arg(long)]
        config: PathBuf,
        /// Key of one office; without it all are verified.
        #[arg(long)]
        office: Option<String>,
    },
    /// Read a picture and tell the barcodes in it; the server calls it for scans of strangers.
    #[command(hide = true)]
    ReadLabels,
    /// Make letters from a template of an office; the server calls it, within limits.
    #[command(hide = true)]
    PrintLetters,
    /// Judge or seal the files that come in; the server calls it, within limits.
    #[command(hide = true)]
    JudgeSignatures,
    /// Create a demonstration county with invented data and serve it on this computer.
    Demo(demo::DemoLine),
}

pub(crate) async fn run(line: Line) -> Result<ExitCode, String> {
    match line.command {
        Command::Serve { config } => serve::run(&Settings::read(&config)?).await,
        Command::Office(command) => office::run(command).await,
        Command::Token(command) => token::run(command).await,
        Command::Intake(line) => intake::run(line).await,
        Command::ReadLabels => labels::run(),
        Command::PrintLetters => letters::run(),
        Command::JudgeSignatures => signing::run(),
        Command::Verify { config, office } => verify::run(&Settings::read(&config)?, office.as_deref()).await,
        Command::Demo(line) => demo::run(line).await,
    }
}

/// Opens the kernel with every slice's schema, in the time of this machine.
fn open(config: Config) -> Result<(Arc<Kernel>, OperatorKey), String> {
    open_in(config, machine::env()?)
}

fn open_in(config: Config, env: Env) -> Result<(Arc<Kernel>, OperatorKey), String> {
    let (kernel, operator) =
        Kernel::open(config, env, slices::migrations()).map_err(|error| error.to_string())?;
    Ok((Arc::new(kernel), operator))
}

/// The office of a key, or a sentence that there is none.
fn office(kernel: &Kernel, key: &str) -> Result<Arc<obieg_kernel::Office>, String> {
    let open = kernel.office(key).map_err(|error| error.to_string())?;
    open.ok_or_else(|| format!("nie ma urzędu o kluczu {key}"))
}

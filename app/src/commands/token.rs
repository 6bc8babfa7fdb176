//! `obieg token`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use obieg_app::config::Settings;
use obieg_kernel::{Kernel, OperatorKey};
use obieg_people::queries::Structure;

#[derive(Debug, Subcommand)]
pub(super) enum TokenCommand {
    /// Issue a token in the name of a person at a post; it is printed once and kept nowhere.
    Issue {
        /// The settings file (TOML).
        #[arg(long)]
        config: PathBuf,
        /// Key of the office.
        #[arg(long)]
        office: String,
        /// Given names and surname of the person in whose name the integration acts.
        #[arg(long)]
        person: String,
        /// What the token is for.
        #[arg(long)]
        name: String,
        /// Valid for so many days, at most 366.
        #[arg(long, default_value_t = 90)]
        days: u32,
        /// Names of deeds and queries that it may use, as in the access matrix; `*` for all that the person may do.
        #[arg(long, required = true)]
        scope: Vec<String>,
    },
}

pub(super) async fn run(command: TokenCommand) -> Result<ExitCode, String> {
    let TokenCommand::Issue { config, office, person, name, days, scope } = command;
    let (kernel, operator) = super::open(Settings::read(&config)?.kernel())?;
    println!("{}", issue(&kernel, &operator, &office, &person, &name, days, &scope).await?);
    Ok(ExitCode::SUCCESS)
}

/// Issues a token; gives its text.
pub(super) async fn issue(
    kernel: &Kernel,
    operator: &OperatorKey,
    office: &str,
    person: &str,
    name: &str,
    days: u32,
    scopes: &[String],
) -> Result<String, String> {
    let open = super::office(kernel, office)?;
    let actor = kernel.machine(operator, &open, "operator");
    let structure = actor.see(Structure).await.map_err(|error| error.to_string())?;
    let mut found = structure.units.iter().flat_map(|unit| &unit.people).filter(|one| one.person == person);
    let holding = found.next().ok_or_else(|| format!("w urzędzie {office} nie pracuje {person}"))?.holding;
    actor.issue_token(holding, name, days, scopes).await.map_err(|error| error.to_string())
}

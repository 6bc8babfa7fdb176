//! `obieg office`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use obieg_app::config::Settings;
use obieg_kernel::{Kernel, OperatorKey};
use obieg_people::deeds::FoundOffice;
use obieg_people::plan;

#[derive(Debug, Subcommand)]
pub(super) enum OfficeCommand {
    /// Found an office from one TOML file; every line is checked before anything is written.
    Create {
        /// The office's file.
        file: PathBuf,
        /// The settings file (TOML).
        #[arg(long)]
        config: PathBuf,
    },
    /// List the offices of this installation.
    List {
        /// The settings file (TOML).
        #[arg(long)]
        config: PathBuf,
    },
}

pub(super) async fn run(command: OfficeCommand) -> Result<ExitCode, String> {
    match command {
        OfficeCommand::Create { file, config } => {
            let text =
                std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            let (kernel, operator) = super::open(Settings::read(&config)?.kernel())?;
            let key = found(&kernel, &operator, &text)
                .await
                .map_err(|faults| format!("{}\n{faults}", file.display()))?;
            println!("Urząd „{key}” jest założony.");
            Ok(ExitCode::SUCCESS)
        }
        OfficeCommand::List { config } => {
            let (kernel, _) = super::open(Settings::read(&config)?.kernel())?;
            for key in kernel.keys().map_err(|error| error.to_string())? {
                println!("{key}");
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Founds an office from the text of its file; gives its key.
pub(super) async fn found(kernel: &Kernel, operator: &OperatorKey, text: &str) -> Result<String, String> {
    let plan = plan::read(text).map_err(|faults| explain(&faults))?;
    let deed =
        FoundOffice::from_plan(&plan, |password| obieg_kernel::door::hash_password(kernel.env(), password))
            .map_err(|error| error.to_string())?;
    let (key, name) = (plan.office.key.get_ref(), plan.office.name.get_ref());
    kernel.found(operator, key, name, deed).await.map_err(|error| error.to_string())?;
    Ok(key.clone())
}

/// Every fault with its line, in Polish.
fn explain(faults: &[plan::PlanFault]) -> String {
    let lexicon = obieg_web::words::Lexicon::new(&[obieg_people::face().dictionary], jiff::tz::TimeZone::UTC);
    let words = lexicon.ok().and_then(|lexicon| lexicon.words("pl"));
    let sentence = |fault: &plan::PlanFault| match &words {
        Some(words) => words.a2(
            &fault.code.replace('.', "-"),
            ("line", &fault.line.to_string()),
            ("value", &fault.value),
        ),
        None => format!("{}: {} {}", fault.line, fault.code, fault.value),
    };
    faults.iter().map(sentence).collect::<Vec<_>>().join("\n")
}

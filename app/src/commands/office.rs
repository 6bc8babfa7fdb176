//! `obieg office`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use obieg_app::config::Settings;
use obieg_classification::deeds::ImportList;
use obieg_kernel::door::IssueEntryCode;
use obieg_kernel::{Failure, Kernel, OperatorKey, Role};
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
    /// Give an administrator a new one-time code, by which they set their password. It is printed once.
    Code {
        /// The settings file (TOML).
        #[arg(long)]
        config: PathBuf,
        /// Key of the office.
        #[arg(long)]
        office: String,
        /// Login of the administrator.
        #[arg(long)]
        login: String,
    },
    /// Import a classification list (JRWA) from CSV; every line is checked before anything is written.
    Classes(ClassesLine),
    /// List the offices of this installation.
    List {
        /// The settings file (TOML).
        #[arg(long)]
        config: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct ClassesLine {
    /// The list (CSV): symbol, name, one or two columns of categories.
    file: PathBuf,
    /// The settings file (TOML).
    #[arg(long)]
    config: PathBuf,
    /// Key of the office.
    #[arg(long)]
    office: String,
    /// Name of the list.
    #[arg(long)]
    name: String,
    /// Where it is from: journal of laws, number and annex.
    #[arg(long)]
    source: String,
    /// First day of validity, YYYY-MM-DD.
    #[arg(long)]
    from: jiff::civil::Date,
    /// The list stands in for the office's own.
    #[arg(long)]
    stand_in: bool,
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
            // Who has a password from the file needs no code.
            if let Some(login) = first_administrator(&text) {
                // The office stands; one whose first day is still to come has no administrator to give a code to.
                tell_code(&kernel, &operator, &key, &login).await.unwrap_or_else(|told| println!("{told}"));
            }
            Ok(ExitCode::SUCCESS)
        }
        OfficeCommand::Code { config, office, login } => {
            let (kernel, operator) = super::open(Settings::read(&config)?.kernel())?;
            tell_code(&kernel, &operator, &office, &login).await?;
            Ok(ExitCode::SUCCESS)
        }
        OfficeCommand::Classes(line) => import_classes(line).await,
        OfficeCommand::List { config } => {
            let (kernel, _) = super::open(Settings::read(&config)?.kernel())?;
            for key in kernel.keys().map_err(|error| error.to_string())? {
                println!("{key}");
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Login of the first administrator of a plan, when nobody gave them a password.
fn first_administrator(text: &str) -> Option<String> {
    let plan = plan::read(text).ok()?;
    let administers =
        |post: &&plan::PostPlan| post.roles.iter().any(|role| role.get_ref() == Role::Administrator.code());
    let post = plan.posts.iter().find(administers)?;
    post.password.is_none().then(|| post.login.get_ref().clone())
}

/// Makes a one-time code and prints it with what to do with it.
async fn tell_code(kernel: &Kernel, operator: &OperatorKey, key: &str, login: &str) -> Result<(), String> {
    let words = obieg_app::slices::words(kernel.env())?;
    let actor = kernel.machine(operator, &super::office(kernel, key)?, "operator");
    let (deed, code) = IssueEntryCode::new(&actor, login);
    match actor.act(deed, None).await {
        Ok(()) => {
            println!("{}", words.a2("people-entry-code-made", ("login", login), ("code", &code)));
            println!("{}", words.a2("people-entry-code-how", ("office", key), ("login", login)));
            Ok(())
        }
        Err(Failure::Hidden) => Err(words.a("people-entry-code-nobody", "login", login)),
        Err(failure) => Err(failure.to_string()),
    }
}

async fn import_classes(line: ClassesLine) -> Result<ExitCode, String> {
    let text = std::fs::read(&line.file).map_err(|error| format!("{}: {error}", line.file.display()))?;
    let (kernel, operator) = super::open(Settings::read(&line.config)?.kernel())?;
    let words = obieg_app::slices::words(kernel.env())?;
    let told = |refusals: &[obieg_kernel::Refusal]| {
        refusals.iter().map(|refusal| words.refusal(refusal)).collect::<Vec<_>>().join("\n")
    };
    let parsed = obieg_classification::table::parse(&text).map_err(|faults| told(&faults))?;
    let actor = kernel.machine(&operator, &super::office(&kernel, &line.office)?, "operator");
    let (name, source) = (line.name, line.source);
    let deed =
        ImportList { name, source, stand_in: line.stand_in, valid_from: line.from, classes: parsed.classes };
    match actor.act(deed, None).await {
        Ok(_) => {
            for (line, code) in parsed.warnings {
                println!("{}", words.a(&code.replace('.', "-"), "line", line));
            }
            println!("Wykaz akt urzędu „{}” jest wczytany.", line.office);
            Ok(ExitCode::SUCCESS)
        }
        Err(obieg_kernel::Failure::Refused(refusals)) => Err(told(&refusals)),
        Err(failure) => Err(failure.to_string()),
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

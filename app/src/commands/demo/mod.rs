//! `obieg demo`: a county of invented people on this computer.

mod invented;
mod paper;
mod stores;
mod story;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use obieg_app::config::Scanner;
use obieg_app::{machine, slices};
use obieg_classification::deeds::ImportList;
use obieg_kernel::office::{Config, Engine};
use obieg_kernel::{Actor, Env};
use obieg_web::{Site, SiteOptions};

#[derive(Debug, Args)]
pub(super) struct DemoLine {
    /// Folder of the demonstration.
    #[arg(long)]
    dir: PathBuf,
    /// Start over: remove what an earlier demonstration left in the folder.
    #[arg(long)]
    fresh: bool,
    /// Port on this computer; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// How many letters come in the ten weeks before today.
    #[arg(long, default_value_t = 120)]
    letters: usize,
    /// Show the county as on another day: its clock starts at this instant, for example 2026-12-02T08:00:00Z.
    #[arg(long)]
    at: Option<jiff::Timestamp>,
    /// Write a token of a clerk of the gmina to this file, for checking the API.
    #[arg(long)]
    token_file: Option<PathBuf>,
    /// Only for tests: receivers of events may be on this computer. Whoever opens the demonstration can call its ports then.
    #[arg(long)]
    loopback: bool,
}

/// Marks a folder as ours to remove, from before anything is made in it.
pub(super) const MARK: &str = "obieg-demo";
/// What the mark says once the county is whole; a folder left half-made is made anew.
pub(super) const WHOLE: &str = "whole";

const OFFICES: [&str; 3] = [
    include_str!("../../../data/starostwo.toml"),
    include_str!("../../../data/gmina.toml"),
    include_str!("../../../data/centrum.toml"),
];

/// Those that have a scanner folder.
const SCANNED: [&str; 2] = ["starostwo", "gmina"];

pub(super) async fn run(line: DemoLine) -> Result<ExitCode, String> {
    let mark = line.dir.join(MARK);
    let whole = match std::fs::read_to_string(&mark) {
        Ok(said) if line.fresh || said != WHOLE => {
            std::fs::remove_dir_all(&line.dir).map_err(|error| format!("{}: {error}", line.dir.display()))?;
            false
        }
        Ok(_) => true,
        Err(_) => false,
    };
    std::fs::create_dir_all(&line.dir).map_err(|error| format!("{}: {error}", line.dir.display()))?;
    if !whole {
        std::fs::write(&mark, "").map_err(|error| error.to_string())?;
    }
    if !whole {
        println!("Zakładam pokazowy powiat (dane zmyślone): {} pism z dziesięciu tygodni…", line.letters);
        found_county(&line.dir, env(&line)?, line.letters).await?;
        std::fs::write(&mark, WHOLE).map_err(|error| error.to_string())?;
    }
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", line.port))
        .await
        .map_err(|error| format!("cannot listen on port {}: {error}", line.port))?;
    let port = listener.local_addr().map_err(|error| error.to_string())?.port();
    // Browsers know no passkeys of addresses in numbers: on this computer they are tried under its name.
    let address = Some(format!("http://localhost:{port}"));
    let (kernel, operator) = super::open_in(config(&line.dir, address), env(&line)?)?;
    if let Some(file) = &line.token_file {
        let token =
            super::token::issue(&kernel, &operator, "gmina", "Krystyna Gil", "API", 1, &["*".to_owned()])
                .await?;
        std::fs::write(file, token).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let operator = Arc::new(operator);
    // Nothing leaves this computer: without the option nobody is told, and what waits is shown as waiting.
    let webhooks = line.loopback.then_some(obieg_webhooks::Settings { loopback: true });
    let scanned = BTreeSet::from(SCANNED.map(str::to_owned));
    let mut slots = slices::slots_with(&line.dir, scanned, webhooks, super::press()?);
    slots.extend(slices::signing(&obieg_app::config::Signing::default(), false)?);
    let options = SiteOptions { demo: Some(Arc::clone(&operator)), slots, ..SiteOptions::default() };
    let site = Site::new(Arc::clone(&kernel), slices::faces(), options)?;
    for office in SCANNED {
        let folder = line.dir.join("skaner").join(office);
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        println!("Skaner urzędu {office}: {}", folder.display());
        let scanner = Scanner { office: office.to_owned(), folder, every: 2 };
        tokio::spawn(super::intake::watch(&kernel, &operator, &scanner, site.words("pl"))?);
    }
    let stop = super::serve::told_to_end();
    super::serve::serve(site, kernel, operator, webhooks, listener, "Obieg", stop)
        .await
        .map(|()| ExitCode::SUCCESS)
}

pub(super) fn config(dir: &Path, address: Option<String>) -> Config {
    Config {
        data: dir.to_owned(),
        engine: Engine::Sqlite,
        origin: "demo.obieg.example".to_owned(),
        address,
        writers: 2,
        readers: 8,
    }
}

/// The demonstration's own time, or this machine's.
fn env(line: &DemoLine) -> Result<Env, String> {
    line.at.map_or_else(machine::env, machine::env_from)
}

/// Founds the offices and tells their story, under a clock that walks from the past to the present.
pub(super) async fn found_county(dir: &Path, present: Env, letters: usize) -> Result<(), String> {
    let now = present.now();
    let clock = Arc::new(story::StoryClock::default());
    clock.set(
        now.saturating_sub(jiff::SignedDuration::from_hours(24 * 100)).map_err(|error| error.to_string())?,
    );
    let env = machine::env_at(Arc::<story::StoryClock>::clone(&clock))?;
    let (kernel, operator) = super::open_in(config(dir, None), env)?;
    tracing::info!("the invented county is founded");
    for text in OFFICES {
        let key = super::office::found(&kernel, &operator, text).await?;
        let office = super::office(&kernel, &key)?;
        import_list(&kernel.machine(&operator, &office, "operator")).await?;
        tracing::info!(office = key, "founded");
    }
    let bar = super::intake::bar(0);
    story::tell(&kernel, &operator, &clock, now, letters, |done, all| {
        bar.set_length(u64::try_from(all).unwrap_or(u64::MAX));
        bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
    })
    .await?;
    bar.finish_and_clear();
    super::serve::sign_all(&kernel).await;
    Ok(())
}

/// The stand-in for the county's own list: the sister list of the same regulation.
async fn import_list(operator: &Actor) -> Result<(), String> {
    let text = include_bytes!("../../../../data/jrwa/wojewoda_2011_zal5.csv");
    let parsed = obieg_classification::table::parse(text).map_err(|faults| format!("{faults:?}"))?;
    let deed = ImportList {
        name: "Wykaz akt zespolonej administracji rządowej w województwie".to_owned(),
        source: "Dz.U. 2011 nr 14 poz. 67, załącznik 5 (zastępuje wykaz powiatu i gminy)".to_owned(),
        stand_in: true,
        valid_from: jiff::civil::date(2026, 1, 1),
        classes: parsed.classes,
    };
    operator.act(deed, None).await.map(drop).map_err(|error| error.to_string())
}

//! `obieg demo`: a county of invented people on this computer.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use obieg_app::slices;
use obieg_kernel::office::{Config, Engine};
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
}

/// Marks a folder as ours to remove.
const MARK: &str = "obieg-demo";

const OFFICES: [&str; 3] =
    [include_str!("../../data/starostwo.toml"), include_str!("../../data/gmina.toml"), include_str!("../../data/centrum.toml")];

pub(super) async fn run(line: DemoLine) -> Result<ExitCode, String> {
    let mark = line.dir.join(MARK);
    if line.fresh && mark.is_file() {
        std::fs::remove_dir_all(&line.dir).map_err(|error| format!("{}: {error}", line.dir.display()))?;
    }
    std::fs::create_dir_all(&line.dir).map_err(|error| format!("{}: {error}", line.dir.display()))?;
    let (kernel, operator) = super::open(Config {
        data: line.dir.clone(),
        engine: Engine::Sqlite,
        origin: "demo.obieg.example".to_owned(),
        writers: 2,
        readers: 8,
    })?;
    if !mark.is_file() {
        println!("Zakładam pokazowy powiat (dane zmyślone)…");
        for text in OFFICES {
            let key = super::office::found(&kernel, &operator, text).await?;
            println!("  urząd {key}");
        }
        std::fs::write(&mark, "").map_err(|error| error.to_string())?;
    }
    let options = SiteOptions { demo: Some(operator), secure: false, slots: slices::slots() };
    let site = Site::new(Arc::clone(&kernel), slices::faces(), options)?;
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", line.port))
        .await
        .map_err(|error| format!("cannot listen on port {}: {error}", line.port))?;
    super::serve::serve(site, kernel, listener).await
}

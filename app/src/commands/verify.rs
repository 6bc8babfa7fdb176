//! `obieg verify`.

use std::process::ExitCode;

use obieg_app::config::Settings;

pub(super) async fn run(settings: &Settings, only: Option<&str>) -> Result<ExitCode, String> {
    let (kernel, _) = super::open(settings.kernel())?;
    let keys = match only {
        Some(key) => vec![key.to_owned()],
        None => kernel.keys().map_err(|error| error.to_string())?,
    };
    let mut sound = true;
    for key in keys {
        let office = kernel
            .office(&key)
            .map_err(|error| error.to_string())?
            .ok_or_else(|| format!("nie ma urzędu o kluczu {key}"))?;
        let report = kernel.verify(&office).await.map_err(|error| error.to_string())?;
        println!(
            "{key}: {} entries, {} rows, {} blobs, {} checkpoints, {} faults",
            report.entries,
            report.rows,
            report.blobs,
            report.checkpoints,
            report.faults.len()
        );
        for fault in &report.faults {
            println!("  {fault}");
        }
        sound &= report.faults.is_empty();
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

//! `obieg judge-signatures`, a child of the server for one file; and the job that judges, begun in every office.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use obieg_kernel::{Failure, Kernel, OperatorKey};
use obieg_signing::deeds::BeginJudging;

/// The name under which the program begins, as the journal shows it.
const NAME: &str = "podpisy";

/// So often it is looked whether an office is new, in seconds.
const TICK: u64 = 30;

/// It lives as long as one file: what a file made to harm does, it does to this process.
pub(super) fn run() -> Result<ExitCode, String> {
    obieg_signing::judge::child::run().map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}

/// Has the files of every office judged, also of offices that are founded later, until it is aborted.
pub(super) async fn begin(kernel: Arc<Kernel>, operator: Arc<OperatorKey>) {
    let mut begun = std::collections::BTreeSet::new();
    let mut tick = tokio::time::interval(Duration::from_secs(TICK));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        for office in super::every_office(&kernel) {
            if begun.contains(office.key()) {
                continue;
            }
            match kernel.machine(&operator, &office, NAME).act(BeginJudging, None).await {
                // Begun before: it goes on by itself.
                Ok(()) | Err(Failure::Refused(_)) => {
                    begun.insert(office.key().to_owned());
                }
                Err(failure) => tracing::error!(office = office.key(), ?failure, "files are not judged"),
            }
        }
    }
}

//! What people are told by the clock: terms, and that old notices go.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use obieg_kernel::{Kernel, OperatorKey};
use obieg_notices::watch::Watch;

/// The name under which the program looks at terms, as the journal shows it.
const NAME: &str = "powiadomienia";

/// How often it is asked whether something is due, in seconds.
const TICK: u64 = 30;

/// Looks after the notices of all offices until it is aborted.
pub(super) async fn watch(kernel: Arc<Kernel>, operator: Arc<OperatorKey>) {
    let mut watches: HashMap<String, Watch> = HashMap::new();
    let mut tick = tokio::time::interval(Duration::from_secs(TICK));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        for office in super::every_office(&kernel) {
            let watch = watches.entry(office.key().to_owned()).or_insert_with(|| {
                Watch::new(kernel.machine(&operator, &office, NAME), kernel.env().clone())
            });
            if let Err(failure) = watch.turn().await {
                tracing::error!(office = office.key(), ?failure, "notices must wait");
            }
        }
    }
}

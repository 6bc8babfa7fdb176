//! The mailboxes that the server reads.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use obieg_kernel::{Kernel, OperatorKey};
use obieg_mailbox::watch::Watch;

/// The name under which the program fetches messages, as the journal shows it.
const NAME: &str = "skrzynka e-mail";

/// How often it is asked which mailboxes are due, in seconds: so long waits who pressed "try now".
const TICK: u64 = 5;

/// Watches the mailboxes of all offices until it is aborted. A look that is cut off anywhere has taken each message wholly or
/// not at all.
pub(super) async fn watch(kernel: Arc<Kernel>, operator: Arc<OperatorKey>, loopback: bool) {
    let mut watches: HashMap<String, Watch> = HashMap::new();
    let mut tick = tokio::time::interval(Duration::from_secs(TICK));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        for office in super::every_office(&kernel) {
            let watch = watches.entry(office.key().to_owned()).or_insert_with(|| {
                Watch::new(kernel.machine(&operator, &office, NAME), kernel.env().clone(), loopback)
            });
            if let Err(failure) = watch.turn().await {
                tracing::error!(office = office.key(), ?failure, "mailboxes must wait");
            }
        }
    }
}

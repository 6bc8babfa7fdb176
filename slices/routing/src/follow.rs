//! The job that applies the rules: it follows the journal and looks at every item that was registered or completed.
//!
//! Not in the transaction that registers: a rule whose receiver is gone must not keep a letter out of the register, and the
//! register knows nothing of assignments. Exactly once all the same: the deed assigns only what was never assigned, in one
//! commit, so a repetition after a kill finds it done.

use obieg_kernel::Failure;
use obieg_kernel::job::{Follower, Job};
use obieg_kernel::journal::feed::{CloudEvent, ListEvents};
use obieg_registry::ItemId;

use crate::deeds::ApplyRules;

/// The kind of job.
pub const KIND: &str = "routing.apply";

/// Entries read at a time.
const READ: i64 = 100;

/// After these an item may be ready.
const READY: [&str; 2] = ["pl.obieg.ItemRegistered", "pl.obieg.ItemCompleted"];

/// Applies the rules.
#[derive(Debug, Default)]
pub struct Apply;

impl Follower for Apply {
    const KIND: &'static str = KIND;

    async fn follow(&self, job: &Job, cursor: &mut Option<i64>) -> Result<(), Failure> {
        let page = job.machine.see(ListEvents { after: job.cursor, limit: READ }).await?;
        for event in &page.events {
            if !job.may_go_on() {
                return Ok(());
            }
            apply_one(job, event).await?;
            *cursor = event.id.parse().ok();
        }
        Ok(())
    }
}

/// What is refused waits in the queue, where people see it.
async fn apply_one(job: &Job, event: &CloudEvent) -> Result<(), Failure> {
    let Some(item) = event.subject.filter(|_| READY.contains(&event.kind.as_str())) else { return Ok(()) };
    match job.machine.act(ApplyRules { item: ItemId::from_uuid(item) }, None).await {
        Ok(()) | Err(Failure::Refused(_) | Failure::Hidden | Failure::Forbidden) => Ok(()),
        Err(failure) => Err(failure),
    }
}

//! The job that tells people: it follows the journal and writes notices of what concerns somebody.
//!
//! Not in the transaction of the deed: no slice needs to know of notices, a deed costs not one statement more, and nobody's
//! work fails because somebody could not be told. Exactly once all the same: with the notices the deed writes how far the
//! journal was heard, so a repetition after a kill passes over what was told.

use obieg_kernel::Failure;
use obieg_kernel::job::{Follower, Job};
use obieg_kernel::journal::feed::ListEvents;

use crate::deeds::WriteNotices;
use crate::heard;

/// The kind of job.
pub const KIND: &str = "notices.follow";

/// Entries read at a time.
const READ: i64 = 100;

/// Tells people.
#[derive(Debug, Default)]
pub struct Follow;

impl Follower for Follow {
    const KIND: &'static str = KIND;

    async fn follow(&self, job: &Job, cursor: &mut Option<i64>) -> Result<(), Failure> {
        let page = job.machine.see(ListEvents { after: job.cursor, limit: READ }).await?;
        let Some(upto) = page.events.last().and_then(|event| event.id.parse().ok()) else { return Ok(()) };
        let happenings: Vec<_> = page.events.iter().flat_map(heard::happenings).collect();
        if !happenings.is_empty() {
            match job.machine.act(WriteNotices { happenings, upto }, None).await {
                // Nobody is to be told, or everybody was before.
                Ok(_) | Err(Failure::Refused(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
        *cursor = Some(upto);
        Ok(())
    }
}

//! People of an office begin to be told.

use obieg_kernel::id::JobId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;

use super::NoticeEvent;
use crate::{follow, rules, store};

/// Queues the job that follows the journal of the office from now on. What was before is not told.
#[derive(Debug, Clone, Serialize)]
pub struct BeginNotices;

named!(BeginNotices, "notices.begin-notices", [(Machine, Colleague)]);

impl Deed for BeginNotices {
    type Target = bool;
    type Event = NoticeEvent;
    type Done = ();

    office_target!(bool, |_, db| Ok(Some(store::office(db)?.is_some())));

    fn run(&self, mut granted: Granted<'_, Self>, begun: bool) -> Result<Committed<Self>, Failure> {
        if begun {
            return Err(Refusal::state("notices.begun").into());
        }
        let job: JobId = granted.env().new_id();
        granted.follow_itself(job, follow::KIND)?;
        store::begin(&mut granted, job, rules::KEPT)?;
        granted.commit(&NoticeEvent::NoticesBegun, ())
    }
}

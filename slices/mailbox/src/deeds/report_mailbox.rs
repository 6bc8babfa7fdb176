//! How the last look into a mailbox ended, told when it changes.

use obieg_kernel::{Committed, Deed, Failure, Granted, named, office_target};
use serde::Serialize;

use super::{MailboxEvent, find_box};
use crate::model::{BoxId, MailboxView};
use crate::store;

/// Tells people that a mailbox cannot be read, or that it can be again.
#[derive(Debug, Serialize)]
pub struct ReportMailbox {
    /// Which.
    pub mailbox: BoxId,
    /// Why not, as a code; none when it can.
    pub fault: Option<String>,
}

named!(ReportMailbox, "mailbox.report-mailbox", [(Machine, Colleague)]);

impl Deed for ReportMailbox {
    type Target = MailboxView;
    type Event = MailboxEvent;
    type Done = ();

    office_target!(MailboxView, |deed, db| find_box(db, deed.mailbox));

    fn run(&self, mut granted: Granted<'_, Self>, target: MailboxView) -> Result<Committed<Self>, Failure> {
        super::live(&target)?;
        store::set_fault(&mut granted, target.id, self.fault.as_deref())?;
        granted.commit(&MailboxEvent::Reported { mailbox: target.id, fault: self.fault.clone() }, ())
    }
}

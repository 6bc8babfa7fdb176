//! How long notices are kept.

use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, RefusalKind, named, office_target};
use serde::Serialize;

use super::NoticeEvent;
use crate::rules;
use crate::store::{self, OfficeRow};

/// Sets how long notices are kept in the office; older ones go within a day.
#[derive(Debug, Clone, Serialize)]
pub struct SetNoticeRules {
    /// So many days.
    pub keep_days: i64,
    /// The version that was read.
    pub version: i64,
}

named!(SetNoticeRules, "notices.set-notice-rules", [(Administrator, Colleague)]);

impl Deed for SetNoticeRules {
    type Target = OfficeRow;
    type Event = NoticeEvent;
    type Done = ();

    office_target!(OfficeRow, |_, db| Ok(store::office(db)?));

    fn run(&self, mut granted: Granted<'_, Self>, office: OfficeRow) -> Result<Committed<Self>, Failure> {
        if self.version != office.rules.version {
            return Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile").into());
        }
        let keep_days = rules::keep(self.keep_days)?;
        store::keep(&mut granted, self.version, keep_days)?;
        let event = NoticeEvent::NoticeRulesSet { before: office.rules.keep_days, keep_days };
        granted.commit(&event, ())
    }
}

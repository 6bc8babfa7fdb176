//! A rule begins to work: another person has approved what it says.

use obieg_kernel::id::JobId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, named, office_target};
use serde::Serialize;

use super::RuleEvent;
use super::write_rule::{must_be, writer};
use crate::model::{RuleId, RuleView};
use crate::{follow, rules, store};

/// Approves a rule as it stands. Never by the person who wrote it.
#[derive(Debug, Clone, Serialize)]
pub struct ApproveRule {
    /// Which.
    pub rule: RuleId,
    /// Its version as it was read.
    pub version: i64,
}

// The head of the office, or the coordinator.
named!(ApproveRule, "routing.approve-rule", [(Executive, Colleague), (Coordinator, Colleague)]);

impl Deed for ApproveRule {
    type Target = RuleView;
    type Event = RuleEvent;
    type Done = ();

    office_target!(RuleView, |deed, db| Ok(store::find(db, deed.rule)?));

    fn run(&self, mut granted: Granted<'_, Self>, rule: RuleView) -> Result<Committed<Self>, Failure> {
        must_be(&rule, self.version)?;
        let actor = granted.actor().clone();
        rules::may_approve(&rule, actor.person())?;
        let (_, _, approver) = writer(&mut granted, &actor)?;
        store::approve(&mut granted, &rule, &approver)?;
        // Letters registered from now on: what already waits in the queue is seen by people.
        match store::follower(&mut granted)? {
            Some(job) => granted.rouse(job)?,
            None => {
                let job: JobId = granted.env().new_id();
                granted.follow_itself(job, follow::KIND)?;
                store::follows(&mut granted, job)?;
            }
        }
        let event = RuleEvent::RuleApproved {
            rule: rule.id,
            number: rule.number,
            says: rule.draft,
            author: rule.author_label,
        };
        granted.commit(&event, ())
    }
}

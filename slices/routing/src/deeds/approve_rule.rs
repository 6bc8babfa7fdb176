//! A rule begins to work: another person has approved what it says.

use obieg_kernel::{Committed, Deed, Failure, Granted, named, office_target};
use serde::Serialize;

use super::RuleEvent;
use crate::model::{RuleId, RuleView};
use crate::{follow, store};

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
        let actor = granted.actor().clone();
        let approver = rule.standing.approver(&mut granted, &actor, self.version)?;
        store::approve(&mut granted, (rule.id, self.version), &approver)?;
        // Letters registered from now on: what already waits in the queue is seen by people.
        store::follow(&mut granted, follow::KIND)?;
        let event = RuleEvent::RuleApproved {
            rule: rule.id,
            number: rule.standing.number,
            says: rule.draft,
            author: rule.standing.author_label,
        };
        granted.commit(&event, ())
    }
}

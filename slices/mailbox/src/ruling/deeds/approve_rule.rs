//! A rule begins to work: another person has approved what it says.

use obieg_kernel::{Committed, Deed, Failure, Granted, named, office_target};
use serde::Serialize;

use super::MailRuleEvent;
use super::event::RuleDone;
use crate::ruling::model::{MailRuleId, MailRuleView};
use crate::ruling::{follow, store};

/// Approves a rule as it stands. Never by the person who wrote it.
#[derive(Debug, Clone, Serialize)]
pub struct ApproveMailRule {
    /// Which.
    pub rule: MailRuleId,
    /// Its version as it was read.
    pub version: i64,
}

// As rules of assigning: the head of the office, or the coordinator.
named!(ApproveMailRule, "mailbox.approve-rule", [(Executive, Colleague), (Coordinator, Colleague)]);

impl Deed for ApproveMailRule {
    type Target = MailRuleView;
    type Event = MailRuleEvent;
    type Done = ();

    office_target!(MailRuleView, |deed, db| Ok(store::find(db, deed.rule)?));

    fn run(&self, mut granted: Granted<'_, Self>, rule: MailRuleView) -> Result<Committed<Self>, Failure> {
        let actor = granted.actor().clone();
        let approver = rule.standing.approver(&mut granted, &actor, self.version)?;
        store::approve(&mut granted, (rule.id, self.version), &approver)?;
        // Messages taken from now on: what already waits is seen by people.
        store::follow(&mut granted, follow::KIND)?;
        let done = RuleDone::Approved { says: rule.draft, author: rule.standing.author_label };
        granted.commit(&MailRuleEvent { rule: rule.id, number: rule.standing.number, done }, ())
    }
}

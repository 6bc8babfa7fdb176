//! Rules are put off and on, and asked in another order.

use obieg_kernel::{Committed, Deed, Failure, Granted, named, office_target};
use serde::Serialize;

use super::MailRuleEvent;
use super::event::RuleDone;
use crate::ruling::model::{MailRuleId, MailRuleView};
use crate::ruling::store;

/// Puts a rule off, or on again; what it says stays approved.
#[derive(Debug, Clone, Serialize)]
pub struct SwitchMailRule {
    /// Which.
    pub rule: MailRuleId,
    /// Its version as it was read.
    pub version: i64,
    /// On?
    pub on: bool,
}

/// Moves a rule one place up: it is asked before the one that stood above it.
#[derive(Debug, Clone, Serialize)]
pub struct MoveMailRule {
    /// Which.
    pub rule: MailRuleId,
}

// The order decides which rule works, so it belongs to those who approve.
named!(SwitchMailRule, "mailbox.switch-rule", [(Executive, Colleague), (Coordinator, Colleague)]);
named!(MoveMailRule, "mailbox.move-rule", [(Executive, Colleague), (Coordinator, Colleague)]);

impl Deed for SwitchMailRule {
    type Target = MailRuleView;
    type Event = MailRuleEvent;
    type Done = ();

    office_target!(MailRuleView, |deed, db| Ok(store::find(db, deed.rule)?));

    fn run(&self, mut granted: Granted<'_, Self>, rule: MailRuleView) -> Result<Committed<Self>, Failure> {
        rule.standing.must_be(self.version)?;
        store::switch(&mut granted, (rule.id, self.version), self.on)?;
        let done = RuleDone::Switched { on: self.on };
        granted.commit(&MailRuleEvent { rule: rule.id, number: rule.standing.number, done }, ())
    }
}

impl Deed for MoveMailRule {
    type Target = MailRuleView;
    type Event = MailRuleEvent;
    type Done = ();

    office_target!(MailRuleView, |deed, db| Ok(store::find(db, deed.rule)?));

    fn run(&self, mut granted: Granted<'_, Self>, rule: MailRuleView) -> Result<Committed<Self>, Failure> {
        let all = store::list(&mut granted)?;
        let above = rule.standing.above(&all, |other| &other.standing)?;
        store::place(&mut granted, rule.id, above.standing.position)?;
        store::place(&mut granted, above.id, rule.standing.position)?;
        let done = RuleDone::Moved { before_rule: above.standing.number };
        granted.commit(&MailRuleEvent { rule: rule.id, number: rule.standing.number, done }, ())
    }
}

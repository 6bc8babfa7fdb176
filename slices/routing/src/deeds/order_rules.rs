//! Rules are put off and on, and asked in another order.

use obieg_kernel::{Committed, Deed, Failure, Granted, named, office_target};
use serde::Serialize;

use super::RuleEvent;
use crate::model::{RuleId, RuleView};
use crate::store;

/// Puts a rule off, or on again; what it says stays approved.
#[derive(Debug, Clone, Serialize)]
pub struct SwitchRule {
    /// Which.
    pub rule: RuleId,
    /// Its version as it was read.
    pub version: i64,
    /// On?
    pub on: bool,
}

/// Moves a rule one place up: it is asked before the one that stood above it.
#[derive(Debug, Clone, Serialize)]
pub struct MoveRule {
    /// Which.
    pub rule: RuleId,
}

// The order decides which rule works, so it belongs to those who approve.
named!(SwitchRule, "routing.switch-rule", [(Executive, Colleague), (Coordinator, Colleague)]);
named!(MoveRule, "routing.move-rule", [(Executive, Colleague), (Coordinator, Colleague)]);

impl Deed for SwitchRule {
    type Target = RuleView;
    type Event = RuleEvent;
    type Done = ();

    office_target!(RuleView, |deed, db| Ok(store::find(db, deed.rule)?));

    fn run(&self, mut granted: Granted<'_, Self>, rule: RuleView) -> Result<Committed<Self>, Failure> {
        rule.standing.must_be(self.version)?;
        store::switch(&mut granted, (rule.id, self.version), self.on)?;
        granted
            .commit(&RuleEvent::RuleSwitched { rule: rule.id, number: rule.standing.number, on: self.on }, ())
    }
}

impl Deed for MoveRule {
    type Target = RuleView;
    type Event = RuleEvent;
    type Done = ();

    office_target!(RuleView, |deed, db| Ok(store::find(db, deed.rule)?));

    fn run(&self, mut granted: Granted<'_, Self>, rule: RuleView) -> Result<Committed<Self>, Failure> {
        let all = store::list(&mut granted)?;
        let above = rule.standing.above(&all, |other| &other.standing)?;
        store::place(&mut granted, rule.id, above.standing.position)?;
        store::place(&mut granted, above.id, rule.standing.position)?;
        let event = RuleEvent::RulesOrdered {
            rule: rule.id,
            number: rule.standing.number,
            before: above.standing.number,
        };
        granted.commit(&event, ())
    }
}

//! A rule is written or changed; either way another person must approve it before it works.

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Reads, named, office_target};
use serde::Serialize;

use super::RuleEvent;
use crate::model::{RuleDraft, RuleId, RuleView};
use crate::standing::{Standing, last_place};
use crate::{rules, store};

/// Writes a new rule, the last in order.
#[derive(Debug, Clone, Serialize)]
pub struct ProposeRule {
    /// What it says.
    pub draft: RuleDraft,
}

/// Changes what a rule says: it stops working until it is approved anew.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeRule {
    /// Which.
    pub rule: RuleId,
    /// Its version as it was read.
    pub version: i64,
    /// What it says.
    pub draft: RuleDraft,
}

// Those who assign anything of the office by hand.
named!(
    ProposeRule,
    "routing.propose-rule",
    [(Chancery, Colleague), (Executive, Colleague), (Coordinator, Colleague)]
);
named!(
    ChangeRule,
    "routing.change-rule",
    [(Chancery, Colleague), (Executive, Colleague), (Coordinator, Colleague)]
);

/// What a rule says, checked with its receivers.
fn checked(
    db: &mut dyn Reads,
    actor: &Actor,
    draft: &RuleDraft,
) -> Result<(RuleDraft, Vec<String>), Failure> {
    let (mut faults, labels) = obieg_assignments::faults_of(db, actor, &draft.receivers)?;
    match rules::checked(draft) {
        Ok(draft) if faults.is_empty() => Ok((draft, labels)),
        Ok(_) => Err(Failure::Refused(faults)),
        Err(mut more) => {
            more.append(&mut faults);
            Err(Failure::Refused(more))
        }
    }
}

impl Deed for ProposeRule {
    type Target = ();
    type Event = RuleEvent;
    type Done = RuleView;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let actor = granted.actor().clone();
        let (draft, receiver_labels) = checked(&mut granted, &actor, &self.draft)?;
        let position =
            last_place(store::list(&mut granted)?.iter().map(|rule| &rule.standing), rules::MOST_RULES)?;
        let id: RuleId = granted.env().new_id();
        let number = i64::from(granted.number("routing/rule", id.uuid())?);
        let standing = Standing::proposed(&mut granted, &actor, (number, position))?;
        let rule = RuleView { id, draft, receiver_labels, standing, gone: Vec::new() };
        store::add(&mut granted, &rule)?;
        let event =
            RuleEvent::RuleProposed { rule: id, number: rule.standing.number, says: rule.draft.clone() };
        granted.commit(&event, rule)
    }
}

impl Deed for ChangeRule {
    type Target = RuleView;
    type Event = RuleEvent;
    type Done = RuleView;

    office_target!(RuleView, |deed, db| Ok(store::find(db, deed.rule)?));

    fn run(&self, mut granted: Granted<'_, Self>, rule: RuleView) -> Result<Committed<Self>, Failure> {
        rule.standing.must_be(self.version)?;
        let actor = granted.actor().clone();
        let (draft, receiver_labels) = checked(&mut granted, &actor, &self.draft)?;
        let before = rule.draft.clone();
        let standing = rule.standing.rewritten(&mut granted, &actor)?;
        let changed = RuleView { draft, receiver_labels, standing, ..rule };
        store::change(&mut granted, &changed, self.version)?;
        let (rule, number, says) = (changed.id, changed.standing.number, changed.draft.clone());
        granted.commit(&RuleEvent::RuleChanged { rule, number, before, says }, changed)
    }
}

//! A rule is written or changed; either way another person must approve it before it works.

use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use obieg_routing::standing::{Standing, last_place};
use serde::Serialize;

use super::MailRuleEvent;
use super::event::RuleDone;
use crate::ruling::model::{MailRuleDraft, MailRuleId, MailRuleView};
use crate::ruling::{queries, rules, store};

/// Writes a new rule, the last in order.
#[derive(Debug, Clone, Serialize)]
pub struct ProposeMailRule {
    /// What it says.
    pub draft: MailRuleDraft,
}

/// Changes what a rule says: it stops working until it is approved anew.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeMailRule {
    /// Which.
    pub rule: MailRuleId,
    /// Its version as it was read.
    pub version: i64,
    /// What it says.
    pub draft: MailRuleDraft,
}

// Those who decide about messages by hand.
named!(ProposeMailRule, "mailbox.propose-rule", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(ChangeMailRule, "mailbox.change-rule", [(Chancery, Colleague), (Coordinator, Colleague)]);

/// What a rule says, checked, and what its mailbox is called. A mailbox that is read no more is no choice.
fn checked(db: &mut dyn Reads, draft: &MailRuleDraft) -> Result<(MailRuleDraft, Option<String>), Failure> {
    let wanted = draft.conditions.mailbox;
    let there = queries::mailboxes(db)?;
    let found = wanted.and_then(|wanted| there.into_iter().find(|(id, _)| *id == wanted));
    let label = found.map(|(_, name)| name);
    let mut faults = Vec::new();
    if wanted.is_some() && label.is_none() {
        faults.push(Refusal::input("mailbox.rule-no-mailbox").on("mailbox"));
    }
    match rules::checked(draft) {
        Ok(draft) if faults.is_empty() => Ok((draft, label)),
        Ok(_) => Err(Failure::Refused(faults)),
        Err(more) => {
            faults.extend(more);
            Err(Failure::Refused(faults))
        }
    }
}

impl Deed for ProposeMailRule {
    type Target = ();
    type Event = MailRuleEvent;
    type Done = MailRuleView;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let actor = granted.actor().clone();
        let (draft, mailbox_label) = checked(&mut granted, &self.draft)?;
        let all = store::list(&mut granted)?;
        let position = last_place(all.iter().map(|rule| &rule.standing), rules::MOST_RULES)?;
        let id: MailRuleId = granted.env().new_id();
        let number = i64::from(granted.number("mailbox/rule", id.uuid())?);
        let standing = Standing::proposed(&mut granted, &actor, (number, position))?;
        let rule = MailRuleView { id, draft, mailbox_label, standing, is_gone: false };
        store::add(&mut granted, &rule)?;
        let done = RuleDone::Proposed { says: rule.draft.clone() };
        granted.commit(&MailRuleEvent { rule: id, number, done }, rule)
    }
}

impl Deed for ChangeMailRule {
    type Target = MailRuleView;
    type Event = MailRuleEvent;
    type Done = MailRuleView;

    office_target!(MailRuleView, |deed, db| Ok(store::find(db, deed.rule)?));

    fn run(&self, mut granted: Granted<'_, Self>, rule: MailRuleView) -> Result<Committed<Self>, Failure> {
        rule.standing.must_be(self.version)?;
        let actor = granted.actor().clone();
        let (draft, mailbox_label) = checked(&mut granted, &self.draft)?;
        let standing = rule.standing.rewritten(&mut granted, &actor)?;
        let done = RuleDone::Changed { before: rule.draft, says: draft.clone() };
        let changed = MailRuleView { id: rule.id, draft, mailbox_label, standing, is_gone: false };
        store::change(&mut granted, &changed, self.version)?;
        let event = MailRuleEvent { rule: changed.id, number: changed.standing.number, done };
        granted.commit(&event, changed)
    }
}

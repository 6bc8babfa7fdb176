//! A rule is written or changed; either way another person must approve it before it works.

use obieg_kernel::id::{HoldingId, PersonId};
use obieg_kernel::{
    Actor, Committed, Deed, Failure, Granted, Reads, Refusal, RefusalKind, named, office_target,
};
use serde::Serialize;

use super::RuleEvent;
use crate::model::{RuleDraft, RuleId, RuleView};
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

/// Who writes: post, person, and how records name them.
pub(super) fn writer(db: &mut dyn Reads, actor: &Actor) -> Result<(HoldingId, PersonId, String), Failure> {
    let (Some(holding), Some(person)) = (actor.holding(), actor.person()) else {
        return Err(Failure::Forbidden);
    };
    let standing = obieg_people::store::find_standing(db, holding)?.ok_or(Failure::Forbidden)?;
    // Of a substitute the absent one's post is the author, and the record says who wrote.
    let label = if actor.own_holding() == Some(holding) {
        standing.label()
    } else {
        format!("{}: {}", standing.label(), actor.signature())
    };
    Ok((holding, person, label))
}

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

/// The version that was read must be the one that is there.
pub(super) fn must_be(rule: &RuleView, version: i64) -> Result<(), Refusal> {
    if rule.version == version {
        return Ok(());
    }
    Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile"))
}

impl Deed for ProposeRule {
    type Target = ();
    type Event = RuleEvent;
    type Done = RuleView;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let actor = granted.actor().clone();
        let (author, author_person, author_label) = writer(&mut granted, &actor)?;
        let (draft, receiver_labels) = checked(&mut granted, &actor, &self.draft)?;
        let all = store::list(&mut granted)?;
        if all.len() >= rules::MOST_RULES {
            return Err(Refusal::state("routing.rules-many").with("most", rules::MOST_RULES).into());
        }
        let position = all.last().map_or(1, |last| last.position.saturating_add(1));
        let id: RuleId = granted.env().new_id();
        let rule = RuleView {
            id,
            number: i64::from(granted.number("routing/rule", id.uuid())?),
            position,
            draft,
            receiver_labels,
            author,
            author_person,
            author_label,
            approver_label: None,
            approved_at: None,
            is_on: true,
            version: 1,
            gone: Vec::new(),
        };
        store::add(&mut granted, &rule)?;
        let event = RuleEvent::RuleProposed { rule: id, number: rule.number, says: rule.draft.clone() };
        granted.commit(&event, rule)
    }
}

impl Deed for ChangeRule {
    type Target = RuleView;
    type Event = RuleEvent;
    type Done = RuleView;

    office_target!(RuleView, |deed, db| Ok(store::find(db, deed.rule)?));

    fn run(&self, mut granted: Granted<'_, Self>, rule: RuleView) -> Result<Committed<Self>, Failure> {
        must_be(&rule, self.version)?;
        let actor = granted.actor().clone();
        let (author, author_person, author_label) = writer(&mut granted, &actor)?;
        let (draft, receiver_labels) = checked(&mut granted, &actor, &self.draft)?;
        let before = rule.draft.clone();
        let changed = RuleView {
            draft,
            receiver_labels,
            author,
            author_person,
            author_label,
            approver_label: None,
            approved_at: None,
            version: rule.version.saturating_add(1),
            ..rule
        };
        store::change(&mut granted, &changed, self.version)?;
        let (rule, number, says) = (changed.id, changed.number, changed.draft.clone());
        granted.commit(&RuleEvent::RuleChanged { rule, number, before, says }, changed)
    }
}

//! The program asks the rules about an item and assigns it by the first that fits.

use obieg_assignments::{AssignByRule, RuleMark};
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use obieg_registry::ItemId;
use serde::Serialize;

use super::RuleEvent;
use crate::model::{ItemFacts, RuleState};
use crate::{rules, store};

/// Asks the rules about one item. Where none fits it is a refusal, and nothing is written: the item waits for people.
#[derive(Debug, Clone, Serialize)]
pub struct ApplyRules {
    /// Which.
    pub item: ItemId,
}

named!(ApplyRules, "routing.apply-rules", [(Machine, Colleague)]);

impl Deed for ApplyRules {
    type Target = ItemFacts;
    type Event = RuleEvent;
    type Done = ();

    office_target!(ItemFacts, |deed, db| Ok(store::item(db, deed.item)?));

    fn run(&self, mut granted: Granted<'_, Self>, item: ItemFacts) -> Result<Committed<Self>, Failure> {
        let none = || Refusal::state("routing.no-rule").with("number", &item.number);
        if !rules::is_ready(&item) {
            return Err(none().into());
        }
        let working: Vec<_> = store::list(&mut granted)?
            .into_iter()
            .filter(|rule| rule.standing.state() == RuleState::Working)
            .collect();
        let rule = rules::deciding(&working, &item).ok_or_else(none)?;
        let approved_by = rule.standing.approver_label.clone().ok_or_else(none)?;
        let today = granted.env().today();
        granted.step(&AssignByRule {
            item: item.item,
            receivers: rule.draft.receivers.clone(),
            instruction: rule.draft.instruction.clone(),
            term: rules::term(today, rule.draft.term_days),
            author: rule.standing.author,
            author_label: rule.standing.author_label.clone(),
            rule: RuleMark { id: rule.id.uuid(), number: rule.standing.number, approved_by },
        })?;
        let event = RuleEvent::RuleApplied {
            item: item.item,
            item_number: item.number,
            rule: rule.id,
            number: rule.standing.number,
        };
        granted.commit(&event, ())
    }
}

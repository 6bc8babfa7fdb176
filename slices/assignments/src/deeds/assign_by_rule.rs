//! The program assigns an item by a rule that people made: its author counts as who assigned.

use jiff::civil::Date;
use obieg_kernel::id::HoldingId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use obieg_registry::deeds::MoveItem;
use obieg_registry::{ItemId, ItemView, Stage};
use serde::Serialize;

use super::batch::{self, Batch};
use super::event::AssignmentEvent;
use super::target::Author;
use crate::model::{Assigned, Receiver, RuleMark};
use crate::receivers;
use crate::rules::{self, ReceiverFacts, Terms};
use crate::store;

/// Assigns an item for the first time by a rule. What people have assigned once, and what came back from a receiver, is theirs.
#[derive(Debug, Serialize)]
pub struct AssignByRule {
    /// The item.
    pub item: ItemId,
    /// To whom; exactly one leads.
    pub receivers: Vec<Receiver>,
    /// What is to be done.
    pub instruction: Option<String>,
    /// By when.
    pub term: Option<Date>,
    /// The author of the rule: corrects and takes back what it did, as any author.
    pub author: HoldingId,
    /// The author as records name them.
    pub author_label: String,
    /// The rule.
    pub rule: RuleMark,
}

// A step of the deed that knows the rules; it alone decides whether one of them fits.
named!(AssignByRule, "assignments.assign-by-rule", [(Machine, Colleague)]);

impl Deed for AssignByRule {
    type Target = (ItemView, Vec<ReceiverFacts>, bool);
    type Event = AssignmentEvent;
    type Done = Assigned;

    office_target!(Self::Target, |deed, db| {
        let Some(item) = obieg_registry::store::find_item(db, deed.item)? else { return Ok(None) };
        let actor = db.actor().clone();
        let mut receivers = receivers::facts(db, &actor, &deed.receivers)?;
        for one in &mut receivers {
            // Whoever made the rule assigns to anybody; that was asked when they made it.
            one.is_within = true;
        }
        let is_new = store::list_by_item(db, item.id)?.is_empty();
        Ok(Some((item, receivers, is_new)))
    });

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (item, receivers, is_new): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        if !is_new || !rules::may_assign(item.stage) {
            return Err(Refusal::state("assignments.not-in-queue").with("number", &item.number).into());
        }
        let terms = Terms { today: granted.env().today(), above: None, kept: None };
        let faults = batch::faults_of_new(&receivers);
        let instruction = batch::checked(faults, terms, self.term, self.instruction.as_deref())?;
        granted.step(&MoveItem { item: item.id, to: Stage::Assigned })?;
        let author = Author { holding: self.author, label: self.author_label.clone() };
        let (rule, term) = (Some(&self.rule), self.term);
        let batch = Batch {
            item: &item,
            parent: None,
            supersedes: None,
            author: &author,
            instruction,
            term,
            each: &[],
            rule,
        };
        let assignments = batch::write(&mut granted, &batch, &receivers)?;
        let to = batch::labels(&receivers);
        let owner = receivers.iter().find(|one| one.is_owner).and_then(|one| one.label.clone());
        let event = AssignmentEvent::ItemAssigned {
            item: item.id,
            number: item.number.clone(),
            assignments: assignments.clone(),
            parent: None,
            from: self.author_label.clone(),
            note: to.join("; "),
            to,
            owner: owner.unwrap_or_default(),
            instruction: batch.instruction,
            term,
            rule: Some(self.rule.clone()),
            template: None,
        };
        let done = Assigned { item: item.id, assignments, term_on_day_off: rules::is_day_off(term) };
        granted.commit(&event, done)
    }
}

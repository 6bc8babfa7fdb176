//! Records made by one deed.

use jiff::civil::Date;
use obieg_kernel::{Deed, Failure, Granted, Reads, Refusal};
use obieg_registry::ItemView;
use obieg_registry::deeds::OpenToUnit;

use super::assign_item::Says;
use super::target::Author;
use crate::model::{AssignmentId, RuleMark};
use crate::rules::{self, Leaders, ReceiverFacts, Terms};
use crate::store;

/// What the records have in common.
pub(super) struct Batch<'b> {
    pub(super) item: &'b ItemView,
    pub(super) parent: Option<AssignmentId>,
    pub(super) supersedes: Option<AssignmentId>,
    pub(super) author: &'b Author,
    pub(super) instruction: Option<String>,
    pub(super) term: Option<Date>,
    /// What each receiver is told instead, in their order; nothing where all are told the same.
    pub(super) each: &'b [Says],
    /// The rule by which the program makes them.
    pub(super) rule: Option<&'b RuleMark>,
}

/// The instruction, when nothing is wrong with receivers, term and instruction; else every fault at once.
pub(super) fn checked(
    mut faults: Vec<Refusal>,
    terms: Terms,
    term: Option<Date>,
    instruction: Option<&str>,
) -> Result<Option<String>, Failure> {
    faults.extend(rules::check_term(terms, term));
    match rules::instruction(instruction) {
        Ok(instruction) if faults.is_empty() => Ok(instruction),
        Ok(_) => Err(Failure::Refused(faults)),
        Err(fault) => {
            faults.push(fault);
            Err(Failure::Refused(faults))
        }
    }
}

/// What is wrong with receivers of a level that has nobody yet.
pub(super) fn faults_of_new(receivers: &[ReceiverFacts]) -> Vec<Refusal> {
    rules::check_receivers(receivers, Leaders::One, &[])
}

/// Opens the item to the receiving units and adds a record for each receiver.
pub(super) fn write<D: Deed>(
    granted: &mut Granted<'_, D>,
    batch: &Batch<'_>,
    receivers: &[ReceiverFacts],
) -> Result<Vec<AssignmentId>, Failure> {
    let at = granted.env().now();
    let (mut ids, mut opened) = (Vec::new(), Vec::new());
    for (receiver, position) in receivers.iter().zip(1i64..) {
        if !opened.contains(&receiver.unit) {
            granted.step(&OpenToUnit { item: batch.item.id, unit: receiver.unit })?;
            opened.push(receiver.unit);
        }
        let id: AssignmentId = granted.env().new_id();
        let own = usize::try_from(position.saturating_sub(1)).ok().and_then(|at| batch.each.get(at));
        let (instruction, term) = match own {
            Some(says) => (says.instruction.as_deref(), says.term),
            None => (batch.instruction.as_deref(), batch.term),
        };
        let new = store::NewAssignment {
            id,
            item: batch.item.id,
            place: batch.item.place,
            parent: batch.parent,
            supersedes: batch.supersedes,
            author: batch.author.holding,
            from_label: &batch.author.label,
            unit: receiver.unit,
            holding: receiver.holding,
            to_label: receiver.label.as_deref().unwrap_or_default(),
            is_owner: receiver.is_owner,
            position,
            instruction,
            term,
            at,
            rule: batch.rule,
        };
        store::add(granted, &new)?;
        ids.push(id);
    }
    Ok(ids)
}

/// The receivers as records name them.
pub(super) fn labels(receivers: &[ReceiverFacts]) -> Vec<String> {
    receivers.iter().filter_map(|one| one.label.clone()).collect()
}

//! Statements of the slice and how their rows become values.

mod lists;
mod writing;

use obieg_kernel::id::OfficeId;
use obieg_kernel::{Ask, Reads, Row, Select, StoreError, vals};
use obieg_registry::ItemId;

use crate::model::{AssignmentId, AssignmentView, RuleMark};

pub(crate) use lists::{
    asks_for_queue, count_queue, last_receivers, list_mine, list_of_unit, list_queue, list_returned,
};
pub(crate) use writing::{NewAssignment, add, end, move_on, pass_back};

/// The columns of an assignment with its standing, from tables called `a` and `s`.
macro_rules! assignment_columns {
    () => {
        "SELECT a.id, a.item, a.parent, a.supersedes, a.from_holding, a.from_label, a.to_unit, a.to_holding, \
         a.to_label, a.is_owner, a.instruction, a.term, a.at, a.rule, a.rule_number, a.rule_approver, s.state, s.ended_from, s.reason "
    };
}
use assignment_columns;

static ONE: Select = Select::new(concat!(
    assignment_columns!(),
    "FROM assignments_assignment a JOIN assignments_standing s ON s.office = a.office AND s.assignment = a.id \
     WHERE a.office = $1 AND a.id = $2"
));
static BY_ITEM: Select = Select::new(concat!(
    assignment_columns!(),
    "FROM assignments_assignment a JOIN assignments_standing s ON s.office = a.office AND s.assignment = a.id \
     WHERE a.office = $1 AND a.item = $2 ORDER BY a.at, a.position"
));

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    [[&ONE, &BY_ITEM].map(Select::words).to_vec(), lists::statements(), writing::statements()].concat()
}

fn assignment(row: &Row) -> Result<AssignmentView, StoreError> {
    Ok(AssignmentView {
        id: row.get("id")?,
        item: row.get("item")?,
        parent: row.get("parent")?,
        supersedes: row.get("supersedes")?,
        author: row.get("from_holding")?,
        from_label: row.get("from_label")?,
        to_unit: row.get("to_unit")?,
        to_holding: row.get("to_holding")?,
        to_label: row.get("to_label")?,
        is_owner: row.get("is_owner")?,
        instruction: row.get("instruction")?,
        term: row.get("term")?,
        at: row.get("at")?,
        state: row.get("state")?,
        ended_from: row.get("ended_from")?,
        reason: row.get("reason")?,
        rule: rule(row)?,
    })
}

fn rule(row: &Row) -> Result<Option<RuleMark>, StoreError> {
    let Some(id) = row.get("rule")? else { return Ok(None) };
    Ok(Some(RuleMark { id, number: row.get("rule_number")?, approved_by: row.get("rule_approver")? }))
}

/// An assignment. Ask inside a grant whose policy judges the actor's relation to it.
pub(crate) fn find(db: &mut dyn Reads, id: AssignmentId) -> Result<Option<AssignmentView>, StoreError> {
    db.first(&ONE, vals![db.office(), id])?.as_ref().map(assignment).transpose()
}

/// The question that [`list_by_item`] asks.
pub fn ask_about(office: OfficeId, item: ItemId) -> Ask {
    (&BY_ITEM, vals![office, item].to_vec())
}

/// All assignments of an item, in the order of time. Ask inside a grant whose policy has judged the actor's relation to
/// the item: who sees an item sees how it was assigned.
///
/// # Errors
/// What the database answers.
pub fn list_by_item(db: &mut dyn Reads, item: ItemId) -> Result<Vec<AssignmentView>, StoreError> {
    db.rows(&BY_ITEM, vals![db.office(), item])?.iter().map(assignment).collect()
}

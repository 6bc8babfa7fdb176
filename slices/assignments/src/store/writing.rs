//! What deeds write: records that stay, and where they stand now.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_kernel::{Change, StoreError, Writes, vals};
use obieg_registry::ItemId;

use crate::model::{AssignmentId, AssignmentState, RuleMark};

static ADD: Change = Change::new(
    "INSERT INTO assignments_assignment (office, id, item, parent, supersedes, from_holding, from_label, to_unit, \
     to_holding, to_label, is_owner, position, instruction, term, at, rule, rule_number, rule_approver) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
);
static ADD_STANDING: Change = Change::new(
    "INSERT INTO assignments_standing (office, assignment, item, state, unit, holding, author, place) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);
static MOVE: Change = Change::new(
    "UPDATE assignments_standing SET state = $4, ended_from = NULL WHERE office = $1 AND assignment = $2 AND state = $3",
);
static END: Change = Change::new(
    "UPDATE assignments_standing SET state = 'done', ended_from = state WHERE office = $1 AND assignment = $2 AND state = $3",
);
static PASS_BACK: Change = Change::new(
    "UPDATE assignments_standing SET state = 'passed-back', reason = $4 \
     WHERE office = $1 AND assignment = $2 AND state = $3",
);

pub(super) fn statements() -> Vec<&'static str> {
    [&ADD, &ADD_STANDING, &MOVE, &END, &PASS_BACK].map(Change::words).to_vec()
}

/// A record to add.
pub(crate) struct NewAssignment<'n> {
    pub(crate) id: AssignmentId,
    pub(crate) item: ItemId,
    /// The item's place in the register.
    pub(crate) place: i64,
    pub(crate) parent: Option<AssignmentId>,
    pub(crate) supersedes: Option<AssignmentId>,
    pub(crate) author: HoldingId,
    pub(crate) from_label: &'n str,
    pub(crate) unit: UnitId,
    pub(crate) holding: Option<HoldingId>,
    pub(crate) to_label: &'n str,
    pub(crate) is_owner: bool,
    /// From 1.
    pub(crate) position: i64,
    pub(crate) instruction: Option<&'n str>,
    pub(crate) term: Option<Date>,
    pub(crate) at: Timestamp,
    /// The rule by which the program makes it.
    pub(crate) rule: Option<&'n RuleMark>,
}

/// Adds a record; it waits at its receiver.
pub(crate) fn add(db: &mut dyn Writes, new: &NewAssignment<'_>) -> Result<(), StoreError> {
    let record = vals![
        db.office(),
        new.id,
        new.item,
        new.parent,
        new.supersedes,
        new.author,
        new.from_label,
        new.unit,
        new.holding,
        new.to_label,
        new.is_owner,
        new.position,
        new.instruction,
        new.term,
        new.at,
        new.rule.map(|rule| rule.id),
        new.rule.map(|rule| rule.number),
        new.rule.map(|rule| rule.approved_by.as_str()),
    ];
    db.change_one(&ADD, record)?;
    let state = AssignmentState::Waiting;
    db.change_one(
        &ADD_STANDING,
        vals![db.office(), new.id, new.item, state, new.unit, new.holding, new.author, new.place],
    )
}

/// Moves an assignment from one state to another.
pub(crate) fn move_on(
    db: &mut dyn Writes,
    id: AssignmentId,
    from: AssignmentState,
    to: AssignmentState,
) -> Result<(), StoreError> {
    db.change_one(&MOVE, vals![db.office(), id, from, to])
}

/// Moves an assignment to `done`, and keeps from where.
pub(crate) fn end(db: &mut dyn Writes, id: AssignmentId, from: AssignmentState) -> Result<(), StoreError> {
    db.change_one(&END, vals![db.office(), id, from])
}

/// Moves an assignment to `passed-back`.
pub(crate) fn pass_back(
    db: &mut dyn Writes,
    id: AssignmentId,
    from: AssignmentState,
    reason: &str,
) -> Result<(), StoreError> {
    db.change_one(&PASS_BACK, vals![db.office(), id, from, reason])
}

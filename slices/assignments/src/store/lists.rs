//! Lists: each one walk of one index, by the holding or unit of whoever asks.

use obieg_kernel::id::{HoldingId, OfficeId, UnitId};
use obieg_kernel::{Ask, Reads, Scope, Select, StoreError, vals};
use obieg_registry::{ItemId, Stage};

use super::{assignment, assignment_columns};
use crate::model::{AssignmentState, AssignmentView, QueueView};

/// The longest list of one kind.
const MOST: i64 = 200;
/// How many of an author's last records are looked through for likely receivers.
const LAST: i64 = 30;

static MINE: Select = Select::new(concat!(
    assignment_columns!(),
    "FROM assignments_standing s JOIN assignments_assignment a ON a.office = s.office AND a.id = s.assignment \
     WHERE s.office = $1 AND s.holding = $2 AND s.state = $3 ORDER BY s.place, a.at LIMIT $4"
));
static OF_UNIT: Select = Select::new(concat!(
    assignment_columns!(),
    "FROM assignments_standing s JOIN assignments_assignment a ON a.office = s.office AND a.id = s.assignment \
     WHERE s.office = $1 AND s.unit = $2 AND s.state = $3 AND s.holding IS NULL ORDER BY s.place, a.at LIMIT $4"
));
// The newest first: what was passed back long ago and has settled otherwise falls off the end.
static RETURNED: Select = Select::new(concat!(
    assignment_columns!(),
    "FROM assignments_standing s JOIN assignments_assignment a ON a.office = s.office AND a.id = s.assignment \
     WHERE s.office = $1 AND s.author = $2 AND s.state = 'passed-back' AND a.is_owner = 0 \
     ORDER BY s.place DESC, a.at LIMIT $3"
));
static LAST_RECEIVERS: Select = Select::new(
    "SELECT to_unit, to_holding FROM assignments_assignment WHERE office = $1 AND from_holding = $2 \
     ORDER BY at DESC, position DESC LIMIT $3",
);
// The reach of the register (slice registry): read, never written. The queue is the whole office's.
static QUEUE: Select = Select::new(
    "SELECT item FROM registry_reach WHERE office = $1 AND scope = $2 AND stage = $3 ORDER BY place LIMIT $4",
);
static COUNT_QUEUE: Select = Select::new(
    "SELECT count(*) AS n FROM (SELECT place FROM registry_reach WHERE office = $1 AND scope = $2 AND stage = $3 \
     LIMIT $4) q",
);

pub(super) fn statements() -> Vec<&'static str> {
    [&MINE, &OF_UNIT, &RETURNED, &LAST_RECEIVERS, &QUEUE, &COUNT_QUEUE].map(Select::words).to_vec()
}

/// What lies with a person, the oldest item first.
pub(crate) fn list_mine(
    db: &mut dyn Reads,
    holding: HoldingId,
    state: AssignmentState,
) -> Result<Vec<AssignmentView>, StoreError> {
    db.rows(&MINE, vals![db.office(), holding, state, MOST])?.iter().map(assignment).collect()
}

/// What lies with a unit and no one in particular, the oldest item first.
pub(crate) fn list_of_unit(
    db: &mut dyn Reads,
    unit: UnitId,
    state: AssignmentState,
) -> Result<Vec<AssignmentView>, StoreError> {
    db.rows(&OF_UNIT, vals![db.office(), unit, state, MOST])?.iter().map(assignment).collect()
}

/// What was passed back to its author by receivers who do not lead, the newest item first.
pub(crate) fn list_returned(
    db: &mut dyn Reads,
    author: HoldingId,
) -> Result<Vec<AssignmentView>, StoreError> {
    db.rows(&RETURNED, vals![db.office(), author, MOST])?.iter().map(assignment).collect()
}

/// To whom an author has assigned lately, the last first, each once.
pub(crate) fn last_receivers(
    db: &mut dyn Reads,
    author: HoldingId,
) -> Result<Vec<(UnitId, Option<HoldingId>)>, StoreError> {
    let mut found = Vec::new();
    for row in db.rows(&LAST_RECEIVERS, vals![db.office(), author, LAST])? {
        let receiver = (row.get("to_unit")?, row.get("to_holding")?);
        if !found.contains(&receiver) {
            found.push(receiver);
        }
    }
    Ok(found)
}

/// The questions that the queue asks before it knows an item: [`list_queue`], [`count_queue`], [`last_receivers`].
pub(crate) fn asks_for_queue(office: OfficeId, limit: i64, author: Option<HoldingId>) -> Vec<Ask> {
    let mut asks = vec![
        (&QUEUE, vals![office, Scope::OFFICE, Stage::Registered, limit].to_vec()),
        (&COUNT_QUEUE, vals![office, Scope::OFFICE, Stage::Registered, QueueView::MOST].to_vec()),
    ];
    asks.extend(author.map(|author| (&LAST_RECEIVERS, vals![office, author, LAST].to_vec())));
    asks
}

/// Items that wait for assignment, the oldest first.
pub(crate) fn list_queue(db: &mut dyn Reads, limit: i64) -> Result<Vec<ItemId>, StoreError> {
    let rows = db.rows(&QUEUE, vals![db.office(), Scope::OFFICE, Stage::Registered, limit])?;
    rows.iter().map(|row| row.get("item")).collect()
}

/// How many items wait for assignment.
pub(crate) fn count_queue(db: &mut dyn Reads) -> Result<i64, StoreError> {
    let rows =
        db.rows(&COUNT_QUEUE, vals![db.office(), Scope::OFFICE, Stage::Registered, QueueView::MOST])?;
    rows.first().map_or(Ok(0), |row| row.get("n"))
}

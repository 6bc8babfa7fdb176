//! Statements of the slice.

use obieg_cases::model::CaseId;
use obieg_kernel::id::OfficeId;
use obieg_kernel::{Ask, Change, Reads, Row, Scope, Select, StoreError, Writes, vals};

use crate::model::{RelationId, RelationKind, RelationView};

static ADD: Change = Change::new(
    "INSERT INTO relations_link (office, id, from_case, to_case, kind, note, since) VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static END: Change = Change::new(
    "UPDATE relations_link SET ended_at = $3, ended_reason = $4 WHERE office = $1 AND id = $2 AND ended_at IS NULL",
);
// From both ends; title and state only where the scope reaches the other case.
static OF_CASE: Select = Select::new(
    "SELECT l.id, l.kind, l.note, l.since, l.outgoing, c.id AS other, c.sign, c.title, c.state, \
     (SELECT count(*) FROM cases_reach r WHERE r.office = $1 AND r.scope = $3 AND r.case_id = c.id) AS reached FROM \
     (SELECT id, kind, note, since, 1 AS outgoing, to_case AS other FROM relations_link \
     WHERE office = $1 AND from_case = $2 AND ended_at IS NULL UNION ALL \
     SELECT id, kind, note, since, 0 AS outgoing, from_case AS other FROM relations_link \
     WHERE office = $1 AND to_case = $2 AND ended_at IS NULL) l \
     JOIN cases_case c ON c.office = $1 AND c.id = l.other ORDER BY l.since, l.id LIMIT 200",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    vec![ADD.words(), END.words(), OF_CASE.words()]
}

/// What the panel asks.
pub(crate) fn asks_about(office: OfficeId, case: CaseId, scope: Scope) -> Vec<Ask> {
    vec![(&OF_CASE, vals![office, case, scope].to_vec())]
}

pub(crate) fn add(
    db: &mut dyn Writes,
    id: RelationId,
    (from, kind, to): (CaseId, RelationKind, CaseId),
    note: Option<&str>,
) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&ADD, vals![db.office(), id, from, to, kind, note, now])
}

pub(crate) fn end(db: &mut dyn Writes, id: RelationId, reason: &str) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&END, vals![db.office(), id, now, reason])
}

/// Relations of a case, from both ends, as somebody with this scope may read them.
///
/// # Errors
/// What the database answers.
pub fn of_case(db: &mut dyn Reads, case: CaseId, scope: Scope) -> Result<Vec<RelationView>, StoreError> {
    db.rows(&OF_CASE, vals![db.office(), case, scope])?.iter().map(view).collect()
}

fn view(row: &Row) -> Result<RelationView, StoreError> {
    let reached = row.get::<i64>("reached")? > 0;
    Ok(RelationView {
        id: row.get("id")?,
        kind: row.get("kind")?,
        outgoing: row.get::<i64>("outgoing")? == 1,
        case: row.get("other")?,
        sign: row.get("sign")?,
        title: if reached { Some(row.get("title")?) } else { None },
        state: if reached { Some(row.get("state")?) } else { None },
        note: row.get("note")?,
        since: row.get("since")?,
    })
}

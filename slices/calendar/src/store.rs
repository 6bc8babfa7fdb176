//! Statements of the slice: it has no table of its own, and reads those of duties, cases, assignments and the register.

use obieg_kernel::id::HoldingId;
use obieg_kernel::{Reads, Row, Scope, Select, StoreError, vals};

use crate::model::{TermKind, TermView};

// The officer's open cases by day, each with what is owed in it.
static DUTIES: Select = Select::new(
    "SELECT d.id, d.kind, d.due_on, r.case_id, c.sign FROM cases_reach r \
     JOIN duties_duty d ON d.office = r.office AND d.case_id = r.case_id AND d.state = 'open' AND d.due_on IS NOT NULL \
     JOIN cases_case c ON c.office = r.office AND c.id = r.case_id \
     WHERE r.office = $1 AND r.scope = $2 AND r.officer = $3 AND r.state = 'open' \
     ORDER BY r.due_on, r.case_id, d.id LIMIT $4",
);
static ASSIGNMENTS: Select = Select::new(
    "SELECT a.id, a.term, a.item, i.number, i.year FROM assignments_standing s \
     JOIN assignments_assignment a ON a.office = s.office AND a.id = s.assignment AND a.term IS NOT NULL \
     JOIN registry_item i ON i.office = s.office AND i.id = s.item \
     WHERE s.office = $1 AND s.holding = $2 AND s.state IN ('waiting', 'accepted') ORDER BY a.term, a.id LIMIT $3",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    vec![DUTIES.words(), ASSIGNMENTS.words()]
}

/// Open duties with a day in the open cases of an officer.
pub(crate) fn duties(
    db: &mut dyn Reads,
    officer: HoldingId,
    scope: Scope,
    most: i64,
) -> Result<Vec<TermView>, StoreError> {
    let term = |row: &Row| {
        Ok(TermView {
            id: row.get("id")?,
            kind: TermKind::of_duty(&row.get::<String>("kind")?)
                .ok_or_else(|| StoreError::Corrupt("a kind of duty".to_owned()))?,
            sign: row.get("sign")?,
            case: Some(row.get("case_id")?),
            item: None,
            day: row.get("due_on")?,
        })
    };
    db.rows(&DUTIES, vals![db.office(), scope, officer, most])?.iter().map(term).collect()
}

/// Assignments with a term that lie with somebody.
pub(crate) fn assignments(
    db: &mut dyn Reads,
    holding: HoldingId,
    most: i64,
) -> Result<Vec<TermView>, StoreError> {
    let term = |row: &Row| {
        let (number, year): (i64, i64) = (row.get("number")?, row.get("year")?);
        Ok(TermView {
            id: row.get("id")?,
            kind: TermKind::Assignment,
            sign: format!("{number}/{year}"),
            case: None,
            item: Some(row.get("item")?),
            day: row.get("term")?,
        })
    };
    db.rows(&ASSIGNMENTS, vals![db.office(), holding, most])?.iter().map(term).collect()
}

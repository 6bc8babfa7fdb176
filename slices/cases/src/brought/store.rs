//! Where cases of a former system went.

use obieg_kernel::id::OfficeId;
use obieg_kernel::{Ask, Change, Reads, Row, Scope, Select, StoreError, Writes, vals};

use super::BroughtView;
use super::rules::{CheckedLine, key};
use crate::model::{CaseId, CaseLine};
use crate::store::line;

static NOTE: Change = Change::new(
    "INSERT INTO cases_brought (office, sign_key, case_id, sign, foreign_sign, began_on, note) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static BEFORE: Select = Select::new("SELECT sign FROM cases_brought WHERE office = $1 AND sign_key = $2");
static OF_CASE: Select =
    Select::new("SELECT foreign_sign, began_on, note FROM cases_brought WHERE office = $1 AND case_id = $2");
static BY_SIGN: Select = Select::new(
    "SELECT c.id, c.sign, c.title, c.officer_label, c.state, c.opened_on, c.closed_on, c.due_on, c.version, \
     b.foreign_sign FROM \
     (SELECT office, sign_key, case_id, foreign_sign FROM cases_brought \
     WHERE office = $1 AND sign_key >= $3 AND sign_key < $4 ORDER BY sign_key LIMIT 2000) b \
     JOIN cases_case c ON c.office = b.office AND c.id = b.case_id \
     WHERE EXISTS (SELECT 1 FROM cases_reach r WHERE r.office = $1 AND r.scope = $2 AND r.case_id = c.id) \
     ORDER BY b.sign_key LIMIT 50",
);

pub(crate) fn statements() -> [&'static str; 4] {
    [NOTE.words(), BEFORE.words(), OF_CASE.words(), BY_SIGN.words()]
}

/// Notes what a line became.
pub(crate) fn note(
    db: &mut dyn Writes,
    case: CaseId,
    sign: &str,
    line: &CheckedLine,
) -> Result<(), StoreError> {
    let CheckedLine { foreign_sign, began_on, note, .. } = line;
    db.change_one(
        &NOTE,
        vals![db.office(), key(foreign_sign), case, sign, foreign_sign, *began_on, note.as_deref()],
    )
}

/// The sign of the case that a sign of the former system became.
pub(crate) fn before(db: &mut dyn Reads, foreign_sign: &str) -> Result<Option<String>, StoreError> {
    db.first(&BEFORE, vals![db.office(), key(foreign_sign)])?.map(|row| row.get("sign")).transpose()
}

pub(crate) fn ask_about(office: OfficeId, case: CaseId) -> Ask {
    (&OF_CASE, vals![office, case].to_vec())
}

/// What is kept of a case of a former system.
pub(crate) fn of_case(db: &mut dyn Reads, case: CaseId) -> Result<Option<BroughtView>, StoreError> {
    let view = |row: Row| {
        Ok(BroughtView {
            foreign_sign: row.get("foreign_sign")?,
            began_on: row.get("began_on")?,
            note: row.get("note")?,
        })
    };
    db.first(&OF_CASE, vals![db.office(), case])?.map(view).transpose()
}

/// Cases within reach whose sign in the former system begins so.
pub(crate) fn list_by_sign(
    db: &mut dyn Reads,
    scope: Scope,
    start: &str,
) -> Result<Vec<CaseLine>, StoreError> {
    let start = key(start);
    let end = format!("{start}\u{10FFFF}");
    let found = |row: &Row| Ok(CaseLine { foreign_sign: Some(row.get("foreign_sign")?), ..line(row)? });
    db.rows(&BY_SIGN, vals![db.office(), scope, start, end])?.iter().map(found).collect()
}

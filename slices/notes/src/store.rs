//! Statements of the slice.

use obieg_cases::model::CaseId;
use obieg_kernel::id::OfficeId;
use obieg_kernel::{Ask, Change, Reads, Row, Select, StoreError, Writes, vals};

use crate::model::{NoteId, NoteView};

static ADD: Change = Change::new(
    "INSERT INTO notes_note (office, id, case_id, kind, author, signature, text, written_on, written_at, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
);
static CHANGE: Change = Change::new(
    "UPDATE notes_note SET text = $4, version = version + 1 WHERE office = $1 AND id = $2 AND version = $3",
);
static REMOVE: Change = Change::new("DELETE FROM notes_note WHERE office = $1 AND id = $2 AND version = $3");
static WITHDRAW: Change = Change::new(
    "UPDATE notes_note SET withdrawn_on = $4, withdrawn_by = $5, withdrawn_reason = $6, version = version + 1 \
     WHERE office = $1 AND id = $2 AND version = $3",
);
static OF_CASE: Select = Select::new(
    "SELECT id, case_id, kind, author, signature, text, written_on, withdrawn_on, withdrawn_by, withdrawn_reason, version \
     FROM notes_note WHERE office = $1 AND case_id = $2 ORDER BY id DESC LIMIT 500",
);
static ONE: Select = Select::new(
    "SELECT id, case_id, kind, author, signature, text, written_on, withdrawn_on, withdrawn_by, withdrawn_reason, version \
     FROM notes_note WHERE office = $1 AND id = $2",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD, &CHANGE, &REMOVE, &WITHDRAW].map(Change::words);
    changes.into_iter().chain([&OF_CASE, &ONE].map(Select::words)).collect()
}

/// What the panel asks.
pub(crate) fn asks_about(office: OfficeId, case: CaseId) -> Vec<Ask> {
    vec![(&OF_CASE, vals![office, case].to_vec())]
}

/// All notes on a case, the newest first: who may read which is for the rules to say.
pub(crate) fn of_case(db: &mut dyn Reads, case: CaseId) -> Result<Vec<NoteView>, StoreError> {
    db.rows(&OF_CASE, vals![db.office(), case])?.iter().map(view).collect()
}

pub(crate) fn find(db: &mut dyn Reads, id: NoteId) -> Result<Option<NoteView>, StoreError> {
    db.first(&ONE, vals![db.office(), id])?.as_ref().map(view).transpose()
}

pub(crate) fn add(db: &mut dyn Writes, note: &NoteView) -> Result<(), StoreError> {
    let now = db.env().now();
    let NoteView { id, case, kind, author, signature, text, written_on, .. } = note;
    db.change_one(&ADD, vals![db.office(), *id, *case, *kind, *author, signature, text, *written_on, now])
}

pub(crate) fn change(db: &mut dyn Writes, note: &NoteView, text: &str) -> Result<(), StoreError> {
    db.change_one(&CHANGE, vals![db.office(), note.id, note.version, text])
}

pub(crate) fn remove(db: &mut dyn Writes, note: &NoteView) -> Result<(), StoreError> {
    db.change_one(&REMOVE, vals![db.office(), note.id, note.version])
}

pub(crate) fn withdraw(
    db: &mut dyn Writes,
    note: &NoteView,
    by: &str,
    reason: &str,
) -> Result<(), StoreError> {
    let today = db.env().today();
    db.change_one(&WITHDRAW, vals![db.office(), note.id, note.version, today, by, reason])
}

fn view(row: &Row) -> Result<NoteView, StoreError> {
    Ok(NoteView {
        id: row.get("id")?,
        case: row.get("case_id")?,
        kind: row.get("kind")?,
        author: row.get("author")?,
        signature: row.get("signature")?,
        text: row.get("text")?,
        written_on: row.get("written_on")?,
        withdrawn_on: row.get("withdrawn_on")?,
        withdrawn_by: row.get("withdrawn_by")?,
        withdrawn_reason: row.get("withdrawn_reason")?,
        version: row.get("version")?,
    })
}

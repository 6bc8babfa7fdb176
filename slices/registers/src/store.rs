//! Statements of the slice.

use jiff::civil::Date;
use obieg_kernel::{Change, Reads, Row, Scope, Select, StoreError, Writes, vals};
use uuid::Uuid;

use crate::model::{ColumnView, EntryId, EntryView, RegisterId, RegisterView};

static ADD: Change = Change::new(
    "INSERT INTO registers_register (office, id, name, unit, source, columns, opened_on) VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static CLOSE: Change = Change::new(
    "UPDATE registers_register SET closed_on = $3 WHERE office = $1 AND id = $2 AND closed_on IS NULL",
);
static ENTER: Change = Change::new(
    "INSERT INTO registers_entry (office, id, register, place, number, entered_on, about, about_number, subject, party, \
     fields, entered_by, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
);
static CORRECT: Change = Change::new(
    "UPDATE registers_entry SET subject = $4, party = $5, fields = $6, version = version + 1 \
     WHERE office = $1 AND id = $2 AND version = $3",
);
static CANCEL: Change = Change::new(
    "UPDATE registers_entry SET cancelled_reason = $4, version = version + 1 \
     WHERE office = $1 AND id = $2 AND version = $3",
);
static SET_COLUMNS: Change =
    Change::new("UPDATE registers_register SET columns = $3 WHERE office = $1 AND id = $2");
static NOTE_IMPORT: Change =
    Change::new("INSERT INTO registers_imported (office, register, digest, number) VALUES ($1, $2, $3, $4)");
static IMPORTED: Select =
    Select::new("SELECT number FROM registers_imported WHERE office = $1 AND register = $2 AND digest = $3");
// Who reaches the unit today reaches its registers: nothing of the reach is written here.
static ALL: Select = Select::new(
    "SELECT r.id, r.name, r.unit, r.source, r.columns, r.opened_on, r.closed_on FROM registers_register r \
     WHERE r.office = $1 AND EXISTS (SELECT 1 FROM people_unit_scope s \
     WHERE s.office = $1 AND s.unit = r.unit AND s.scope = $2) ORDER BY r.name LIMIT 500",
);
static ONE: Select = Select::new(
    "SELECT r.id, r.name, r.unit, r.source, r.columns, r.opened_on, r.closed_on, \
     (SELECT count(*) FROM people_unit_scope s WHERE s.office = $1 AND s.unit = r.unit AND s.scope = $3) AS reached \
     FROM registers_register r WHERE r.office = $1 AND r.id = $2",
);
static NAMED: Select = Select::new("SELECT id FROM registers_register WHERE office = $1 AND name = $2");
static ENTRIES: Select = Select::new(
    "SELECT id, place, number, entered_on, about, about_number, subject, party, fields, entered_by, cancelled_reason, \
     version FROM registers_entry WHERE office = $1 AND register = $2 AND place < $3 ORDER BY place DESC LIMIT $4",
);
static ENTRY: Select = Select::new(
    "SELECT id, place, number, entered_on, about, about_number, subject, party, fields, entered_by, cancelled_reason, \
     version FROM registers_entry WHERE office = $1 AND id = $2 AND register = $3",
);
static ABOUT: Select = Select::new(
    "SELECT number FROM registers_entry WHERE office = $1 AND about = $2 AND register = $3 \
     AND cancelled_reason IS NULL LIMIT 1",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD, &CLOSE, &ENTER, &CORRECT, &CANCEL, &SET_COLUMNS, &NOTE_IMPORT].map(Change::words);
    changes
        .into_iter()
        .chain([&ALL, &ONE, &NAMED, &ENTRIES, &ENTRY, &ABOUT, &IMPORTED].map(Select::words))
        .collect()
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Driver(error.to_string()))
}

fn parsed<T: serde::de::DeserializeOwned>(row: &Row, column: &str) -> Result<T, StoreError> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| StoreError::Corrupt(error.to_string()))
}

pub(crate) fn add(db: &mut dyn Writes, register: &RegisterView) -> Result<(), StoreError> {
    let columns = json(&register.columns)?;
    let RegisterView { id, name, unit, source, opened_on, .. } = register;
    db.change_one(&ADD, vals![db.office(), *id, name, *unit, *source, columns, *opened_on])
}

pub(crate) fn close(db: &mut dyn Writes, register: RegisterId, on: Date) -> Result<(), StoreError> {
    db.change_one(&CLOSE, vals![db.office(), register, on])
}

pub(crate) fn enter(db: &mut dyn Writes, register: RegisterId, entry: &EntryView) -> Result<(), StoreError> {
    let fields = json(&entry.fields)?;
    let args = vals![
        db.office(),
        entry.id,
        register,
        entry.place,
        entry.number,
        entry.entered_on,
        entry.about,
        entry.about_number,
        entry.subject,
        entry.party,
        fields,
        entry.entered_by
    ];
    db.change_one(&ENTER, args)
}

pub(crate) fn correct(
    db: &mut dyn Writes,
    entry: &EntryView,
    (subject, party): (&str, Option<&str>),
    fields: &[String],
) -> Result<(), StoreError> {
    let fields = json(&fields)?;
    db.change_one(&CORRECT, vals![db.office(), entry.id, entry.version, subject, party, fields])
}

pub(crate) fn cancel(db: &mut dyn Writes, entry: &EntryView, reason: &str) -> Result<(), StoreError> {
    db.change_one(&CANCEL, vals![db.office(), entry.id, entry.version, reason])
}

pub(crate) fn set_columns(
    db: &mut dyn Writes,
    register: RegisterId,
    columns: &[ColumnView],
) -> Result<(), StoreError> {
    let columns = json(&columns)?;
    db.change_one(&SET_COLUMNS, vals![db.office(), register, columns])
}

fn register(row: &Row) -> Result<RegisterView, StoreError> {
    Ok(RegisterView {
        id: row.get("id")?,
        name: row.get("name")?,
        unit: row.get("unit")?,
        source: row.get("source")?,
        columns: parsed(row, "columns")?,
        opened_on: row.get("opened_on")?,
        closed_on: row.get("closed_on")?,
    })
}

fn entry(row: &Row) -> Result<EntryView, StoreError> {
    Ok(EntryView {
        id: row.get("id")?,
        place: row.get("place")?,
        number: row.get("number")?,
        entered_on: row.get("entered_on")?,
        about: row.get("about")?,
        about_number: row.get("about_number")?,
        subject: row.get("subject")?,
        party: row.get("party")?,
        fields: parsed(row, "fields")?,
        entered_by: row.get("entered_by")?,
        cancelled_reason: row.get("cancelled_reason")?,
        version: row.get("version")?,
    })
}

/// Registers that a scope reaches, by name.
///
/// # Errors
/// What the database answers.
pub fn list(db: &mut dyn Reads, scope: Scope) -> Result<Vec<RegisterView>, StoreError> {
    db.rows(&ALL, vals![db.office(), scope])?.iter().map(register).collect()
}

/// A register, and whether a scope reaches it.
///
/// # Errors
/// What the database answers.
pub fn find(
    db: &mut dyn Reads,
    id: RegisterId,
    scope: Scope,
) -> Result<Option<(RegisterView, bool)>, StoreError> {
    db.first(&ONE, vals![db.office(), id, scope])?
        .map(|row| Ok((register(&row)?, row.get::<i64>("reached")? > 0)))
        .transpose()
}

pub(crate) fn is_named(db: &mut dyn Reads, name: &str) -> Result<bool, StoreError> {
    Ok(db.first(&NAMED, vals![db.office(), name])?.is_some())
}

/// Entries before a place, the newest first.
///
/// # Errors
/// What the database answers.
pub fn entries(
    db: &mut dyn Reads,
    register: RegisterId,
    before: i64,
    most: i64,
) -> Result<Vec<EntryView>, StoreError> {
    db.rows(&ENTRIES, vals![db.office(), register, before, most])?.iter().map(entry).collect()
}

pub(crate) fn find_entry(
    db: &mut dyn Reads,
    register: RegisterId,
    id: EntryId,
) -> Result<Option<EntryView>, StoreError> {
    db.first(&ENTRY, vals![db.office(), id, register])?.as_ref().map(entry).transpose()
}

/// The number under which a thing stands in a register already.
pub(crate) fn number_of(
    db: &mut dyn Reads,
    register: RegisterId,
    about: Uuid,
) -> Result<Option<String>, StoreError> {
    db.first(&ABOUT, vals![db.office(), about, register])?.map(|row| row.get("number")).transpose()
}

/// The number of the entry that a line became.
pub(crate) fn imported(
    db: &mut dyn Reads,
    register: RegisterId,
    digest: [u8; 32],
) -> Result<Option<String>, StoreError> {
    db.first(&IMPORTED, vals![db.office(), register, digest])?.map(|row| row.get("number")).transpose()
}

pub(crate) fn note_import(
    db: &mut dyn Writes,
    register: RegisterId,
    digest: [u8; 32],
    number: &str,
) -> Result<(), StoreError> {
    db.change_one(&NOTE_IMPORT, vals![db.office(), register, digest, number])
}

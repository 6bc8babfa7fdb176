//! Statements of the slice.

use jiff::Timestamp;
use obieg_kernel::{Change, Reads, Select, StoreError, Writes, vals};
use serde::Serialize;
use utoipa::ToSchema;

obieg_kernel::kinds! {
    /// A file that could not be registered.
    RefusalTag, RefusalId => "refused file";
}

/// A file of the scanner folder that could not be registered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RefusedFile {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: RefusalId,
    /// Name in the folder.
    pub name: String,
    /// Why, in a sentence.
    pub reason: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

/// How many refused files a screen shows; the rest follow when these are settled.
pub(crate) const MOST_SHOWN: i64 = 100;

static ADD: Change = Change::new(
    "INSERT INTO intake_refusal (office, id, name, reason, refused_at, settled) VALUES ($1, $2, $3, $4, $5, 0)",
);
static SETTLE: Change =
    Change::new("UPDATE intake_refusal SET settled = 1 WHERE office = $1 AND id = $2 AND settled = 0");
static KNOWN: Select = Select::new(
    "SELECT id FROM intake_refusal WHERE office = $1 AND name = $2 AND reason = $3 AND settled = 0",
);
static ONE: Select =
    Select::new("SELECT name FROM intake_refusal WHERE office = $1 AND id = $2 AND settled = 0");
static OPEN: Select = Select::new(
    "SELECT id, name, reason, refused_at FROM intake_refusal WHERE office = $1 AND settled = 0 ORDER BY name LIMIT $2",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    [&ADD, &SETTLE].map(Change::words).into_iter().chain([&KNOWN, &ONE, &OPEN].map(Select::words)).collect()
}

pub(crate) fn add(db: &mut dyn Writes, id: RefusalId, name: &str, reason: &str) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&ADD, vals![db.office(), id, name, reason, now])
}

pub(crate) fn settle(db: &mut dyn Writes, id: RefusalId) -> Result<(), StoreError> {
    db.change_one(&SETTLE, vals![db.office(), id])
}

pub(crate) fn is_known(db: &mut dyn Reads, name: &str, reason: &str) -> Result<bool, StoreError> {
    Ok(db.first(&KNOWN, vals![db.office(), name, reason])?.is_some())
}

/// The name of an open refusal.
pub(crate) fn find(db: &mut dyn Reads, id: RefusalId) -> Result<Option<String>, StoreError> {
    db.first(&ONE, vals![db.office(), id])?.map(|row| row.get("name")).transpose()
}

pub(crate) fn list_open(db: &mut dyn Reads) -> Result<Vec<RefusedFile>, StoreError> {
    let rows = db.rows(&OPEN, vals![db.office(), MOST_SHOWN])?;
    rows.iter()
        .map(|row| {
            Ok(RefusedFile {
                id: row.get("id")?,
                name: row.get("name")?,
                reason: row.get("reason")?,
                at: row.get("refused_at")?,
            })
        })
        .collect()
}

//! Statements of the slice.

use jiff::civil::Date;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};
use obieg_law::clock::Clock;

use crate::model::{PatternId, PatternView, TermUnit};

static ADD: Change = Change::new(
    "INSERT INTO terms_pattern (office, id, symbol, name, clock, article, added_on, added_by) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);
static END: Change = Change::new(
    "UPDATE terms_pattern SET ended_on = $3, ended_by = $4 WHERE office = $1 AND id = $2 AND ended_on IS NULL",
);
static ALL: Select = Select::new(
    "SELECT id, symbol, name, clock, article, added_on, ended_on FROM terms_pattern WHERE office = $1 \
     ORDER BY ended_on IS NOT NULL, symbol, name, id LIMIT 500",
);
static ONE: Select = Select::new(
    "SELECT id, symbol, name, clock, article, added_on, ended_on FROM terms_pattern WHERE office = $1 AND id = $2",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    vec![ADD.words(), END.words(), ALL.words(), ONE.words()]
}

/// The table: lines in force first, by class; at most 500 lines.
///
/// # Errors
/// The store's.
pub fn all(db: &mut dyn Reads) -> Result<Vec<PatternView>, StoreError> {
    db.rows(&ALL, vals![db.office()])?.iter().map(view).collect()
}

/// One line.
///
/// # Errors
/// The store's.
pub fn find(db: &mut dyn Reads, id: PatternId) -> Result<Option<PatternView>, StoreError> {
    db.rows(&ONE, vals![db.office(), id])?.first().map(view).transpose()
}

pub(crate) fn add(db: &mut dyn Writes, line: &PatternView, by: &str) -> Result<(), StoreError> {
    let clock =
        serde_json::to_string(&line.clock()).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let PatternView { id, symbol, name, article, added_on, .. } = line;
    db.change_one(&ADD, vals![db.office(), *id, symbol, name, clock, article, *added_on, by])
}

pub(crate) fn end(db: &mut dyn Writes, id: PatternId, on: Date, by: &str) -> Result<(), StoreError> {
    db.change_one(&END, vals![db.office(), id, on, by])
}

fn view(row: &Row) -> Result<PatternView, StoreError> {
    let clock: String = row.get("clock")?;
    let clock: Clock =
        serde_json::from_str(&clock).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let (unit, length) = TermUnit::of(clock);
    Ok(PatternView {
        id: row.get("id")?,
        symbol: row.get("symbol")?,
        name: row.get("name")?,
        unit,
        length,
        article: row.get("article")?,
        added_on: row.get("added_on")?,
        ended_on: row.get("ended_on")?,
    })
}

//! Statements of own documents outside cases.

use obieg_kernel::id::UnitId;
use obieg_kernel::{Change, Reads, Row, Scope, Select, StoreError, Writes, vals};
use uuid::Uuid;

use super::{OutsideRecord, RecordId};

static FILE: Change = Change::new(
    "INSERT INTO outside_record (office, id, unit, list, symbol, category, title, dated_on, filed_on, filed_by) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);
static WITHDRAW: Change = Change::new(
    "UPDATE outside_record SET withdrawn_reason = $3 WHERE office = $1 AND id = $2 AND withdrawn_reason IS NULL",
);
// Who reaches the unit today reaches its records.
static ONE: Select = Select::new(
    "SELECT r.id, r.unit, r.symbol, r.category, r.title, r.dated_on, r.filed_on, r.filed_by, r.withdrawn_reason, \
     (SELECT count(*) FROM people_unit_scope s WHERE s.office = $1 AND s.unit = r.unit AND s.scope = $3) AS reached \
     FROM outside_record r WHERE r.office = $1 AND r.id = $2",
);
static OF_UNIT: Select = Select::new(
    "SELECT id, unit, symbol, category, title, dated_on, filed_on, filed_by, withdrawn_reason FROM outside_record \
     WHERE office = $1 AND unit = $2 AND id < $3 AND symbol >= $4 AND symbol < $5 ORDER BY id DESC LIMIT $6",
);

pub(crate) fn statements() -> [&'static str; 4] {
    [FILE.words(), WITHDRAW.words(), ONE.words(), OF_UNIT.words()]
}

pub(super) fn file(db: &mut dyn Writes, record: &OutsideRecord, list: Uuid) -> Result<(), StoreError> {
    let args = vals![
        db.office(),
        record.id,
        record.unit,
        list,
        record.symbol,
        record.category,
        record.title,
        record.dated_on,
        record.filed_on,
        record.filed_by
    ];
    db.change_one(&FILE, args)
}

pub(super) fn withdraw(db: &mut dyn Writes, record: RecordId, reason: &str) -> Result<(), StoreError> {
    db.change_one(&WITHDRAW, vals![db.office(), record, reason])
}

/// A record, and whether a scope reaches it.
pub(super) fn find(
    db: &mut dyn Reads,
    record: RecordId,
    scope: Scope,
) -> Result<Option<(OutsideRecord, bool)>, StoreError> {
    db.first(&ONE, vals![db.office(), record, scope])?
        .map(|row| Ok((view(&row)?, row.get::<i64>("reached")? > 0)))
        .transpose()
}

/// Records of a unit before an id, whose class symbol begins so, the newest first.
pub(super) fn list(
    db: &mut dyn Reads,
    unit: UnitId,
    symbol: &str,
    before: Option<RecordId>,
    most: i64,
) -> Result<Vec<OutsideRecord>, StoreError> {
    let before = before.map_or(Uuid::max(), RecordId::uuid);
    let args = vals![db.office(), unit, before, symbol, format!("{symbol}:"), most];
    db.rows(&OF_UNIT, args)?.iter().map(view).collect()
}

fn view(row: &Row) -> Result<OutsideRecord, StoreError> {
    Ok(OutsideRecord {
        id: row.get("id")?,
        unit: row.get("unit")?,
        symbol: row.get("symbol")?,
        category: row.get("category")?,
        title: row.get("title")?,
        dated_on: row.get("dated_on")?,
        filed_on: row.get("filed_on")?,
        filed_by: row.get("filed_by")?,
        withdrawn_reason: row.get("withdrawn_reason")?,
    })
}

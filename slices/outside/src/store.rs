//! Statements of the slice.

use obieg_classification::model::ClassView;
use obieg_kernel::id::UnitId;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};
use obieg_registry::model::ItemView;

use crate::model::OutsideItem;

static ADD: Change = Change::new(
    "INSERT INTO outside_item (office, item, unit, list, symbol, category, place, filed_on, filed_by) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);
// Filed once before and taken out since: the row follows the newest filing.
static AGAIN: Change = Change::new(
    "UPDATE outside_item SET unit = $3, list = $4, symbol = $5, category = $6, filed_on = $7, filed_by = $8 \
     WHERE office = $1 AND item = $2",
);
static KNOWN: Select = Select::new("SELECT symbol FROM outside_item WHERE office = $1 AND item = $2");
static OF_UNIT: Select = Select::new(
    "SELECT o.item, i.number, i.year, i.title, o.symbol, o.category, i.received_on, o.filed_on, o.filed_by, o.place \
     FROM outside_item o JOIN registry_item i ON i.office = o.office AND i.id = o.item \
     WHERE o.office = $1 AND o.unit = $2 AND o.place < $3 AND o.symbol >= $4 AND o.symbol < $5 \
     AND i.stage = 'outside-cases' ORDER BY o.place DESC LIMIT $6",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    vec![ADD.words(), AGAIN.words(), KNOWN.words(), OF_UNIT.words()]
}

pub(crate) fn file(
    db: &mut dyn Writes,
    item: &ItemView,
    class: &ClassView,
    unit: UnitId,
    by: &str,
) -> Result<(), StoreError> {
    let (office, today) = (db.office(), db.env().today());
    if db.first(&KNOWN, vals![office, item.id])?.is_some() {
        let args = vals![office, item.id, unit, class.list, class.symbol, class.category, today, by];
        return db.change_one(&AGAIN, args);
    }
    let args = vals![office, item.id, unit, class.list, class.symbol, class.category, item.place, today, by];
    db.change_one(&ADD, args)
}

/// Items of a unit before a place, whose class symbol begins so, the newest first.
///
/// # Errors
/// What the database answers.
pub fn list(
    db: &mut dyn Reads,
    unit: UnitId,
    symbol: &str,
    before: i64,
    most: i64,
) -> Result<Vec<OutsideItem>, StoreError> {
    // ':' follows '9': the range holds every symbol that begins with these digits.
    let args = vals![db.office(), unit, before, symbol, format!("{symbol}:"), most];
    db.rows(&OF_UNIT, args)?.iter().map(view).collect()
}

fn view(row: &Row) -> Result<OutsideItem, StoreError> {
    Ok(OutsideItem {
        item: row.get("item")?,
        number: obieg_registry::rules::written(row.get("number")?, row.get("year")?),
        title: row.get("title")?,
        symbol: row.get("symbol")?,
        category: row.get("category")?,
        received_on: row.get("received_on")?,
        filed_on: row.get("filed_on")?,
        filed_by: row.get("filed_by")?,
        place: row.get("place")?,
    })
}

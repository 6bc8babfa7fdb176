//! Statements of the slice.

use obieg_kernel::{Change, Reads, Select, StoreError, Writes, vals};

static WISH: Select = Select::new("SELECT shown FROM desk_first WHERE office = $1");
static ADD: Change = Change::new("INSERT INTO desk_first (office, shown) VALUES ($1, $2)");
static SET: Change = Change::new("UPDATE desk_first SET shown = $2 WHERE office = $1");

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    vec![WISH.words(), ADD.words(), SET.words()]
}

/// What the administrators said of the first steps; nothing when nobody said anything.
pub(crate) fn wish(db: &mut dyn Reads) -> Result<Option<bool>, StoreError> {
    let row = db.first(&WISH, vals![db.office()])?;
    row.map(|row| row.get::<i64>("shown").map(|shown| shown == 1)).transpose()
}

/// Writes it down.
pub(crate) fn set(db: &mut dyn Writes, known: bool, shown: bool) -> Result<(), StoreError> {
    let change = if known { &SET } else { &ADD };
    db.change_one(change, vals![db.office(), i64::from(shown)])
}

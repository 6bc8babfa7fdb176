//! Statements of the slice.

use jiff::civil::Date;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};

use crate::model::{ClassView, ListId, ListView, NewClass};

static ADD_LIST: Change = Change::new(
    "INSERT INTO classification_list (office, id, name, source, stand_in, valid_from, imported_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static END_LISTS: Change = Change::new(
    "UPDATE classification_list SET valid_to = $2 WHERE office = $1 AND valid_to IS NULL AND valid_from < $3",
);
static ADD_CLASS: Change = Change::new(
    "INSERT INTO classification_class (office, list, symbol, title, is_end, category, category_other, note) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);
static CLOSE_CLASS: Change = Change::new(
    "UPDATE classification_class SET closed_from = $4 WHERE office = $1 AND list = $2 AND symbol = $3 AND closed_from IS NULL",
);
static IN_FORCE: Select = Select::new(
    "SELECT id, name, source, stand_in, valid_from FROM classification_list \
     WHERE office = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ORDER BY valid_from DESC LIMIT 1",
);
static LATEST: Select = Select::new(
    "SELECT valid_from FROM classification_list WHERE office = $1 ORDER BY valid_from DESC LIMIT 1",
);
static CLASSES: Select = Select::new(
    "SELECT list, symbol, title, is_end, category, category_other, note, closed_from FROM classification_class \
     WHERE office = $1 AND list = $2 AND symbol >= $3 AND symbol < $4 ORDER BY symbol LIMIT 200",
);
static TOP: Select = Select::new(
    "SELECT list, symbol, title, is_end, category, category_other, note, closed_from FROM classification_class \
     WHERE office = $1 AND list = $2 AND length(symbol) <= 2 ORDER BY symbol LIMIT 200",
);
static ENDS: Select = Select::new(
    "SELECT list, symbol, title, is_end, category, category_other, note, closed_from FROM classification_class \
     WHERE office = $1 AND list = $2 AND is_end = 1 AND (closed_from IS NULL OR closed_from > $3) \
     ORDER BY symbol LIMIT 5000",
);
static ONE: Select = Select::new(
    "SELECT list, symbol, title, is_end, category, category_other, note, closed_from FROM classification_class \
     WHERE office = $1 AND list = $2 AND symbol = $3",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD_LIST, &END_LISTS, &ADD_CLASS, &CLOSE_CLASS].map(Change::words);
    let selects = [&IN_FORCE, &LATEST, &CLASSES, &TOP, &ENDS, &ONE].map(Select::words);
    changes.into_iter().chain(selects).collect()
}

fn class(row: &Row) -> Result<ClassView, StoreError> {
    Ok(ClassView {
        list: row.get("list")?,
        symbol: row.get("symbol")?,
        title: row.get("title")?,
        is_end: row.get("is_end")?,
        category: row.get("category")?,
        category_other: row.get("category_other")?,
        note: row.get("note")?,
        closed_from: row.get("closed_from")?,
    })
}

pub(crate) fn add_list(db: &mut dyn Writes, list: &ListView) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(
        &ADD_LIST,
        vals![db.office(), list.id, list.name, list.source, list.stand_in, list.valid_from, now],
    )
}

/// Ends every list that is open, on the day before the new one begins.
pub(crate) fn end_lists(db: &mut dyn Writes, last_day: Date, next_from: Date) -> Result<(), StoreError> {
    db.change(&END_LISTS, vals![db.office(), last_day, next_from]).map(drop)
}

pub(crate) fn add_class(db: &mut dyn Writes, list: ListId, class: &NewClass) -> Result<(), StoreError> {
    db.change_one(
        &ADD_CLASS,
        vals![
            db.office(),
            list,
            class.symbol,
            class.title,
            class.is_end,
            class.category,
            class.category_other,
            class.note
        ],
    )
}

pub(crate) fn close_class(
    db: &mut dyn Writes,
    list: ListId,
    symbol: &str,
    from: Date,
) -> Result<(), StoreError> {
    db.change_one(&CLOSE_CLASS, vals![db.office(), list, symbol, from])
}

pub(crate) fn latest_start(db: &mut dyn Reads) -> Result<Option<Date>, StoreError> {
    db.first(&LATEST, vals![db.office()])?.map(|row| row.get("valid_from")).transpose()
}

/// The list in force on a day.
///
/// # Errors
/// What the database answers.
pub fn find_list(db: &mut dyn Reads, on: Date) -> Result<Option<ListView>, StoreError> {
    db.first(&IN_FORCE, vals![db.office(), on])?
        .map(|row| {
            Ok(ListView {
                id: row.get("id")?,
                name: row.get("name")?,
                source: row.get("source")?,
                stand_in: row.get("stand_in")?,
                valid_from: row.get("valid_from")?,
            })
        })
        .transpose()
}

/// Classes whose symbol begins with these digits, at most 200; the two top levels when there are none.
///
/// # Errors
/// What the database answers.
pub fn list_classes(db: &mut dyn Reads, list: ListId, begins: &str) -> Result<Vec<ClassView>, StoreError> {
    let rows = if begins.is_empty() {
        db.rows(&TOP, vals![db.office(), list])?
    } else {
        // ':' follows '9': the range holds every symbol that begins with these digits.
        db.rows(&CLASSES, vals![db.office(), list, begins, format!("{begins}:")])?
    };
    rows.iter().map(class).collect()
}

/// End classes that take cases on a day, in order.
///
/// # Errors
/// What the database answers.
pub fn list_end_classes(db: &mut dyn Reads, list: ListId, on: Date) -> Result<Vec<ClassView>, StoreError> {
    db.rows(&ENDS, vals![db.office(), list, on])?.iter().map(class).collect()
}

/// A class of a list.
///
/// # Errors
/// What the database answers.
pub fn find_class(db: &mut dyn Reads, list: ListId, symbol: &str) -> Result<Option<ClassView>, StoreError> {
    db.first(&ONE, vals![db.office(), list, symbol])?.as_ref().map(class).transpose()
}

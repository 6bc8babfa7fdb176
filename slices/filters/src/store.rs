//! Statements of the slice.

use obieg_kernel::id::PersonId;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};

use crate::model::{FilterId, FilterView};

static ADD: Change = Change::new(
    "INSERT INTO filters_filter (office, person, id, list, name, query) VALUES ($1, $2, $3, $4, $5, $6)",
);
static RENAME: Change =
    Change::new("UPDATE filters_filter SET name = $4 WHERE office = $1 AND person = $2 AND id = $3");
static DELETE: Change =
    Change::new("DELETE FROM filters_filter WHERE office = $1 AND person = $2 AND id = $3");
static OF_PERSON: Select = Select::new(
    "SELECT id, list, name, query FROM filters_filter WHERE office = $1 AND person = $2 ORDER BY id LIMIT 50",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    vec![ADD.words(), RENAME.words(), DELETE.words(), OF_PERSON.words()]
}

/// A person's filters in the order in which they were saved.
pub(crate) fn of_person(db: &mut dyn Reads, person: PersonId) -> Result<Vec<FilterView>, StoreError> {
    db.rows(&OF_PERSON, vals![db.office(), person])?.iter().map(view).collect()
}

pub(crate) fn add(db: &mut dyn Writes, person: PersonId, filter: &FilterView) -> Result<(), StoreError> {
    let FilterView { id, list, name, query } = filter;
    db.change_one(&ADD, vals![db.office(), person, *id, *list, name, query])
}

pub(crate) fn rename(
    db: &mut dyn Writes,
    person: PersonId,
    id: FilterId,
    name: &str,
) -> Result<(), StoreError> {
    db.change_one(&RENAME, vals![db.office(), person, id, name])
}

pub(crate) fn delete(db: &mut dyn Writes, person: PersonId, id: FilterId) -> Result<(), StoreError> {
    db.change_one(&DELETE, vals![db.office(), person, id])
}

fn view(row: &Row) -> Result<FilterView, StoreError> {
    Ok(FilterView {
        id: row.get("id")?,
        list: row.get("list")?,
        name: row.get("name")?,
        query: row.get("query")?,
    })
}

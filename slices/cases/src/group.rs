//! Separated groups of cases: values and statements.

use jiff::civil::Date;
use obieg_classification::model::ListId;
use obieg_kernel::id::UnitId;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, kinds, vals};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

kinds! {
    /// A separated group of cases (wydzielona grupa spraw).
    GroupTag, GroupId => "group";
}

/// A separated group: a line in the list of cases of its class, with a list of its own.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct GroupView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: GroupId,
    /// The unit whose cases these are.
    #[schema(value_type = String, format = Uuid)]
    pub unit: UnitId,
    /// Class symbol.
    pub symbol: String,
    /// The year: cases of other years do not go in, their signs could not be told apart.
    pub year: i16,
    /// Its number in the list of the class, third part of the signs of its cases.
    pub base: u32,
    /// The sign of its line in the list of the class.
    pub sign: String,
    /// What it is.
    pub title: String,
    /// Archival category of the class on the day.
    pub category: Option<String>,
    /// Since when.
    #[schema(value_type = String, format = Date)]
    pub separated_on: Date,
}

static ADD: Change = Change::new(
    "INSERT INTO cases_group (office, id, unit, list, symbol, year, base, sign, title, category, separated_on) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);
static ONE: Select = Select::new(
    "SELECT id, unit, symbol, year, base, sign, title, category, separated_on FROM cases_group \
     WHERE office = $1 AND id = $2",
);
static OF_UNIT: Select = Select::new(
    "SELECT id, unit, symbol, year, base, sign, title, category, separated_on FROM cases_group \
     WHERE office = $1 AND unit = $2 AND year = $3 ORDER BY symbol, base LIMIT 500",
);
static OF_CLASS: Select = Select::new(
    "SELECT id, unit, symbol, year, base, sign, title, category, separated_on FROM cases_group \
     WHERE office = $1 AND unit = $2 AND year = $3 AND symbol = $4 AND base > $5 ORDER BY base LIMIT 500",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    vec![ADD.words(), ONE.words(), OF_UNIT.words(), OF_CLASS.words()]
}

pub(crate) fn add(db: &mut dyn Writes, group: &GroupView, list: ListId) -> Result<(), StoreError> {
    let args = vals![
        db.office(),
        group.id,
        group.unit,
        list,
        group.symbol,
        group.year,
        group.base,
        group.sign,
        group.title,
        group.category,
        group.separated_on
    ];
    db.change_one(&ADD, args)
}

fn view(row: &Row) -> Result<GroupView, StoreError> {
    Ok(GroupView {
        id: row.get("id")?,
        unit: row.get("unit")?,
        symbol: row.get("symbol")?,
        year: row.get("year")?,
        base: row.get("base")?,
        sign: row.get("sign")?,
        title: row.get("title")?,
        category: row.get("category")?,
        separated_on: row.get("separated_on")?,
    })
}

pub(crate) fn find(db: &mut dyn Reads, group: GroupId) -> Result<Option<GroupView>, StoreError> {
    db.first(&ONE, vals![db.office(), group])?.as_ref().map(view).transpose()
}

/// Groups of a unit that take cases in a year.
pub(crate) fn of_unit(db: &mut dyn Reads, unit: UnitId, year: i16) -> Result<Vec<GroupView>, StoreError> {
    db.rows(&OF_UNIT, vals![db.office(), unit, year])?.iter().map(view).collect()
}

/// Groups of a class in a unit's list of a year, after a number.
pub(crate) fn of_class(
    db: &mut dyn Reads,
    unit: UnitId,
    symbol: &str,
    year: i16,
    after: i64,
) -> Result<Vec<GroupView>, StoreError> {
    db.rows(&OF_CLASS, vals![db.office(), unit, year, symbol, after])?.iter().map(view).collect()
}

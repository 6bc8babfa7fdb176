//! Statements of the slice and how their rows become values.

use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, PersonId, PostId, UnitId};
use obieg_kernel::{Change, Reads, Row, Scope, Select, StoreError, Writes, vals};

use crate::model::{StandingView, UnitView};

static ADD_UNIT: Change = Change::new(
    "INSERT INTO people_unit (office, id, number, code, name, parent, valid_from) VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static ADD_SCOPE: Change =
    Change::new("INSERT INTO people_unit_scope (office, unit, scope) VALUES ($1, $2, $3)");
static ADD_POST: Change =
    Change::new("INSERT INTO people_post (office, id, unit, title, roles) VALUES ($1, $2, $3, $4, $5)");
static ADD_PERSON: Change = Change::new(
    "INSERT INTO people_person (office, id, given_names, surname, login, password_hash) \
     VALUES ($1, $2, $3, $4, $5, $6)",
);
static ADD_HOLDING: Change = Change::new(
    "INSERT INTO people_holding (office, id, person, post, valid_from) VALUES ($1, $2, $3, $4, $5)",
);
static UNITS: Select = Select::new(
    "SELECT id, code, name, parent FROM people_unit \
     WHERE office = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ORDER BY number",
);
static STANDINGS: Select = Select::new(
    "SELECT holding, unit, unit_code, person_name, post_title, roles, valid_from FROM people_standing \
     WHERE office = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) \
     ORDER BY unit_number, post_title, person_name",
);
static STANDINGS_OF: Select = Select::new(
    "SELECT holding, unit, unit_code, person_name, post_title, roles, valid_from FROM people_standing \
     WHERE office = $1 AND unit = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) \
     ORDER BY post_title, person_name",
);
static STANDING: Select = Select::new(
    "SELECT holding, unit, unit_code, person_name, post_title, roles, valid_from FROM people_standing \
     WHERE office = $1 AND holding = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
);
static UNIT: Select = Select::new(
    "SELECT id, code, name, parent FROM people_unit \
     WHERE office = $1 AND id = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
);
static SCOPES: Select =
    Select::new("SELECT scope FROM people_unit_scope WHERE office = $1 AND unit = $2 ORDER BY scope");

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD_UNIT, &ADD_SCOPE, &ADD_POST, &ADD_PERSON, &ADD_HOLDING].map(Change::words);
    let selects = [&UNITS, &STANDINGS, &STANDINGS_OF, &STANDING, &UNIT, &SCOPES].map(Select::words);
    changes.into_iter().chain(selects).collect()
}

pub(crate) fn add_unit(
    db: &mut dyn Writes,
    id: UnitId,
    number: i64,
    names: (&str, &str),
    parent: Option<UnitId>,
    from: Date,
) -> Result<(), StoreError> {
    db.change_one(&ADD_UNIT, vals![db.office(), id, number, names.0, names.1, parent, from])
}

pub(crate) fn add_scope(db: &mut dyn Writes, unit: UnitId, scope: Scope) -> Result<(), StoreError> {
    db.change_one(&ADD_SCOPE, vals![db.office(), unit, scope])
}

pub(crate) fn add_post(
    db: &mut dyn Writes,
    id: PostId,
    unit: UnitId,
    title: &str,
    roles: &str,
) -> Result<(), StoreError> {
    db.change_one(&ADD_POST, vals![db.office(), id, unit, title, roles])
}

pub(crate) fn add_person(
    db: &mut dyn Writes,
    id: PersonId,
    names: (&str, &str),
    login: &str,
    password_hash: Option<&str>,
) -> Result<(), StoreError> {
    db.change_one(&ADD_PERSON, vals![db.office(), id, names.0, names.1, login, password_hash])
}

pub(crate) fn add_holding(
    db: &mut dyn Writes,
    id: HoldingId,
    person: PersonId,
    post: PostId,
    from: Date,
) -> Result<(), StoreError> {
    db.change_one(&ADD_HOLDING, vals![db.office(), id, person, post, from])
}

fn standing(row: &Row) -> Result<StandingView, StoreError> {
    Ok(StandingView {
        holding: row.get("holding")?,
        unit: row.get("unit")?,
        unit_code: row.get("unit_code")?,
        person: row.get("person_name")?,
        post: row.get("post_title")?,
        roles: row.get::<String>("roles")?.split_whitespace().map(str::to_owned).collect(),
        since: row.get("valid_from")?,
    })
}

fn unit(row: &Row) -> Result<UnitView, StoreError> {
    Ok(UnitView {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        parent: row.get("parent")?,
        depth: 0,
        people: Vec::new(),
    })
}

/// Everybody who holds a post today, by unit.
///
/// # Errors
/// What the database answers.
pub fn list_standings(db: &mut dyn Reads) -> Result<Vec<StandingView>, StoreError> {
    let today = db.env().today();
    db.rows(&STANDINGS, vals![db.office(), today])?.iter().map(standing).collect()
}

/// Everybody who holds a post in a unit today.
///
/// # Errors
/// What the database answers.
pub fn list_standings_of(db: &mut dyn Reads, unit: UnitId) -> Result<Vec<StandingView>, StoreError> {
    let today = db.env().today();
    db.rows(&STANDINGS_OF, vals![db.office(), unit, today])?.iter().map(standing).collect()
}

/// A holding in force today.
///
/// # Errors
/// What the database answers.
pub fn find_standing(db: &mut dyn Reads, holding: HoldingId) -> Result<Option<StandingView>, StoreError> {
    let today = db.env().today();
    db.first(&STANDING, vals![db.office(), holding, today])?.as_ref().map(standing).transpose()
}

/// Units in force today, in the order of their numbers.
///
/// # Errors
/// What the database answers.
pub fn list_units(db: &mut dyn Reads) -> Result<Vec<UnitView>, StoreError> {
    let today = db.env().today();
    db.rows(&UNITS, vals![db.office(), today])?.iter().map(unit).collect()
}

/// A unit in force today.
///
/// # Errors
/// What the database answers.
pub fn find_unit(db: &mut dyn Reads, id: UnitId) -> Result<Option<UnitView>, StoreError> {
    let today = db.env().today();
    db.first(&UNIT, vals![db.office(), id, today])?.as_ref().map(unit).transpose()
}

/// The scopes in whose reach a unit lies: what belongs to the unit gets one row per scope in its slice's reach table.
///
/// # Errors
/// What the database answers.
pub fn scopes_of(db: &mut dyn Reads, unit: UnitId) -> Result<Vec<i64>, StoreError> {
    db.rows(&SCOPES, vals![db.office(), unit])?.iter().map(|row| row.get("scope")).collect()
}

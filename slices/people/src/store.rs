//! Statements of the slice and how their rows become values.

mod history;
mod persons;
mod writing;

use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, OfficeId, PersonId, UnitId};
use obieg_kernel::{Ask, Reads, Row, Scope, Select, StoreError, vals};

use crate::model::{StandingView, UnitChoice, UnitView};

pub(crate) use history::*;
pub(crate) use persons::*;
pub(crate) use writing::*;

/// The name of unit `u` on the day `$2`.
macro_rules! unit_name {
    () => {
        "coalesce((SELECT n.name FROM people_unit_name n WHERE n.office = u.office AND n.unit = u.id \
         AND n.valid_from <= $2 ORDER BY n.valid_from DESC LIMIT 1), u.name) AS name"
    };
}

/// That unit `u` is in force on the day `$2`.
macro_rules! in_force {
    () => {
        "AND u.valid_from <= $2 AND (u.valid_to IS NULL OR u.valid_to >= $2)"
    };
}

/// Columns of a unit with its name on the day `$2`.
macro_rules! unit_columns {
    () => {
        concat!(
            "SELECT u.id, u.number, u.code, u.parent, u.valid_from, u.valid_to, ",
            unit_name!(),
            " FROM people_unit u WHERE u.office = $1 "
        )
    };
}
use {unit_columns, unit_name};

static UNITS: Select = Select::new(concat!(unit_columns!(), in_force!(), " ORDER BY u.number"));
static CHOICES: Select = Select::new(concat!(
    "SELECT u.id, u.code, ",
    unit_name!(),
    " FROM people_unit u WHERE u.office = $1 ",
    in_force!(),
    " ORDER BY u.code"
));
static STANDINGS: Select = Select::new(
    "SELECT holding, person, unit, unit_code, person_name, post_title, roles, held_from FROM people_standing \
     WHERE office = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) \
     ORDER BY unit_number, post_title, person_name",
);
static STANDINGS_OF: Select = Select::new(
    "SELECT holding, person, unit, unit_code, person_name, post_title, roles, held_from FROM people_standing \
     WHERE office = $1 AND holding IN (SELECT o.id FROM people_post q JOIN people_holding o ON o.office = q.office \
     AND o.post = q.id WHERE q.office = $1 AND q.unit = $2) \
     AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY post_title, person_name",
);
static STANDING: Select = Select::new(
    "SELECT holding, person, unit, unit_code, person_name, post_title, roles, held_from FROM people_standing \
     WHERE office = $1 AND holding = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
);
static STANDINGS_OF_PERSON: Select = Select::new(
    "SELECT holding, person, unit, unit_code, person_name, post_title, roles, held_from FROM people_standing \
     WHERE office = $1 AND person = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) \
     ORDER BY unit_number, post_title, holding",
);
static STANDINGS_OF_LOGIN: Select = Select::new(
    "SELECT v.holding, v.person, v.unit, v.unit_code, v.person_name, v.post_title, v.roles, v.held_from \
     FROM people_person p JOIN people_standing v ON v.office = p.office AND v.person = p.id \
     WHERE p.office = $1 AND p.login = $2 AND v.valid_from <= $3 AND (v.valid_to IS NULL OR v.valid_to >= $3) \
     ORDER BY v.unit_number, v.post_title, v.holding",
);
static UNITS_IN: Select =
    Select::new("SELECT unit FROM people_unit_scope WHERE office = $1 AND scope = $2 ORDER BY unit");
static UNIT: Select = Select::new(concat!(unit_columns!(), "AND u.id = $3 ", in_force!()));
static SCOPES: Select =
    Select::new("SELECT scope FROM people_unit_scope WHERE office = $1 AND unit = $2 ORDER BY scope");

/// Two say already that there are several.
static SOME_UNITS: Select = Select::new("SELECT id FROM people_unit WHERE office = $1 LIMIT 2");
static SOME_PEOPLE: Select = Select::new(
    "SELECT DISTINCT person FROM people_standing \
     WHERE office = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) LIMIT 2",
);

/// Has the office more than the one unit that it was founded with?
pub(crate) fn has_several_units(db: &mut dyn Reads) -> Result<bool, StoreError> {
    Ok(db.rows(&SOME_UNITS, vals![db.office()])?.len() > 1)
}

/// Does somebody work there besides the first administrator?
pub(crate) fn has_several_people(db: &mut dyn Reads, today: Date) -> Result<bool, StoreError> {
    Ok(db.rows(&SOME_PEOPLE, vals![db.office(), today])?.len() > 1)
}

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let own = [
        &UNITS,
        &CHOICES,
        &STANDINGS,
        &STANDINGS_OF,
        &STANDING,
        &STANDINGS_OF_PERSON,
        &STANDINGS_OF_LOGIN,
        &UNITS_IN,
        &UNIT,
        &SCOPES,
        &SOME_UNITS,
        &SOME_PEOPLE,
    ]
    .map(Select::words);
    let parts = [history::statements(), persons::statements(), writing::statements()];
    own.into_iter().chain(parts.into_iter().flatten()).chain(obieg_kernel::door::statements()).collect()
}

/// Codes as stored, apart.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn standing(row: &Row) -> Result<StandingView, StoreError> {
    Ok(StandingView {
        holding: row.get("holding")?,
        person_id: row.get("person")?,
        unit: row.get("unit")?,
        unit_code: row.get("unit_code")?,
        person: row.get("person_name")?,
        post: row.get("post_title")?,
        roles: words(&row.get::<String>("roles")?),
        since: row.get("held_from")?,
    })
}

fn unit(row: &Row) -> Result<UnitView, StoreError> {
    Ok(UnitView {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        parent: row.get("parent")?,
        depth: 0,
        since: row.get("valid_from")?,
        until: row.get("valid_to")?,
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

/// The posts of a person today.
pub(crate) fn list_standings_of_person(
    db: &mut dyn Reads,
    person: PersonId,
) -> Result<Vec<StandingView>, StoreError> {
    let today = db.env().today();
    db.rows(&STANDINGS_OF_PERSON, vals![db.office(), person, today])?.iter().map(standing).collect()
}

/// The posts of whoever signs in with a login, today.
///
/// # Errors
/// What the database answers.
pub fn list_standings_of_login(db: &mut dyn Reads, login: &str) -> Result<Vec<StandingView>, StoreError> {
    let today = db.env().today();
    db.rows(&STANDINGS_OF_LOGIN, vals![db.office(), login, today])?.iter().map(standing).collect()
}

/// The units that a scope reaches.
pub(crate) fn units_in(db: &mut dyn Reads, scope: Scope) -> Result<Vec<UnitId>, StoreError> {
    db.rows(&UNITS_IN, vals![db.office(), scope])?.iter().map(|row| row.get("unit")).collect()
}

/// A holding in force today.
///
/// # Errors
/// What the database answers.
pub fn find_standing(db: &mut dyn Reads, holding: HoldingId) -> Result<Option<StandingView>, StoreError> {
    let today = db.env().today();
    db.first(&STANDING, vals![db.office(), holding, today])?.as_ref().map(standing).transpose()
}

/// The questions that [`unit_choices`] and [`list_standings_of`] ask.
pub fn asks_for_choices(office: OfficeId, unit: UnitId, today: Date) -> [Ask; 2] {
    [(&CHOICES, vals![office, today].to_vec()), (&STANDINGS_OF, vals![office, unit, today].to_vec())]
}

/// The questions that [`list_units`] and [`list_standings`] ask.
pub fn asks_for_structure(office: OfficeId, today: Date) -> [Ask; 2] {
    [(&UNITS, vals![office, today].to_vec()), (&STANDINGS, vals![office, today].to_vec())]
}

/// Units in force today as a form offers them, by code.
///
/// # Errors
/// What the database answers.
pub fn unit_choices(db: &mut dyn Reads) -> Result<Vec<UnitChoice>, StoreError> {
    let today = db.env().today();
    let rows = db.rows(&CHOICES, vals![db.office(), today])?;
    rows.iter()
        .map(|row| Ok(UnitChoice { id: row.get("id")?, code: row.get("code")?, name: row.get("name")? }))
        .collect()
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
    db.first(&UNIT, vals![db.office(), today, id])?.as_ref().map(unit).transpose()
}

/// Units of any day in the tree of the unit with these scopes, itself among them.
pub(crate) fn units_under(db: &mut dyn Reads, own: &[i64]) -> Result<Vec<UnitId>, StoreError> {
    let tree = crate::rules::own_scope(own).map(|own| own + 1);
    db.rows(&UNITS_IN, vals![db.office(), tree])?.iter().map(|row| row.get("unit")).collect()
}

/// The scopes in whose reach a unit lies: what belongs to the unit gets one row per scope in its slice's reach table.
///
/// # Errors
/// What the database answers.
pub fn scopes_of(db: &mut dyn Reads, unit: UnitId) -> Result<Vec<i64>, StoreError> {
    db.rows(&SCOPES, vals![db.office(), unit])?.iter().map(|row| row.get("scope")).collect()
}

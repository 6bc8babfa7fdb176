//! Changes of the structure.

use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, PersonId, PostId, UnitId};
use obieg_kernel::{Change, Scope, StoreError, Writes, vals};

use super::PersonRow;
use crate::rules;

static ADD_UNIT: Change = Change::new(
    "INSERT INTO people_unit (office, id, number, code, name, parent, valid_from) VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static ADD_SCOPE: Change =
    Change::new("INSERT INTO people_unit_scope (office, unit, scope) VALUES ($1, $2, $3)");
static COPY_TREES: Change = Change::new(
    "INSERT INTO people_unit_scope (office, unit, scope) SELECT office, $2, scope FROM people_unit_scope \
     WHERE office = $1 AND unit = $3 AND scope % 2 = 1",
);
static SET_PARENT: Change = Change::new("UPDATE people_unit SET parent = $3 WHERE office = $1 AND id = $2");
static DROP_SCOPE: Change =
    Change::new("DELETE FROM people_unit_scope WHERE office = $1 AND unit = $2 AND scope = $3");
static NAME_UNIT: Change =
    Change::new("INSERT INTO people_unit_name (office, unit, valid_from, name) VALUES ($1, $2, $3, $4)");
static CLOSE_UNIT: Change =
    Change::new("UPDATE people_unit SET valid_to = $3 WHERE office = $1 AND id = $2 AND valid_to IS NULL");
static CLOSE_POSTS: Change = Change::new(
    "UPDATE people_post SET valid_to = $3 WHERE office = $1 AND unit = $2 AND (valid_to IS NULL OR valid_to > $3)",
);
static ADD_POST: Change = Change::new(
    "INSERT INTO people_post (office, id, unit, title, roles, valid_from) VALUES ($1, $2, $3, $4, $5, $6)",
);
static CLOSE_POST: Change =
    Change::new("UPDATE people_post SET valid_to = $3 WHERE office = $1 AND id = $2 AND valid_to IS NULL");
static ADD_PERSON: Change = Change::new(
    "INSERT INTO people_person (office, id, given_names, surname, login, password_hash, name_key, password_temporary) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);
static KEEP_NAME: Change = Change::new(
    "INSERT INTO people_person_name (office, person, valid_to, given_names, surname) VALUES ($1, $2, $3, $4, $5)",
);
static RENAME_PERSON: Change = Change::new(
    "UPDATE people_person SET given_names = $3, surname = $4, name_key = $5 WHERE office = $1 AND id = $2",
);
static ADD_HOLDING: Change = Change::new(
    "INSERT INTO people_holding (office, id, person, post, valid_from, roles) VALUES ($1, $2, $3, $4, $5, $6)",
);
static END_HOLDING: Change = Change::new(
    "UPDATE people_holding SET valid_to = $3 WHERE office = $1 AND id = $2 AND (valid_to IS NULL OR valid_to > $3)",
);
static ADD_ROLES: Change = Change::new(
    "INSERT INTO people_holding_roles (office, holding, valid_from, valid_to, roles) VALUES ($1, $2, $3, $4, $5)",
);
static END_ROLES: Change = Change::new(
    "UPDATE people_holding_roles SET valid_to = $3 WHERE office = $1 AND holding = $2 AND valid_to IS NULL",
);
static CORRECT_ROLES: Change = Change::new(
    "UPDATE people_holding_roles SET roles = $4 WHERE office = $1 AND holding = $2 AND valid_from = $3",
);
// The hash that the change was proved with must still be there: of two changes at once one is refused.
static CHANGE_PASSWORD: Change = Change::new(
    "UPDATE people_person SET password_hash = $4, password_temporary = NULL \
     WHERE office = $1 AND id = $2 AND password_hash = $3",
);
static RESET_PASSWORD: Change = Change::new(
    "UPDATE people_person SET password_hash = $3, password_temporary = 1 WHERE office = $1 AND id = $2",
);

pub(super) fn statements() -> Vec<&'static str> {
    [
        &ADD_UNIT,
        &ADD_SCOPE,
        &COPY_TREES,
        &SET_PARENT,
        &DROP_SCOPE,
        &NAME_UNIT,
        &CLOSE_UNIT,
        &CLOSE_POSTS,
        &ADD_POST,
        &CLOSE_POST,
        &ADD_PERSON,
        &KEEP_NAME,
        &RENAME_PERSON,
        &ADD_HOLDING,
        &END_HOLDING,
        &ADD_ROLES,
        &END_ROLES,
        &CORRECT_ROLES,
        &CHANGE_PASSWORD,
        &RESET_PASSWORD,
    ]
    .map(Change::words)
    .to_vec()
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

/// The scopes of a new unit: the office, itself, its own tree and the trees of all above it.
pub(crate) fn add_scopes(
    db: &mut dyn Writes,
    unit: UnitId,
    number: i64,
    parent: UnitId,
) -> Result<(), StoreError> {
    for scope in [Scope::OFFICE, Scope::unit(number), Scope::tree(number)] {
        add_scope(db, unit, scope)?;
    }
    db.change(&COPY_TREES, vals![db.office(), unit, parent]).map(drop)
}

pub(crate) fn set_parent(db: &mut dyn Writes, unit: UnitId, parent: UnitId) -> Result<(), StoreError> {
    db.change_one(&SET_PARENT, vals![db.office(), unit, parent])
}

/// Takes a unit out of the trees that it left and puts it into those that it came to; gives its own scope.
pub(crate) fn move_scopes(
    db: &mut dyn Writes,
    unit: UnitId,
    lost: &[i64],
    gained: &[i64],
) -> Result<Option<i64>, StoreError> {
    for scope in lost {
        db.change_one(&DROP_SCOPE, vals![db.office(), unit, *scope])?;
    }
    for scope in gained {
        db.change_one(&ADD_SCOPE, vals![db.office(), unit, *scope])?;
    }
    Ok(rules::own_scope(&super::scopes_of(db, unit)?))
}

pub(crate) fn name_unit(
    db: &mut dyn Writes,
    unit: UnitId,
    since: Date,
    name: &str,
) -> Result<(), StoreError> {
    db.change_one(&NAME_UNIT, vals![db.office(), unit, since, name])
}

/// Ends a unit and its empty posts; gives how many posts.
pub(crate) fn close_unit(db: &mut dyn Writes, unit: UnitId, last: Date) -> Result<u64, StoreError> {
    db.change_one(&CLOSE_UNIT, vals![db.office(), unit, last])?;
    db.change(&CLOSE_POSTS, vals![db.office(), unit, last])
}

pub(crate) fn add_post(
    db: &mut dyn Writes,
    id: PostId,
    unit: UnitId,
    title: &str,
    roles: &str,
    from: Option<Date>,
) -> Result<(), StoreError> {
    db.change_one(&ADD_POST, vals![db.office(), id, unit, title, roles, from])
}

pub(crate) fn close_post(db: &mut dyn Writes, post: PostId, last: Date) -> Result<(), StoreError> {
    db.change_one(&CLOSE_POST, vals![db.office(), post, last])
}

/// A password given by somebody else is temporary; that of a founding plan is the founder's own matter.
pub(crate) fn add_person(
    db: &mut dyn Writes,
    id: PersonId,
    names: (&str, &str),
    login: &str,
    password_hash: Option<&str>,
    temporary: Option<bool>,
) -> Result<(), StoreError> {
    let key = rules::name_key(names.0, names.1);
    let args = vals![db.office(), id, names.0, names.1, login, password_hash, key, temporary];
    db.change_one(&ADD_PERSON, args)
}

/// Keeps the present name as an earlier one, with its last day.
pub(crate) fn keep_name(db: &mut dyn Writes, person: &PersonRow, last: Date) -> Result<(), StoreError> {
    db.change_one(&KEEP_NAME, vals![db.office(), person.id, last, person.given, person.surname])
}

pub(crate) fn rename_person(
    db: &mut dyn Writes,
    person: PersonId,
    given: &str,
    surname: &str,
) -> Result<(), StoreError> {
    let key = rules::name_key(given, surname);
    db.change_one(&RENAME_PERSON, vals![db.office(), person, given, surname, key])
}

pub(crate) fn add_holding(
    db: &mut dyn Writes,
    id: HoldingId,
    person: PersonId,
    post: PostId,
    from: Date,
    roles: Option<&str>,
) -> Result<(), StoreError> {
    db.change_one(&ADD_HOLDING, vals![db.office(), id, person, post, from, roles])
}

pub(crate) fn end_holding(db: &mut dyn Writes, holding: HoldingId, last: Date) -> Result<(), StoreError> {
    db.change_one(&END_HOLDING, vals![db.office(), holding, last])
}

pub(crate) fn add_roles(
    db: &mut dyn Writes,
    holding: HoldingId,
    span: (Date, Option<Date>),
    roles: &str,
) -> Result<(), StoreError> {
    db.change_one(&ADD_ROLES, vals![db.office(), holding, span.0, span.1, roles])
}

/// Ends the last span of roles; gives whether there was one.
pub(crate) fn end_roles(db: &mut dyn Writes, holding: HoldingId, last: Date) -> Result<bool, StoreError> {
    Ok(db.change(&END_ROLES, vals![db.office(), holding, last])? > 0)
}

/// Puts other roles into the span that begins on a day; gives whether there was one.
pub(crate) fn correct_roles(
    db: &mut dyn Writes,
    holding: HoldingId,
    since: Date,
    roles: &str,
) -> Result<bool, StoreError> {
    Ok(db.change(&CORRECT_ROLES, vals![db.office(), holding, since, roles])? > 0)
}

pub(crate) fn change_password(
    db: &mut dyn Writes,
    person: PersonId,
    old: &str,
    new: &str,
) -> Result<(), StoreError> {
    db.change_one(&CHANGE_PASSWORD, vals![db.office(), person, old, new])
}

pub(crate) fn reset_password(db: &mut dyn Writes, person: PersonId, new: &str) -> Result<(), StoreError> {
    db.change_one(&RESET_PASSWORD, vals![db.office(), person, new])
}

//! Statements of substitutions.

use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, PersonId, SubstitutionId};
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};

use super::model::SubstitutionView;
use super::rules::Busy;

/// Everything of a substitution; names of persons as they are today, who made it as of that day. A holding may have several
/// spans of roles, so names come from the tables below the view of standings.
macro_rules! columns {
    () => {
        "SELECT a.id, a.holding, h.person AS absent, n.given_names || ' ' || n.surname AS absent_name, p.title, u.code, \
         a.substitute, s.given_names || ' ' || s.surname AS substitute_name, a.valid_from, a.valid_to, a.reason, a.sudden, \
         a.made_at, a.made_by, a.made_by_name, a.taken_back_at, a.taken_back_by_name FROM people_substitution a \
         JOIN people_holding h ON h.office = a.office AND h.id = a.holding \
         JOIN people_post p ON p.office = h.office AND p.id = h.post \
         JOIN people_unit u ON u.office = p.office AND u.id = p.unit \
         JOIN people_person n ON n.office = h.office AND n.id = h.person \
         JOIN people_person s ON s.office = a.office AND s.id = a.substitute WHERE a.office = $1 "
    };
}

static ONE: Select = Select::new(concat!(columns!(), "AND a.id = $2"));
static OF_PERSON: Select = Select::new(concat!(
    columns!(),
    "AND (a.substitute = $2 OR a.made_by = $2 OR h.person = $2) AND a.valid_to >= $3 \
     ORDER BY a.valid_from, a.id LIMIT 200"
));
static PAGE: Select = Select::new(concat!(columns!(), "ORDER BY a.valid_from DESC, a.id DESC LIMIT $2"));
static NEXT_PAGE: Select = Select::new(concat!(
    columns!(),
    "AND (a.valid_from, a.id) < ($2, $3) ORDER BY a.valid_from DESC, a.id DESC LIMIT $4"
));
// Days on which somebody acts for the person.
static AWAY: Select = Select::new(concat!(
    columns!(),
    "AND h.person = $2 AND a.valid_from <= $4 AND a.valid_to >= $3 AND a.taken_back_at IS NULL ORDER BY a.valid_from LIMIT 1"
));
static TAKEN: Select = Select::new(concat!(
    columns!(),
    "AND a.holding = $2 AND a.valid_from <= $4 AND a.valid_to >= $3 AND a.taken_back_at IS NULL ORDER BY a.valid_from LIMIT 1"
));
static STANDS: Select = Select::new(
    "SELECT person_name FROM people_standing WHERE office = $1 AND person = $2 AND valid_from <= $3 \
     AND (valid_to IS NULL OR valid_to >= $3) ORDER BY holding LIMIT 1",
);
static ADD: Change = Change::new(
    "INSERT INTO people_substitution (office, id, holding, substitute, valid_from, valid_to, reason, sudden, made_at, \
     made_by, made_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);
static TAKE_BACK: Change = Change::new(
    "UPDATE people_substitution SET taken_back_at = $3, taken_back_by_name = $4 \
     WHERE office = $1 AND id = $2 AND taken_back_at IS NULL",
);

/// The statements, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let reads = [&ONE, &OF_PERSON, &PAGE, &NEXT_PAGE, &AWAY, &TAKEN, &STANDS].map(Select::words);
    reads.into_iter().chain([&ADD, &TAKE_BACK].map(Change::words)).collect()
}

fn view(row: &Row) -> Result<SubstitutionView, StoreError> {
    Ok(SubstitutionView {
        id: row.get("id")?,
        holding: row.get("holding")?,
        absent: row.get("absent")?,
        absent_name: row.get("absent_name")?,
        post: row.get("title")?,
        unit_code: row.get("code")?,
        substitute: row.get("substitute")?,
        substitute_name: row.get("substitute_name")?,
        since: row.get("valid_from")?,
        until: row.get("valid_to")?,
        reason: row.get("reason")?,
        sudden: row.get("sudden")?,
        made_at: row.get("made_at")?,
        made_by: row.get("made_by")?,
        made_by_name: row.get("made_by_name")?,
        taken_back_at: row.get("taken_back_at")?,
        taken_back_by_name: row.get("taken_back_by_name")?,
    })
}

/// A substitution.
pub(super) fn find(db: &mut dyn Reads, id: SubstitutionId) -> Result<Option<SubstitutionView>, StoreError> {
    db.first(&ONE, vals![db.office(), id])?.as_ref().map(view).transpose()
}

/// Those that concern a person and last at least to a day, by their first days.
pub(super) fn of_person(
    db: &mut dyn Reads,
    person: PersonId,
    to: Date,
) -> Result<Vec<SubstitutionView>, StoreError> {
    db.rows(&OF_PERSON, vals![db.office(), person, to])?.iter().map(view).collect()
}

/// A page, the latest first.
pub(super) fn page(
    db: &mut dyn Reads,
    after: Option<&SubstitutionView>,
    limit: i64,
) -> Result<Vec<SubstitutionView>, StoreError> {
    let rows = match after {
        Some(last) => db.rows(&NEXT_PAGE, vals![db.office(), last.since, last.id, limit])?,
        None => db.rows(&PAGE, vals![db.office(), limit])?,
    };
    rows.iter().map(view).collect()
}

/// Somebody acts for the person on some of these days.
pub(super) fn away(
    db: &mut dyn Reads,
    person: PersonId,
    since: Date,
    until: Date,
) -> Result<Option<Busy>, StoreError> {
    let found = db.first(&AWAY, vals![db.office(), person, since, until])?.as_ref().map(view).transpose()?;
    Ok(found.map(|one| Busy { name: one.absent_name, since: one.since, until: one.until }))
}

/// Somebody acts for the holding on some of these days.
pub(super) fn taken(
    db: &mut dyn Reads,
    holding: HoldingId,
    since: Date,
    until: Date,
) -> Result<Option<Busy>, StoreError> {
    let found =
        db.first(&TAKEN, vals![db.office(), holding, since, until])?.as_ref().map(view).transpose()?;
    Ok(found.map(|one| Busy { name: one.substitute_name, since: one.since, until: one.until }))
}

/// The name of a person who holds a post on a day.
pub(super) fn who_stands(
    db: &mut dyn Reads,
    person: PersonId,
    on: Date,
) -> Result<Option<String>, StoreError> {
    db.first(&STANDS, vals![db.office(), person, on])?.map(|row| row.get("person_name")).transpose()
}

/// A new substitution.
pub(super) struct New<'n> {
    pub(super) id: SubstitutionId,
    pub(super) holding: HoldingId,
    pub(super) substitute: PersonId,
    pub(super) since: Date,
    pub(super) until: Date,
    pub(super) reason: &'n str,
    pub(super) sudden: bool,
    pub(super) made_by: PersonId,
    pub(super) made_by_name: &'n str,
}

/// Writes a new substitution.
pub(super) fn add(db: &mut dyn Writes, new: &New<'_>) -> Result<(), StoreError> {
    let now = db.env().now();
    let args = vals![
        db.office(),
        new.id,
        new.holding,
        new.substitute,
        new.since,
        new.until,
        new.reason,
        new.sudden,
        now,
        new.made_by,
        new.made_by_name
    ];
    db.change_one(&ADD, args)
}

/// Takes a substitution back from now on.
pub(super) fn take_back(db: &mut dyn Writes, id: SubstitutionId, by: &str) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&TAKE_BACK, vals![db.office(), id, now, by])
}

//! The structure over time: units of any day, posts, holdings with their spans of roles.

use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, PersonId, PostId, UnitId};
use obieg_kernel::{Reads, Row, Select, StoreError, vals};

use super::{unit, unit_columns, unit_name, words};
use crate::model::{HoldingView, NameSpan, PostView, RolesSpan, UnitView};

static UNIT_EVER: Select = Select::new(concat!(unit_columns!(), "AND u.id = $3"));
static UNITS_BELOW: Select = Select::new(concat!(unit_columns!(), "AND u.parent = $3 ORDER BY u.number"));
static UNITS_OPEN: Select = Select::new(concat!(unit_columns!(), "AND u.valid_to IS NULL ORDER BY u.number"));
static UNITS_OTHER: Select = Select::new(concat!(
    unit_columns!(),
    "AND (u.valid_from > $2 OR u.valid_to < $2) ORDER BY u.valid_from DESC, u.number DESC LIMIT 200"
));
static UNITS_WITH_CODE: Select =
    Select::new(concat!(unit_columns!(), "AND u.code = $3 ORDER BY u.valid_from DESC"));
static NEXT_NUMBER: Select =
    Select::new("SELECT coalesce(max(number), 0) + 1 AS n FROM people_unit WHERE office = $1");
static NAMES: Select = Select::new(
    "SELECT valid_from, name FROM people_unit WHERE office = $1 AND id = $2 UNION ALL \
     SELECT valid_from, name FROM people_unit_name WHERE office = $1 AND unit = $2 ORDER BY valid_from",
);

/// Columns of a post; its days are never wider than those of its unit.
macro_rules! post_columns {
    () => {
        "SELECT p.id, p.unit, u.code AS unit_code, p.title, p.roles, coalesce(p.valid_from, u.valid_from) AS valid_from, \
         coalesce(p.valid_to, u.valid_to) AS valid_to FROM people_post p \
         JOIN people_unit u ON u.office = p.office AND u.id = p.unit WHERE p.office = $1 "
    };
}
static POST: Select = Select::new(concat!(post_columns!(), "AND p.id = $2"));
static POSTS_OF_UNIT: Select = Select::new(concat!(
    post_columns!(),
    "AND p.unit = $2 ORDER BY CASE WHEN p.valid_to IS NULL THEN 0 ELSE 1 END, p.title, p.id"
));
static POSTS_FREE: Select = Select::new(concat!(
    post_columns!(),
    "AND p.valid_to IS NULL AND u.valid_to IS NULL AND NOT EXISTS (SELECT 1 FROM people_holding h \
     WHERE h.office = p.office AND h.post = p.id AND h.valid_to IS NULL) ORDER BY u.number, p.title, p.id"
));

macro_rules! holding_columns {
    () => {
        "SELECT holding, person, person_name, post, post_title, unit, unit_code, roles, valid_from, valid_to, held_from, \
         held_to FROM people_standing WHERE office = $1 "
    };
}
static HOLDING: Select =
    Select::new(concat!(holding_columns!(), "AND holding = $2 ORDER BY held_from DESC, holding, valid_from"));
static HOLDINGS_OF_UNIT: Select = Select::new(concat!(
    holding_columns!(),
    "AND holding IN (SELECT o.id FROM people_post q JOIN people_holding o ON o.office = q.office AND o.post = q.id \
     WHERE q.office = $1 AND q.unit = $2) ORDER BY held_from DESC, holding, valid_from"
));
static HOLDINGS_OF_POST: Select =
    Select::new(concat!(holding_columns!(), "AND post = $2 ORDER BY held_from DESC, holding, valid_from"));
static HOLDINGS_OF_PERSON: Select =
    Select::new(concat!(holding_columns!(), "AND person = $2 ORDER BY held_from DESC, holding, valid_from"));
// Someone who administers from now on without an end: what an office must never be without.
static OTHER_ADMINISTRATORS: Select = Select::new(
    "SELECT count(*) AS n FROM people_standing WHERE office = $1 AND holding <> $2 AND valid_to IS NULL \
     AND valid_from <= $3 AND ' ' || roles || ' ' LIKE '% administrator %'",
);

pub(super) fn statements() -> Vec<&'static str> {
    [
        &UNIT_EVER,
        &UNITS_BELOW,
        &UNITS_OPEN,
        &UNITS_OTHER,
        &UNITS_WITH_CODE,
        &NEXT_NUMBER,
        &NAMES,
        &POST,
        &POSTS_OF_UNIT,
        &POSTS_FREE,
        &HOLDING,
        &HOLDINGS_OF_UNIT,
        &HOLDINGS_OF_POST,
        &HOLDINGS_OF_PERSON,
        &OTHER_ADMINISTRATORS,
    ]
    .map(Select::words)
    .to_vec()
}

/// A unit of any day: planned, in force or ended.
pub(crate) fn unit_ever(db: &mut dyn Reads, id: UnitId) -> Result<Option<UnitView>, StoreError> {
    let today = db.env().today();
    db.first(&UNIT_EVER, vals![db.office(), today, id])?.as_ref().map(unit).transpose()
}

/// Units right below one, of any day.
pub(crate) fn units_below(db: &mut dyn Reads, id: UnitId) -> Result<Vec<UnitView>, StoreError> {
    let today = db.env().today();
    db.rows(&UNITS_BELOW, vals![db.office(), today, id])?.iter().map(unit).collect()
}

/// Units without a last day.
pub(crate) fn open_units(db: &mut dyn Reads) -> Result<Vec<UnitView>, StoreError> {
    let today = db.env().today();
    db.rows(&UNITS_OPEN, vals![db.office(), today])?.iter().map(unit).collect()
}

/// Units that are not in force today.
pub(crate) fn other_units(db: &mut dyn Reads) -> Result<Vec<UnitView>, StoreError> {
    let today = db.env().today();
    db.rows(&UNITS_OTHER, vals![db.office(), today])?.iter().map(unit).collect()
}

/// All units that ever had a code, the newest first.
pub(crate) fn units_with_code(db: &mut dyn Reads, code: &str) -> Result<Vec<UnitView>, StoreError> {
    let today = db.env().today();
    db.rows(&UNITS_WITH_CODE, vals![db.office(), today, code])?.iter().map(unit).collect()
}

/// The serial number of the next unit. Two at once: the second breaks the unique index and nothing of it stays.
pub(crate) fn next_unit_number(db: &mut dyn Reads) -> Result<i64, StoreError> {
    db.first(&NEXT_NUMBER, vals![db.office()])?.map_or(Ok(1), |row| row.get("n"))
}

/// Names of a unit, the first first.
pub(crate) fn names_of(db: &mut dyn Reads, id: UnitId) -> Result<Vec<NameSpan>, StoreError> {
    let rows = db.rows(&NAMES, vals![db.office(), id])?;
    rows.iter().map(|row| Ok(NameSpan { name: row.get("name")?, since: row.get("valid_from")? })).collect()
}

fn post(row: &Row) -> Result<PostView, StoreError> {
    Ok(PostView {
        id: row.get("id")?,
        unit: row.get("unit")?,
        unit_code: row.get("unit_code")?,
        title: row.get("title")?,
        roles: words(&row.get::<String>("roles")?),
        since: row.get("valid_from")?,
        until: row.get("valid_to")?,
        holdings: Vec::new(),
    })
}

/// A post of any day, with its holdings.
pub(crate) fn post_ever(db: &mut dyn Reads, id: PostId) -> Result<Option<PostView>, StoreError> {
    let Some(row) = db.first(&POST, vals![db.office(), id])? else { return Ok(None) };
    let mut post = post(&row)?;
    post.holdings = spans(db, &HOLDINGS_OF_POST, id.uuid())?;
    Ok(Some(post))
}

/// All posts of a unit with their holdings.
pub(crate) fn posts_of_unit(db: &mut dyn Reads, id: UnitId) -> Result<Vec<PostView>, StoreError> {
    let rows = db.rows(&POSTS_OF_UNIT, vals![db.office(), id])?;
    let mut posts = rows.iter().map(post).collect::<Result<Vec<_>, _>>()?;
    for holding in spans(db, &HOLDINGS_OF_UNIT, id.uuid())? {
        if let Some(post) = posts.iter_mut().find(|post| post.id == holding.post) {
            post.holdings.push(holding);
        }
    }
    Ok(posts)
}

/// Open posts that nobody holds without an end.
pub(crate) fn free_posts(db: &mut dyn Reads) -> Result<Vec<PostView>, StoreError> {
    db.rows(&POSTS_FREE, vals![db.office()])?.iter().map(post).collect()
}

/// A holding of any day.
pub(crate) fn holding_ever(db: &mut dyn Reads, id: HoldingId) -> Result<Option<HoldingView>, StoreError> {
    Ok(spans(db, &HOLDING, id.uuid())?.into_iter().next())
}

/// All holdings of a person, the newest first.
pub(crate) fn holdings_of(db: &mut dyn Reads, person: PersonId) -> Result<Vec<HoldingView>, StoreError> {
    spans(db, &HOLDINGS_OF_PERSON, person.uuid())
}

/// How many others administer on a day and from then on.
pub(crate) fn other_administrators(db: &mut dyn Reads, than: HoldingId, on: Date) -> Result<i64, StoreError> {
    db.first(&OTHER_ADMINISTRATORS, vals![db.office(), than, on])?.map_or(Ok(0), |row| row.get("n"))
}

/// One row per span of roles becomes one holding with its spans.
fn spans(
    db: &mut dyn Reads,
    select: &'static Select,
    of: uuid::Uuid,
) -> Result<Vec<HoldingView>, StoreError> {
    let today = db.env().today();
    let mut holdings: Vec<HoldingView> = Vec::new();
    for row in db.rows(select, vals![db.office(), of])? {
        let id: HoldingId = row.get("holding")?;
        let span = RolesSpan {
            since: row.get("valid_from")?,
            until: row.get("valid_to")?,
            roles: words(&row.get::<String>("roles")?),
        };
        match holdings.last_mut().filter(|last| last.id == id) {
            // What an early end has cut off never came to be.
            Some(last) if last.until.is_some_and(|until| span.since > until) => {}
            Some(last) => last.roles.push(span),
            None => holdings.push(holding(&row, today, span)?),
        }
    }
    Ok(holdings)
}

fn holding(row: &Row, today: Date, first: RolesSpan) -> Result<HoldingView, StoreError> {
    let (since, until): (Date, Option<Date>) = (row.get("held_from")?, row.get("held_to")?);
    Ok(HoldingView {
        id: row.get("holding")?,
        person: row.get("person")?,
        name: row.get("person_name")?,
        post: row.get("post")?,
        title: row.get("post_title")?,
        unit: row.get("unit")?,
        unit_code: row.get("unit_code")?,
        since,
        until,
        now: since <= today && until.is_none_or(|until| until >= today),
        withdrawn: until.is_some_and(|until| until < since),
        roles: vec![first],
    })
}

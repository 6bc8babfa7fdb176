//! Statements of the slice.

use jiff::civil::Date;
use obieg_kernel::id::OfficeId;
use obieg_kernel::{Ask, Change, Reads, Row, Select, StoreError, Writes, vals};
use obieg_law::clock::Clock;
use uuid::Uuid;

use crate::model::{DutyId, DutyKind, DutyState, DutyView, PauseBasis, PauseId, PauseView};

static ADD: Change = Change::new(
    "INSERT INTO duties_duty (office, id, case_id, kind, about, towards, article, clock, started_on, due_on, \
     about_day, state, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open', 1)",
);
static MOVE_DUE: Change = Change::new(
    "UPDATE duties_duty SET due_on = $3, version = version + 1 WHERE office = $1 AND id = $2 AND state = 'open'",
);
static MOVE_NAMED: Change = Change::new(
    "UPDATE duties_duty SET legal_on = $3, due_on = $4, version = version + 1 \
     WHERE office = $1 AND id = $2 AND state = 'open'",
);
static MOVE_NOTICE: Change = Change::new(
    "UPDATE duties_duty SET about_day = $3, due_on = $4, version = version + 1 \
     WHERE office = $1 AND id = $2 AND state = 'open'",
);
static NAME_DAY: Change = Change::new(
    "UPDATE duties_duty SET legal_on = $3, named_on = $4, due_on = $4, named_reason = $5, named_in = $6, \
     version = version + 1 WHERE office = $1 AND id = $2 AND state = 'open'",
);
static MEET: Change = Change::new(
    "UPDATE duties_duty SET state = 'met', met_by = $3, met_on = $4, version = version + 1 \
     WHERE office = $1 AND id = $2 AND state = 'open'",
);
static WAIVE: Change = Change::new(
    "UPDATE duties_duty SET state = 'waived', waived_reason = $3, waived_by = $4, version = version + 1 \
     WHERE office = $1 AND id = $2 AND state = 'open'",
);
static CARRY: Change = Change::new(
    "UPDATE duties_duty SET case_id = $3, version = version + 1 WHERE office = $1 AND case_id = $2 AND state = 'open'",
);
static ADD_PAUSE: Change = Change::new(
    "INSERT INTO duties_pause (office, id, case_id, basis, reason, from_day) VALUES ($1, $2, $3, $4, $5, $6)",
);
static END_PAUSE: Change =
    Change::new("UPDATE duties_pause SET to_day = $3 WHERE office = $1 AND id = $2 AND to_day IS NULL");
static BY_CASE: Select = Select::new(
    "SELECT id, kind, about, towards, article, clock, started_on, due_on, state, met_on, \
     waived_reason, about_day, legal_on, named_on, named_reason \
     FROM duties_duty WHERE office = $1 AND case_id = $2 ORDER BY state DESC, due_on, id LIMIT 500",
);
static ABOUT: Select = Select::new(
    "SELECT id, kind, about, towards, article, clock, started_on, due_on, state, met_on, \
     waived_reason, about_day, legal_on, named_on, named_reason \
     FROM duties_duty WHERE office = $1 AND case_id = $2 AND about = $3 ORDER BY id LIMIT 500",
);
static ONE: Select = Select::new(
    "SELECT id, case_id, kind, about, towards, article, clock, started_on, due_on, state, met_on, \
     waived_reason, about_day, legal_on, named_on, named_reason \
     FROM duties_duty WHERE office = $1 AND id = $2",
);
static TERMS_DUE: Select = Select::new(
    "SELECT d.id, d.due_on FROM duties_duty d \
     WHERE d.office = $1 AND d.kind = 'settle-case' AND d.state = 'open' AND d.due_on <= $2 \
     AND (d.due_on, d.id) > ($3, $4) AND d.clock <> $5 \
     AND NOT EXISTS (SELECT 1 FROM duties_duty n WHERE n.office = d.office AND n.about = d.id AND n.about_day = d.due_on) \
     ORDER BY d.due_on, d.id LIMIT $6",
);
static PAUSES: Select = Select::new(
    "SELECT id, basis, reason, from_day, to_day FROM duties_pause WHERE office = $1 AND case_id = $2 ORDER BY from_day",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [
        &ADD,
        &MOVE_DUE,
        &MOVE_NAMED,
        &MOVE_NOTICE,
        &NAME_DAY,
        &MEET,
        &WAIVE,
        &CARRY,
        &ADD_PAUSE,
        &END_PAUSE,
    ]
    .map(Change::words);
    changes.into_iter().chain([&BY_CASE, &ABOUT, &ONE, &TERMS_DUE, &PAUSES].map(Select::words)).collect()
}

/// A duty with its clock, as the deeds need it.
pub(crate) struct Stored {
    pub(crate) view: DutyView,
    pub(crate) clock: Clock,
}

fn stored(row: &Row) -> Result<Stored, StoreError> {
    let clock: String = row.get("clock")?;
    Ok(Stored {
        view: DutyView {
            id: row.get("id")?,
            kind: row.get("kind")?,
            about: row.get("about")?,
            towards: row.get("towards")?,
            article: row.get("article")?,
            started_on: row.get("started_on")?,
            due_on: row.get("due_on")?,
            state: row.get("state")?,
            met_on: row.get("met_on")?,
            waived_reason: row.get("waived_reason")?,
            about_day: row.get("about_day")?,
            legal_on: row.get("legal_on")?,
            named_on: row.get("named_on")?,
            named_reason: row.get("named_reason")?,
        },
        clock: serde_json::from_str(&clock).map_err(|error| StoreError::Corrupt(error.to_string()))?,
    })
}

pub(crate) struct NewDuty<'d> {
    pub(crate) id: DutyId,
    pub(crate) case: Uuid,
    pub(crate) kind: DutyKind,
    pub(crate) about: Option<Uuid>,
    pub(crate) towards: Option<&'d str>,
    pub(crate) article: &'d str,
    pub(crate) clock: &'d Clock,
    pub(crate) started_on: Date,
    pub(crate) due_on: Option<Date>,
    /// Of a notice: the settling day it is about.
    pub(crate) about_day: Option<Date>,
}

pub(crate) fn add(db: &mut dyn Writes, duty: &NewDuty<'_>) -> Result<(), StoreError> {
    let clock = serde_json::to_string(duty.clock).map_err(|error| StoreError::Driver(error.to_string()))?;
    db.change_one(
        &ADD,
        vals![
            db.office(),
            duty.id,
            duty.case,
            duty.kind,
            duty.about,
            duty.towards,
            duty.article,
            clock,
            duty.started_on,
            duty.due_on,
            duty.about_day
        ],
    )
}

pub(crate) fn move_due(db: &mut dyn Writes, duty: DutyId, due_on: Option<Date>) -> Result<(), StoreError> {
    db.change_one(&MOVE_DUE, vals![db.office(), duty, due_on])
}

/// The settling duty with a named day gets another legal day.
pub(crate) fn move_named(
    db: &mut dyn Writes,
    duty: DutyId,
    legal_on: Option<Date>,
    due_on: Option<Date>,
) -> Result<(), StoreError> {
    db.change_one(&MOVE_NAMED, vals![db.office(), duty, legal_on, due_on])
}

/// A notice follows its settling day.
pub(crate) fn move_notice(
    db: &mut dyn Writes,
    duty: DutyId,
    about_day: Option<Date>,
    due_on: Option<Date>,
) -> Result<(), StoreError> {
    db.change_one(&MOVE_NOTICE, vals![db.office(), duty, about_day, due_on])
}

pub(crate) fn name_day(
    db: &mut dyn Writes,
    duty: DutyId,
    days: (Option<Date>, Date),
    why: (&str, Uuid),
) -> Result<(), StoreError> {
    db.change_one(&NAME_DAY, vals![db.office(), duty, days.0, days.1, why.0, why.1])
}

/// Open settling duties due on or before a day for whose day no notice is owed yet, after a key, by day.
pub(crate) fn list_terms_due(
    db: &mut dyn Reads,
    to: Date,
    after: Option<(Date, DutyId)>,
    limit: i64,
) -> Result<Vec<(Date, DutyId)>, StoreError> {
    let (day, duty) = after.unwrap_or((Date::ZERO, DutyId::from_uuid(Uuid::nil())));
    let at_once =
        serde_json::to_string(&Clock::AtOnce).map_err(|error| StoreError::Driver(error.to_string()))?;
    let rows = db.rows(&TERMS_DUE, vals![db.office(), to, day, duty, at_once, limit])?;
    rows.iter().map(|row| Ok((row.get("due_on")?, row.get("id")?))).collect()
}

pub(crate) fn meet(db: &mut dyn Writes, duty: DutyId, by: Option<Uuid>, on: Date) -> Result<(), StoreError> {
    db.change_one(&MEET, vals![db.office(), duty, by, on])
}

pub(crate) fn waive(db: &mut dyn Writes, duty: DutyId, reason: &str, by: &str) -> Result<(), StoreError> {
    db.change_one(&WAIVE, vals![db.office(), duty, reason, by])
}

/// Everything open of a case goes over to another one.
pub(crate) fn carry(db: &mut dyn Writes, from: Uuid, to: Uuid) -> Result<(), StoreError> {
    db.change(&CARRY, vals![db.office(), from, to]).map(drop)
}

pub(crate) fn add_pause(
    db: &mut dyn Writes,
    id: PauseId,
    case: Uuid,
    why: (PauseBasis, &str),
    from: Date,
) -> Result<(), StoreError> {
    db.change_one(&ADD_PAUSE, vals![db.office(), id, case, why.0, why.1, from])
}

pub(crate) fn end_pause(db: &mut dyn Writes, id: PauseId, to: Date) -> Result<(), StoreError> {
    db.change_one(&END_PAUSE, vals![db.office(), id, to])
}

pub(crate) fn stored_by_case(db: &mut dyn Reads, case: Uuid) -> Result<Vec<Stored>, StoreError> {
    db.rows(&BY_CASE, vals![db.office(), case])?.iter().map(stored).collect()
}

/// Duties of a case, open ones first, by day.
///
/// # Errors
/// What the database answers.
pub fn list_by_case(db: &mut dyn Reads, case: Uuid) -> Result<Vec<DutyView>, StoreError> {
    Ok(stored_by_case(db, case)?.into_iter().map(|one| one.view).collect())
}

/// What is owed in a case because of one thing, an item or a letter.
///
/// # Errors
/// What the database answers.
pub fn list_about(db: &mut dyn Reads, case: Uuid, about: Uuid) -> Result<Vec<DutyView>, StoreError> {
    let rows = db.rows(&ABOUT, vals![db.office(), case, about])?;
    rows.iter().map(|row| Ok(stored(row)?.view)).collect()
}

/// A duty with its clock and the case it belongs to.
pub(crate) fn find_stored(db: &mut dyn Reads, duty: DutyId) -> Result<Option<(Uuid, Stored)>, StoreError> {
    db.first(&ONE, vals![db.office(), duty])?.map(|row| Ok((row.get("case_id")?, stored(&row)?))).transpose()
}

/// A duty with the case it belongs to.
///
/// # Errors
/// What the database answers.
pub fn find(db: &mut dyn Reads, duty: DutyId) -> Result<Option<(Uuid, DutyView)>, StoreError> {
    Ok(find_stored(db, duty)?.map(|(case, stored)| (case, stored.view)))
}

/// The earliest legal day among open duties.
pub fn earliest(duties: &[DutyView]) -> Option<Date> {
    duties.iter().filter(|duty| duty.state == DutyState::Open).filter_map(|duty| duty.due_on).min()
}

/// The questions that [`list_by_case`] and [`list_pauses`] ask.
pub fn asks_about(office: OfficeId, case: Uuid) -> [Ask; 2] {
    [(&BY_CASE, vals![office, case].to_vec()), ask_pauses(office, case)]
}

/// The question that [`list_pauses`] asks.
pub fn ask_pauses(office: OfficeId, case: Uuid) -> Ask {
    (&PAUSES, vals![office, case].to_vec())
}

/// Pauses of a case, in order.
///
/// # Errors
/// What the database answers.
pub fn list_pauses(db: &mut dyn Reads, case: Uuid) -> Result<Vec<PauseView>, StoreError> {
    db.rows(&PAUSES, vals![db.office(), case])?
        .iter()
        .map(|row| {
            Ok(PauseView {
                id: row.get("id")?,
                basis: row.get("basis")?,
                reason: row.get("reason")?,
                from: row.get("from_day")?,
                to: row.get("to_day")?,
            })
        })
        .collect()
}

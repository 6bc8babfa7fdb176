//! Statements of the slice; what lies in a case is in `contents`.

mod contents;

use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, OfficeId, UnitId};
use obieg_kernel::{Ask, Change, Reads, Row, Scope, Select, StoreError, Writes, vals};
use obieg_registry::model::ItemId;

pub(crate) use contents::{
    add_party, ask_ties, came_from, cooperate, from_the_same, items_and_origin, join, leave, remove_parties,
    tie, ties_of, untie,
};
pub use contents::{case_of_item, cooperation_of, document_of, items_of, parties_of};

use crate::model::{CaseId, CaseLine, CaseState, CaseView};

static ADD: Change = Change::new(
    "INSERT INTO cases_case (office, id, sign, unit, unit_code, list, symbol, number, year, title, category, access, \
     officer, officer_label, state, origin_item, opened_at, opened_on, due_on, base, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'open', $15, $16, $17, $18, $19, 1)",
);
static SET_STATE: Change = Change::new(
    "UPDATE cases_case SET state = $4, due_on = $5, closed_on = $6, version = version + 1 \
     WHERE office = $1 AND id = $2 AND version = $3",
);
static SET_DUE: Change = Change::new("UPDATE cases_case SET due_on = $3 WHERE office = $1 AND id = $2");
static SET_OFFICER: Change = Change::new(
    "UPDATE cases_case SET officer = $4, officer_label = $5, version = version + 1 \
     WHERE office = $1 AND id = $2 AND version = $3",
);
static SET_LEADING: Change = Change::new(
    "UPDATE cases_case SET officer = $4, officer_label = $5, led_in = $6, version = version + 1 \
     WHERE office = $1 AND id = $2 AND version = $3",
);
static DROP_REACH: Change =
    Change::new("DELETE FROM cases_reach WHERE office = $1 AND scope = $2 AND case_id = $3");
static LED_IN: Select = Select::new(
    "SELECT id, sign, title, officer_label, state, opened_on, closed_on, due_on, version FROM cases_case \
     WHERE office = $1 AND coalesce(led_in, unit) = $2 AND state <> 'closed' AND id > $3 ORDER BY id LIMIT $4",
);
static ADD_REACH: Change = Change::new(
    "INSERT INTO cases_reach (office, scope, case_id, state, due_on, officer) VALUES ($1, $2, $3, $4, $5, $6)",
);
static MOVE_REACH: Change = Change::new(
    "UPDATE cases_reach SET state = $3, due_on = $4, officer = $5 WHERE office = $1 AND case_id = $2",
);

static ONE: Select = Select::new(
    "SELECT id, sign, unit, coalesce(led_in, unit) AS led_in, unit_code, symbol, category, title, access, officer, officer_label, state, opened_on, \
     closed_on, due_on, version, \
     (SELECT count(*) FROM cases_reach r WHERE r.office = $1 AND r.scope = $3 AND r.case_id = $2) AS reached \
     FROM cases_case WHERE office = $1 AND id = $2",
);
static ONE_BY_SIGN: Select = Select::new(
    "SELECT id, sign, unit, coalesce(led_in, unit) AS led_in, unit_code, symbol, category, title, access, officer, officer_label, state, opened_on, \
     closed_on, due_on, version FROM cases_case c WHERE office = $1 AND sign = $2 \
     AND EXISTS (SELECT 1 FROM cases_reach r WHERE r.office = $1 AND r.scope = $3 AND r.case_id = c.id)",
);
static SCOPES: Select = Select::new("SELECT scope FROM cases_reach WHERE office = $1 AND case_id = $2");
static PLACE: Select =
    Select::new("SELECT coalesce(led_in, unit) AS unit, state FROM cases_case WHERE office = $1 AND id = $2");
static WORK: Select = Select::new(
    "SELECT c.id, c.sign, c.title, c.officer_label, c.state, c.opened_on, c.closed_on, c.due_on, c.version, r.due_on AS place \
     FROM cases_reach r JOIN cases_case c ON c.office = r.office AND c.id = r.case_id \
     WHERE r.office = $1 AND r.scope = $2 AND r.state = $3 AND (r.due_on, r.case_id) > ($4, $5) \
     AND r.due_on <= $7 ORDER BY r.due_on, r.case_id LIMIT $6",
);
static MY_WORK: Select = Select::new(
    "SELECT c.id, c.sign, c.title, c.officer_label, c.state, c.opened_on, c.closed_on, c.due_on, c.version, r.due_on AS place \
     FROM cases_reach r JOIN cases_case c ON c.office = r.office AND c.id = r.case_id \
     WHERE r.office = $1 AND r.scope = $2 AND r.officer = $8 AND r.state = $3 AND (r.due_on, r.case_id) > ($4, $5) \
     AND r.due_on <= $7 ORDER BY r.due_on, r.case_id LIMIT $6",
);
static COUNT_WORK: Select = Select::new(
    "SELECT count(*) AS n FROM (SELECT 1 FROM cases_reach WHERE office = $1 AND scope = $2 AND state = $3 \
     AND due_on <= $4 LIMIT $5) q",
);
static COUNT_MY_WORK: Select = Select::new(
    "SELECT count(*) AS n FROM (SELECT 1 FROM cases_reach WHERE office = $1 AND scope = $2 AND state = $3 \
     AND due_on <= $4 AND officer = $6 LIMIT $5) q",
);
static BY_CLASS: Select = Select::new(
    "SELECT id, sign, unit, coalesce(led_in, unit) AS led_in, unit_code, symbol, category, title, access, officer, officer_label, state, opened_on, \
     closed_on, due_on, version, number FROM cases_case c \
     WHERE c.office = $1 AND c.unit = $2 AND c.symbol = $3 AND c.year = $4 \
     AND coalesce(c.base, 0) = $7 AND c.number > $5 \
     AND EXISTS (SELECT 1 FROM cases_reach r WHERE r.office = $1 AND r.scope = $6 AND r.case_id = c.id) \
     ORDER BY c.number LIMIT 500",
);
static BY_SIGN: Select = Select::new(
    "SELECT c.id, c.sign, c.title, c.officer_label, c.state, c.opened_on, c.closed_on, c.due_on, \
     c.version FROM \
     (SELECT * FROM cases_case WHERE office = $1 AND sign >= $3 AND sign < $4 ORDER BY sign LIMIT 2000) c \
     WHERE EXISTS (SELECT 1 FROM cases_reach r WHERE r.office = $1 AND r.scope = $2 AND r.case_id = c.id) \
     ORDER BY c.sign LIMIT 50",
);

/// So many cases are on a page of the list of cases.
pub(crate) const REGISTER_PAGE: usize = 500;
static OPEN_SIGN: Select =
    Select::new("SELECT id FROM cases_case WHERE office = $1 AND sign = $2 AND state <> 'closed'");

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes =
        [&ADD, &SET_STATE, &SET_DUE, &SET_OFFICER, &SET_LEADING, &DROP_REACH, &ADD_REACH, &MOVE_REACH];
    let selects = [
        &ONE,
        &ONE_BY_SIGN,
        &LED_IN,
        &OPEN_SIGN,
        &PLACE,
        &SCOPES,
        &WORK,
        &MY_WORK,
        &BY_CLASS,
        &BY_SIGN,
        &COUNT_WORK,
        &COUNT_MY_WORK,
    ];
    let own = changes.map(Change::words).into_iter().chain(selects.map(Select::words));
    own.chain(contents::statements()).collect()
}

/// What the case page asks about the case itself.
pub(crate) fn asks_about(office: OfficeId, case: CaseId) -> Vec<Ask> {
    let mut asks = contents::asks_about(office, case);
    asks.push((&PLACE, vals![office, case].to_vec()));
    asks.push(crate::brought::store::ask_about(office, case));
    asks
}

/// What opening a case asks about it and about its first item.
pub(crate) fn asks_on_opening(office: OfficeId, case: CaseId, item: Option<ItemId>) -> Vec<Ask> {
    let mut asks = vec![(&SCOPES, vals![office, case].to_vec()), contents::ask_parties(office, case)];
    asks.push(obieg_duties::store::ask_pauses(office, case.uuid()));
    if let Some(item) = item {
        asks.extend(obieg_registry::store::asks_about(office, item));
        asks.push(obieg_assignments::store::ask_about(office, item));
        asks.push(contents::ask_case_of(office, item));
    }
    asks
}

/// Where cases without a legal day stand in the work list: after all others.
const NO_DAY: &str = "9999-12-31";

fn place(due_on: Option<Date>) -> String {
    due_on.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string())
}

/// What a new case is beside what is shown of it.
pub(crate) struct NewPlace {
    pub(crate) list: uuid::Uuid,
    pub(crate) number: u32,
    pub(crate) base: Option<u32>,
    pub(crate) year: i16,
    pub(crate) origin_item: Option<ItemId>,
}

pub(crate) fn add(db: &mut dyn Writes, case: &CaseView, place: &NewPlace) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(
        &ADD,
        vals![
            db.office(),
            case.id,
            case.sign,
            case.unit,
            case.unit_code,
            place.list,
            case.symbol,
            place.number,
            place.year,
            case.title,
            case.category,
            case.access,
            case.officer,
            case.officer_label,
            place.origin_item,
            now,
            case.opened_on,
            case.due_on,
            place.base
        ],
    )
}

/// Opens the case to everybody who reaches a unit.
pub(crate) fn add_reach(db: &mut dyn Writes, case: &CaseView, unit: UnitId) -> Result<(), StoreError> {
    let has: Vec<i64> = db
        .rows(&SCOPES, vals![db.office(), case.id])?
        .iter()
        .map(|row| row.get("scope"))
        .collect::<Result<_, _>>()?;
    for scope in obieg_people::store::scopes_of(db, unit)?.into_iter().filter(|scope| !has.contains(scope)) {
        let args = vals![db.office(), scope, case.id, case.state, place(case.due_on), case.officer];
        db.change_one(&ADD_REACH, args)?;
    }
    Ok(())
}

fn move_reach(
    db: &mut dyn Writes,
    case: CaseId,
    state: CaseState,
    due_on: Option<Date>,
    officer: HoldingId,
) -> Result<(), StoreError> {
    db.change(&MOVE_REACH, vals![db.office(), case, state, place(due_on), officer]).map(drop)
}

/// Changes state and legal day of the case as it was read.
pub(crate) fn set_state(
    db: &mut dyn Writes,
    case: &CaseView,
    state: CaseState,
    due_on: Option<Date>,
    closed_on: Option<Date>,
) -> Result<(), StoreError> {
    db.change_one(&SET_STATE, vals![db.office(), case.id, case.version, state, due_on, closed_on])?;
    move_reach(db, case.id, state, due_on, case.officer)
}

/// Writes the earliest legal day; nothing when it is the same.
pub(crate) fn set_due(db: &mut dyn Writes, case: &CaseView, due_on: Option<Date>) -> Result<(), StoreError> {
    if due_on == case.due_on {
        return Ok(());
    }
    db.change_one(&SET_DUE, vals![db.office(), case.id, due_on])?;
    move_reach(db, case.id, case.state, due_on, case.officer)
}

/// Brings the case's legal day up to date after its duties changed.
///
/// # Errors
/// What the database answers.
pub fn refresh_due(db: &mut dyn Writes, case: &CaseView) -> Result<Option<Date>, StoreError> {
    let duties = obieg_duties::store::list_by_case(db, case.id.uuid())?;
    let due_on = obieg_duties::store::earliest(&duties);
    set_due(db, case, due_on)?;
    Ok(due_on)
}

pub(crate) fn set_officer(
    db: &mut dyn Writes,
    case: &CaseView,
    officer: HoldingId,
    label: &str,
) -> Result<(), StoreError> {
    db.change_one(&SET_OFFICER, vals![db.office(), case.id, case.version, officer, label])?;
    move_reach(db, case.id, case.state, case.due_on, officer)
}

/// Another unit leads the case: its reach follows, and is again that of the leading and of the cooperating units.
pub(crate) fn set_leading(
    db: &mut dyn Writes,
    case: &CaseView,
    unit: UnitId,
    officer: HoldingId,
    label: &str,
) -> Result<(), StoreError> {
    db.change_one(&SET_LEADING, vals![db.office(), case.id, case.version, officer, label, unit])?;
    move_reach(db, case.id, case.state, case.due_on, officer)?;
    add_reach(db, &CaseView { officer, ..case.clone() }, unit)?;
    let mut kept = obieg_people::store::scopes_of(db, unit)?;
    for one in cooperation_of(db, case.id)? {
        kept.extend(obieg_people::store::scopes_of(db, one.unit)?);
    }
    for row in db.rows(&SCOPES, vals![db.office(), case.id])? {
        let scope: i64 = row.get("scope")?;
        if !kept.contains(&scope) {
            db.change_one(&DROP_REACH, vals![db.office(), scope, case.id])?;
        }
    }
    Ok(())
}

/// Cases that a unit leads and that are not closed, by id after one.
pub(crate) fn led_in(
    db: &mut dyn Reads,
    unit: UnitId,
    after: Option<CaseId>,
    limit: i64,
) -> Result<Vec<CaseLine>, StoreError> {
    let after = after.map_or(uuid::Uuid::nil(), CaseId::uuid);
    db.rows(&LED_IN, vals![db.office(), unit, after, limit])?.iter().map(line).collect()
}

fn view(row: &Row) -> Result<CaseView, StoreError> {
    Ok(CaseView {
        id: row.get("id")?,
        sign: row.get("sign")?,
        unit: row.get("unit")?,
        led_in: row.get("led_in")?,
        unit_code: row.get("unit_code")?,
        symbol: row.get("symbol")?,
        category: row.get("category")?,
        title: row.get("title")?,
        access: row.get("access")?,
        officer: row.get("officer")?,
        officer_label: row.get("officer_label")?,
        state: row.get("state")?,
        opened_on: row.get("opened_on")?,
        closed_on: row.get("closed_on")?,
        due_on: row.get("due_on")?,
        version: row.get("version")?,
    })
}

/// A case, and whether a scope reaches it.
///
/// # Errors
/// What the database answers.
pub fn find(db: &mut dyn Reads, case: CaseId, scope: Scope) -> Result<Option<(CaseView, bool)>, StoreError> {
    db.first(&ONE, vals![db.office(), case, scope])?
        .map(|row| Ok((view(&row)?, row.get::<i64>("reached")? > 0)))
        .transpose()
}

/// The case of a sign, when a scope reaches it.
///
/// # Errors
/// What the database answers.
pub fn find_by_sign(db: &mut dyn Reads, sign: &str, scope: Scope) -> Result<Option<CaseView>, StoreError> {
    db.first(&ONE_BY_SIGN, vals![db.office(), sign, scope])?.as_ref().map(view).transpose()
}

/// The open case with exactly this sign.
///
/// # Errors
/// What the database answers.
pub fn open_with_sign(db: &mut dyn Reads, sign: &str) -> Result<Option<CaseId>, StoreError> {
    db.first(&OPEN_SIGN, vals![db.office(), sign])?.map(|row| row.get("id")).transpose()
}

/// The unit of a case, and its state.
pub(crate) fn place_of(db: &mut dyn Reads, case: CaseId) -> Result<Option<(UnitId, CaseState)>, StoreError> {
    db.first(&PLACE, vals![db.office(), case])?
        .map(|row| Ok((row.get("unit")?, row.get("state")?)))
        .transpose()
}

/// Which part of the work list.
#[derive(Debug, Clone)]
pub struct WorkPage {
    /// Whose reach.
    pub scope: Scope,
    /// Cases in this state.
    pub state: CaseState,
    /// Only those of one officer.
    pub officer: Option<HoldingId>,
    /// After this legal day and case.
    pub after: Option<(String, CaseId)>,
    /// With a legal day on or before this one.
    pub due_to: Option<Date>,
    /// So many lines.
    pub limit: i64,
}

/// A page of the work list, earliest legal day first, with each line's key.
///
/// # Errors
/// What the database answers.
pub fn list_work(db: &mut dyn Reads, page: &WorkPage) -> Result<Vec<(CaseLine, String)>, StoreError> {
    let (day, case) =
        page.after.clone().unwrap_or_else(|| (String::new(), CaseId::from_uuid(uuid::Uuid::nil())));
    let last = place(page.due_to);
    let mut args = vals![db.office(), page.scope, page.state, day, case, page.limit, last].to_vec();
    let select = match page.officer {
        Some(officer) => {
            args.push(obieg_kernel::ToVal::to_val(&officer));
            &MY_WORK
        }
        None => &WORK,
    };
    let keyed = |row: &Row| {
        let line = line(row)?;
        let key = format!("{}_{}", row.get::<String>("place")?, line.id);
        Ok((line, key))
    };
    db.rows(select, &args)?.iter().map(keyed).collect()
}

/// How many lines the work list has with a legal day on or before `due_to`; counting stops at `most`.
///
/// # Errors
/// What the database answers.
pub fn count_work(
    db: &mut dyn Reads,
    page: &WorkPage,
    due_to: Option<Date>,
    most: i64,
) -> Result<i64, StoreError> {
    let mut args = vals![db.office(), page.scope, page.state, place(due_to), most].to_vec();
    let select = match page.officer {
        Some(officer) => {
            args.push(obieg_kernel::ToVal::to_val(&officer));
            &COUNT_MY_WORK
        }
        None => &COUNT_WORK,
    };
    db.first(select, &args)?.map_or(Ok(0), |row| row.get("n"))
}

pub(crate) fn line(row: &Row) -> Result<CaseLine, StoreError> {
    Ok(CaseLine {
        id: row.get("id")?,
        sign: row.get("sign")?,
        title: row.get("title")?,
        officer_label: row.get("officer_label")?,
        state: row.get("state")?,
        opened_on: row.get("opened_on")?,
        closed_on: row.get("closed_on")?,
        due_on: row.get("due_on")?,
        version: row.get("version")?,
        foreign_sign: None,
    })
}

/// Cases of a unit and class in a year (spis spraw), those in no group or those of the group with a base: at most 500 after a number, each with its number.
///
/// # Errors
/// What the database answers.
pub fn list_by_class(
    db: &mut dyn Reads,
    unit: UnitId,
    symbol: &str,
    (year, base): (i16, Option<u32>),
    scope: Scope,
    after: i64,
) -> Result<Vec<(i64, CaseView)>, StoreError> {
    let rows = db.rows(&BY_CLASS, vals![db.office(), unit, symbol, year, after, scope, base.unwrap_or(0)])?;
    rows.iter().map(|row| Ok((row.get("number")?, view(row)?))).collect()
}

/// Cases within reach whose sign begins so, by sign; looks through at most 2,000 signs.
///
/// # Errors
/// What the database answers.
pub fn list_by_sign(db: &mut dyn Reads, scope: Scope, start: &str) -> Result<Vec<CaseLine>, StoreError> {
    // The last character there is closes the range of all signs that begin so.
    let end = format!("{start}\u{10FFFF}");
    db.rows(&BY_SIGN, vals![db.office(), scope, start, end])?.iter().map(line).collect()
}

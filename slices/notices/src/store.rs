//! Statements of the slice.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, JobId, PersonId, UnitId};
use obieg_kernel::{Change, Reads, Row, Scope, Select, StoreError, Writes, vals};
use uuid::Uuid;

use crate::model::{About, Choice, Happening, KindChoice, NoticeId, NoticeKind, NoticeRules, NoticeView};

static ADD: Change = Change::new(
    "INSERT INTO notices_notice (office, id, person, kind, event, about, subject, day, at, doer, digest) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);
static READ: Change = Change::new(
    "UPDATE notices_notice SET read_at = $4 WHERE office = $1 AND person = $2 AND id = $3 AND read_at IS NULL",
);
static READ_ALL: Change = Change::new(
    "UPDATE notices_notice SET read_at = $4 WHERE office = $1 AND person = $2 AND read_at IS NULL AND id <= $3",
);
static FORGET: Change = Change::new(
    "DELETE FROM notices_notice WHERE office = $1 AND id IN \
     (SELECT o.id FROM notices_notice o WHERE o.office = $1 AND o.id < $2 ORDER BY o.id LIMIT $3)",
);
static CHOOSE: Change = Change::new(
    "INSERT INTO notices_choice (office, person, kind, choice) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (office, person, kind) DO UPDATE SET choice = $4",
);
static BEGIN: Change = Change::new(
    "INSERT INTO notices_office (office, job, upto, keep_days, version) VALUES ($1, $2, $3, $4, $5)",
);
static HEARD: Change = Change::new("UPDATE notices_office SET upto = $3 WHERE office = $1 AND upto = $2");
static LOOKED: Change = Change::new("UPDATE notices_office SET terms_on = $2 WHERE office = $1");
static KEEP: Change = Change::new(
    "UPDATE notices_office SET keep_days = $3, version = version + 1 WHERE office = $1 AND version = $2",
);

// What the reader reaches now gives its sign; the reach is read and never written here (slices registry, cases).
static PAGE: Select = Select::new(
    "SELECT n.id, n.kind, n.event, n.about, n.subject, n.day, n.at, n.doer, n.read_at, i.number, i.year, c.sign \
     FROM notices_notice n \
     LEFT JOIN registry_item i ON n.about = 'item' AND i.office = n.office AND i.id = n.subject \
     AND EXISTS (SELECT 1 FROM registry_reach r WHERE r.office = n.office AND r.item = n.subject AND r.scope = $5) \
     LEFT JOIN cases_case c ON n.about = 'case' AND c.office = n.office AND c.id = n.subject \
     AND EXISTS (SELECT 1 FROM cases_reach k WHERE k.office = n.office AND k.scope = $6 AND k.case_id = n.subject) \
     WHERE n.office = $1 AND n.person = $2 AND n.id < $3 ORDER BY n.id DESC LIMIT $4",
);
static UNREAD: Select = Select::new(
    "SELECT count(*) AS n FROM (SELECT 1 FROM notices_notice WHERE office = $1 AND person = $2 AND read_at IS NULL LIMIT 100) u",
);
static ONE: Select =
    Select::new("SELECT id FROM notices_notice WHERE office = $1 AND person = $2 AND id = $3");
static CHOICES: Select =
    Select::new("SELECT kind, choice FROM notices_choice WHERE office = $1 AND person = $2 ORDER BY kind");
static OFFICE: Select =
    Select::new("SELECT job, upto, terms_on, keep_days, version FROM notices_office WHERE office = $1");
static RECEIVER: Select =
    Select::new("SELECT holding, unit FROM assignments_standing WHERE office = $1 AND assignment = $2");
static AUTHOR: Select =
    Select::new("SELECT author FROM assignments_standing WHERE office = $1 AND assignment = $2");
static OFFICER: Select = Select::new("SELECT officer FROM cases_case WHERE office = $1 AND id = $2");
static HOLDER: Select = Select::new(
    "SELECT person FROM people_holding WHERE office = $1 AND id = $2 AND (valid_to IS NULL OR valid_to >= $3)",
);
static HEADS: Select = Select::new(
    "SELECT DISTINCT person FROM people_standing WHERE office = $1 AND unit = $2 AND valid_from <= $3 \
     AND (valid_to IS NULL OR valid_to >= $3) AND ' ' || roles || ' ' LIKE '% head %' ORDER BY person",
);
static ADMINISTRATORS: Select = Select::new(
    "SELECT DISTINCT person FROM people_standing WHERE office = $1 AND valid_from <= $2 \
     AND (valid_to IS NULL OR valid_to >= $2) AND ' ' || roles || ' ' LIKE '% administrator %' ORDER BY person",
);
// Over the reach of the whole office, which has the order of days.
static CASES_DUE: Select = Select::new(
    "SELECT case_id, officer, due_on FROM cases_reach WHERE office = $1 AND scope = 0 AND state = 'open' \
     AND due_on >= $2 AND due_on <= $3 ORDER BY due_on, case_id LIMIT $4",
);
static ASSIGNMENTS_DUE: Select = Select::new(
    "SELECT a.id, s.item, a.term FROM assignments_assignment a \
     JOIN assignments_standing s ON s.office = a.office AND s.assignment = a.id \
     WHERE a.office = $1 AND a.term IS NOT NULL AND a.term >= $2 AND a.term <= $3 \
     AND s.state IN ('waiting', 'accepted') ORDER BY a.term, a.id LIMIT $4",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD, &READ, &READ_ALL, &FORGET, &CHOOSE, &BEGIN, &HEARD, &LOOKED, &KEEP];
    let selects = [
        &PAGE,
        &UNREAD,
        &ONE,
        &CHOICES,
        &OFFICE,
        &RECEIVER,
        &AUTHOR,
        &OFFICER,
        &HOLDER,
        &HEADS,
        &ADMINISTRATORS,
        &CASES_DUE,
        &ASSIGNMENTS_DUE,
    ];
    changes.map(Change::words).into_iter().chain(selects.map(Select::words)).collect()
}

/// What is to be told to one person.
pub(crate) struct New<'n> {
    pub(crate) kind: NoticeKind,
    pub(crate) event: &'n str,
    pub(crate) about: About,
    pub(crate) subject: Option<Uuid>,
    pub(crate) day: Option<Date>,
    pub(crate) at: Timestamp,
    pub(crate) doer: &'n str,
}

impl<'n> New<'n> {
    /// Of what the journal told.
    pub(crate) fn of(happening: &'n Happening) -> Self {
        Self {
            kind: happening.kind,
            event: &happening.event,
            about: happening.about,
            subject: happening.subject,
            day: None,
            at: happening.at,
            doer: &happening.doer,
        }
    }
}

pub(crate) fn add(
    db: &mut dyn Writes,
    id: NoticeId,
    person: PersonId,
    new: &New<'_>,
    digest: bool,
) -> Result<(), StoreError> {
    let args = vals![
        db.office(),
        id,
        person,
        new.kind,
        new.event,
        new.about,
        new.subject,
        new.day,
        new.at,
        new.doer,
        digest
    ];
    db.change_one(&ADD, args)
}

/// Marks one as read; nothing happens when it is read already.
pub(crate) fn read(db: &mut dyn Writes, person: PersonId, id: NoticeId) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change(&READ, vals![db.office(), person, id, now]).map(drop)
}

/// Marks all up to one as read; says how many there were.
pub(crate) fn read_all(db: &mut dyn Writes, person: PersonId, upto: NoticeId) -> Result<u64, StoreError> {
    let now = db.env().now();
    db.change(&READ_ALL, vals![db.office(), person, upto, now])
}

/// Forgets the oldest ones before an id, so many at most; says how many there were.
pub(crate) fn forget(db: &mut dyn Writes, before: NoticeId, most: i64) -> Result<u64, StoreError> {
    db.change(&FORGET, vals![db.office(), before, most])
}

pub(crate) fn choose(db: &mut dyn Writes, person: PersonId, one: KindChoice) -> Result<(), StoreError> {
    db.change_one(&CHOOSE, vals![db.office(), person, one.kind, one.choice])
}

/// The office's row: its job follows the journal from `upto` on.
pub(crate) fn begin(db: &mut dyn Writes, job: JobId, keep_days: i64) -> Result<(), StoreError> {
    db.change_one(&BEGIN, vals![db.office(), job, -1_i64, keep_days, 1_i64])
}

pub(crate) fn heard(db: &mut dyn Writes, before: i64, upto: i64) -> Result<(), StoreError> {
    db.change_one(&HEARD, vals![db.office(), before, upto])
}

pub(crate) fn looked(db: &mut dyn Writes, on: Date) -> Result<(), StoreError> {
    db.change_one(&LOOKED, vals![db.office(), on])
}

pub(crate) fn keep(db: &mut dyn Writes, version: i64, days: i64) -> Result<(), StoreError> {
    db.change_one(&KEEP, vals![db.office(), version, days])
}

/// The office's row.
#[derive(Debug, Clone, Copy)]
pub struct OfficeRow {
    pub(crate) upto: i64,
    pub(crate) terms_on: Option<Date>,
    pub(crate) rules: NoticeRules,
}

pub(crate) fn office(db: &mut dyn Reads) -> Result<Option<OfficeRow>, StoreError> {
    let Some(row) = db.first(&OFFICE, vals![db.office()])? else { return Ok(None) };
    Ok(Some(OfficeRow {
        upto: row.get("upto")?,
        terms_on: row.get("terms_on")?,
        rules: NoticeRules { keep_days: row.get("keep_days")?, version: row.get("version")? },
    }))
}

/// What somebody reaches, for what is drawn of their notices.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reached {
    pub(crate) items: Scope,
    pub(crate) cases: Scope,
}

pub(crate) fn page(
    db: &mut dyn Reads,
    person: PersonId,
    reached: Reached,
    before: Option<NoticeId>,
    limit: i64,
) -> Result<Vec<NoticeView>, StoreError> {
    let before = before.unwrap_or(NoticeId::from_uuid(Uuid::max()));
    let args = vals![db.office(), person, before, limit, reached.items, reached.cases];
    db.rows(&PAGE, args)?.iter().map(view).collect()
}

pub(crate) fn unread(db: &mut dyn Reads, person: PersonId) -> Result<i64, StoreError> {
    db.first(&UNREAD, vals![db.office(), person])?.map_or(Ok(0), |row| row.get("n"))
}

pub(crate) fn is_own(db: &mut dyn Reads, person: PersonId, id: NoticeId) -> Result<bool, StoreError> {
    Ok(db.first(&ONE, vals![db.office(), person, id])?.is_some())
}

pub(crate) fn choices(db: &mut dyn Reads, person: PersonId) -> Result<Vec<KindChoice>, StoreError> {
    let choice = |row: &Row| {
        let (kind, choice): (NoticeKind, Choice) = (row.get("kind")?, row.get("choice")?);
        Ok(KindChoice { kind, choice })
    };
    db.rows(&CHOICES, vals![db.office(), person])?.iter().map(choice).collect()
}

/// To whom an assignment went: the person at a post, else the unit.
pub(crate) fn receiver(
    db: &mut dyn Reads,
    id: Uuid,
) -> Result<Option<(Option<HoldingId>, UnitId)>, StoreError> {
    let row = db.first(&RECEIVER, vals![db.office(), id])?;
    row.map(|row| Ok((row.get("holding")?, row.get("unit")?))).transpose()
}

pub(crate) fn author(db: &mut dyn Reads, assignment: Uuid) -> Result<Option<HoldingId>, StoreError> {
    db.first(&AUTHOR, vals![db.office(), assignment])?.map(|row| row.get("author")).transpose()
}

pub(crate) fn officer(db: &mut dyn Reads, case: Uuid) -> Result<Option<HoldingId>, StoreError> {
    db.first(&OFFICER, vals![db.office(), case])?.map(|row| row.get("officer")).transpose()
}

/// Who holds a post, today still.
pub(crate) fn holder(db: &mut dyn Reads, holding: HoldingId) -> Result<Option<PersonId>, StoreError> {
    let today = db.env().today();
    db.first(&HOLDER, vals![db.office(), holding, today])?.map(|row| row.get("person")).transpose()
}

pub(crate) fn heads(db: &mut dyn Reads, unit: UnitId) -> Result<Vec<PersonId>, StoreError> {
    let today = db.env().today();
    db.rows(&HEADS, vals![db.office(), unit, today])?.iter().map(|row| row.get("person")).collect()
}

pub(crate) fn administrators(db: &mut dyn Reads) -> Result<Vec<PersonId>, StoreError> {
    let today = db.env().today();
    db.rows(&ADMINISTRATORS, vals![db.office(), today])?.iter().map(|row| row.get("person")).collect()
}

/// The case, its officer and its day.
pub(crate) type CaseDue = (Uuid, HoldingId, Date);

/// Open cases whose day lies between two days, both included.
pub(crate) fn cases_due(
    db: &mut dyn Reads,
    from: Date,
    to: Date,
    most: i64,
) -> Result<Vec<CaseDue>, StoreError> {
    let due = |row: &Row| Ok((row.get("case_id")?, row.get("officer")?, row.get("due_on")?));
    db.rows(&CASES_DUE, vals![db.office(), from, to, most])?.iter().map(due).collect()
}

/// The assignment, its item and its term.
pub(crate) type AssignmentDue = (Uuid, Uuid, Date);

/// Live assignments whose term lies between two days, both included.
pub(crate) fn assignments_due(
    db: &mut dyn Reads,
    from: Date,
    to: Date,
    most: i64,
) -> Result<Vec<AssignmentDue>, StoreError> {
    let due = |row: &Row| Ok((row.get("id")?, row.get("item")?, row.get("term")?));
    db.rows(&ASSIGNMENTS_DUE, vals![db.office(), from, to, most])?.iter().map(due).collect()
}

fn view(row: &Row) -> Result<NoticeView, StoreError> {
    let about: About = row.get("about")?;
    let number: Option<i64> = row.get("number")?;
    let year: Option<i64> = row.get("year")?;
    let number = number.zip(year).map(|(number, year)| format!("{number}/{year}"));
    let sign: Option<String> = number.or(row.get("sign")?);
    // Of what is not reached any more nothing is told, not even which it was.
    let tells = sign.is_some() || !about.is_reached();
    let doer: String = row.get("doer")?;
    Ok(NoticeView {
        id: row.get("id")?,
        kind: row.get("kind")?,
        event: row.get("event")?,
        about,
        subject: row.get::<Option<Uuid>>("subject")?.filter(|_| tells),
        sign,
        doer: Some(doer).filter(|doer| tells && !doer.is_empty()),
        day: row.get("day")?,
        at: row.get("at")?,
        read_at: row.get("read_at")?,
    })
}

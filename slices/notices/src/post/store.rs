//! Statements of the daily e-mail.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, PersonId};
use obieg_kernel::sql::Val;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};
use uuid::Uuid;

use super::model::{
    DigestId, DigestLine, DigestRow, DigestState, DigestView, MailServerDraft, MailServerView, MailTrial,
};
use crate::model::NoticeId;
use crate::store::Reached;

static ADD_SERVER: Change = Change::new(
    "INSERT INTO notices_server (office, id, version, host, port, tls, login, sealed, authority, sender, link, hour, \
     detail, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
);
// Another server was not tried yet: what the last trial said is of the one before.
static SET_SERVER: Change = Change::new(
    "UPDATE notices_server SET host = $4, port = $5, tls = $6, login = $7, sealed = $8, authority = $9, sender = $10, \
     link = $11, hour = $12, detail = $13, set_at = $14, trial_to = NULL, trial_at = NULL, trial_ended_at = NULL, \
     trial_good = NULL, trial_answer = NULL, version = version + 1 WHERE office = $1 AND id = $2 AND version = $3",
);
static END_SERVER: Change = Change::new("DELETE FROM notices_server WHERE office = $1 AND id = $2");
static ASK_TRIAL: Change = Change::new(
    "UPDATE notices_server SET trial_to = $3, trial_at = $4, trial_ended_at = NULL, trial_good = NULL, \
     trial_answer = NULL WHERE office = $1 AND id = $2",
);
static END_TRIAL: Change = Change::new(
    "UPDATE notices_server SET trial_ended_at = $4, trial_good = $5, trial_answer = $6 \
     WHERE office = $1 AND id = $2 AND trial_at = $3 AND trial_ended_at IS NULL",
);
static ADD_READER: Change = Change::new(
    "INSERT INTO notices_reader (office, person, address, hour, upto) VALUES ($1, $2, $3, $4, $5)",
);
static SET_READER: Change =
    Change::new("UPDATE notices_reader SET address = $3, hour = $4 WHERE office = $1 AND person = $2");
static END_READER: Change = Change::new("DELETE FROM notices_reader WHERE office = $1 AND person = $2");
static DECIDED: Change =
    Change::new("UPDATE notices_reader SET day = $3, upto = $4 WHERE office = $1 AND person = $2");
static ADD_DIGEST: Change = Change::new(
    "INSERT INTO notices_digest (office, id, person, day, address, after, upto, state, queued_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);
static MOVE_DIGEST: Change = Change::new(
    "UPDATE notices_digest SET state = $4, answer = $5, ended_at = $6 WHERE office = $1 AND id = $2 AND state = $3",
);

static SERVER: Select = Select::new(
    "SELECT id, host, port, tls, login, authority, sender, link, hour, detail, trial_to, trial_at, trial_ended_at, \
     trial_good, trial_answer, version FROM notices_server WHERE office = $1",
);
static SEALED: Select = Select::new("SELECT sealed FROM notices_server WHERE office = $1");
static READER: Select =
    Select::new("SELECT address, hour FROM notices_reader WHERE office = $1 AND person = $2");
static DUE: Select = Select::new(
    "SELECT person, address, upto FROM notices_reader WHERE office = $1 AND (day IS NULL OR day < $2) \
     AND coalesce(hour, $3) <= $4 ORDER BY person LIMIT $5",
);
// What concerns their entry is sent also when it was read: perhaps by who took it over.
static NEWEST: Select = Select::new(
    "SELECT id FROM notices_notice WHERE office = $1 AND person = $2 AND id > $3 \
     AND (read_at IS NULL OR kind = 'entry') AND digest = 1 ORDER BY id DESC LIMIT 1",
);
static LAST: Select =
    Select::new("SELECT id FROM notices_notice WHERE office = $1 AND person = $2 ORDER BY id DESC LIMIT 1");
static POST: Select = Select::new(
    "SELECT id FROM people_holding WHERE office = $1 AND person = $2 AND valid_from <= $3 \
     AND (valid_to IS NULL OR valid_to >= $3) ORDER BY id LIMIT 1",
);
static DIGEST: Select = Select::new(
    "SELECT id, person, address, after, upto, state, queued_at FROM notices_digest WHERE office = $1 AND id = $2",
);
static LINES: Select = Select::new(
    "SELECT n.kind, n.event, n.day, i.number, i.year, i.title AS item_title, c.sign, c.title AS case_title FROM notices_notice n \
     LEFT JOIN registry_item i ON n.about = 'item' AND i.office = n.office AND i.id = n.subject \
     AND EXISTS (SELECT 1 FROM registry_reach r WHERE r.office = n.office AND r.item = n.subject AND r.scope = $6) \
     LEFT JOIN cases_case c ON n.about = 'case' AND c.office = n.office AND c.id = n.subject \
     AND EXISTS (SELECT 1 FROM cases_reach k WHERE k.office = n.office AND k.scope = $7 AND k.case_id = n.subject) \
     WHERE n.office = $1 AND n.person = $2 AND n.id > $3 AND n.id <= $4 \
     AND (n.read_at IS NULL OR n.kind = 'entry') AND n.digest = 1 \
     ORDER BY n.id LIMIT $5",
);

macro_rules! digests {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.person, p.given_names || ' ' || p.surname AS name, d.day, d.address, d.state, d.answer, \
             d.queued_at, d.ended_at FROM notices_digest d JOIN people_person p ON p.office = d.office AND p.id = d.person \
             WHERE d.office = $1 AND ",
            $rest
        )
    };
}
static PAGE: Select = Select::new(digests!("d.id < $2 ORDER BY d.id DESC LIMIT $3"));
static LAST_OF: Select = Select::new(digests!("d.person = $2 ORDER BY d.day DESC LIMIT 1"));

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [
        &ADD_SERVER,
        &SET_SERVER,
        &END_SERVER,
        &ASK_TRIAL,
        &END_TRIAL,
        &ADD_READER,
        &SET_READER,
        &END_READER,
        &DECIDED,
        &ADD_DIGEST,
        &MOVE_DIGEST,
    ];
    let selects = [&SERVER, &SEALED, &READER, &DUE, &NEWEST, &LAST, &POST, &DIGEST, &LINES, &PAGE, &LAST_OF];
    changes.map(Change::words).into_iter().chain(selects.map(Select::words)).collect()
}

/// A server as typed, of a version: what both statements take.
fn values(db: &dyn Writes, (id, version): (Uuid, i64), draft: &MailServerDraft, sealed: &[u8]) -> Vec<Val> {
    let MailServerDraft { host, port, guard, login, authority, sender, link, hour, detail, .. } = draft;
    vals![
        db.office(),
        id,
        version,
        host,
        *port,
        guard,
        login,
        sealed,
        authority,
        sender,
        link,
        *hour,
        detail,
        db.env().now()
    ]
    .to_vec()
}

pub(crate) fn add_server(
    db: &mut dyn Writes,
    id: Uuid,
    draft: &MailServerDraft,
    sealed: &[u8],
) -> Result<(), StoreError> {
    let values = values(db, (id, 1), draft, sealed);
    db.change_one(&ADD_SERVER, &values)
}

/// Another server in the place of the one that was read in this version.
pub(crate) fn set_server(
    db: &mut dyn Writes,
    read: (Uuid, i64),
    draft: &MailServerDraft,
    sealed: &[u8],
) -> Result<(), StoreError> {
    let values = values(db, read, draft, sealed);
    db.change_one(&SET_SERVER, &values)
}

pub(crate) fn end_server(db: &mut dyn Writes, id: Uuid) -> Result<(), StoreError> {
    db.change_one(&END_SERVER, vals![db.office(), id])
}

pub(crate) fn ask_trial(db: &mut dyn Writes, id: Uuid, to: &str, at: Timestamp) -> Result<(), StoreError> {
    db.change_one(&ASK_TRIAL, vals![db.office(), id, to, at])
}

/// Says whether the trial was still the last one.
pub(crate) fn end_trial(
    db: &mut dyn Writes,
    (id, asked): (Uuid, Timestamp),
    good: bool,
    answer: &str,
) -> Result<bool, StoreError> {
    let now = db.env().now();
    Ok(db.change(&END_TRIAL, vals![db.office(), id, asked, now, good, answer])? == 1)
}

pub(crate) fn server(db: &mut dyn Reads) -> Result<Option<MailServerView>, StoreError> {
    db.first(&SERVER, vals![db.office()])?.as_ref().map(server_view).transpose()
}

pub(crate) fn sealed(db: &mut dyn Reads) -> Result<Vec<u8>, StoreError> {
    db.first(&SEALED, vals![db.office()])?.map_or(Ok(Vec::new()), |row| row.get("sealed"))
}

/// Where a person wants it, and at which hour.
pub(crate) fn reader(
    db: &mut dyn Reads,
    person: PersonId,
) -> Result<Option<(String, Option<i64>)>, StoreError> {
    let row = db.first(&READER, vals![db.office(), person])?;
    row.map(|row| Ok((row.get("address")?, row.get("hour")?))).transpose()
}

pub(crate) fn add_reader(
    db: &mut dyn Writes,
    person: PersonId,
    (address, hour): (&str, Option<i64>),
    upto: NoticeId,
) -> Result<(), StoreError> {
    db.change_one(&ADD_READER, vals![db.office(), person, address, hour, upto])
}

pub(crate) fn set_reader(
    db: &mut dyn Writes,
    person: PersonId,
    (address, hour): (&str, Option<i64>),
) -> Result<(), StoreError> {
    db.change_one(&SET_READER, vals![db.office(), person, address, hour])
}

pub(crate) fn end_reader(db: &mut dyn Writes, person: PersonId) -> Result<(), StoreError> {
    db.change_one(&END_READER, vals![db.office(), person])
}

/// Somebody for whom it is to be decided today.
pub(crate) struct Due {
    pub(crate) person: PersonId,
    pub(crate) address: String,
    pub(crate) upto: NoticeId,
}

pub(crate) fn due(
    db: &mut dyn Reads,
    (today, hour): (Date, i64),
    office_hour: i64,
    most: i64,
) -> Result<Vec<Due>, StoreError> {
    let due = |row: &Row| {
        Ok(Due { person: row.get("person")?, address: row.get("address")?, upto: row.get("upto")? })
    };
    db.rows(&DUE, vals![db.office(), today, office_hour, hour, most])?.iter().map(due).collect()
}

pub(crate) fn decided(
    db: &mut dyn Writes,
    person: PersonId,
    day: Date,
    upto: NoticeId,
) -> Result<(), StoreError> {
    db.change_one(&DECIDED, vals![db.office(), person, day, upto])
}

/// The newest notice after one that is to go into an e-mail.
pub(crate) fn newest(
    db: &mut dyn Reads,
    person: PersonId,
    after: NoticeId,
) -> Result<Option<NoticeId>, StoreError> {
    db.first(&NEWEST, vals![db.office(), person, after])?.map(|row| row.get("id")).transpose()
}

/// A person's last notice of all.
pub(crate) fn last(db: &mut dyn Reads, person: PersonId) -> Result<NoticeId, StoreError> {
    let none = NoticeId::from_uuid(Uuid::nil());
    db.first(&LAST, vals![db.office(), person])?.map_or(Ok(none), |row| row.get("id"))
}

/// A post that the person holds today, in whose name the e-mail is put together.
pub(crate) fn post(db: &mut dyn Reads, person: PersonId) -> Result<Option<HoldingId>, StoreError> {
    let today = db.env().today();
    db.first(&POST, vals![db.office(), person, today])?.map(|row| row.get("id")).transpose()
}

pub(crate) fn add_digest(
    db: &mut dyn Writes,
    id: DigestId,
    (due, day): (&Due, Date),
    upto: NoticeId,
) -> Result<(), StoreError> {
    let now = db.env().now();
    let state = DigestState::Queued;
    db.change_one(
        &ADD_DIGEST,
        vals![db.office(), id, due.person, day, due.address, due.upto, upto, state, now],
    )
}

pub(crate) fn move_digest(
    db: &mut dyn Writes,
    (id, from): (DigestId, DigestState),
    to: DigestState,
    answer: Option<&str>,
) -> Result<(), StoreError> {
    let ended = !matches!(to, DigestState::Queued | DigestState::Sending);
    let at = ended.then(|| db.env().now());
    db.change_one(&MOVE_DIGEST, vals![db.office(), id, from, to, answer, at])
}

pub(crate) fn digest(db: &mut dyn Reads, id: DigestId) -> Result<Option<DigestRow>, StoreError> {
    let row = db.first(&DIGEST, vals![db.office(), id])?;
    let digest = |row: Row| {
        Ok(DigestRow {
            id: row.get("id")?,
            person: row.get("person")?,
            address: row.get("address")?,
            after: row.get("after")?,
            upto: row.get("upto")?,
            state: row.get("state")?,
            queued_at: row.get("queued_at")?,
        })
    };
    row.map(digest).transpose()
}

pub(crate) fn lines(
    db: &mut dyn Reads,
    digest: &DigestRow,
    reached: Reached,
    most: i64,
) -> Result<Vec<DigestLine>, StoreError> {
    let args =
        vals![db.office(), digest.person, digest.after, digest.upto, most, reached.items, reached.cases];
    db.rows(&LINES, args)?.iter().map(line).collect()
}

fn line(row: &Row) -> Result<DigestLine, StoreError> {
    let (number, year): (Option<i64>, Option<i64>) = (row.get("number")?, row.get("year")?);
    let number = number.zip(year).map(|(number, year)| format!("{number}/{year}"));
    Ok(DigestLine {
        kind: row.get("kind")?,
        event: row.get("event")?,
        sign: number.or(row.get("sign")?),
        title: row.get::<Option<String>>("item_title")?.or(row.get("case_title")?),
        day: row.get("day")?,
    })
}

pub(crate) fn page(
    db: &mut dyn Reads,
    before: Option<DigestId>,
    limit: i64,
) -> Result<Vec<DigestView>, StoreError> {
    let before = before.unwrap_or(DigestId::from_uuid(Uuid::max()));
    db.rows(&PAGE, vals![db.office(), before, limit])?.iter().map(view).collect()
}

pub(crate) fn last_of(db: &mut dyn Reads, person: PersonId) -> Result<Option<DigestView>, StoreError> {
    db.first(&LAST_OF, vals![db.office(), person])?.as_ref().map(view).transpose()
}

fn view(row: &Row) -> Result<DigestView, StoreError> {
    Ok(DigestView {
        id: row.get("id")?,
        person: row.get("person")?,
        name: row.get("name")?,
        day: row.get("day")?,
        address: row.get("address")?,
        state: row.get("state")?,
        answer: row.get("answer")?,
        queued_at: row.get("queued_at")?,
        ended_at: row.get("ended_at")?,
    })
}

fn server_view(row: &Row) -> Result<MailServerView, StoreError> {
    let asked: Option<(String, Timestamp)> =
        row.get::<Option<String>>("trial_to")?.zip(row.get::<Option<Timestamp>>("trial_at")?);
    let trial = match asked {
        None => None,
        Some((to, at)) => Some(MailTrial {
            to,
            at,
            ended_at: row.get("trial_ended_at")?,
            good: row.get::<Option<bool>>("trial_good")?.unwrap_or(false),
            answer: row.get("trial_answer")?,
        }),
    };
    Ok(MailServerView {
        id: row.get("id")?,
        host: row.get("host")?,
        port: row.get("port")?,
        guard: row.get("tls")?,
        login: row.get("login")?,
        authority: row.get("authority")?,
        sender: row.get("sender")?,
        link: row.get("link")?,
        hour: row.get("hour")?,
        detail: row.get("detail")?,
        trial,
        version: row.get("version")?,
    })
}

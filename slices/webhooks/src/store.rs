//! Statements of the slice.

use jiff::Timestamp;
use obieg_kernel::id::HoldingId;
use obieg_kernel::job::JobState;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};

use crate::model::{Condition, Delivery, SubscriptionId, SubscriptionView};

macro_rules! shown {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.url, s.types, s.note, s.made_at, s.ended_at, j.state, j.attempts, j.next_at, j.last_error, \
             (SELECT h.size - 1 - j.cursor_at FROM journal_head h WHERE h.office = s.office) AS behind, \
             (SELECT max(v.person_name || ' (' || v.unit_code || ')') FROM people_standing v \
             WHERE v.office = s.office AND v.holding = s.holding) AS holder \
             FROM webhooks_subscription s LEFT JOIN kernel_job j ON j.office = s.office AND j.id = s.id \
             WHERE s.office = $1 AND ",
            $rest
        )
    };
}

static ADD: Change = Change::new(
    "INSERT INTO webhooks_subscription (office, id, url, types, note, holding, secret_no, made_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);
static END: Change = Change::new(
    "UPDATE webhooks_subscription SET ended_at = $3 WHERE office = $1 AND id = $2 AND ended_at IS NULL",
);
static RENEW: Change = Change::new(
    "UPDATE webhooks_subscription SET secret_no = $4 \
     WHERE office = $1 AND id = $2 AND secret_no = $3 AND ended_at IS NULL",
);
static PAGE: Select = Select::new(shown!("s.id < $2 ORDER BY s.id DESC LIMIT $3"));
static ONE: Select = Select::new(shown!("s.id = $2"));
static DELIVERY: Select = Select::new(
    "SELECT url, types, secret_no, ended_at FROM webhooks_subscription WHERE office = $1 AND id = $2",
);
static LIVE: Select =
    Select::new("SELECT count(*) AS live FROM webhooks_subscription WHERE office = $1 AND ended_at IS NULL");
static ROLES: Select = Select::new(
    "SELECT roles FROM people_standing WHERE office = $1 AND holding = $2 \
     AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD, &END, &RENEW].map(Change::words);
    changes.into_iter().chain([&PAGE, &ONE, &DELIVERY, &LIVE, &ROLES].map(Select::words)).collect()
}

/// A subscription to write down.
pub(crate) struct New<'n> {
    pub(crate) id: SubscriptionId,
    pub(crate) url: &'n str,
    pub(crate) types: &'n [String],
    pub(crate) note: &'n str,
    pub(crate) holding: HoldingId,
}

pub(crate) fn add(db: &mut dyn Writes, new: &New<'_>) -> Result<(), StoreError> {
    let (now, types) = (db.env().now(), new.types.join(" "));
    let args = vals![db.office(), new.id, new.url, types, new.note, new.holding, 1_i64, now];
    db.change_one(&ADD, args)
}

pub(crate) fn end(db: &mut dyn Writes, id: SubscriptionId) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&END, vals![db.office(), id, now])
}

pub(crate) fn renew(db: &mut dyn Writes, id: SubscriptionId, from: i64, to: i64) -> Result<(), StoreError> {
    db.change_one(&RENEW, vals![db.office(), id, from, to])
}

pub(crate) fn live(db: &mut dyn Reads) -> Result<i64, StoreError> {
    db.first(&LIVE, vals![db.office()])?.map_or(Ok(0), |row| row.get("live"))
}

/// The roles of a holding that is held today.
pub(crate) fn roles(db: &mut dyn Reads, holding: HoldingId) -> Result<Option<String>, StoreError> {
    let today = db.env().today();
    db.first(&ROLES, vals![db.office(), holding, today])?.map(|row| row.get("roles")).transpose()
}

pub(crate) fn page(
    db: &mut dyn Reads,
    before: Option<SubscriptionId>,
    limit: i64,
) -> Result<Vec<SubscriptionView>, StoreError> {
    let before = before.unwrap_or(SubscriptionId::from_uuid(uuid::Uuid::max()));
    db.rows(&PAGE, vals![db.office(), before, limit])?.iter().map(view).collect()
}

pub(crate) fn find(db: &mut dyn Reads, id: SubscriptionId) -> Result<Option<SubscriptionView>, StoreError> {
    db.first(&ONE, vals![db.office(), id])?.as_ref().map(view).transpose()
}

pub(crate) fn delivery(db: &mut dyn Reads, id: SubscriptionId) -> Result<Option<Delivery>, StoreError> {
    let Some(row) = db.first(&DELIVERY, vals![db.office(), id])? else { return Ok(None) };
    Ok(Some(Delivery {
        url: row.get("url")?,
        types: words(&row.get::<String>("types")?),
        secret_no: row.get("secret_no")?,
        ended: row.get::<Option<Timestamp>>("ended_at")?.is_some(),
    }))
}

fn view(row: &Row) -> Result<SubscriptionView, StoreError> {
    let ended_at: Option<Timestamp> = row.get("ended_at")?;
    let fault: Option<String> = row.get("last_error")?;
    let state = Condition::of(ended_at.is_some(), row.get::<Option<JobState>>("state")?, fault.is_some());
    let next_at = if state == Condition::Retrying { row.get("next_at")? } else { None };
    Ok(SubscriptionView {
        id: row.get("id")?,
        url: row.get("url")?,
        types: words(&row.get::<String>("types")?),
        note: row.get("note")?,
        holder: row.get("holder")?,
        made_at: row.get("made_at")?,
        ended_at,
        state,
        fault,
        attempts: row.get::<Option<i64>>("attempts")?.unwrap_or(0),
        next_at,
        behind: row.get::<Option<i64>>("behind")?.unwrap_or(0).max(0),
    })
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

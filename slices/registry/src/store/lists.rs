//! The register as a list: one walk of one index per page, by the reach of whoever asks.

use jiff::civil::Date;
use obieg_kernel::{Reads, Row, Scope, Select, StoreError, vals};

use super::{item, item_columns};
use crate::model::{Channel, Counts, ItemPage, ItemView, ScanState, Stage};

/// How many entries one page looks through when it filters by what no index orders.
const WINDOW: i64 = 5000;

static REGISTER: Select = Select::new(concat!(
    item_columns!(),
    "FROM registry_reach r JOIN registry_item i ON i.office = r.office AND i.id = r.item \
     WHERE r.office = $1 AND r.scope = $2 AND r.place >= $3 AND r.place < $4 ORDER BY r.place DESC LIMIT $5"
));
static IN_STAGE: Select = Select::new(concat!(
    item_columns!(),
    "FROM registry_reach r JOIN registry_item i ON i.office = r.office AND i.id = r.item \
     WHERE r.office = $1 AND r.scope = $2 AND r.stage = $6 AND r.place >= $3 AND r.place < $4 \
     ORDER BY r.place DESC LIMIT $5"
));
// Channel and sender have no index of their own: the newest entries of a window are looked through, and the page says
// where it stopped. The beginning of the name is compared as text, so that nothing in it is a wildcard.
static FILTERED: Select = Select::new(concat!(
    item_columns!(),
    "FROM (SELECT office, item, stage FROM registry_reach WHERE office = $1 AND scope = $2 AND place >= $3 \
     AND place < $4 ORDER BY place DESC LIMIT $6) r JOIN registry_item i ON i.office = r.office AND i.id = r.item \
     WHERE ($7 = '' OR r.stage = $7) AND ($8 = '' OR i.channel = $8) \
     AND ($9 = '' OR substr(i.sender_key, 1, length($9)) = $9) ORDER BY i.place DESC LIMIT $5"
));
static WINDOW_END: Select = Select::new(
    "SELECT min(r.place) AS last, count(*) AS entries FROM (SELECT place FROM registry_reach WHERE office = $1 \
     AND scope = $2 AND place >= $3 AND place < $4 ORDER BY place DESC LIMIT $5) r",
);
static FIRST_OF_DAY: Select = Select::new(
    "SELECT place FROM registry_item WHERE office = $1 AND registered_on >= $2 ORDER BY registered_on, place LIMIT 1",
);
static LAST_OF_DAY: Select = Select::new(
    "SELECT place FROM registry_item WHERE office = $1 AND registered_on <= $2 \
     ORDER BY registered_on DESC, place DESC LIMIT 1",
);
// The index of incomplete items holds nothing else: `complete = 0` must stand here as it stands there.
static INCOMPLETE: Select = Select::new(concat!(
    item_columns!(),
    "FROM registry_reach r JOIN registry_item i ON i.office = r.office AND i.id = r.item \
     WHERE r.office = $1 AND r.scope = $2 AND r.complete = 0 AND r.place < $3 AND r.stage <> 'cancelled' \
     ORDER BY r.place DESC LIMIT $4"
));
// The indexes hold nothing but what is not full: `scan_state <> 'full'` must stand here as it stands there.
static NOT_FULL: Select = Select::new(concat!(
    item_columns!(),
    "FROM registry_item i WHERE i.office = $1 AND i.scan_state <> 'full' AND i.place < $2 AND i.stage <> 'cancelled' \
     ORDER BY i.place DESC LIMIT $3"
));
static NOT_FULL_STATE: Select = Select::new(concat!(
    item_columns!(),
    "FROM registry_item i WHERE i.office = $1 AND i.scan_state <> 'full' AND i.scan_state = $4 AND i.place < $2 \
     AND i.stage <> 'cancelled' ORDER BY i.place DESC LIMIT $3"
));
static COUNT_BETWEEN: Select = Select::new(
    "SELECT count(*) AS n FROM (SELECT place FROM registry_reach WHERE office = $1 AND scope = $2 AND place >= $3 \
     AND place < $4 LIMIT $5) r",
);
static COUNT_STAGE: Select = Select::new(
    "SELECT count(*) AS n FROM (SELECT place FROM registry_reach WHERE office = $1 AND scope = $2 AND stage = $3 \
     LIMIT $4) r",
);
static COUNT_INCOMPLETE: Select = Select::new(
    "SELECT count(*) AS n FROM (SELECT place FROM registry_reach WHERE office = $1 AND scope = $2 AND complete = 0 \
     AND stage <> 'cancelled' LIMIT $3) r",
);

pub(super) fn statements() -> Vec<&'static str> {
    [
        &REGISTER,
        &IN_STAGE,
        &FILTERED,
        &WINDOW_END,
        &FIRST_OF_DAY,
        &LAST_OF_DAY,
        &INCOMPLETE,
        &NOT_FULL,
        &NOT_FULL_STATE,
        &COUNT_BETWEEN,
        &COUNT_STAGE,
        &COUNT_INCOMPLETE,
    ]
    .map(Select::words)
    .to_vec()
}

/// Which part of the register is wanted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    /// Registered on or after this day.
    pub(crate) from: Option<Date>,
    /// Registered on or before this day.
    pub(crate) to: Option<Date>,
    pub(crate) stage: Option<Stage>,
    pub(crate) channel: Option<Channel>,
    /// How the first sender's name begins, in small letters.
    pub(crate) sender: String,
    /// Only places before this one.
    pub(crate) before: Option<i64>,
    pub(crate) limit: i64,
}

/// A page of the register, the newest first.
pub(crate) fn register(db: &mut dyn Reads, scope: Scope, filter: &Filter) -> Result<ItemPage, StoreError> {
    let Some((from, before)) = bounds(db, filter.from, filter.to)? else { return Ok(ItemPage::default()) };
    let before = filter.before.map_or(before, |place| place.min(before));
    // One more than a page holds tells whether there is a next one.
    let most = filter.limit.saturating_add(1);
    let plain = filter.channel.is_none() && filter.sender.is_empty();
    let rows = match filter.stage {
        None if plain => db.rows(&REGISTER, vals![db.office(), scope, from, before, most])?,
        Some(stage) if plain => db.rows(&IN_STAGE, vals![db.office(), scope, from, before, most, stage])?,
        _ => {
            let code = |code: Option<&'static str>| code.unwrap_or_default();
            let (stage, channel) =
                (code(filter.stage.map(Stage::code)), code(filter.channel.map(Channel::code)));
            let args = vals![db.office(), scope, from, before, most, WINDOW, stage, channel, filter.sender];
            db.rows(&FILTERED, args)?
        }
    };
    let page = page(&rows, filter.limit)?;
    if plain || page.next.is_some() {
        return Ok(page);
    }
    let next = window_end(db, scope, from, before)?;
    Ok(ItemPage { looks_further: next.is_some(), next, ..page })
}

/// Items to be completed, the newest first.
pub(crate) fn incomplete(
    db: &mut dyn Reads,
    scope: Scope,
    before: Option<i64>,
    limit: i64,
) -> Result<ItemPage, StoreError> {
    let before = before.unwrap_or(i64::MAX);
    page(&db.rows(&INCOMPLETE, vals![db.office(), scope, before, limit.saturating_add(1)])?, limit)
}

/// Items whose scan is not full, the newest first.
pub(crate) fn not_full(
    db: &mut dyn Reads,
    state: Option<ScanState>,
    before: Option<i64>,
    limit: i64,
) -> Result<ItemPage, StoreError> {
    let (before, most) = (before.unwrap_or(i64::MAX), limit.saturating_add(1));
    let rows = match state {
        None => db.rows(&NOT_FULL, vals![db.office(), before, most])?,
        Some(state) => db.rows(&NOT_FULL_STATE, vals![db.office(), before, most, state])?,
    };
    page(&rows, limit)
}

/// Numbers over the register.
pub(crate) fn counts(db: &mut dyn Reads, scope: Scope) -> Result<Counts, StoreError> {
    let (today, most) = (db.env().today(), Counts::MOST);
    let count = |rows: Vec<Row>| rows.first().map_or(Ok(0), |row| row.get("n"));
    let today = match bounds(db, Some(today), Some(today))? {
        Some((from, before)) => {
            count(db.rows(&COUNT_BETWEEN, vals![db.office(), scope, from, before, most])?)?
        }
        None => 0,
    };
    Ok(Counts {
        today,
        waiting: count(db.rows(&COUNT_STAGE, vals![db.office(), scope, Stage::Registered, most])?)?,
        incomplete: count(db.rows(&COUNT_INCOMPLETE, vals![db.office(), scope, most])?)?,
    })
}

fn page(rows: &[Row], limit: i64) -> Result<ItemPage, StoreError> {
    let most = usize::try_from(limit).unwrap_or(0);
    let items = rows.iter().take(most).map(item).collect::<Result<Vec<ItemView>, _>>()?;
    let next = if rows.len() > most { items.last().map(|item| item.place) } else { None };
    Ok(ItemPage { items, next, looks_further: false })
}

/// Days as places: from the first on or after `from` to just past the last on or before `to`. Numbers are given in the
/// order of time, so a span of days is a span of places. `None` when nothing was registered then.
fn bounds(
    db: &mut dyn Reads,
    from: Option<Date>,
    to: Option<Date>,
) -> Result<Option<(i64, i64)>, StoreError> {
    let first = match from {
        None => 0,
        Some(day) => match db.first(&FIRST_OF_DAY, vals![db.office(), day])? {
            Some(row) => row.get("place")?,
            None => return Ok(None),
        },
    };
    let past = match to {
        None => i64::MAX,
        Some(day) => match db.first(&LAST_OF_DAY, vals![db.office(), day])? {
            Some(row) => row.get::<i64>("place")?.saturating_add(1),
            None => return Ok(None),
        },
    };
    Ok((first < past).then_some((first, past)))
}

/// The place where a full window ends; none when the walk came to the end of the register.
fn window_end(db: &mut dyn Reads, scope: Scope, from: i64, before: i64) -> Result<Option<i64>, StoreError> {
    let row = db.first(&WINDOW_END, vals![db.office(), scope, from, before, WINDOW])?;
    let Some(row) = row else { return Ok(None) };
    if row.get::<i64>("entries")? < WINDOW { Ok(None) } else { row.get("last") }
}

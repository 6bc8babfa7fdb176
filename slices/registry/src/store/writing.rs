//! What deeds write.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::blob::Sha;
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_kernel::{Change, Scope, StoreError, Val, Writes, vals};

use crate::model::{ItemData, ItemId, ItemView, Sender, Stage};
use crate::rules;

static ADD_ITEM: Change = Change::new(
    "INSERT INTO registry_item (office, id, number, year, place, stage, registered_at, registered_on, registered_by, \
     complete, version, title, sender, sender_key, senders, sender_sign, channel, kind, received_on, posted_on, \
     letter_date, letter_date_unknown, access, attachments, scan_state, scan_reason, remarks, answer_expected) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, \
     $23, $24, $25, $26, $27)",
);
static CHANGE_ITEM: Change = Change::new(
    "UPDATE registry_item SET version = version + 1, complete = $4, title = $5, sender = $6, sender_key = $7, \
     senders = $8, sender_sign = $9, channel = $10, kind = $11, received_on = $12, posted_on = $13, \
     letter_date = $14, letter_date_unknown = $15, access = $16, attachments = $17, scan_state = $18, \
     scan_reason = $19, remarks = $20, answer_expected = $21 WHERE office = $1 AND id = $2 AND version = $3",
);
static SET_COMPLETE: Change = Change::new(
    "UPDATE registry_item SET complete = $4, version = version + 1 WHERE office = $1 AND id = $2 AND version = $3",
);
static SET_SCAN: Change = Change::new(
    "UPDATE registry_item SET scan_state = $4, scan_reason = $5, complete = $6, version = version + 1 \
     WHERE office = $1 AND id = $2 AND version = $3",
);
static CANCEL: Change = Change::new(
    "UPDATE registry_item SET stage = 'cancelled', cancelled_reason = $4, version = version + 1 \
     WHERE office = $1 AND id = $2 AND version = $3",
);
static MOVE_STAGE: Change = Change::new(
    "UPDATE registry_item SET stage = $4, version = version + 1 WHERE office = $1 AND id = $2 AND stage = $3",
);
static MOVE_REACH: Change =
    Change::new("UPDATE registry_reach SET stage = $3, complete = $4 WHERE office = $1 AND item = $2");
static ADD_SENDER: Change = Change::new(
    "INSERT INTO registry_sender (office, item, position, organisation, surname, given_names, unknown_reason, street, \
     building, flat, postcode, place, post_box, country, email) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
);
static DROP_SENDERS: Change = Change::new("DELETE FROM registry_sender WHERE office = $1 AND item = $2");
static ADD_REACH: Change = Change::new(
    "INSERT INTO registry_reach (office, scope, place, item, stage, complete) VALUES ($1, $2, $3, $4, $5, $6)",
);
static DROP_REACH: Change =
    Change::new("DELETE FROM registry_reach WHERE office = $1 AND item = $2 AND scope = $3");
static TAKE: Change =
    Change::new("INSERT INTO registry_intake (office, name, sha256, item) VALUES ($1, $2, $3, $4)");

pub(super) fn statements() -> Vec<&'static str> {
    [
        &ADD_ITEM,
        &CHANGE_ITEM,
        &SET_COMPLETE,
        &SET_SCAN,
        &CANCEL,
        &MOVE_STAGE,
        &MOVE_REACH,
        &ADD_SENDER,
        &DROP_SENDERS,
        &ADD_REACH,
        &DROP_REACH,
        &TAKE,
    ]
    .map(Change::words)
    .to_vec()
}

/// What never changes of an entry.
pub(crate) struct Entry {
    pub(crate) id: ItemId,
    pub(crate) number: u32,
    pub(crate) year: i16,
    pub(crate) at: Timestamp,
    pub(crate) on: Date,
    pub(crate) by: Option<HoldingId>,
}

impl Entry {
    pub(crate) fn place(&self) -> i64 {
        rules::place(self.year, self.number)
    }
}

/// The metadata's values, in the order of the columns in `ADD_ITEM` and `CHANGE_ITEM`.
fn values(data: &ItemData) -> Vec<Val> {
    let (sender, key) = rules::first_sender(&data.senders);
    let senders = i64::try_from(data.senders.len()).unwrap_or(0);
    vals![
        data.title,
        sender,
        key,
        senders,
        data.sender_sign,
        data.channel,
        data.kind,
        data.received_on,
        data.posted_on,
        data.letter_date.map(|date| date.to_string()),
        data.letter_date_unknown,
        data.access,
        data.attachments,
        data.scan_state,
        data.scan_reason,
        data.remarks,
        data.answer_expected,
    ]
    .to_vec()
}

/// Adds an entry with its senders; the whole office reaches it.
pub(crate) fn add_item(
    db: &mut dyn Writes,
    entry: &Entry,
    data: &ItemData,
    complete: bool,
) -> Result<(), StoreError> {
    let stage = Stage::Registered;
    let mut args = vals![
        db.office(),
        entry.id,
        entry.number,
        entry.year,
        entry.place(),
        stage,
        entry.at,
        entry.on,
        entry.by,
        complete
    ]
    .to_vec();
    args.extend(values(data));
    db.change_one(&ADD_ITEM, &args)?;
    add_senders(db, entry.id, &data.senders)?;
    let reach = Reach { place: entry.place(), item: entry.id, stage, complete };
    add_reach(db, Scope::OFFICE.code(), &reach)
}

/// Puts new metadata in the place of those of the item's version.
pub(crate) fn change_item(
    db: &mut dyn Writes,
    item: &ItemView,
    data: &ItemData,
    complete: bool,
) -> Result<(), StoreError> {
    let id = item.id;
    let mut args = vals![db.office(), id, item.version, complete].to_vec();
    args.extend(values(data));
    db.change_one(&CHANGE_ITEM, &args)?;
    db.change(&DROP_SENDERS, vals![db.office(), id])?;
    add_senders(db, id, &data.senders)?;
    move_reach(db, id, item.stage, complete)
}

fn add_senders(db: &mut dyn Writes, id: ItemId, senders: &[Sender]) -> Result<(), StoreError> {
    for (sender, position) in senders.iter().zip(1i64..) {
        let args = vals![
            db.office(),
            id,
            position,
            sender.organisation,
            sender.surname,
            sender.given_names,
            sender.unknown_reason,
            sender.street,
            sender.building,
            sender.flat,
            sender.postcode,
            sender.place,
            sender.post_box,
            sender.country,
            sender.email,
        ];
        db.change_one(&ADD_SENDER, args)?;
    }
    Ok(())
}

/// Says anew whether the metadata are complete.
pub(crate) fn set_complete(db: &mut dyn Writes, item: &ItemView, complete: bool) -> Result<(), StoreError> {
    db.change_one(&SET_COMPLETE, vals![db.office(), item.id, item.version, complete])?;
    move_reach(db, item.id, item.stage, complete)
}

/// Says anew how much is scanned; the item carries the new state.
pub(crate) fn set_scan(db: &mut dyn Writes, item: &ItemView, complete: bool) -> Result<(), StoreError> {
    let args = vals![db.office(), item.id, item.version, item.scan_state, item.scan_reason, complete];
    db.change_one(&SET_SCAN, args)?;
    move_reach(db, item.id, item.stage, complete)
}

/// Cancels the entry.
pub(crate) fn cancel(db: &mut dyn Writes, item: &ItemView, reason: &str) -> Result<(), StoreError> {
    db.change_one(&CANCEL, vals![db.office(), item.id, item.version, reason])?;
    move_reach(db, item.id, Stage::Cancelled, item.complete)
}

/// Moves an item from its stage to another.
pub(crate) fn move_stage(db: &mut dyn Writes, item: &ItemView, to: Stage) -> Result<(), StoreError> {
    db.change_one(&MOVE_STAGE, vals![db.office(), item.id, item.stage, to])?;
    move_reach(db, item.id, to, item.complete)
}

/// Writes stage and completeness into the rows by which lists find the item.
fn move_reach(db: &mut dyn Writes, id: ItemId, stage: Stage, complete: bool) -> Result<(), StoreError> {
    db.change(&MOVE_REACH, vals![db.office(), id, stage, complete]).map(drop)
}

/// What a row of reach carries of its item.
pub(crate) struct Reach {
    pub(crate) place: i64,
    pub(crate) item: ItemId,
    pub(crate) stage: Stage,
    pub(crate) complete: bool,
}

impl Reach {
    pub(crate) fn of(item: &ItemView) -> Self {
        Self { place: item.place, item: item.id, stage: item.stage, complete: item.complete }
    }
}

/// Lets a scope reach the item; nothing happens when it does already.
fn add_reach(db: &mut dyn Writes, scope: i64, reach: &Reach) -> Result<(), StoreError> {
    let args = vals![db.office(), scope, reach.place, reach.item, reach.stage, reach.complete];
    db.change_one(&ADD_REACH, args)
}

/// Lets everybody who reaches a unit reach the item.
pub(crate) fn open_reach(db: &mut dyn Writes, unit: UnitId, reach: &Reach) -> Result<(), StoreError> {
    let has = super::items::scopes_of(db, reach.item)?;
    let wanted = obieg_people::store::scopes_of(db, unit)?;
    wanted.into_iter().filter(|scope| !has.contains(scope)).try_for_each(|scope| add_reach(db, scope, reach))
}

/// Only those who reach one of the units, or the whole register, reach the item still.
pub(crate) fn narrow_reach(db: &mut dyn Writes, item: ItemId, units: &[UnitId]) -> Result<(), StoreError> {
    let mut kept = vec![Scope::OFFICE.code()];
    for unit in units {
        kept.extend(obieg_people::store::scopes_of(db, *unit)?);
    }
    let has = super::items::scopes_of(db, item)?;
    has.into_iter()
        .filter(|scope| !kept.contains(scope))
        .try_for_each(|scope| db.change_one(&DROP_REACH, vals![db.office(), item, scope]))
}

/// Notes that a file of the scanner folder was taken.
pub(crate) fn take(db: &mut dyn Writes, name: &str, sha256: Sha, id: ItemId) -> Result<(), StoreError> {
    db.change_one(&TAKE, vals![db.office(), name, sha256, id])
}

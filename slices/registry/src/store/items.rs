//! Single items and what belongs to them.

use jiff::civil::Date;
use obieg_documents::{Content, DocumentId, HolderKind};
use obieg_kernel::blob::Sha;
use obieg_kernel::id::OfficeId;
use obieg_kernel::sql::in_batches;
use obieg_kernel::{Ask, Reads, Scope, Select, StoreError, vals};

use super::{item, item_columns, sender};
use crate::model::{ItemData, ItemDetail, ItemId, ItemView, Sender};
use crate::rules;

/// How many items one statement asks for.
const BATCH: usize = 10;

static ITEM: Select =
    Select::new(concat!(item_columns!(), "FROM registry_item i WHERE i.office = $1 AND i.id = $2"));
static ITEMS: Select = Select::new(concat!(
    item_columns!(),
    // Without an order: one by place would tempt the engine to walk the whole register in that order.
    "FROM registry_item i WHERE i.office = $1 AND i.id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
));
static BETWEEN: Select = Select::new(concat!(
    item_columns!(),
    "FROM registry_item i WHERE i.office = $1 AND i.place >= $2 AND i.place <= $3 ORDER BY i.place LIMIT $4"
));
static AT_PLACES: Select = Select::new(concat!(
    item_columns!(),
    "FROM registry_item i WHERE i.office = $1 AND i.place IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
));
static SENDERS: Select = Select::new(
    "SELECT organisation, surname, given_names, unknown_reason, street, building, flat, postcode, place, post_box, \
     country, email FROM registry_sender WHERE office = $1 AND item = $2 ORDER BY position",
);
static SCOPES: Select = Select::new("SELECT scope FROM registry_reach WHERE office = $1 AND item = $2");
// Exactly the same sign is rare, so the index on it leaves little to look through.
static BY_SIGN: Select = Select::new(concat!(
    item_columns!(),
    "FROM registry_item i WHERE i.office = $1 AND i.sender_sign = $2 AND i.sender_key = $3 \
     AND i.registered_on >= $4 AND i.stage <> 'cancelled' ORDER BY i.place DESC LIMIT 10"
));
static TAKEN: Select =
    Select::new("SELECT item FROM registry_intake WHERE office = $1 AND name = $2 AND sha256 = $3");

pub(super) fn statements() -> Vec<&'static str> {
    [&ITEM, &ITEMS, &BETWEEN, &AT_PLACES, &SENDERS, &SCOPES, &BY_SIGN, &TAKEN].map(Select::words).to_vec()
}

/// An item. Ask inside a grant whose policy has judged the actor's relation to it.
///
/// # Errors
/// What the database answers.
pub fn find_item(db: &mut dyn Reads, id: ItemId) -> Result<Option<ItemView>, StoreError> {
    db.first(&ITEM, vals![db.office(), id])?.as_ref().map(item).transpose()
}

/// Several items, the newest first; one statement per ten. Ask as for [`find_item`].
///
/// # Errors
/// What the database answers.
pub fn list_items(db: &mut dyn Reads, ids: &[ItemId]) -> Result<Vec<ItemView>, StoreError> {
    let mut found = Vec::new();
    for (select, args) in asks_for(db.office(), ids) {
        for row in db.rows(select, &args)? {
            found.push(item(&row)?);
        }
    }
    found.sort_by_key(|item| std::cmp::Reverse(item.place));
    Ok(found)
}

/// Entries of the register from one place to another (both included), the oldest first. Ask where the register as such
/// may be seen.
///
/// # Errors
/// What the database answers.
pub fn list_between(db: &mut dyn Reads, from: i64, to: i64, most: i64) -> Result<Vec<ItemView>, StoreError> {
    db.rows(&BETWEEN, vals![db.office(), from, to, most])?.iter().map(item).collect()
}

/// Entries at these places of the register, in its order; places where nothing stands are left out. For lists that belong to
/// the asker as such.
///
/// # Errors
/// What the database answers.
pub fn list_at(db: &mut dyn Reads, places: &[i64]) -> Result<Vec<ItemView>, StoreError> {
    let mut items = Vec::new();
    for (select, values) in in_batches(&AT_PLACES, BATCH, db.office(), places) {
        for row in db.rows(select, &values)? {
            items.push(item(&row)?);
        }
    }
    items.sort_by_key(|item: &ItemView| item.place);
    Ok(items)
}

/// The senders of an item, in the order of the register. Ask as for [`find_item`].
///
/// # Errors
/// What the database answers.
pub fn senders_of(db: &mut dyn Reads, id: ItemId) -> Result<Vec<Sender>, StoreError> {
    db.rows(&SENDERS, vals![db.office(), id])?.iter().map(sender).collect()
}

/// An item with senders, documents and what is missing.
pub(crate) fn detail(db: &mut dyn Reads, item: ItemView) -> Result<ItemDetail, StoreError> {
    let senders = senders_of(db, item.id)?;
    let documents = obieg_documents::store::list_by_holder(db, item.id.uuid())?;
    let data = data_of(&item, &senders)?;
    let missing = rules::missing(&data, documents.len());
    Ok(ItemDetail { item, senders, documents, missing })
}

/// The metadata as the rules know them.
fn data_of(item: &ItemView, senders: &[Sender]) -> Result<ItemData, StoreError> {
    let letter_date = item.letter_date.as_ref().map(|text| text.parse()).transpose();
    Ok(ItemData {
        senders: senders.to_vec(),
        sender_sign: item.sender_sign.clone(),
        letter_date: letter_date.map_err(|error| StoreError::Corrupt(format!("letter_date: {error}")))?,
        letter_date_unknown: item.letter_date_unknown.clone(),
        posted_on: item.posted_on,
        received_on: item.received_on,
        channel: item.channel,
        kind: item.kind.clone(),
        title: item.title.clone(),
        access: item.access,
        attachments: item.attachments.clone(),
        remarks: item.remarks.clone(),
        scan_state: item.scan_state,
        scan_reason: item.scan_reason.clone(),
        answer_expected: item.answer_expected,
    })
}

impl ItemDetail {
    /// The metadata as the rules know them.
    pub(crate) fn data(&self) -> Result<ItemData, StoreError> {
        data_of(&self.item, &self.senders)
    }
}

/// The questions that [`list_items`] asks. A short batch is filled up with its first item: the statement has one text.
pub fn asks_for(office: OfficeId, ids: &[ItemId]) -> Vec<Ask> {
    in_batches(&ITEMS, BATCH, office, ids)
}

/// What deeds ask about an item: itself, its senders, its reach.
pub fn asks_about(office: OfficeId, id: ItemId) -> [Ask; 3] {
    [&ITEM, &SENDERS, &SCOPES].map(|select| (select, vals![office, id].to_vec()))
}

/// The scopes in which the item lies.
pub(crate) fn scopes_of(db: &mut dyn Reads, id: ItemId) -> Result<Vec<i64>, StoreError> {
    db.rows(&SCOPES, vals![db.office(), id])?.iter().map(|row| row.get("scope")).collect()
}

/// Does the item lie in this scope?
///
/// # Errors
/// What the database answers.
pub fn is_reached(db: &mut dyn Reads, id: ItemId, scope: Scope) -> Result<bool, StoreError> {
    Ok(scopes_of(db, id)?.contains(&scope.code()))
}

/// The content of a document of the item.
pub(crate) fn find_content(
    db: &mut dyn Reads,
    id: ItemId,
    document: DocumentId,
    version: Option<i64>,
) -> Result<Option<Content>, StoreError> {
    obieg_documents::store::find_content(db, id.uuid(), document, version)
}

/// Earlier items that look like a new one: they hold a file with the same content, or have the same sign of the same
/// sender and were registered since a day.
pub(crate) fn lookalikes(
    db: &mut dyn Reads,
    data: &ItemData,
    files: &[Sha],
    since: Date,
) -> Result<Vec<ItemView>, StoreError> {
    let mut found = Vec::new();
    let (_, key) = rules::first_sender(&data.senders);
    if let Some(sign) = &data.sender_sign {
        for row in db.rows(&BY_SIGN, vals![db.office(), sign, key, since])? {
            found.push(item(&row)?);
        }
    }
    let mut holders = Vec::new();
    for file in files {
        holders.extend(obieg_documents::store::list_holders_of(db, HolderKind::Item, *file)?);
    }
    holders.sort();
    holders.dedup();
    let ids: Vec<ItemId> = holders.into_iter().map(ItemId::from_uuid).collect();
    for item in list_items(db, &ids)? {
        let cancelled = item.stage == crate::model::Stage::Cancelled;
        if !cancelled && !found.iter().any(|other: &ItemView| other.id == item.id) {
            found.push(item);
        }
    }
    found.sort_by_key(|item| std::cmp::Reverse(item.place));
    Ok(found)
}

/// The item that this file of the scanner folder became.
pub(crate) fn was_taken(db: &mut dyn Reads, name: &str, sha256: Sha) -> Result<Option<ItemId>, StoreError> {
    db.first(&TAKEN, vals![db.office(), name, sha256])?.map(|row| row.get("item")).transpose()
}

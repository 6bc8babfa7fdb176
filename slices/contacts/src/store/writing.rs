//! What is written: a contact with the keys by which it is found and the marks by which it looks like others.

use obieg_kernel::sql::Val;
use obieg_kernel::{Change, StoreError, Writes, vals};

use super::reading::marked;
use crate::model::{ContactData, ContactId, ContactState, ContactView, FIELDS, MergeId, Standing};
use crate::rules;

static ADD: Change = Change::new(
    "INSERT INTO contacts_contact (office, id, organisation, surname, given_names, street, building, flat, postcode, place, \
     post_box, country, email, ade, name, sort, state, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'kept', 1)",
);
static CHANGE: Change = Change::new(
    "UPDATE contacts_contact SET organisation = $4, surname = $5, given_names = $6, street = $7, building = $8, flat = $9, \
     postcode = $10, place = $11, post_box = $12, country = $13, email = $14, ade = $15, name = $16, sort = $17, \
     version = version + 1 WHERE office = $1 AND id = $2 AND version = $3",
);
static SET_STATE: Change = Change::new(
    "UPDATE contacts_contact SET state = $4, merged_into = $5, away_reason = $6, version = version + 1 \
     WHERE office = $1 AND id = $2 AND version = $3",
);
static ADD_KEY: Change = Change::new("INSERT INTO contacts_key (office, contact, text) VALUES ($1, $2, $3)");
static DROP_KEYS: Change = Change::new("DELETE FROM contacts_key WHERE office = $1 AND contact = $2");
static ADD_MARK: Change =
    Change::new("INSERT INTO contacts_mark (office, contact, mark, standing) VALUES ($1, $2, $3, $4)");
static DROP_MARKS: Change = Change::new("DELETE FROM contacts_mark WHERE office = $1 AND contact = $2");
static STAND: Change =
    Change::new("UPDATE contacts_mark SET standing = $3 WHERE office = $1 AND mark = $2 AND standing <> $3");
static ADD_MERGE: Change = Change::new(
    "INSERT INTO contacts_merge (office, id, kept, merged, filled, merged_at, merged_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static UNDO_MERGE: Change = Change::new(
    "UPDATE contacts_merge SET undone_at = $3, undone_by = $4 WHERE office = $1 AND id = $2 AND undone_at IS NULL",
);

pub(super) fn statements() -> Vec<&'static str> {
    [&ADD, &CHANGE, &SET_STATE, &ADD_KEY, &DROP_KEYS, &ADD_MARK, &DROP_MARKS, &STAND, &ADD_MERGE, &UNDO_MERGE]
        .map(Change::words)
        .to_vec()
}

/// The values of the fields, then name and order.
fn values(data: &ContactData) -> impl Iterator<Item = Val> + '_ {
    let name = data.name();
    let sort = rules::searched(&name).into_bytes();
    let fields = FIELDS.into_iter().flat_map(|field| vals![data.field(field)].to_vec());
    fields.chain(vals![name, sort].to_vec())
}

/// Adds a kept contact.
pub(crate) fn add(db: &mut dyn Writes, id: ContactId, data: &ContactData) -> Result<(), StoreError> {
    let args: Vec<Val> = vals![db.office(), id].iter().cloned().chain(values(data)).collect();
    db.change_one(&ADD, &args)?;
    index(db, id, data)
}

/// Writes other data into a kept contact. Marks that stay the same keep what people said of them.
pub(crate) fn change(
    db: &mut dyn Writes,
    before: &ContactView,
    data: &ContactData,
) -> Result<(), StoreError> {
    let which = vals![db.office(), before.id, before.version].to_vec();
    let args: Vec<Val> = which.into_iter().chain(values(data)).collect();
    db.change_one(&CHANGE, &args)?;
    if rules::keys(&before.data) != rules::keys(data) {
        db.change(&DROP_KEYS, vals![db.office(), before.id])?;
        add_keys(db, before.id, data)?;
    }
    if rules::marks(&before.data) != rules::marks(data) {
        drop_marks(db, before)?;
        add_marks(db, before.id, data)?;
    }
    Ok(())
}

/// Where a contact stands from now on; only a kept one is found, offered and compared.
pub(crate) fn set_state(
    db: &mut dyn Writes,
    contact: &ContactView,
    state: ContactState,
    merged_into: Option<ContactId>,
    reason: Option<&str>,
) -> Result<(), StoreError> {
    let args = vals![db.office(), contact.id, contact.version, state, merged_into, reason];
    db.change_one(&SET_STATE, args)?;
    match (contact.state, state) {
        (ContactState::Kept, ContactState::Kept) => Ok(()),
        (_, ContactState::Kept) => index(db, contact.id, &contact.data),
        (ContactState::Kept, _) => {
            db.change(&DROP_KEYS, vals![db.office(), contact.id])?;
            drop_marks(db, contact)
        }
        _ => Ok(()),
    }
}

fn index(db: &mut dyn Writes, id: ContactId, data: &ContactData) -> Result<(), StoreError> {
    add_keys(db, id, data)?;
    add_marks(db, id, data)
}

fn add_keys(db: &mut dyn Writes, id: ContactId, data: &ContactData) -> Result<(), StoreError> {
    let office = db.office();
    rules::keys(data)
        .into_iter()
        .try_for_each(|key| db.change_one(&ADD_KEY, vals![office, id, key.into_bytes()]))
}

/// A mark that somebody has already makes both look alike, also where people said that earlier ones are different: of the
/// new one they said nothing.
fn add_marks(db: &mut dyn Writes, id: ContactId, data: &ContactData) -> Result<(), StoreError> {
    for mark in rules::marks(data) {
        let others = marked(db, &mark)?;
        let standing = if others.is_empty() { Standing::Alone } else { Standing::Alike };
        db.change_one(&ADD_MARK, vals![db.office(), id, mark, standing])?;
        if !others.is_empty() {
            stand(db, &mark, Standing::Alike)?;
        }
    }
    Ok(())
}

fn drop_marks(db: &mut dyn Writes, contact: &ContactView) -> Result<(), StoreError> {
    db.change(&DROP_MARKS, vals![db.office(), contact.id])?;
    for mark in rules::marks(&contact.data) {
        if marked(db, &mark)?.len() == 1 {
            stand(db, &mark, Standing::Alone)?;
        }
    }
    Ok(())
}

fn stand(db: &mut dyn Writes, mark: &str, standing: Standing) -> Result<(), StoreError> {
    db.change(&STAND, vals![db.office(), mark, standing]).map(drop)
}

/// People said that those with a mark are different.
pub(crate) fn keep_apart(db: &mut dyn Writes, mark: &str) -> Result<(), StoreError> {
    stand(db, mark, Standing::Apart)
}

/// Notes a merger.
pub(crate) fn add_merge(
    db: &mut dyn Writes,
    id: MergeId,
    (kept, merged): (ContactId, ContactId),
    filled: &[&str],
    by: &str,
) -> Result<(), StoreError> {
    let filled = serde_json::to_string(filled).map_err(|error| StoreError::Driver(error.to_string()))?;
    let now = db.env().now();
    db.change_one(&ADD_MERGE, vals![db.office(), id, kept, merged, filled, now, by])
}

/// Notes that a merger is undone.
pub(crate) fn undo_merge(db: &mut dyn Writes, id: MergeId, by: &str) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&UNDO_MERGE, vals![db.office(), id, now, by])
}

//! What is read.

use jiff::Timestamp;
use obieg_kernel::id::HoldingId;
use obieg_kernel::{Reads, Row, Scope, Select, StoreError, vals};
use obieg_registry::model::Sender;
use uuid::Uuid;

use crate::model::{ContactData, ContactId, ContactState, ContactView, MergeId, MergeView, Standing};

/// The columns of a contact, of the table named `c`.
macro_rules! columns {
    () => {
        "c.id, c.organisation, c.surname, c.given_names, c.street, c.building, c.flat, c.postcode, c.place, c.post_box, \
         c.country, c.email, c.ade, c.name, c.state, c.merged_into, c.away_reason, c.version"
    };
}

static ONE: Select =
    Select::new(concat!("SELECT ", columns!(), " FROM contacts_contact c WHERE c.office = $1 AND c.id = $2"));
static LIST: Select = Select::new(concat!(
    "SELECT ",
    columns!(),
    ", c.sort AS text FROM contacts_contact c WHERE c.office = $1 AND c.state = $2 AND (c.sort, c.id) > ($3, $4) ",
    "ORDER BY c.sort, c.id LIMIT $5"
));
// One range of one index holds all that begins so, whichever word of the name it is.
static SEARCH: Select = Select::new(concat!(
    "SELECT ",
    columns!(),
    ", k.text FROM contacts_key k JOIN contacts_contact c ON c.office = $1 AND c.id = k.contact ",
    "WHERE k.office = $1 AND k.text >= $2 AND k.text < $3 AND (k.text, k.contact) > ($4, $5) ",
    "ORDER BY k.text, k.contact LIMIT $6"
));
static ALIKE: Select = Select::new(concat!(
    "SELECT ",
    columns!(),
    ", m.mark FROM contacts_mark m JOIN contacts_contact c ON c.office = $1 AND c.id = m.contact ",
    "WHERE m.office = $1 AND m.standing = 'alike' AND m.mark > $2 ORDER BY m.mark, m.contact LIMIT $3"
));
static ALIKE_TO: Select = Select::new(concat!(
    "SELECT DISTINCT ",
    columns!(),
    " FROM contacts_mark a JOIN contacts_mark b ON b.office = $1 AND b.mark = a.mark AND b.contact <> a.contact ",
    "JOIN contacts_contact c ON c.office = $1 AND c.id = b.contact ",
    "WHERE a.office = $1 AND a.contact = $2 AND a.standing = 'alike' LIMIT 20"
));
static MARKED: Select = Select::new(
    "SELECT contact, standing FROM contacts_mark WHERE office = $1 AND mark = $2 ORDER BY contact LIMIT 200",
);
static MERGE: Select = Select::new(
    "SELECT m.id, m.kept, m.merged, m.filled, m.merged_at, m.merged_by, m.undone_at, c.name FROM contacts_merge m \
     JOIN contacts_contact c ON c.office = $1 AND c.id = m.merged WHERE m.office = $1 AND m.id = $2",
);
static MERGERS: Select = Select::new(
    "SELECT m.id, m.kept, m.merged, m.filled, m.merged_at, m.merged_by, m.undone_at, c.name FROM contacts_merge m \
     JOIN contacts_contact c ON c.office = $1 AND c.id = m.merged \
     WHERE m.office = $1 AND m.kept = $2 AND m.undone_at IS NULL ORDER BY m.id DESC LIMIT 50",
);
// First senders of the newest items that a scope reaches: nothing is stored that can be read. Places begin at one; saying so
// tells the engine to walk the index from its end.
static RECENT: Select = Select::new(
    "SELECT i.registered_by, s.organisation, s.surname, s.given_names, s.street, s.building, s.flat, s.postcode, s.place, \
     s.post_box, s.country, s.email FROM (SELECT place, item FROM registry_reach WHERE office = $1 AND scope = $2 AND place > 0 \
     ORDER BY place DESC LIMIT $3) r JOIN registry_item i ON i.office = $1 AND i.id = r.item \
     JOIN registry_sender s ON s.office = $1 AND s.item = r.item AND s.position = 1 ORDER BY r.place DESC",
);

pub(super) fn statements() -> Vec<&'static str> {
    [&ONE, &LIST, &SEARCH, &ALIKE, &ALIKE_TO, &MARKED, &MERGE, &MERGERS, &RECENT].map(Select::words).to_vec()
}

/// A contact, whatever its state.
pub(crate) fn find(db: &mut dyn Reads, id: ContactId) -> Result<Option<ContactView>, StoreError> {
    db.first(&ONE, vals![db.office(), id])?.as_ref().map(view).transpose()
}

/// Where a page ended: the text by which it is ordered, and the contact.
pub(crate) type Place = (String, Uuid);

fn after(place: Option<&Place>) -> (Vec<u8>, Uuid) {
    place.map_or((Vec::new(), Uuid::nil()), |(text, id)| (text.clone().into_bytes(), *id))
}

/// Contacts of a state by name, each with its place.
pub(crate) fn list(
    db: &mut dyn Reads,
    state: ContactState,
    place: Option<&Place>,
    limit: i64,
) -> Result<Vec<(ContactView, Place)>, StoreError> {
    let (text, id) = after(place);
    db.rows(&LIST, vals![db.office(), state, text, id, limit])?.iter().map(placed).collect()
}

/// Kept contacts that a folded text finds, each with its place; one may come once for each of its words.
pub(crate) fn search(
    db: &mut dyn Reads,
    typed: &str,
    place: Option<&Place>,
    limit: i64,
) -> Result<Vec<(ContactView, Place)>, StoreError> {
    let from = typed.as_bytes().to_vec();
    // No text holds this byte, so everything that begins so lies before it.
    let to: Vec<u8> = from.iter().copied().chain([0xFF]).collect();
    let (text, id) = after(place);
    db.rows(&SEARCH, vals![db.office(), from, to, text, id, limit])?.iter().map(placed).collect()
}

fn placed(row: &Row) -> Result<(ContactView, Place), StoreError> {
    let contact = view(row)?;
    let text = String::from_utf8(row.get("text")?).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let id = contact.id.uuid();
    Ok((contact, (text, id)))
}

/// Kept contacts that share a mark and were not said to be different, by mark, from a mark on.
pub(crate) fn alike_groups(
    db: &mut dyn Reads,
    after: &str,
    limit: i64,
) -> Result<Vec<(String, ContactView)>, StoreError> {
    let rows = db.rows(&ALIKE, vals![db.office(), after, limit])?;
    rows.iter().map(|row| Ok((row.get("mark")?, view(row)?))).collect()
}

/// Kept contacts that look like one.
pub(crate) fn alike_to(db: &mut dyn Reads, id: ContactId) -> Result<Vec<ContactView>, StoreError> {
    db.rows(&ALIKE_TO, vals![db.office(), id])?.iter().map(view).collect()
}

/// Who has a mark.
pub(crate) fn marked(db: &mut dyn Reads, mark: &str) -> Result<Vec<(ContactId, Standing)>, StoreError> {
    let rows = db.rows(&MARKED, vals![db.office(), mark])?;
    rows.iter().map(|row| Ok((row.get("contact")?, row.get("standing")?))).collect()
}

/// A merger.
pub(crate) fn find_merge(db: &mut dyn Reads, id: MergeId) -> Result<Option<MergeView>, StoreError> {
    db.first(&MERGE, vals![db.office(), id])?.as_ref().map(merge).transpose()
}

/// What was merged into a contact and is not undone, the newest first.
pub(crate) fn mergers_of(db: &mut dyn Reads, kept: ContactId) -> Result<Vec<MergeView>, StoreError> {
    db.rows(&MERGERS, vals![db.office(), kept])?.iter().map(merge).collect()
}

/// First senders of so many newest items within reach, each with the holding that registered it.
pub(crate) fn recent_senders(
    db: &mut dyn Reads,
    scope: Scope,
    limit: i64,
) -> Result<Vec<(Option<HoldingId>, Sender)>, StoreError> {
    let sender = |row: &Row| {
        Ok(Sender {
            organisation: row.get("organisation")?,
            surname: row.get("surname")?,
            given_names: row.get("given_names")?,
            unknown_reason: None,
            street: row.get("street")?,
            building: row.get("building")?,
            flat: row.get("flat")?,
            postcode: row.get("postcode")?,
            place: row.get("place")?,
            post_box: row.get("post_box")?,
            country: row.get("country")?,
            email: row.get("email")?,
        })
    };
    let rows = db.rows(&RECENT, vals![db.office(), scope, limit])?;
    rows.iter().map(|row| Ok((row.get("registered_by")?, sender(row)?))).collect()
}

fn view(row: &Row) -> Result<ContactView, StoreError> {
    let mut data = ContactData::default();
    for name in crate::model::FIELDS {
        if let Some(place) = data.field_mut(name) {
            *place = row.get(name)?;
        }
    }
    Ok(ContactView {
        id: row.get("id")?,
        name: row.get("name")?,
        data,
        state: row.get("state")?,
        merged_into: row.get("merged_into")?,
        away_reason: row.get("away_reason")?,
        version: row.get("version")?,
    })
}

fn merge(row: &Row) -> Result<MergeView, StoreError> {
    let filled: String = row.get("filled")?;
    Ok(MergeView {
        id: row.get("id")?,
        kept: row.get("kept")?,
        merged: row.get("merged")?,
        name: row.get("name")?,
        filled: serde_json::from_str(&filled).map_err(|error| StoreError::Corrupt(error.to_string()))?,
        merged_at: row.get::<Timestamp>("merged_at")?,
        merged_by: row.get("merged_by")?,
        undone_at: row.get("undone_at")?,
    })
}

//! What lies in a case: its items, its parties, the units that work on it too.

use obieg_kernel::id::{OfficeId, UnitId};
use obieg_kernel::{Ask, Change, Reads, Row, Select, StoreError, Writes, vals};
use obieg_registry::model::{ItemId, ItemView, Stage};

use crate::deeds::TieCase;
use crate::model::{CaseId, CooperationView, PartyId, PartyRole, PartyView, Tie};

static JOIN: Change = Change::new(
    "INSERT INTO cases_item (office, item, case_id, joined_at, came_from) VALUES ($1, $2, $3, $4, $5)",
);
static CAME_FROM: Select = Select::new("SELECT came_from FROM cases_item WHERE office = $1 AND item = $2");
// Other letters of the case whose sender is one of this letter's.
static SAME_SENDER: Select = Select::new(
    "SELECT DISTINCT o.item FROM registry_sender s JOIN cases_item i ON i.office = s.office AND i.case_id = $2 \
     JOIN registry_sender o ON o.office = i.office AND o.item = i.item \
     AND coalesce(o.organisation, '') = coalesce(s.organisation, '') AND coalesce(o.surname, '') = coalesce(s.surname, '') \
     AND coalesce(o.given_names, '') = coalesce(s.given_names, '') \
     WHERE s.office = $1 AND s.item = $3 AND i.item <> $3 LIMIT 20",
);
static LEAVE: Change = Change::new("DELETE FROM cases_item WHERE office = $1 AND item = $2");
static REMOVE_PARTIES: Change =
    Change::new("DELETE FROM cases_party WHERE office = $1 AND case_id = $2 AND from_item = $3");
static ADD_PARTY: Change = Change::new(
    "INSERT INTO cases_party (office, id, case_id, role, name, address, from_item) VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static COOPERATE: Change = Change::new(
    "INSERT INTO cases_cooperation (office, case_id, unit, label, reason, since) VALUES ($1, $2, $3, $4, $5, $6)",
);
static ITEMS: Select = Select::new(
    "SELECT i.item, c.origin_item FROM cases_item i JOIN cases_case c ON c.office = i.office AND c.id = i.case_id \
     WHERE i.office = $1 AND i.case_id = $2 ORDER BY i.joined_at",
);
static CASE_OF_ITEM: Select = Select::new("SELECT case_id FROM cases_item WHERE office = $1 AND item = $2");
static PARTIES: Select = Select::new(
    "SELECT id, role, name, address FROM cases_party WHERE office = $1 AND case_id = $2 ORDER BY id LIMIT 500",
);
static COOPERATION: Select = Select::new(
    "SELECT unit, label, reason, since FROM cases_cooperation WHERE office = $1 AND case_id = $2 ORDER BY since",
);

static TIE: Change = Change::new(
    "INSERT INTO cases_tie (office, case_id, thing, kind, what, link) VALUES ($1, $2, $3, $4, $5, $6)",
);
static UNTIE: Change = Change::new("DELETE FROM cases_tie WHERE office = $1 AND case_id = $2 AND thing = $3");
static TIES: Select = Select::new(
    "SELECT kind, what, link FROM cases_tie WHERE office = $1 AND case_id = $2 ORDER BY thing LIMIT 200",
);

pub(super) fn statements() -> Vec<&'static str> {
    let changes = [&JOIN, &LEAVE, &ADD_PARTY, &REMOVE_PARTIES, &COOPERATE, &TIE, &UNTIE];
    let selects = [&ITEMS, &CASE_OF_ITEM, &CAME_FROM, &SAME_SENDER, &PARTIES, &COOPERATION, &TIES];
    changes.map(Change::words).into_iter().chain(selects.map(Select::words)).collect()
}

/// What the case page asks about what lies in the case.
pub(super) fn asks_about(office: OfficeId, case: CaseId) -> Vec<Ask> {
    [&ITEMS, &PARTIES, &COOPERATION].map(|select| (select, vals![office, case].to_vec())).into()
}

/// For [`parties_of`].
pub(super) fn ask_parties(office: OfficeId, case: CaseId) -> Ask {
    (&PARTIES, vals![office, case].to_vec())
}

/// For [`case_of_item`].
pub(super) fn ask_case_of(office: OfficeId, item: ItemId) -> Ask {
    (&CASE_OF_ITEM, vals![office, item].to_vec())
}

/// Joins an item that stood so in the register.
pub(crate) fn join(db: &mut dyn Writes, case: CaseId, item: &ItemView) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&JOIN, vals![db.office(), item.id, case, now, item.stage])
}

pub(crate) fn leave(db: &mut dyn Writes, item: ItemId) -> Result<(), StoreError> {
    db.change_one(&LEAVE, vals![db.office(), item])
}

/// Where an item of a case stood in the register before it joined.
pub(crate) fn came_from(db: &mut dyn Reads, item: ItemId) -> Result<Option<Stage>, StoreError> {
    let row = db.first(&CAME_FROM, vals![db.office(), item])?;
    Ok(row.map(|row| row.get("came_from")).transpose()?.flatten())
}

/// Other letters of a case from a sender of this one; at most 20, which is enough to keep the party.
pub(crate) fn from_the_same(
    db: &mut dyn Reads,
    case: CaseId,
    item: ItemId,
) -> Result<Vec<ItemId>, StoreError> {
    db.rows(&SAME_SENDER, vals![db.office(), case, item])?.iter().map(|row| row.get("item")).collect()
}

/// Removes the parties that an item brought; gives how many.
pub(crate) fn remove_parties(db: &mut dyn Writes, case: CaseId, item: ItemId) -> Result<u64, StoreError> {
    db.change(&REMOVE_PARTIES, vals![db.office(), case, item])
}

pub(crate) fn add_party(
    db: &mut dyn Writes,
    id: PartyId,
    case: CaseId,
    role: PartyRole,
    who: (&str, Option<&str>),
    from_item: Option<ItemId>,
) -> Result<(), StoreError> {
    db.change_one(&ADD_PARTY, vals![db.office(), id, case, role, who.0, who.1, from_item])
}

pub(crate) fn cooperate(
    db: &mut dyn Writes,
    case: CaseId,
    unit: UnitId,
    label: &str,
    reason: &str,
) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&COOPERATE, vals![db.office(), case, unit, label, reason, now])
}

/// Items of a case, in the order in which they joined.
///
/// # Errors
/// What the database answers.
pub fn items_of(db: &mut dyn Reads, case: CaseId) -> Result<Vec<ItemId>, StoreError> {
    Ok(items_and_origin(db, case)?.0)
}

/// Items of a case, and the one of them from which it was opened.
pub(crate) fn items_and_origin(
    db: &mut dyn Reads,
    case: CaseId,
) -> Result<(Vec<ItemId>, Option<ItemId>), StoreError> {
    let rows = db.rows(&ITEMS, vals![db.office(), case])?;
    let origin = rows.first().map(|row| row.get("origin_item")).transpose()?.flatten();
    Ok((rows.iter().map(|row| row.get("item")).collect::<Result<_, _>>()?, origin))
}

/// A document that hangs on the case or on one of its items.
///
/// # Errors
/// What the database answers.
pub fn document_of(
    db: &mut dyn Reads,
    case: CaseId,
    document: obieg_documents::DocumentId,
) -> Result<Option<obieg_documents::DocumentView>, StoreError> {
    let Some(found) = obieg_documents::store::find_document(db, document)? else { return Ok(None) };
    let ours =
        found.holder == case.uuid() || items_of(db, case)?.iter().any(|item| item.uuid() == found.holder);
    Ok(Some(found).filter(|_| ours))
}

/// The case that an item is in.
///
/// # Errors
/// What the database answers.
pub fn case_of_item(db: &mut dyn Reads, item: ItemId) -> Result<Option<CaseId>, StoreError> {
    db.first(&CASE_OF_ITEM, vals![db.office(), item])?.map(|row| row.get("case_id")).transpose()
}

/// Parties of a case.
///
/// # Errors
/// What the database answers.
pub fn parties_of(db: &mut dyn Reads, case: CaseId) -> Result<Vec<PartyView>, StoreError> {
    let party = |row: &Row| {
        Ok(PartyView {
            id: row.get("id")?,
            role: row.get("role")?,
            name: row.get("name")?,
            address: row.get("address")?,
        })
    };
    db.rows(&PARTIES, vals![db.office(), case])?.iter().map(party).collect()
}

/// Cooperating units of a case.
///
/// # Errors
/// What the database answers.
pub fn cooperation_of(db: &mut dyn Reads, case: CaseId) -> Result<Vec<CooperationView>, StoreError> {
    let line = |row: &Row| {
        Ok(CooperationView {
            unit: row.get("unit")?,
            label: row.get("label")?,
            reason: row.get("reason")?,
            since: row.get("since")?,
        })
    };
    db.rows(&COOPERATION, vals![db.office(), case])?.iter().map(line).collect()
}

/// For [`ties_of`].
pub(crate) fn ask_ties(office: OfficeId, case: CaseId) -> Ask {
    (&TIES, vals![office, case].to_vec())
}

/// What else keeps a case open, at most 200 things.
pub(crate) fn ties_of(db: &mut dyn Reads, case: CaseId) -> Result<Vec<Tie>, StoreError> {
    let tie = |row: &Row| Ok(Tie { kind: row.get("kind")?, what: row.get("what")?, link: row.get("link")? });
    db.rows(&TIES, vals![db.office(), case])?.iter().map(tie).collect()
}

pub(crate) fn tie(db: &mut dyn Writes, tie: &TieCase) -> Result<(), StoreError> {
    let TieCase { case, thing, kind, what, link } = tie;
    db.change_one(&TIE, vals![db.office(), *case, *thing, *kind, what, link])
}

pub(crate) fn untie(db: &mut dyn Writes, case: CaseId, thing: uuid::Uuid) -> Result<(), StoreError> {
    db.change_one(&UNTIE, vals![db.office(), case, thing])
}

//! Statements of the slice.

use jiff::civil::Date;
use obieg_cases::model::CaseId;
use obieg_kernel::id::{HoldingId, OfficeId};
use obieg_kernel::{Ask, Change, Failure, Reads, Row, Scope, Select, StoreError, Writes, vals};
use obieg_law::rpw::RegisterNumber;

use crate::model::{AddresseeId, AddresseeView, Basis, CaseLetters, LetterId, LetterView, NewAddressee};

static ADD: Change = Change::new(
    "INSERT INTO letters_letter (office, id, case_id, number, year, place, mark, title, dated_on, registered_at, \
     registered_by, signed_by, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
);
static ADD_ADDRESSEE: Change = Change::new(
    "INSERT INTO letters_addressee (office, id, letter, name, address, channel, duty, sent_on) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);
static DELIVERED: Change = Change::new(
    "UPDATE letters_addressee SET delivered_on = $3, basis = $4, evidence = $5 \
     WHERE office = $1 AND id = $2 AND delivered_on IS NULL",
);
static BY_CASE: Select = Select::new(
    "SELECT id, case_id, number, year, place, mark, title, dated_on, signed_by FROM letters_letter \
     WHERE office = $1 AND case_id = $2 ORDER BY place DESC LIMIT 200",
);
static IN_CASE: Select = Select::new(
    "SELECT id, case_id, number, year, place, mark, title, dated_on, signed_by FROM letters_letter \
     WHERE office = $1 AND id = $3 AND case_id = $2",
);
static COUNT: Select =
    Select::new("SELECT count(*) AS n FROM letters_letter WHERE office = $1 AND case_id = $2");
static ADDRESSEES: Select = Select::new(
    "SELECT a.id, a.letter, a.name, a.address, a.channel, a.duty, a.sent_on, a.delivered_on, a.basis, a.evidence \
     FROM letters_addressee a WHERE a.office = $1 \
     AND a.letter IN (SELECT id FROM letters_letter WHERE office = $1 AND case_id = $2) ORDER BY a.id LIMIT 1000",
);
// CROSS JOIN tells SQLite to begin with the letters: from the reach it would collect every letter of the scope and sort.
static REGISTER: Select = Select::new(
    "SELECT l.id, l.case_id, l.number, l.year, l.place, l.mark, l.title, l.dated_on, l.signed_by \
     FROM letters_letter l CROSS JOIN cases_reach r WHERE l.office = $1 AND l.place < $3 \
     AND r.office = l.office AND r.case_id = l.case_id AND r.scope = $2 ORDER BY l.place DESC LIMIT $4",
);

// Walks the newest letters within reach, as the register does.
static RECENT: Select = Select::new(
    "SELECT newest.registered_by, a.name, a.address FROM (SELECT l.id, l.place, l.registered_by \
     FROM letters_letter l CROSS JOIN cases_reach r WHERE l.office = $1 AND l.place > 0 \
     AND r.office = l.office AND r.case_id = l.case_id AND r.scope = $2 ORDER BY l.place DESC LIMIT $3) newest \
     JOIN letters_addressee a ON a.office = $1 AND a.letter = newest.id ORDER BY newest.place DESC, a.id LIMIT $3",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD, &ADD_ADDRESSEE, &DELIVERED].map(Change::words);
    changes
        .into_iter()
        .chain([&BY_CASE, &IN_CASE, &COUNT, &ADDRESSEES, &REGISTER, &RECENT].map(Select::words))
        .collect()
}

pub(crate) struct NewLetter<'l> {
    pub(crate) id: LetterId,
    pub(crate) case: CaseId,
    pub(crate) number: u32,
    pub(crate) year: i16,
    pub(crate) mark: &'l str,
    pub(crate) title: &'l str,
    pub(crate) dated_on: Date,
    pub(crate) signed_by: &'l str,
}

pub(crate) fn add(
    db: &mut dyn Writes,
    letter: &NewLetter<'_>,
    by: Option<HoldingId>,
) -> Result<(), StoreError> {
    let now = db.env().now();
    let place = i64::from(letter.year) * 10_000_000 + i64::from(letter.number);
    db.change_one(
        &ADD,
        vals![
            db.office(),
            letter.id,
            letter.case,
            letter.number,
            letter.year,
            place,
            letter.mark,
            letter.title,
            letter.dated_on,
            now,
            by,
            letter.signed_by
        ],
    )
}

pub(crate) fn add_addressee(
    db: &mut dyn Writes,
    id: AddresseeId,
    letter: LetterId,
    to: &NewAddressee,
    duty: obieg_duties::model::DutyId,
    sent_on: Date,
) -> Result<(), StoreError> {
    db.change_one(
        &ADD_ADDRESSEE,
        vals![db.office(), id, letter, to.name, to.address, to.channel, duty, sent_on],
    )
}

/// Somebody to whom a letter went.
pub struct Written {
    /// The holding that registered the letter; none for a machine.
    pub by: Option<HoldingId>,
    /// The name, as it was typed.
    pub name: String,
    /// The address, as it was typed.
    pub address: Option<String>,
}

/// Addressees of so many newest letters within reach, with the holding that registered each.
///
/// # Errors
/// What the database answers.
pub fn recent_addressees(db: &mut dyn Reads, scope: Scope, limit: i64) -> Result<Vec<Written>, StoreError> {
    let rows = db.rows(&RECENT, vals![db.office(), scope, limit])?;
    let written = |row: &Row| {
        Ok(Written { by: row.get("registered_by")?, name: row.get("name")?, address: row.get("address")? })
    };
    rows.iter().map(written).collect()
}

pub(crate) fn set_delivered(
    db: &mut dyn Writes,
    addressee: AddresseeId,
    on: Date,
    basis: Basis,
    evidence: &str,
) -> Result<(), StoreError> {
    db.change_one(&DELIVERED, vals![db.office(), addressee, on, basis, evidence])
}

fn letter(row: &Row) -> Result<LetterView, StoreError> {
    let (number, year): (u32, i16) = (row.get("number")?, row.get("year")?);
    let number = RegisterNumber::new(number, year).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(LetterView {
        id: row.get("id")?,
        case: row.get("case_id")?,
        number: number.to_string(),
        place: row.get("place")?,
        mark: row.get("mark")?,
        title: row.get("title")?,
        dated_on: row.get("dated_on")?,
        signed_by: row.get("signed_by")?,
    })
}

fn addressee(row: &Row) -> Result<AddresseeView, StoreError> {
    Ok(AddresseeView {
        id: row.get("id")?,
        letter: row.get("letter")?,
        name: row.get("name")?,
        address: row.get("address")?,
        channel: row.get("channel")?,
        duty: row.get("duty")?,
        sent_on: row.get("sent_on")?,
        delivered_on: row.get("delivered_on")?,
        basis: row.get("basis")?,
        evidence: row.get("evidence")?,
    })
}

/// Letters of a case, newest first.
///
/// # Errors
/// What the database answers.
pub fn list_by_case(db: &mut dyn Reads, case: CaseId) -> Result<Vec<LetterView>, StoreError> {
    db.rows(&BY_CASE, vals![db.office(), case])?.iter().map(letter).collect()
}

/// The first questions of [`letters_of`].
pub(crate) fn asks_about(office: OfficeId, case: CaseId, _: Scope) -> Vec<Ask> {
    [&BY_CASE, &ADDRESSEES].map(|select| (select, vals![office, case].to_vec())).into()
}

/// A letter of a case.
pub(crate) fn find_in_case(
    db: &mut dyn Reads,
    case: CaseId,
    id: LetterId,
) -> Result<Option<LetterView>, StoreError> {
    db.first(&IN_CASE, vals![db.office(), case, id])?.as_ref().map(letter).transpose()
}

pub(crate) fn count_by_case(db: &mut dyn Reads, case: CaseId) -> Result<u32, StoreError> {
    db.first(&COUNT, vals![db.office(), case])?.map_or(Ok(0), |row| row.get("n"))
}

/// Addressees of all letters of a case.
///
/// # Errors
/// What the database answers.
pub fn addressees_by_case(db: &mut dyn Reads, case: CaseId) -> Result<Vec<AddresseeView>, StoreError> {
    db.rows(&ADDRESSEES, vals![db.office(), case])?.iter().map(addressee).collect()
}

/// The letters of a case with their copies and documents.
///
/// # Errors
/// What the database answers.
pub fn letters_of(db: &mut dyn Reads, case: CaseId) -> Result<CaseLetters, Failure> {
    let letters = list_by_case(db, case)?;
    let holders: Vec<uuid::Uuid> = letters.iter().map(|letter| letter.id.uuid()).collect();
    let addressees = if letters.is_empty() { Vec::new() } else { addressees_by_case(db, case)? };
    let documents = obieg_documents::store::list_by_holders(db, &holders)?;
    Ok(CaseLetters { letters, addressees, documents })
}

/// The register of outgoing items of cases within a scope, newest first.
///
/// # Errors
/// What the database answers.
pub fn list_register(
    db: &mut dyn Reads,
    scope: Scope,
    before: i64,
    limit: i64,
) -> Result<Vec<LetterView>, StoreError> {
    db.rows(&REGISTER, vals![db.office(), scope, before, limit])?.iter().map(letter).collect()
}

//! The seal of the office.

use jiff::Timestamp;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};

use crate::model::{KeyKind, SealId, SealView};

static ADD: Change = Change::new(
    "INSERT INTO signing_seal (office, id, place, subject, issuer, not_after, certificate_sha256, sealed, kept_at, kept_by) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);
// Its secret goes with it: no key lies about that nobody uses.
static END: Change = Change::new(
    "UPDATE signing_seal SET ended_at = $3, sealed = $4 WHERE office = $1 AND id = $2 AND ended_at IS NULL",
);
static LIVE: Select = Select::new(
    "SELECT id, place, subject, issuer, not_after, certificate_sha256, kept_at, kept_by FROM signing_seal \
     WHERE office = $1 AND ended_at IS NULL",
);
static SECRET: Select = Select::new("SELECT sealed FROM signing_seal WHERE office = $1 AND id = $2");

pub(super) fn statements() -> Vec<&'static str> {
    vec![ADD.words(), END.words(), LIVE.words(), SECRET.words()]
}

/// A seal to write down.
pub(crate) struct NewSeal<'n> {
    pub(crate) id: SealId,
    pub(crate) place: KeyKind,
    pub(crate) subject: &'n str,
    pub(crate) issuer: &'n str,
    pub(crate) not_after: Timestamp,
    pub(crate) certificate_sha256: &'n str,
    pub(crate) sealed: &'n [u8],
    pub(crate) by: &'n str,
}

pub(crate) fn add_seal(db: &mut dyn Writes, new: &NewSeal<'_>) -> Result<(), StoreError> {
    let now = db.env().now();
    let NewSeal { id, place, subject, issuer, not_after, certificate_sha256, sealed, by } = new;
    let args = vals![
        db.office(),
        *id,
        *place,
        *subject,
        *issuer,
        *not_after,
        *certificate_sha256,
        *sealed,
        now,
        *by
    ];
    db.change_one(&ADD, args)
}

pub(crate) fn end_seal(db: &mut dyn Writes, id: SealId) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&END, vals![db.office(), id, now, Vec::<u8>::new()])
}

/// The seal that stands.
pub(crate) fn live_seal(db: &mut dyn Reads) -> Result<Option<SealView>, StoreError> {
    db.first(&LIVE, vals![db.office()])?.as_ref().map(view).transpose()
}

/// Its secret, as it lies in the row: sealed.
pub(crate) fn secret(db: &mut dyn Reads, id: SealId) -> Result<Option<Vec<u8>>, StoreError> {
    db.first(&SECRET, vals![db.office(), id])?.map(|row| row.get("sealed")).transpose()
}

fn view(row: &Row) -> Result<SealView, StoreError> {
    Ok(SealView {
        id: row.get("id")?,
        place: row.get("place")?,
        subject: row.get("subject")?,
        issuer: row.get("issuer")?,
        not_after: row.get("not_after")?,
        certificate_sha256: row.get("certificate_sha256")?,
        kept_at: row.get("kept_at")?,
        kept_by: row.get("kept_by")?,
    })
}

//! Which lines were taken before.

use obieg_kernel::{Change, Reads, Select, StoreError, Writes, vals};

use crate::model::ContactId;

static NOTE: Change =
    Change::new("INSERT INTO contacts_imported (office, digest, contact) VALUES ($1, $2, $3)");
static BEFORE: Select =
    Select::new("SELECT contact FROM contacts_imported WHERE office = $1 AND digest = $2");

pub(super) fn statements() -> Vec<&'static str> {
    vec![NOTE.words(), BEFORE.words()]
}

/// The contact that a line became.
pub(crate) fn imported(db: &mut dyn Reads, digest: [u8; 32]) -> Result<Option<ContactId>, StoreError> {
    db.first(&BEFORE, vals![db.office(), digest])?.map(|row| row.get("contact")).transpose()
}

/// Notes what a line became.
pub(crate) fn note_import(
    db: &mut dyn Writes,
    digest: [u8; 32],
    contact: ContactId,
) -> Result<(), StoreError> {
    db.change_one(&NOTE, vals![db.office(), digest, contact])
}

//! Accepted letters with a signature.

use jiff::Timestamp;
use obieg_documents::DocumentId;
use obieg_drafts::model::DraftId;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};

use crate::model::{Fault, SignedId, SignedKind, SignedState, SignedView};

macro_rules! signed {
    ($rest:literal) => {
        concat!(
            "SELECT id, draft, version, accepted_sha256, kind, form, state, fault, document, sha256, detached, signer, person, \
             claimed_at, stamped, asked_by, asked_at FROM signing_signed WHERE office = $1 AND ",
            $rest
        )
    };
}

static ADD: Change = Change::new(
    "INSERT INTO signing_signed (office, id, draft, version, accepted_sha256, kind, form, state, asked_by, asked_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9)",
);
static KEEP: Change = Change::new(
    "UPDATE signing_signed SET state = 'kept', form = $3, document = $4, sha256 = $5, detached = $6, signer = $7, \
     person = $8, claimed_at = $9, stamped = $10, ended_at = $11 WHERE office = $1 AND id = $2 AND state = 'waiting'",
);
static FAIL: Change = Change::new(
    "UPDATE signing_signed SET state = 'failed', fault = $3, ended_at = $4 \
     WHERE office = $1 AND id = $2 AND state = 'waiting'",
);
static OF_DRAFT: Select = Select::new(signed!("draft = $2 ORDER BY id DESC LIMIT 50"));
static ONE: Select = Select::new(signed!("id = $2"));
static LAST: Select = Select::new(signed!("draft = $2 AND version = $3 ORDER BY id DESC LIMIT 1"));

pub(super) fn statements() -> Vec<&'static str> {
    vec![ADD.words(), KEEP.words(), FAIL.words(), OF_DRAFT.words(), ONE.words(), LAST.words()]
}

/// A signature that is asked for, or brought.
pub(crate) struct NewSigned<'n> {
    pub(crate) id: SignedId,
    pub(crate) draft: DraftId,
    pub(crate) version: i64,
    pub(crate) accepted: &'n str,
    pub(crate) kind: SignedKind,
    pub(crate) form: &'n str,
    pub(crate) by: &'n str,
}

pub(crate) fn add_signed(db: &mut dyn Writes, new: &NewSigned<'_>) -> Result<(), StoreError> {
    let now = db.env().now();
    let NewSigned { id, draft, version, accepted, kind, form, by } = new;
    db.change_one(&ADD, vals![db.office(), *id, *draft, *version, *accepted, *kind, *form, *by, now])
}

/// What is known of a signed file after it was verified.
pub(crate) struct Proof<'p> {
    pub(crate) form: &'p str,
    pub(crate) document: DocumentId,
    pub(crate) sha256: &'p str,
    pub(crate) detached: bool,
    pub(crate) signer: Option<&'p str>,
    pub(crate) person: Option<&'p str>,
    pub(crate) claimed_at: Option<Timestamp>,
    pub(crate) stamped: bool,
}

pub(crate) fn set_kept(db: &mut dyn Writes, id: SignedId, proof: &Proof<'_>) -> Result<(), StoreError> {
    let now = db.env().now();
    let Proof { form, document, sha256, detached, signer, person, claimed_at, stamped } = proof;
    let args = vals![
        db.office(),
        id,
        *form,
        *document,
        *sha256,
        *detached,
        *signer,
        *person,
        *claimed_at,
        *stamped,
        now
    ];
    db.change_one(&KEEP, args)
}

pub(crate) fn set_failed(db: &mut dyn Writes, id: SignedId, fault: Fault) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&FAIL, vals![db.office(), id, fault, now])
}

/// The signatures of a draft, the newest first; `stands` is the version and the bytes that stand now.
pub(crate) fn signed_of(
    db: &mut dyn Reads,
    draft: DraftId,
    stands: (i64, &str),
) -> Result<Vec<SignedView>, StoreError> {
    let mut all =
        db.rows(&OF_DRAFT, vals![db.office(), draft])?.iter().map(view).collect::<Result<Vec<_>, _>>()?;
    for one in &mut all {
        one.void = (one.version, one.accepted_sha256.as_str()) != stands;
    }
    Ok(all)
}

pub(crate) fn find_signed(db: &mut dyn Reads, id: SignedId) -> Result<Option<SignedView>, StoreError> {
    db.first(&ONE, vals![db.office(), id])?.as_ref().map(view).transpose()
}

/// The last signature of a version.
pub(crate) fn last_of(
    db: &mut dyn Reads,
    draft: DraftId,
    version: i64,
) -> Result<Option<SignedView>, StoreError> {
    db.first(&LAST, vals![db.office(), draft, version])?.as_ref().map(view).transpose()
}

fn view(row: &Row) -> Result<SignedView, StoreError> {
    Ok(SignedView {
        id: row.get("id")?,
        draft: row.get("draft")?,
        version: row.get("version")?,
        accepted_sha256: row.get("accepted_sha256")?,
        kind: row.get::<SignedKind>("kind")?,
        form: row.get("form")?,
        state: row.get::<SignedState>("state")?,
        fault: row.get("fault")?,
        document: row.get("document")?,
        sha256: row.get("sha256")?,
        detached: row.get::<Option<bool>>("detached")?.unwrap_or(false),
        signer: row.get("signer")?,
        person: row.get("person")?,
        claimed_at: row.get("claimed_at")?,
        stamped: row.get::<Option<bool>>("stamped")?.unwrap_or(false),
        asked_by: row.get("asked_by")?,
        asked_at: row.get("asked_at")?,
        void: false,
    })
}

//! Statements of the slice and how their rows become values.

use std::collections::BTreeSet;

use obieg_inspect::Finding;
use obieg_kernel::blob::{Readable, Sha};
use obieg_kernel::id::{HoldingId, OfficeId};
use obieg_kernel::look::Shown;
use obieg_kernel::sql::in_batches;
use obieg_kernel::{Ask, Change, Reads, Row, Select, StoreError, Writes, vals};
use uuid::Uuid;

use crate::model::{
    Content, DocumentId, DocumentKind, DocumentView, HolderKind, Media, NewFile, VersionView,
};

macro_rules! document_columns {
    () => {
        "SELECT d.id, d.holder, d.holder_kind, d.identifier, d.title, d.kind, v.version, v.name, v.media, v.size, \
         v.sha256, v.findings, v.added_at FROM documents_document d JOIN documents_version v \
         ON v.office = d.office AND v.document = d.id AND v.version = d.last_version "
    };
}

/// How many holders one statement asks for.
const BATCH: usize = 10;

static ADD_DOCUMENT: Change = Change::new(
    "INSERT INTO documents_document (office, id, holder, holder_kind, identifier, title, kind, last_version, \
     created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9)",
);
static ADD_VERSION: Change = Change::new(
    "INSERT INTO documents_version (office, document, version, sha256, size, name, media, added_at, added_by, \
     added_by_label, findings) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);
static MOVE_VERSION: Change = Change::new(
    "UPDATE documents_document SET last_version = $4 WHERE office = $1 AND id = $2 AND last_version = $3",
);
static DOCUMENT: Select = Select::new(concat!(document_columns!(), "WHERE d.office = $1 AND d.id = $2"));
static BY_HOLDERS: Select = Select::new(concat!(
    document_columns!(),
    "WHERE d.office = $1 AND d.holder IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
     ORDER BY d.created_at, d.identifier"
));
static VERSIONS: Select = Select::new(
    "SELECT version, name, media, size, sha256, findings, added_at, added_by_label FROM documents_version \
     WHERE office = $1 AND document = $2 ORDER BY version DESC",
);
static CONTENT: Select = Select::new(
    "SELECT v.name, v.media, v.size, v.sha256, v.findings FROM documents_document d JOIN documents_version v \
     ON v.office = d.office AND v.document = d.id AND v.version = d.last_version \
     WHERE d.office = $1 AND d.id = $2 AND d.holder = $3",
);
static CONTENT_OF_VERSION: Select = Select::new(
    "SELECT v.name, v.media, v.size, v.sha256, v.findings FROM documents_document d JOIN documents_version v \
     ON v.office = d.office AND v.document = d.id \
     WHERE d.office = $1 AND d.id = $2 AND d.holder = $3 AND v.version = $4",
);
static HOLDERS_OF: Select = Select::new(
    "SELECT DISTINCT d.holder FROM documents_version v JOIN documents_document d \
     ON d.office = v.office AND d.id = v.document \
     WHERE v.office = $1 AND v.sha256 = $2 AND d.holder_kind = $3 LIMIT 20",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD_DOCUMENT, &ADD_VERSION, &MOVE_VERSION].map(Change::words);
    let selects =
        [&DOCUMENT, &BY_HOLDERS, &VERSIONS, &CONTENT, &CONTENT_OF_VERSION, &HOLDERS_OF].map(Select::words);
    changes.into_iter().chain(selects).collect()
}

/// A document's row to add.
pub(crate) struct NewDocument<'d> {
    pub(crate) id: DocumentId,
    pub(crate) holder: Uuid,
    pub(crate) holder_kind: HolderKind,
    pub(crate) identifier: &'d str,
    pub(crate) title: &'d str,
    pub(crate) kind: DocumentKind,
    pub(crate) by: Option<HoldingId>,
}

pub(crate) fn add_document(db: &mut dyn Writes, new: &NewDocument<'_>) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(
        &ADD_DOCUMENT,
        vals![
            db.office(),
            new.id,
            new.holder,
            new.holder_kind,
            new.identifier,
            new.title,
            new.kind,
            now,
            new.by
        ],
    )
}

pub(crate) fn add_version(
    db: &mut dyn Writes,
    document: DocumentId,
    version: i64,
    file: &NewFile,
    name: &str,
    by: (Option<HoldingId>, &str),
) -> Result<(), StoreError> {
    let now = db.env().now();
    let size = i64::try_from(file.stored().size()).map_err(|_| StoreError::Driver("file size".to_owned()))?;
    db.change_one(
        &ADD_VERSION,
        vals![
            db.office(),
            document,
            version,
            file.stored().sha256(),
            size,
            name,
            file.media().code(),
            now,
            by.0,
            by.1,
            Finding::join(file.findings())
        ],
    )
}

pub(crate) fn move_version(
    db: &mut dyn Writes,
    document: DocumentId,
    from: i64,
    to: i64,
) -> Result<(), StoreError> {
    db.change_one(&MOVE_VERSION, vals![db.office(), document, from, to])
}

fn document(row: &Row) -> Result<DocumentView, StoreError> {
    Ok(DocumentView {
        id: row.get("id")?,
        holder: row.get("holder")?,
        holder_kind: row.get("holder_kind")?,
        identifier: row.get("identifier")?,
        title: row.get("title")?,
        kind: row.get("kind")?,
        version: row.get("version")?,
        name: row.get("name")?,
        media: media(row)?,
        findings: findings(row)?,
        size: row.get("size")?,
        sha256: row.get("sha256")?,
        added_at: row.get("added_at")?,
    })
}

fn version(row: &Row) -> Result<VersionView, StoreError> {
    Ok(VersionView {
        version: row.get("version")?,
        name: row.get("name")?,
        media: media(row)?,
        findings: findings(row)?,
        size: row.get("size")?,
        sha256: row.get("sha256")?,
        added_at: row.get("added_at")?,
        added_by: row.get("added_by_label")?,
    })
}

fn content(row: &Row, shown: Option<Shown>) -> Result<Content, StoreError> {
    Ok(Content {
        name: row.get("name")?,
        media: media(row)?,
        findings: findings(row)?,
        shown,
        readable: Readable::from_row(row)?,
    })
}

fn media(row: &Row) -> Result<Media, StoreError> {
    let code: String = row.get("media")?;
    Media::from_code(&code).ok_or_else(|| StoreError::Corrupt(format!("media type {code}")))
}

/// What came before files were looked into was not looked into.
fn findings(row: &Row) -> Result<BTreeSet<Finding>, StoreError> {
    let found: Option<String> = row.get("findings")?;
    Ok(found.map_or_else(|| [Finding::Unread].into(), |found| Finding::split(&found)))
}

/// A document with its last version.
///
/// # Errors
/// What the database answers.
pub fn find_document(db: &mut dyn Reads, id: DocumentId) -> Result<Option<DocumentView>, StoreError> {
    db.first(&DOCUMENT, vals![db.office(), id])?.as_ref().map(document).transpose()
}

/// The documents of one holder, in the order in which they came.
///
/// # Errors
/// What the database answers.
pub fn list_by_holder(db: &mut dyn Reads, holder: Uuid) -> Result<Vec<DocumentView>, StoreError> {
    list_by_holders(db, &[holder])
}

/// The questions that [`list_by_holders`] asks: one for ten holders.
pub fn asks_for(office: OfficeId, holders: &[Uuid]) -> Vec<Ask> {
    in_batches(&BY_HOLDERS, BATCH, office, holders)
}

/// The documents of several holders, in the order in which they came; [`DocumentView::holder`] says whose. One
/// statement per ten holders, so that a composed page asks once or twice and never once per document.
///
/// # Errors
/// What the database answers.
pub fn list_by_holders(db: &mut dyn Reads, holders: &[Uuid]) -> Result<Vec<DocumentView>, StoreError> {
    let mut found = Vec::new();
    for (select, args) in asks_for(db.office(), holders) {
        for row in db.rows(select, &args)? {
            found.push(document(&row)?);
        }
    }
    Ok(found)
}

/// All versions of a document, the newest first.
///
/// # Errors
/// What the database answers.
pub fn list_versions(db: &mut dyn Reads, id: DocumentId) -> Result<Vec<VersionView>, StoreError> {
    db.rows(&VERSIONS, vals![db.office(), id])?.iter().map(version).collect()
}

/// The content of a document's last version, or of the version named, if the document hangs on this holder. Ask inside
/// a query that has judged the actor's relation to the holder.
///
/// # Errors
/// What the database answers.
pub fn find_content(
    db: &mut dyn Reads,
    holder: Uuid,
    id: DocumentId,
    version: Option<i64>,
) -> Result<Option<Content>, StoreError> {
    let row = match version {
        None => db.first(&CONTENT, vals![db.office(), id, holder])?,
        Some(version) => db.first(&CONTENT_OF_VERSION, vals![db.office(), id, holder, version])?,
    };
    row.as_ref().map(|row| content(row, Shown::part(holder, id.uuid()))).transpose()
}

/// Holders of one kind that have a file with this content, at most twenty.
///
/// # Errors
/// What the database answers.
pub fn list_holders_of(db: &mut dyn Reads, kind: HolderKind, sha256: Sha) -> Result<Vec<Uuid>, StoreError> {
    db.rows(&HOLDERS_OF, vals![db.office(), sha256, kind])?.iter().map(|row| row.get("holder")).collect()
}

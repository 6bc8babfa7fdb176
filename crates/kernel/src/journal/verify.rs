//! `obieg verify`: recomputes everything and names the first wrong entry.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use tlog_tiles::tlog::{Hash, tree_hash};
use uuid::Uuid;

use super::checkpoint::open_note;
use super::tree::{Edge, StoredHashes};
use crate::blob::Sha;
use crate::engine::Conn;
use crate::failure::{Failure, StoreError};
use crate::lane::{Attempt, Work};
use crate::office::{Kernel, Office};
use crate::sql::{Change, Row, Select};
use crate::tx::{GONE, Tx, row_digest};
use crate::vals;

/// What verification found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Entries recomputed.
    pub entries: u64,
    /// Rows compared with the journal.
    pub rows: u64,
    /// Blobs hashed again.
    pub blobs: u64,
    /// Checkpoints whose signature and root were checked.
    pub checkpoints: u64,
    /// What is wrong, the first wrong entry first; empty when all is well.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The stored hashes of an entry are not those of its content.
    Entry(u64),
    /// Entries are missing or too many: the journal's head says another number.
    Size {
        /// What the head says.
        head: u64,
        /// What is there.
        found: u64,
    },
    /// A signed checkpoint does not belong to this tree.
    Checkpoint(u64, String),
    /// A row of this table is not as the journal bound it, or was never bound.
    Row(String),
    /// So many bound rows are gone.
    RowsMissing(u64),
    /// The index of what entries are about is not what the entries say.
    About,
    /// Numbers of a scope are not 1..n.
    Numbers(String),
    /// A blob is missing.
    BlobMissing(Sha),
    /// A blob is not what was stored.
    BlobBroken(Sha),
    /// The database's own check failed.
    Database(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry(seq) => write!(f, "journal entry {seq} is not what its leaf commits to"),
            Self::Size { head, found } => write!(f, "the journal has {found} entries, its head says {head}"),
            Self::Checkpoint(size, why) => write!(f, "checkpoint of size {size}: {why}"),
            Self::Row(table) => write!(f, "a row of {table} is not as the journal bound it"),
            Self::RowsMissing(count) => write!(f, "{count} rows bound by the journal are gone"),
            Self::About => f.write_str("the index of objects is not what the entries say"),
            Self::Numbers(scope) => write!(f, "numbers of {scope} have a gap or a duplicate"),
            Self::BlobMissing(sha) => write!(f, "blob {sha} is missing"),
            Self::BlobBroken(sha) => write!(f, "blob {sha} is not what was stored"),
            Self::Database(text) => write!(f, "database: {text}"),
        }
    }
}

static ENTRIES: Select = Select::new(
    "SELECT l.seq, l.hashes, e.salt, e.body, e.row_digests FROM journal_leaf l \
     LEFT JOIN journal_entry e ON e.office = l.office AND e.seq = l.seq \
     WHERE l.office = $1 AND l.seq >= $2 ORDER BY l.seq LIMIT 1000",
);
static ENTRY_COUNT: Select = Select::new("SELECT count(*) AS n FROM journal_entry WHERE office = $1");
static SIZE: Select = Select::new("SELECT size FROM journal_head WHERE office = $1");
static NOTES: Select =
    Select::new("SELECT size, note FROM journal_checkpoint WHERE office = $1 ORDER BY size");
static SCOPES: Select = Select::new(
    "SELECT scope, count(*) AS n, min(number) AS least, max(number) AS most FROM kernel_number \
     WHERE office = $1 GROUP BY scope ORDER BY scope",
);
static BLOBS: Select = Select::new("SELECT sha256 FROM kernel_blob WHERE office = $1 ORDER BY sha256");
static INTEGRITY: Select = Select::new("SELECT integrity_check AS text FROM pragma_integrity_check");
static LAST_NOTE: Select =
    Select::new("SELECT size FROM journal_checkpoint WHERE office = $1 ORDER BY size DESC LIMIT 1");
static ADD_NOTE: Change =
    Change::new("INSERT INTO journal_checkpoint (office, size, note) VALUES ($1, $2, $3)");

impl Kernel {
    /// Recomputes an office: tree, checkpoints, rows, numbers, blobs.
    ///
    /// # Errors
    /// When the database cannot be read at all.
    pub async fn verify(&self, office: &Arc<Office>) -> Result<Report, Failure> {
        let subject = Arc::clone(office);
        let (mut report, blobs) = office.read(move |conn| verify_records(conn, &subject)).await?;
        for sha in blobs {
            match office.blobs().rehash(sha).await? {
                None => report.faults.push(Fault::BlobMissing(sha)),
                Some(found) if found != sha => report.faults.push(Fault::BlobBroken(sha)),
                Some(_) => report.blobs += 1,
            }
        }
        Ok(report)
    }

    /// Signs a checkpoint of the office's journal if it grew since the last one; also written beside the database,
    /// where a whole database set back to an older state does not take it along.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn checkpoint(&self, office: &Arc<Office>) -> Result<(), Failure> {
        let (reply, answer) = tokio::sync::oneshot::channel();
        office.submit_work(Box::new(SignCheckpoint {
            office: Arc::clone(office),
            note: None,
            reply: Some(reply),
        }));
        let note = answer.await.map_err(Failure::internal)??;
        if let Some(note) = note {
            let file = office.folder().join("checkpoint");
            tokio::fs::write(&file, note).await.map_err(Failure::internal)?;
        }
        Ok(())
    }

    /// Removes blobs that no row names and half-received files, older than [`crate::blob::ORPHAN_AGE`]. Gives how many blobs.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn sweep_blobs(&self, office: &Arc<Office>) -> Result<usize, Failure> {
        let old = office.blobs().older_than(crate::blob::ORPHAN_AGE).await?;
        let id = office.id();
        let named: Vec<Sha> = office
            .read(move |conn| {
                conn.rows(&BLOBS, vals![id])?
                    .iter()
                    .map(|row| row.get("sha256").map_err(Into::into))
                    .collect()
            })
            .await?;
        let orphans: Vec<Sha> = old.into_iter().filter(|sha| named.binary_search(sha).is_err()).collect();
        for sha in &orphans {
            office.blobs().remove(*sha).await?;
        }
        Ok(orphans.len())
    }
}

struct SignCheckpoint {
    office: Arc<Office>,
    note: Option<String>,
    reply: Option<tokio::sync::oneshot::Sender<Result<Option<String>, Failure>>>,
}

impl SignCheckpoint {
    fn sign(&self, tx: &mut Tx) -> Result<Option<String>, StoreError> {
        let id = tx.office;
        let size: u64 = first_number(tx.rows(&SIZE, vals![id])?.first(), "size")?;
        let last: u64 = first_number(tx.rows(&LAST_NOTE, vals![id])?.first(), "size")?;
        if size == last {
            return Ok(None);
        }
        let root = tree_hash(size, &StoredHashes::new(&mut tx.conn, id))
            .map_err(|error| StoreError::Corrupt(error.to_string()))?;
        let note = self.office.signing.sign(size, root)?;
        let size = i64::try_from(size).map_err(|_| StoreError::Corrupt("size".to_owned()))?;
        tx.upkeep(&ADD_NOTE, vals![id, size, note])?;
        Ok(Some(note))
    }
}

fn first_number(row: Option<&Row>, column: &str) -> Result<u64, StoreError> {
    row.map(|row| row.get(column)).transpose().map(Option::unwrap_or_default)
}

impl Work for SignCheckpoint {
    fn attempt(&mut self, tx: &mut Tx) -> Attempt {
        match self.sign(tx) {
            Ok(note) => {
                self.note = note;
                Attempt::Done
            }
            Err(error) => {
                if let Some(reply) = self.reply.take() {
                    drop(reply.send(Err(error.into())));
                }
                Attempt::Refused
            }
        }
    }

    fn finish(mut self: Box<Self>, fate: Result<(), StoreError>) {
        if let Some(reply) = self.reply.take() {
            drop(reply.send(fate.map(|()| self.note.take()).map_err(Into::into)));
        }
    }
}

/// What the entries say: the last digest of every row they bound, and the objects they are about.
#[derive(Default)]
struct Book {
    rows: HashMap<[u8; 16], [u8; 16]>,
    about: HashSet<(Uuid, u64)>,
}

fn verify_records(conn: &mut Conn, office: &Office) -> Result<(Report, Vec<Sha>), Failure> {
    let mut report = Report::default();
    if !conn.is_postgres() {
        for row in conn.rows(&INTEGRITY, &[])? {
            let text: String = row.get("text")?;
            if text != "ok" {
                report.faults.push(Fault::Database(text));
            }
        }
    }
    let (roots, book) = verify_tree(conn, office, &mut report)?;
    verify_checkpoints(conn, office, &roots, &mut report)?;
    let book = verify_about(conn, office, book, &mut report)?;
    verify_rows(conn, office, book, &mut report)?;
    for row in conn.rows(&SCOPES, vals![office.id()])? {
        let (count, least, most): (u64, u64, u64) = (row.get("n")?, row.get("least")?, row.get("most")?);
        if least != 1 || most != count {
            report.faults.push(Fault::Numbers(row.get("scope")?));
        }
    }
    let blobs = conn
        .rows(&BLOBS, vals![office.id()])?
        .iter()
        .map(|row| row.get("sha256"))
        .collect::<Result<_, _>>()?;
    Ok((report, blobs))
}

/// Roots by tree size, at the sizes that checkpoints name.
type Roots = BTreeMap<u64, Hash>;

fn verify_tree(conn: &mut Conn, office: &Office, report: &mut Report) -> Result<(Roots, Book), Failure> {
    let sizes: Vec<u64> =
        conn.rows(&NOTES, vals![office.id()])?.iter().map(|row| row.get("size")).collect::<Result<_, _>>()?;
    let (mut edge, mut book, mut roots) = (Edge::default(), Book::default(), Roots::new());
    'pages: loop {
        let from = i64::try_from(edge.size).map_err(Failure::internal)?;
        let page = conn.rows(&ENTRIES, vals![office.id(), from])?;
        if page.is_empty() {
            break;
        }
        for row in &page {
            if !entry_holds(row, &mut edge, &mut book) {
                report.faults.push(Fault::Entry(edge.size));
                break 'pages;
            }
            report.entries += 1;
            if sizes.binary_search(&edge.size).is_ok()
                && let Some(root) = edge.root()
            {
                roots.insert(edge.size, root);
            }
        }
    }
    let head: u64 = first_number(conn.rows(&SIZE, vals![office.id()])?.first(), "size")?;
    let entries: u64 = first_number(conn.rows(&ENTRY_COUNT, vals![office.id()])?.first(), "n")?;
    for found in [edge.size, entries] {
        if found != head && report.faults.is_empty() {
            report.faults.push(Fault::Size { head, found });
        }
    }
    Ok((roots, book))
}

/// Recomputes one entry; `false` when anything about it is not as stored.
fn entry_holds(row: &Row, edge: &mut Edge, book: &mut Book) -> bool {
    let (Ok(seq), Ok(hashes), Ok(salt), Ok(body), Ok(digests)) = (
        row.get::<u64>("seq"),
        row.get::<Vec<u8>>("hashes"),
        row.get::<Vec<u8>>("salt"),
        row.get::<String>("body"),
        row.get::<Vec<u8>>("row_digests"),
    ) else {
        return false;
    };
    if seq != edge.size {
        return false;
    }
    let mut grown = edge.clone();
    if grown.push(super::leaf_hash(&salt, &body, &digests)) != hashes {
        return false;
    }
    *edge = grown;
    for object in objects(&body) {
        book.about.insert((object, seq));
    }
    for pair in digests.chunks_exact(32) {
        let (key, content) = pair.split_at(16);
        if let (Ok(key), Ok(content)) = (key.try_into(), content.try_into()) {
            book.rows.insert(key, content);
        }
    }
    true
}

/// The objects that an entry says it is about.
fn objects(body: &str) -> Vec<Uuid> {
    #[derive(serde::Deserialize)]
    struct Body {
        about: Vec<Uuid>,
    }
    serde_json::from_str::<Body>(body).map(|body| body.about).unwrap_or_default()
}

fn verify_about(
    conn: &mut Conn,
    office: &Office,
    mut book: Book,
    report: &mut Report,
) -> Result<Book, Failure> {
    let mut wrong = false;
    let keys = ["office", "object", "seq"].map(str::to_owned);
    conn.each_row("journal_about", &keys, office.id(), &mut |row: &Row| {
        wrong |= !book.about.remove(&(row.get("object")?, row.get("seq")?));
        Ok(())
    })?;
    if wrong || !book.about.is_empty() {
        report.faults.push(Fault::About);
    }
    Ok(book)
}

fn verify_checkpoints(
    conn: &mut Conn,
    office: &Office,
    roots: &Roots,
    report: &mut Report,
) -> Result<(), Failure> {
    let mut notes: Vec<(u64, String)> = Vec::new();
    for row in conn.rows(&NOTES, vals![office.id()])? {
        notes.push((row.get("size")?, row.get("note")?));
    }
    // The copy beside the database: it convicts a database that was set back as a whole.
    if let Ok(note) = std::fs::read_to_string(office.folder().join("checkpoint")) {
        let size = open_note(&note, &office.signing.public).map_or(0, |(size, _)| size);
        notes.push((size, note));
    }
    for (size, note) in notes {
        match open_note(&note, &office.signing.public) {
            Err(why) => report.faults.push(Fault::Checkpoint(size, why)),
            Ok((signed, _)) if signed != size => {
                report.faults.push(Fault::Checkpoint(size, format!("it signs size {signed}")));
            }
            Ok((_, root)) if roots.get(&size).is_some_and(|found| found.0 == root.0) => {
                report.checkpoints += 1
            }
            Ok(_) => report
                .faults
                .push(Fault::Checkpoint(size, "its root is not the root of this journal".to_owned())),
        }
    }
    Ok(())
}

fn verify_rows(conn: &mut Conn, office: &Office, mut book: Book, report: &mut Report) -> Result<(), Failure> {
    let tables = office.tables();
    for (table, shape) in tables.iter().filter(|(table, _)| vouched(table)) {
        let mut wrong = false;
        conn.each_row(table, &shape.key, office.id(), &mut |row: &Row| {
            let (key, content) = row_digest(table, &shape.key, row)?;
            report.rows += 1;
            wrong |= book.rows.remove(&key) != Some(content);
            Ok(())
        })?;
        if wrong {
            report.faults.push(Fault::Row(table.clone()));
        }
    }
    let missing = book.rows.values().filter(|content| **content != GONE).count();
    if missing > 0 {
        report.faults.push(Fault::RowsMissing(u64::try_from(missing).unwrap_or(u64::MAX)));
    }
    Ok(())
}

/// Is the table part of the record that the journal binds?
fn vouched(table: &str) -> bool {
    !table.starts_with("journal_") && !crate::tx::UNVOUCHED.contains(&table)
}

//! How an office stands, in numbers only: what waits to be sent, and how far its journal is signed. For the page of health
//! and for the operator's meters; nothing of content, nothing about a person.

use jiff::Timestamp;
use serde::Serialize;

use crate::failure::Failure;
use crate::job::JobState;
use crate::office::Kernel;
use crate::sql::Select;
use crate::tx::Reads;
use crate::{named, of_office, vals};

/// Counting stops here: more than that is "very many" to whoever reads it.
pub const MOST: i64 = 1_000;

/// Jobs that are due and wait to be claimed; followers of the journal only while it goes on behind them.
static DUE: Select = Select::new(
    "SELECT count(*) AS jobs, min(next_at) AS since FROM (SELECT next_at FROM kernel_job \
     WHERE office = $1 AND state = $2 AND next_at <= $3 AND (cursor_at IS NULL \
     OR cursor_at < (SELECT size - 1 FROM journal_head WHERE office = $1)) ORDER BY next_at LIMIT $4) AS due",
);
/// Jobs in a state, and among them those that failed at least once.
static IN_STATE: Select = Select::new(
    "SELECT count(*) AS jobs, coalesce(sum(CASE WHEN attempts > 0 THEN 1 ELSE 0 END), 0) AS failed \
     FROM (SELECT attempts FROM kernel_job WHERE office = $1 AND state = $2 LIMIT $3) AS kept",
);
static HEAD: Select = Select::new("SELECT size FROM journal_head WHERE office = $1");
static SIGNED: Select = Select::new(
    "SELECT size FROM journal_checkpoint WHERE office = $1 AND size >= 0 ORDER BY size DESC LIMIT 1",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    [&DUE, &IN_STATE, &HEAD, &SIGNED].map(Select::words).to_vec()
}

/// How an office stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// Jobs whose time has come and that nobody does yet; counted up to [`MOST`], as the two below.
    pub due: i64,
    /// Since when the oldest of them has waited.
    pub since: Option<Timestamp>,
    /// Jobs that failed and will be tried again.
    pub retrying: i64,
    /// Jobs that a person must look at.
    pub dead: i64,
    /// Entries of the journal.
    pub entries: i64,
    /// Entries that no signed checkpoint covers yet.
    pub unsigned: i64,
}

/// The condition of the asker's office.
#[derive(Serialize)]
pub struct ShowCondition;

named!(
    ShowCondition,
    "kernel.show-condition",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
        (Administrator, Colleague),
        (Operator, Colleague),
    ]
);

of_office!(ShowCondition => Condition, |_, seen| {
    let (office, now) = (seen.office(), seen.env().now());
    let due = seen.rows(&DUE, vals![office, JobState::Waiting, now, MOST])?;
    let waiting = seen.rows(&IN_STATE, vals![office, JobState::Waiting, MOST])?;
    let dead = seen.rows(&IN_STATE, vals![office, JobState::Dead, MOST])?;
    let head = seen.rows(&HEAD, vals![office])?;
    let signed = seen.rows(&SIGNED, vals![office])?;
    let number = |rows: &[crate::Row], name: &str| rows.first().map_or(Ok(0), |row| row.get::<i64>(name));
    let entries = number(&head, "size")?;
    Ok(Condition {
        due: number(&due, "jobs")?,
        since: due.first().map(|row| row.get("since")).transpose()?.flatten(),
        retrying: number(&waiting, "failed")?,
        dead: number(&dead, "jobs")?,
        entries,
        unsigned: entries.saturating_sub(number(&signed, "size")?),
    })
});

impl Kernel {
    /// Asks the database of the installation and of every open office whether it is there.
    ///
    /// # Errors
    /// What the first that does not answer says.
    pub async fn must_answer(&self) -> Result<(), Failure> {
        self.keys()?;
        for office in self.open_offices() {
            let id = office.id();
            office.read(move |conn| Ok(conn.rows(&HEAD, vals![id]).map(drop)?)).await?;
        }
        Ok(())
    }
}

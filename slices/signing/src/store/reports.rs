//! What was judged of files, and the job that judges.

use jiff::Timestamp;
use obieg_kernel::id::JobId;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};
use obieg_signatures::Report;
use serde::Serialize;

use crate::model::{Died, ReportId, ReportView, Word};

static ADD: Change = Change::new(
    "INSERT INTO signing_report (office, id, sha256, engine, beside, judged_at, word, wants, died, report) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (office, sha256, engine, beside) DO NOTHING",
);
static FOLLOWS: Change = Change::new("INSERT INTO signing_follower (office, job) VALUES ($1, $2)");
static FOLLOWER: Select = Select::new("SELECT job FROM signing_follower WHERE office = $1");
static OF_CONTENT: Select = Select::new(
    "SELECT sha256, engine, beside, judged_at, word, wants, died, report FROM signing_report \
     WHERE office = $1 AND sha256 = $2 AND beside IN ('', $3) ORDER BY id DESC LIMIT 10",
);

pub(super) fn statements() -> Vec<&'static str> {
    vec![ADD.words(), FOLLOWS.words(), FOLLOWER.words(), OF_CONTENT.words()]
}

/// A judgement to write down.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NewReport {
    pub(crate) sha256: String,
    pub(crate) beside: String,
    pub(crate) judged_at: Timestamp,
    pub(crate) word: Word,
    pub(crate) wants: bool,
    pub(crate) died: Option<Died>,
    pub(crate) report: Option<Report>,
}

/// Writes a judgement; says whether it is a new one.
pub(crate) fn add_report(db: &mut dyn Writes, engine: &str, new: &NewReport) -> Result<bool, StoreError> {
    let id: ReportId = db.env().new_id();
    let json = new.report.as_ref().map(serde_json::to_string).transpose();
    let json = json.map_err(|error| StoreError::Driver(error.to_string()))?;
    let NewReport { sha256, beside, judged_at, word, wants, died, .. } = new;
    let args = vals![db.office(), id, sha256, engine, beside, *judged_at, *word, *wants, *died, json];
    Ok(db.change(&ADD, args)? > 0)
}

/// Is there a job that judges?
pub(crate) fn is_followed(db: &mut dyn Reads) -> Result<bool, StoreError> {
    Ok(db.first(&FOLLOWER, vals![db.office()])?.is_some())
}

pub(crate) fn follow(db: &mut dyn Writes, job: JobId) -> Result<(), StoreError> {
    db.change_one(&FOLLOWS, vals![db.office(), job])
}

/// The judgements of a content, alone and with this set of files beside it: set and judgement, the newest first.
pub(crate) fn reports_of(
    db: &mut dyn Reads,
    sha256: &str,
    beside: &str,
) -> Result<Vec<(String, ReportView)>, StoreError> {
    db.rows(&OF_CONTENT, vals![db.office(), sha256, beside])?.iter().map(view).collect()
}

fn view(row: &Row) -> Result<(String, ReportView), StoreError> {
    let json: Option<String> = row.get("report")?;
    let report = json.as_deref().map(serde_json::from_str).transpose();
    let report = report.map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let view = ReportView {
        sha256: row.get("sha256")?,
        engine: row.get("engine")?,
        judged_at: row.get("judged_at")?,
        word: row.get("word")?,
        wants: row.get("wants")?,
        died: row.get("died")?,
        report,
    };
    Ok((row.get("beside")?, view))
}

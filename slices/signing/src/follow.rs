//! The job that judges: it follows the journal and looks at every file that came, for signatures.
//!
//! Never while somebody waits for a page, and never in the transaction that takes a file in: what a stranger's file does, it does to a
//! child, and a file that cannot be judged is kept all the same. A file that killed its reader has that as its judgement.

use bytes::Bytes;
use obieg_documents::{Content, DocumentId};
use obieg_kernel::blob::Blobs;
use obieg_kernel::job::{Follower, Job};
use obieg_kernel::journal::feed::{CloudEvent, ListEvents};
use obieg_kernel::{Failure, StoreError};
use obieg_signatures::{Code, Format, Report, detect};

use crate::deeds::KeepReports;
use crate::judge::{Judge, Judged, Unavailable};
use crate::model::{Died, Word};
use crate::queries::{JudgeWork, ToJudge};
use crate::rules;
use crate::store::NewReport;

/// The kind of job.
pub const KIND: &str = "signing.judge";

/// Entries read at a time.
const READ: i64 = 50;

/// After these a file is there that was not before.
const CAME: [&str; 2] = ["pl.obieg.DocumentAdded", "pl.obieg.VersionAdded"];

/// Judges what comes.
pub struct JudgeFiles {
    judge: Judge,
}

impl JudgeFiles {
    /// With this judge.
    pub fn new(judge: Judge) -> Self {
        Self { judge }
    }

    async fn look(&self, job: &Job, event: &CloudEvent) -> Result<(), Failure> {
        let Some(document) = event.subject.filter(|_| CAME.contains(&event.kind.as_str())) else {
            return Ok(());
        };
        let document = DocumentId::from_uuid(document);
        for one in job.machine.see(JudgeWork { document }).await? {
            let reports = self.judged(job.machine.blobs(), &one).await?;
            if reports.is_empty() {
                continue;
            }
            match job.machine.act(KeepReports { reports }, None).await {
                // Judged before, perhaps by another program at the same database.
                Ok(()) | Err(Failure::Refused(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(())
    }

    /// The judgement of the file alone; and when something is wanting, the one with the files beside it.
    async fn judged(&self, blobs: &Blobs, one: &ToJudge) -> Result<Vec<NewReport>, Failure> {
        let mut reports = Vec::new();
        let mut wants = one.wants;
        if one.alone {
            let report = self.one(blobs, one, &[], "").await?;
            wants |= report.wants;
            reports.push(report);
        }
        if wants && !one.beside.is_empty() {
            reports.push(self.one(blobs, one, &one.beside, &one.set).await?);
        }
        Ok(reports)
    }

    async fn one(
        &self,
        blobs: &Blobs,
        one: &ToJudge,
        beside: &[(String, Content)],
        set: &str,
    ) -> Result<NewReport, Failure> {
        let new = |word, died, report: Option<Report>| NewReport {
            sha256: one.document.sha256.to_string(),
            beside: set.to_owned(),
            judged_at: one.document.added_at,
            word,
            wants: report.as_ref().is_some_and(rules::wants_files),
            died,
            report,
        };
        if one.document.size > rules::MOST {
            return Ok(new(Word::Unreadable, Some(Died::Large), None));
        }
        let bytes = match blobs.read(&one.content.readable, rules::MOST).await {
            Ok(bytes) => bytes,
            // One file that is broken in the store is told of, and does not hold up all that came after it.
            Err(StoreError::Corrupt(_)) => return Ok(new(Word::Unreadable, Some(Died::Broken), None)),
            Err(error) => return Err(error.into()),
        };
        if !is_signed(bytes.clone()).await? {
            return Ok(new(Word::Unsigned, None, None));
        }
        let mut files = vec![(one.document.name.clone(), bytes)];
        for (name, content) in beside {
            match blobs.read(&content.readable, rules::MOST).await {
                Ok(bytes) => files.push((name.clone(), bytes)),
                Err(StoreError::Corrupt(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        match self.judge.judge(one.document.added_at, files).await {
            Ok(Judged::Report(report)) => {
                let report = without_numbers(*report);
                Ok(new(word(&report), None, Some(report)))
            }
            Ok(Judged::Died(died)) => Ok(new(Word::Unreadable, Some(died), None)),
            Err(Unavailable) => Err(obieg_kernel::Refusal::state("signing.no-judge").into()),
        }
    }
}

/// Only memory is searched; still a large file takes its time.
async fn is_signed(bytes: Bytes) -> Result<bool, Failure> {
    let looked = tokio::task::spawn_blocking(move || detect(&bytes) != Format::Unsigned);
    looked.await.map_err(Failure::internal)
}

/// Bytes that only look as if they carried a signature carry none.
fn word(report: &Report) -> Word {
    let nothing = report.signatures.is_empty()
        && report.findings.iter().all(|finding| finding.code == Code::NoSignature);
    if nothing { Word::Unsigned } else { Word::of(report.word) }
}

/// The number of a person (PESEL) stays in the file and is written nowhere else.
fn without_numbers(mut report: Report) -> Report {
    for person in report.signatures.iter_mut().filter_map(|one| one.person.as_mut()) {
        person.identifier = None;
    }
    report
}

impl Follower for JudgeFiles {
    const KIND: &'static str = KIND;

    async fn follow(&self, job: &Job, cursor: &mut Option<i64>) -> Result<(), Failure> {
        let page = job.machine.see(ListEvents { after: job.cursor, limit: READ }).await?;
        for event in &page.events {
            if !job.may_go_on() {
                return Ok(());
            }
            self.look(job, event).await?;
            *cursor = event.id.parse().ok();
        }
        Ok(())
    }
}

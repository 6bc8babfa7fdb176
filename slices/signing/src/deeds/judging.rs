//! Files are judged by the program itself.

use obieg_kernel::id::JobId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;

use super::SigningEvent;
use crate::store::NewReport;
use crate::{follow, rules, store};

/// Queues the job that judges every file of the office, also those that came before.
#[derive(Debug, Clone, Serialize)]
pub struct BeginJudging;

named!(BeginJudging, "signing.begin-judging", [(Machine, Colleague)]);

impl Deed for BeginJudging {
    type Target = bool;
    type Event = SigningEvent;
    type Done = ();

    office_target!(bool, |_, db| Ok(Some(store::is_followed(db)?)));

    fn run(&self, mut granted: Granted<'_, Self>, begun: bool) -> Result<Committed<Self>, Failure> {
        if begun {
            return Err(Refusal::state("signing.begun").into());
        }
        let job: JobId = granted.env().new_id();
        granted.follow_from_first(job, follow::KIND)?;
        store::follow(&mut granted, job)?;
        granted.commit(&SigningEvent::JudgingBegun, ())
    }
}

/// Writes down what was judged of files. What is known already stays as it is.
#[derive(Debug, Clone, Serialize)]
pub struct KeepReports {
    pub(crate) reports: Vec<NewReport>,
}

named!(KeepReports, "signing.keep-reports", [(Machine, Colleague)]);

impl Deed for KeepReports {
    type Target = ();
    type Event = SigningEvent;
    type Done = ();

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let engine = rules::engine();
        let mut files = Vec::new();
        for report in &self.reports {
            if store::add_report(&mut granted, &engine, report)? {
                files.push((report.sha256.clone(), report.word.code()));
            }
        }
        if files.is_empty() {
            return Err(Refusal::state("signing.judged-before").into());
        }
        granted.commit(&SigningEvent::SignaturesJudged { engine, files }, ())
    }
}

//! The screen of a table: choose a file, say which column is what, look at what would be done, do it.

use std::collections::BTreeMap;

use askama::Template;
use obieg_kernel::{Failure, Refusal};
use obieg_table::{LARGEST, Table, Unread};
use obieg_web::columns::{self, Target};
use obieg_web::{Faults, Frame, Html, Incoming, Kept, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{AddedEntry, ImportEntry};
use crate::import::{self, EntryLine, MOST_LINES};
use crate::model::{RegisterId, RegisterView};
use crate::queries::{JudgeEntries, Verdict};

/// So many lines of the report are shown, those that failed first.
const SHOWN: usize = 500;

/// The form: columns come as `map-1`, `map-2` and so on.
#[derive(Deserialize, Default)]
#[serde(default)]
struct TableForm {
    #[serde(rename = "do")]
    act: String,
    #[serde(flatten)]
    columns: BTreeMap<String, String>,
}

/// A line of the report.
struct Judged {
    number: u64,
    subject: String,
    verdict: &'static str,
    /// The number that it has in the register.
    entry: String,
    faults: Vec<String>,
}

#[derive(Template)]
#[template(path = "import_entries.html")]
struct ImportPage {
    frame: Frame,
    register: RegisterView,
    table: Option<Table>,
    targets: Vec<Target>,
    mapping: Vec<String>,
    judged: Vec<Judged>,
    /// Was it done, or only looked at?
    is_done: bool,
    kept: Kept,
    faults: Faults,
}

impl ImportPage {
    /// What each column is, to be chosen.
    fn columns(&self) -> Result<Html, Failure> {
        let Some(table) = &self.table else { return Ok(Html::default()) };
        let chosen = (self.targets.as_slice(), self.mapping.as_slice());
        columns::draw(&self.frame, (&table.headings, &table.samples()), chosen, &self.faults)
    }

    fn count(&self, verdict: &str) -> usize {
        self.judged.iter().filter(|one| one.verdict == verdict).count()
    }

    /// The lines that are shown: those that need somebody before those that do not.
    fn lines(&self) -> Vec<&Judged> {
        let mut lines: Vec<&Judged> = self.judged.iter().collect();
        lines.sort_by_key(|one| matches!(one.verdict, "new" | "added"));
        lines.truncate(SHOWN);
        lines
    }
}

/// The page without a table; who may not bring one learns it here.
async fn page(visit: &Visit, register: RegisterId, faults: Faults) -> Result<ImportPage, Failure> {
    let (register, _) = visit.see(JudgeEntries { register, lines: Vec::new() }).await?;
    let frame = visit.frame(visit.words().t("registers-import"))?;
    Ok(ImportPage {
        targets: import::targets(&register, visit.words()),
        frame,
        register,
        table: None,
        mapping: Vec::new(),
        judged: Vec::new(),
        is_done: false,
        kept: Kept::default(),
        faults,
    })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    let register = visit.id("register")?;
    Reply::page(&page(&visit, register, Faults::default()).await?)
}

pub(crate) async fn import(mut visit: Visit) -> Outcome {
    let register = visit.id("register")?;
    let (form, came): (TableForm, Vec<Incoming>) = visit.form_with_files(1).await?;
    let kept = visit.keep(&came);
    let table = match read(&visit, &came).await {
        Ok(table) => table,
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            return Reply::invalid(&page(&visit, register, faults).await?);
        }
    };
    let mut shown = ImportPage { kept, ..page(&visit, register, Faults::default()).await? };
    shown.mapping = match form.act.as_str() {
        "" => columns::proposed(&table.headings, &shown.targets),
        _ => columns::chosen(&form.columns, table.headings.len()),
    };
    if let Err(faults) = import::check(&shown.mapping, &shown.targets) {
        shown.faults = Faults::of(Failure::Refused(faults), visit.words())?;
        shown.table = Some(table);
        return Reply::invalid(&shown);
    }
    let width = shown.register.columns.len();
    let line = |line: &obieg_table::Line| (line.number, import::line(line, &shown.mapping, width));
    let lines: Vec<(u64, EntryLine)> = table.lines.iter().map(line).collect();
    let judged = judge(&visit, register, &lines).await?;
    shown.is_done = form.act == "import";
    shown.judged = if shown.is_done { enter(&visit, register, lines, judged).await? } else { judged };
    shown.table = Some(table);
    Reply::page(&shown)
}

async fn read(visit: &Visit, came: &[Incoming]) -> Result<Table, Failure> {
    let file = came.first().ok_or_else(|| Refusal::from(Unread::Empty))?;
    let readable = file.stored.readable();
    if readable.size() > LARGEST {
        return Err(Refusal::from(Unread::Large).into());
    }
    let bytes = visit.actor()?.blobs().read(&readable, LARGEST).await?;
    Ok(obieg_table::read(&bytes, MOST_LINES).map_err(Refusal::from)?)
}

/// What every line would come to.
async fn judge(
    visit: &Visit,
    register: RegisterId,
    lines: &[(u64, EntryLine)],
) -> Result<Vec<Judged>, Failure> {
    let asked = JudgeEntries { register, lines: lines.iter().map(|(_, line)| line.clone()).collect() };
    let (_, verdicts) = visit.see(asked).await?;
    let words = visit.words();
    let told = |((number, line), verdict): (&(u64, EntryLine), Verdict)| {
        let one = |verdict| Judged {
            number: *number,
            subject: line.subject.clone(),
            verdict,
            entry: String::new(),
            faults: Vec::new(),
        };
        match verdict {
            Verdict::New => one("new"),
            Verdict::Twice => one("twice"),
            Verdict::Known(entry) => Judged { entry, ..one("known") },
            Verdict::Wrong(faults) => {
                Judged { faults: faults.iter().map(|one| words.refusal(one)).collect(), ..one("wrong") }
            }
        }
    };
    Ok(lines.iter().zip(verdicts).map(told).collect())
}

/// Enters every line that can be entered, each by itself; the others are told as they were judged.
async fn enter(
    visit: &Visit,
    register: RegisterId,
    lines: Vec<(u64, EntryLine)>,
    mut judged: Vec<Judged>,
) -> Result<Vec<Judged>, Failure> {
    let good = judged.iter().zip(lines).filter(|(one, _)| one.verdict == "new");
    let deeds: Vec<ImportEntry> = good.map(|(_, (_, line))| ImportEntry { register, line }).collect();
    let each = visit.act_on_all(deeds).await?;
    for (one, done) in judged.iter_mut().filter(|one| one.verdict == "new").zip(each) {
        match done {
            Ok(AddedEntry { number, .. }) => (one.verdict, one.entry) = ("added", number),
            Err(failure) => {
                let faults = Faults::of(failure, visit.words())?;
                one.verdict = "wrong";
                one.faults = faults.lines().iter().map(|(_, sentence)| sentence.clone()).collect();
            }
        }
    }
    Ok(judged)
}

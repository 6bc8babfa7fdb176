//! The screen of a table: choose a file, say which column is what, look at what would be done, do it.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::columns::Brought;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};

use crate::deeds::{AddedEntry, ImportEntry};
use crate::import::{self, EntryLine, MOST_LINES};
use crate::model::{RegisterId, RegisterView};
use crate::queries::{JudgeEntries, Verdict};

/// So many lines of the report are shown, those that failed first.
const SHOWN: usize = 500;

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
    brought: Brought,
    /// Those that need somebody before those that do not.
    judged: Vec<Judged>,
    /// Was it done, or only looked at?
    is_done: bool,
    faults: Faults,
}

impl ImportPage {
    fn count(&self, verdict: &str) -> usize {
        self.judged.iter().filter(|one| one.verdict == verdict).count()
    }

    /// The lines that are shown.
    fn lines(&self) -> &[Judged] {
        self.judged.get(..SHOWN).unwrap_or(&self.judged)
    }
}

/// The page without a table; who may not bring one learns it here.
async fn page(visit: &Visit, register: RegisterId) -> Result<ImportPage, Failure> {
    let (register, _) = visit.see(JudgeEntries { register, lines: Vec::new() }).await?;
    Ok(ImportPage {
        frame: visit.frame(visit.words().t("registers-import"))?,
        brought: Brought::new(import::targets(&register, visit.words())),
        register,
        judged: Vec::new(),
        is_done: false,
        faults: Faults::default(),
    })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, visit.id("register")?).await?)
}

pub(crate) async fn import(mut visit: Visit) -> Outcome {
    let register = visit.id("register")?;
    let mut shown = page(&visit, register).await?;
    let form = match shown.brought.take(&mut visit, MOST_LINES, import::check).await? {
        Ok(form) => form,
        Err(faults) => {
            shown.faults = faults;
            return Reply::invalid(&shown);
        }
    };
    let (mapping, width) = (&shown.brought.mapping, shown.register.columns.len());
    let lines = shown.brought.table.iter().flat_map(|table| &table.lines);
    let lines = lines.map(|line| (line.number, import::line(line, mapping, width))).collect::<Vec<_>>();
    let judged = judge(&visit, register, &lines).await?;
    shown.is_done = form.act == "import";
    shown.judged = if shown.is_done { enter(&visit, register, lines, judged).await? } else { judged };
    shown.judged.sort_by_key(|one| matches!(one.verdict, "new" | "added"));
    Reply::page(&shown)
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
            Verdict::Repeated => one("repeated"),
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
                one.verdict = "wrong";
                one.faults = Faults::told(&failure, visit.words());
            }
        }
    }
    Ok(judged)
}

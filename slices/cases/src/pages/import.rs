//! The screen of a table of open cases: choose a file, say which column is what, look at what would be done, do it.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::columns::Brought;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};

use crate::brought::{self, BroughtLine, MOST_LINES};
use crate::deeds::ImportCase;
use crate::model::CaseId;
use crate::queries::{JudgeCases, Verdict};

/// So many lines of the report are shown, those that failed first.
const SHOWN: usize = 500;

/// A line of the report.
struct Judged {
    number: u64,
    foreign_sign: String,
    title: String,
    verdict: &'static str,
    /// The sign that it has here.
    sign: String,
    case: Option<CaseId>,
    faults: Vec<String>,
}

#[derive(Template)]
#[template(path = "import_cases.html")]
struct ImportPage {
    frame: Frame,
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

fn page(visit: &Visit) -> Result<ImportPage, Failure> {
    Ok(ImportPage {
        frame: visit.frame(visit.words().t("cases-import"))?,
        brought: Brought::new(brought::targets(visit.words())),
        judged: Vec::new(),
        is_done: false,
        faults: Faults::default(),
    })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    // Whoever may judge a table may bring one.
    visit.see(JudgeCases { lines: Vec::new() }).await?;
    Reply::page(&page(&visit)?)
}

pub(crate) async fn import(mut visit: Visit) -> Outcome {
    let mut shown = page(&visit)?;
    let form = match shown.brought.take(&mut visit, MOST_LINES, brought::check).await? {
        Ok(form) => form,
        Err(faults) => {
            shown.faults = faults;
            return Reply::invalid(&shown);
        }
    };
    let lines = shown.brought.table.iter().flat_map(|table| &table.lines);
    let lines: Vec<_> =
        lines.map(|line| (line.number, brought::line(line, &shown.brought.mapping))).collect();
    let judged = judge(&visit, &lines).await?;
    shown.is_done = form.act == "import";
    shown.judged = if shown.is_done { bring(&visit, lines, judged).await? } else { judged };
    shown.judged.sort_by_key(|one| matches!(one.verdict, "new" | "added"));
    Reply::page(&shown)
}

/// What every line would come to.
async fn judge(visit: &Visit, lines: &[(u64, BroughtLine)]) -> Result<Vec<Judged>, Failure> {
    let asked = JudgeCases { lines: lines.iter().map(|(_, line)| line.clone()).collect() };
    let verdicts = visit.see(asked).await?;
    let words = visit.words();
    let told = |((number, line), verdict): (&(u64, BroughtLine), Verdict)| {
        let one = |verdict| Judged {
            number: *number,
            foreign_sign: line.foreign_sign.clone(),
            title: line.title.clone(),
            verdict,
            sign: String::new(),
            case: None,
            faults: Vec::new(),
        };
        match verdict {
            Verdict::New => one("new"),
            Verdict::Repeated => one("repeated"),
            Verdict::Known(sign) => Judged { sign, ..one("known") },
            Verdict::Wrong(faults) => {
                Judged { faults: faults.iter().map(|one| words.refusal(one)).collect(), ..one("wrong") }
            }
        }
    };
    Ok(lines.iter().zip(verdicts).map(told).collect())
}

/// Brings every line that can be brought, each by itself; the others are told as they were judged.
async fn bring(
    visit: &Visit,
    lines: Vec<(u64, BroughtLine)>,
    mut judged: Vec<Judged>,
) -> Result<Vec<Judged>, Failure> {
    let good = judged.iter().zip(lines).filter(|(one, _)| one.verdict == "new");
    let deeds: Vec<ImportCase> = good.map(|(_, (_, line))| ImportCase { line }).collect();
    let each = visit.act_on_all(deeds).await?;
    for (one, done) in judged.iter_mut().filter(|one| one.verdict == "new").zip(each) {
        match done {
            Ok(opened) => (one.verdict, one.sign, one.case) = ("added", opened.sign, Some(opened.id)),
            Err(failure) => {
                one.verdict = "wrong";
                one.faults = Faults::told(&failure, visit.words());
            }
        }
    }
    Ok(judged)
}

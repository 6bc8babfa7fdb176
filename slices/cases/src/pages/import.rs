//! The screen of a table of open cases: choose a file, say which column is what, look at what would be done, do it.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::columns::Brought;
use obieg_web::report::Report;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};

use crate::brought::{self, BroughtLine, MOST_LINES};
use crate::deeds::{ImportCase, OpenedCase};
use crate::queries::JudgeCases;

#[derive(Template)]
#[template(path = "import_cases.html")]
struct ImportPage {
    frame: Frame,
    brought: Brought,
    report: Report<BroughtLine, OpenedCase>,
    faults: Faults,
}

fn page(visit: &Visit) -> Result<ImportPage, Failure> {
    Ok(ImportPage {
        frame: visit.frame(visit.words().t("cases-import"))?,
        brought: Brought::new(brought::targets(visit.words())),
        report: Report::default(),
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
    let asked = JudgeCases { lines: lines.iter().map(|(_, line)| line.clone()).collect() };
    let report = Report::of(lines, visit.see(asked).await?, visit.words());
    shown.report = match form.act.as_str() {
        "import" => report.act(&visit, |line| ImportCase { line }).await?,
        _ => report,
    };
    Reply::page(&shown)
}

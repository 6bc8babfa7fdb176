//! The screen of a table: choose a file, say which column is what, look at what would be done, do it.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::columns::Brought;
use obieg_web::report::Report;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};

use crate::deeds::{AddedEntry, ImportEntry};
use crate::import::{self, EntryLine, MOST_LINES};
use crate::model::{RegisterId, RegisterView};
use crate::queries::JudgeEntries;

#[derive(Template)]
#[template(path = "import_entries.html")]
struct ImportPage {
    frame: Frame,
    register: RegisterView,
    brought: Brought,
    report: Report<EntryLine, AddedEntry>,
    faults: Faults,
}

/// The page without a table; who may not bring one learns it here.
async fn page(visit: &Visit, register: RegisterId) -> Result<ImportPage, Failure> {
    let (register, _) = visit.see(JudgeEntries { register, lines: Vec::new() }).await?;
    Ok(ImportPage {
        frame: visit.frame(visit.words().t("registers-import"))?,
        brought: Brought::new(import::targets(&register, visit.words())),
        register,
        report: Report::default(),
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
    let asked = JudgeEntries { register, lines: lines.iter().map(|(_, line)| line.clone()).collect() };
    let report = Report::of(lines, visit.see(asked).await?.1, visit.words());
    shown.report = match form.act.as_str() {
        "import" => report.act(&visit, |line| ImportEntry { register, line }).await?,
        _ => report,
    };
    Reply::page(&shown)
}

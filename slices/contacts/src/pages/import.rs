//! The screen of a list: choose a file, say which column is what, look at what would be done, do it.

use std::collections::BTreeMap;

use askama::Template;
use obieg_kernel::{Failure, Named, Refusal};
use obieg_table::{LARGEST, Table};
use obieg_web::batch::MOST_AT_ONCE;
use obieg_web::{Faults, Frame, Incoming, Kept, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::ImportContact;
use crate::judge::{JudgeContacts, Verdict};
use crate::mapping::{self, MOST_LINES};
use crate::model::{ContactData, ContactId};
use crate::queries::ListContacts;

/// The form: columns come as `map-1`, `map-2` and so on.
#[derive(Deserialize, Default)]
#[serde(default)]
struct ListForm {
    #[serde(rename = "do")]
    act: String,
    /// How many lines were passed before: a long list is taken part by part.
    passed: String,
    #[serde(flatten)]
    columns: BTreeMap<String, String>,
}

/// A line of the report.
struct Judged {
    number: u64,
    name: String,
    address: String,
    verdict: &'static str,
    /// The contact that it is, or looks like.
    contact: Option<(ContactId, String)>,
    faults: Vec<String>,
}

#[derive(Template)]
#[template(path = "import_contacts.html")]
struct ImportPage {
    frame: Frame,
    table: Option<Table>,
    mapping: Vec<String>,
    /// Lines of the part that is shown.
    judged: Vec<Judged>,
    /// Was it done, or only looked at?
    is_done: bool,
    passed: usize,
    kept: Kept,
    faults: Faults,
}

impl ImportPage {
    fn targets(&self) -> Vec<(String, String)> {
        let words = &self.frame.words;
        let none = (String::new(), words.t("contacts-import-nothing").to_owned());
        let word = |target: &'static str| {
            let key = target.replace('_', "-");
            (target.to_owned(), words.of("contacts-import-is", &key))
        };
        std::iter::once(none).chain(mapping::targets().map(word)).collect()
    }

    /// Number, heading, choice, first texts and fault of each column.
    fn columns(&self) -> Vec<(usize, &str, &str, String, Option<&str>)> {
        let Some(table) = &self.table else { return Vec::new() };
        let mut columns = Vec::new();
        for (at, heading) in table.headings.iter().enumerate() {
            let texts = table.lines.iter().map(|line| line.cell(at)).filter(|text| !text.is_empty());
            let sample = texts.take(3).collect::<Vec<_>>().join(" · ");
            let choice = self.mapping.get(at).map_or("", String::as_str);
            let number = at.saturating_add(1);
            columns.push((
                number,
                heading.as_str(),
                choice,
                sample,
                self.faults.at(&format!("map-{number}")),
            ));
        }
        columns
    }

    fn count(&self, verdict: &str) -> usize {
        self.judged.iter().filter(|one| one.verdict == verdict).count()
    }

    /// How many could be taken of the part.
    fn good(&self) -> usize {
        self.count("new").saturating_add(self.count("alike"))
    }

    fn lines(&self) -> usize {
        self.table.as_ref().map_or(0, |table| table.lines.len())
    }

    /// Is there a part after this one?
    fn has_more(&self) -> bool {
        self.passed.saturating_add(MOST_AT_ONCE) < self.lines()
    }

    fn last(&self) -> usize {
        self.passed.saturating_add(self.judged.len())
    }

    fn first(&self) -> usize {
        self.passed.saturating_add(1)
    }
}

fn page(visit: &Visit, faults: Faults) -> Result<ImportPage, Failure> {
    let frame = visit.frame(visit.words().t("contacts-import"))?;
    Ok(ImportPage {
        frame,
        table: None,
        mapping: Vec::new(),
        judged: Vec::new(),
        is_done: false,
        passed: 0,
        kept: Kept::default(),
        faults,
    })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    // Whoever may judge a list may bring one.
    visit.see(JudgeContacts { lines: Vec::new() }).await?;
    Reply::page(&page(&visit, Faults::default())?)
}

pub(crate) async fn import(mut visit: Visit) -> Outcome {
    let (form, came): (ListForm, Vec<Incoming>) = visit.form_with_files(1).await?;
    let kept = visit.keep(&came);
    let table = match read(&visit, &came).await {
        Ok(table) => table,
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            return Reply::invalid(&page(&visit, faults)?);
        }
    };
    let mapping = chosen(&form, &table);
    let step = if form.act == "next" { MOST_AT_ONCE } else { 0 };
    let passed = form.passed.parse::<usize>().unwrap_or(0).saturating_add(step).min(table.lines.len());
    let mut shown = ImportPage { kept, passed, ..page(&visit, Faults::default())? };
    if let Err(faults) = mapping::check(&mapping) {
        shown.faults = Faults::of(Failure::Refused(faults), visit.words())?;
        (shown.table, shown.mapping) = (Some(table), mapping);
        return Reply::invalid(&shown);
    }
    let part: Vec<(u64, ContactData)> = table
        .lines
        .iter()
        .skip(passed)
        .take(MOST_AT_ONCE)
        .map(|line| (line.number, mapping::data(line, &mapping)))
        .collect();
    shown.is_done = form.act == "import";
    shown.judged = if shown.is_done { add(&visit, part).await? } else { judge(&visit, part).await? };
    (shown.table, shown.mapping) = (Some(table), mapping);
    Reply::page(&shown)
}

async fn read(visit: &Visit, came: &[Incoming]) -> Result<Table, Failure> {
    let file = came.first().ok_or_else(|| Refusal::input("contacts.import-empty").on("files"))?;
    let readable = file.stored.readable();
    if readable.size() > LARGEST {
        return Err(Refusal::input("contacts.import-large").on("files").into());
    }
    let bytes = visit.actor()?.blobs().read(&readable, LARGEST).await?;
    Ok(obieg_table::read(&bytes, MOST_LINES).map_err(mapping::refusal)?)
}

/// What people chose; what the headings propose when the file has just come.
fn chosen(form: &ListForm, table: &Table) -> Vec<String> {
    if form.act.is_empty() {
        return mapping::proposed(&table.headings);
    }
    let choice = |number: usize| form.columns.get(&format!("map-{number}")).cloned().unwrap_or_default();
    (1..=table.headings.len()).map(choice).collect()
}

fn line(number: u64, data: &ContactData, verdict: &'static str) -> Judged {
    let (name, address) = (data.name(), data.address());
    Judged { number, name, address, verdict, contact: None, faults: Vec::new() }
}

/// What every line would come to.
async fn judge(visit: &Visit, part: Vec<(u64, ContactData)>) -> Result<Vec<Judged>, Failure> {
    let lines = part.iter().map(|(_, data)| data.clone()).collect();
    let verdicts = visit.see(JudgeContacts { lines }).await?;
    let words = visit.words();
    let told = |((number, data), verdict): ((u64, ContactData), Verdict)| match verdict {
        Verdict::New => line(number, &data, "new"),
        Verdict::LooksLike(other) => {
            Judged { contact: Some((other.id, other.name.clone())), ..line(number, &data, "alike") }
        }
        Verdict::Known(id) => Judged { contact: Some((id, data.name())), ..line(number, &data, "known") },
        Verdict::Wrong(faults) => {
            let faults = faults.iter().map(|one| words.refusal(one)).collect();
            Judged { faults, ..line(number, &data, "wrong") }
        }
    };
    Ok(part.into_iter().zip(verdicts).map(told).collect())
}

/// Takes every line that can be taken, each by itself; tells what became of each.
async fn add(visit: &Visit, part: Vec<(u64, ContactData)>) -> Result<Vec<Judged>, Failure> {
    let deeds = part.iter().map(|(_, data)| ImportContact { data: data.clone() }).collect();
    let each = visit.act_on_each(deeds).await?;
    let mut judged = Vec::new();
    for ((number, data), done) in part.into_iter().zip(each) {
        judged.push(match done {
            Ok(taken) => {
                let verdict = if taken.is_new { "added" } else { "known" };
                Judged { contact: Some((taken.id, data.name())), ..line(number, &data, verdict) }
            }
            Err(failure) => {
                let faults = Faults::of(failure, visit.words())?;
                let faults = faults.lines().iter().map(|(_, sentence)| sentence.clone()).collect();
                Judged { faults, ..line(number, &data, "wrong") }
            }
        });
    }
    Ok(judged)
}

/// May lists be brought at all? For the link on the list of contacts.
pub(super) fn may_import(frame: &Frame) -> bool {
    let lists = frame.could(ListContacts::NAME, ListContacts::RIGHTS);
    lists && frame.could(ImportContact::NAME, ImportContact::RIGHTS)
}

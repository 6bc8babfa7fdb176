//! The screen of a list: choose a file, say which column is what, look at what would be done, do it.

use askama::Template;
use obieg_kernel::{Failure, Named};
use obieg_table::Line;
use obieg_web::batch::MOST_AT_ONCE;
use obieg_web::columns::Brought;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};

use crate::deeds::ImportContact;
use crate::judge::{JudgeContacts, Verdict};
use crate::mapping::{self, MOST_LINES};
use crate::model::{ContactData, ContactId};
use crate::queries::ListContacts;

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
    brought: Brought,
    /// Lines of the part that is shown.
    judged: Vec<Judged>,
    /// Was it done, or only looked at?
    is_done: bool,
    passed: usize,
    faults: Faults,
}

impl ImportPage {
    fn count(&self, verdict: &str) -> usize {
        self.judged.iter().filter(|one| one.verdict == verdict).count()
    }

    /// How many could be taken of the part.
    fn good(&self) -> usize {
        self.count("new").saturating_add(self.count("alike"))
    }

    fn lines(&self) -> usize {
        self.brought.table.as_ref().map_or(0, |table| table.lines.len())
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

fn page(visit: &Visit) -> Result<ImportPage, Failure> {
    Ok(ImportPage {
        frame: visit.frame(visit.words().t("contacts-import"))?,
        brought: Brought::new(mapping::choices(visit.words())),
        judged: Vec::new(),
        is_done: false,
        passed: 0,
        faults: Faults::default(),
    })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    // Whoever may judge a list may bring one.
    visit.see(JudgeContacts { lines: Vec::new() }).await?;
    Reply::page(&page(&visit)?)
}

pub(crate) async fn import(mut visit: Visit) -> Outcome {
    let mut shown = page(&visit)?;
    let form = match shown.brought.take(&mut visit, MOST_LINES, mapping::check).await? {
        Ok(form) => form,
        Err(faults) => {
            shown.faults = faults;
            return Reply::invalid(&shown);
        }
    };
    // A long list is taken part by part: so many lines were passed before.
    let step = if form.act == "next" { MOST_AT_ONCE } else { 0 };
    let passed = form.field("passed").parse::<usize>().unwrap_or(0).saturating_add(step);
    shown.passed = passed.min(shown.lines());
    let lines = shown.brought.table.iter().flat_map(|table| &table.lines);
    let data = |line: &Line| (line.number, mapping::data(line, &shown.brought.mapping));
    let part = lines.skip(shown.passed).take(MOST_AT_ONCE).map(data).collect();
    shown.is_done = form.act == "import";
    shown.judged = if shown.is_done { add(&visit, part).await? } else { judge(&visit, part).await? };
    Reply::page(&shown)
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
        Verdict::Repeated => line(number, &data, "repeated"),
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
                let faults = Faults::told(&failure, visit.words());
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

//! Many letters joined to one case, and many cases closed, at once.

use askama::Template;
use jiff::civil::Date;
use obieg_assignments::queries::BriefItems;
use obieg_kernel::{Failure, Refusal};
use obieg_registry::{ItemId, ItemView};
use obieg_web::batch::{self, Apart, BatchAgain, BatchResult, Each};
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use super::due_tag;
use crate::deeds::{CloseCase, JoinItem, TakeOutItem};
use crate::model::{CaseId, CaseLine, CaseState};
use crate::queries::CaseList;

/// Joins letters to a case and tells what became of each.
pub(super) async fn join(visit: &Visit, case: CaseId, items: Vec<ItemId>) -> Outcome {
    let deeds = items.iter().map(|item| JoinItem { case, item: *item });
    let each = visit.act_on_each(deeds.collect()).await?;
    let known = visit.see(BriefItems { items: items.clone() }).await?;
    let words = visit.words();
    let joined = items.iter().zip(&each).filter(|(_, one)| one.is_ok()).map(|(id, _)| *id);
    let undo = sent(case, "wylacz", "cases-join-undo", joined, words.t("cases-joined-by-mistake"));
    let told = Told { title: "cases-join-result", act: "dolacz", reason: "", undo };
    told.reply(visit, case, (&items, &each), &known)
}

/// Takes letters out of a case and tells what became of each.
pub(super) async fn take_out(visit: &Visit, case: CaseId, items: Vec<ItemId>, reason: &str) -> Outcome {
    // Read before: who takes a letter out may not reach it afterwards.
    let known = visit.see(BriefItems { items: items.clone() }).await?;
    let deeds = items.iter().map(|item| TakeOutItem { case, item: *item, reason: reason.to_owned() });
    let each = visit.act_on_each(deeds.collect()).await?;
    let told = Told { title: "cases-take-out-result", act: "wylacz", reason, undo: None };
    told.reply(visit, case, (&items, &each), &known)
}

/// How the page of results tells of letters and a case.
struct Told<'t> {
    /// Key of its title.
    title: &'static str,
    /// The act, as in addresses.
    act: &'static str,
    /// What goes along with the letters when it is tried again.
    reason: &'t str,
    undo: Option<BatchAgain>,
}

impl Told<'_> {
    fn reply<T>(
        self,
        visit: &Visit,
        case: CaseId,
        (items, each): (&[ItemId], &Each<T>),
        known: &[ItemView],
    ) -> Outcome {
        let words = visit.words();
        let name = |id: &ItemId| match known.iter().find(|item| item.id == *id) {
            Some(item) => obieg_assignments::letter_line(item),
            None => (None, words.t("assignments-unknown-letter").to_owned()),
        };
        let Apart { failed, done, again } = batch::apart(items, each, words, name, |_| Vec::new());
        let retry = sent(case, self.act, "batch-retry", again.into_iter().copied(), self.reason);
        BatchResult {
            title: words.t(self.title).to_owned(),
            retry,
            undo: self.undo,
            failed,
            done,
            onward: vec![
                (format!("/sprawy/{case}"), "cases-to-case"),
                ("/moje-pisma".to_owned(), "assignments-mine"),
            ],
        }
        .reply(visit)
    }
}

/// A press that does an act to these letters; none without letters.
fn sent(
    case: CaseId,
    act: &str,
    word: &'static str,
    items: impl Iterator<Item = ItemId>,
    reason: &str,
) -> Option<BatchAgain> {
    let mut fields: Vec<_> = items.map(|id| ("item".to_owned(), id.to_string())).collect();
    if fields.is_empty() {
        return None;
    }
    if !reason.is_empty() {
        fields.push(("reason".to_owned(), reason.to_owned()));
    }
    Some(BatchAgain { action: format!("/sprawy/{case}/{act}"), word, fields })
}

/// The cases that were ticked, each as it was shown: its id and its version.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CloseForm {
    item: Vec<String>,
}

#[derive(Template)]
#[template(path = "close_many.html")]
struct ClosePage {
    frame: Frame,
    lines: Vec<CaseLine>,
    ticked: Vec<String>,
    faults: Faults,
    today: Date,
}

impl ClosePage {
    fn value(line: &CaseLine) -> String {
        format!("{}.{}", line.id, line.version)
    }

    fn is_ticked(&self, line: &CaseLine) -> bool {
        self.ticked.contains(&Self::value(line))
    }

    fn due(&self, line: &CaseLine) -> Html {
        due_tag(&self.frame, line.state, line.due_on, self.today)
    }
}

/// One's own open cases, those due first.
async fn mine(visit: &Visit) -> Result<Vec<CaseLine>, Failure> {
    let (state, limit) = (CaseState::Open, CaseList::MOST);
    let list = CaseList { state, mine: true, due_from: None, due_to: None, after: None, limit };
    Ok(visit.see(list).await?.cases)
}

async fn page(visit: &Visit, ticked: Vec<String>, faults: Faults) -> Result<ClosePage, Failure> {
    let lines = mine(visit).await?;
    let today = visit.site().kernel().env().today();
    let frame = visit.frame(visit.words().t("cases-close-many"))?;
    Ok(ClosePage { frame, lines, ticked, faults, today })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, Vec::new(), Faults::default()).await?)
}

pub(crate) async fn close(mut visit: Visit) -> Outcome {
    let form: CloseForm = visit.form().await?;
    match try_close(&visit, &form).await {
        Ok(result) => result.reply(&visit),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, form.item, faults).await?)
        }
    }
}

async fn try_close(visit: &Visit, form: &CloseForm) -> Result<BatchResult, Failure> {
    // Read before the deeds: a case that is closed is no longer in the list.
    let known = mine(visit).await?;
    let cases = form.item.iter().map(|text| ticked(text)).collect::<Result<Vec<_>, _>>()?;
    let deeds = cases.iter().map(|(case, version)| CloseCase { case: *case, version: *version });
    let each = visit.act_on_each(deeds.collect()).await?;
    let words = visit.words();
    let name = |(case, _): &(CaseId, i64)| match known.iter().find(|line| line.id == *case) {
        Some(line) => (Some(format!("/sprawy/{case}")), format!("{} · {}", line.sign, line.title)),
        None => (None, words.t("cases-unknown").to_owned()),
    };
    let Apart { failed, done, .. } = batch::apart(&cases, &each, words, name, |()| Vec::new());
    Ok(BatchResult {
        title: words.t("cases-close-result").to_owned(),
        // What blocks a case does not go away by itself: each line leads to the case, and the list begins anew.
        retry: None,
        undo: None,
        failed,
        done,
        onward: vec![
            ("/sprawy?moje=1".to_owned(), "cases-mine"),
            ("/sprawy/wiele".to_owned(), "cases-close-many"),
        ],
    })
}

fn ticked(text: &str) -> Result<(CaseId, i64), Failure> {
    let parts =
        text.split_once('.').and_then(|(case, version)| Some((case.parse().ok()?, version.parse().ok()?)));
    parts.ok_or_else(|| Refusal::input("cases.choice").on("item").into())
}

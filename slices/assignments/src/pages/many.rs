//! Many letters of the queue assigned at once, and taken back at once.

use std::collections::BTreeMap;

use askama::Template;
use obieg_kernel::Failure;
use obieg_registry::{ItemId, ItemView};
use obieg_web::batch::{self, Apart, BatchAgain, BatchResult, Each, MOST_AT_ONCE};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{AssignItem, WithdrawAssignment};
use crate::form::{AssignForm, options};
use crate::model::{Assigned, AssignmentId, WholeQueue};
use crate::parts;
use crate::queries::{BriefItems, ListQueue};

/// Fields that say the same for every letter.
const TYPED: [&str; 4] = ["receivers", "owner", "instruction", "term"];
/// How many letters of the queue the page lists; "all in the queue" is not bound to them.
const LISTED: i64 = 200;

/// What was ticked and typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ManyForm {
    item: Vec<String>,
    /// Also those that the page does not list.
    all: String,
    owner: String,
    also: Vec<String>,
    instruction: String,
    term: String,
}

impl ManyForm {
    fn assigning(&self) -> AssignForm {
        AssignForm {
            owner: self.owner.clone(),
            also: self.also.clone(),
            instruction: self.instruction.clone(),
            term: self.term.clone(),
            ..AssignForm::default()
        }
    }

    fn again(&self, items: Vec<&ItemId>) -> Vec<(String, String)> {
        let item = items.into_iter().map(|id| ("item".to_owned(), id.to_string()));
        let also = self.also.iter().map(|code| ("also".to_owned(), code.clone()));
        let rest = [("owner", &self.owner), ("instruction", &self.instruction), ("term", &self.term)];
        item.chain(also).chain(rest.map(|(name, value)| (name.to_owned(), value.clone()))).collect()
    }
}

#[derive(Template)]
#[template(path = "many.html")]
struct ManyPage {
    frame: Frame,
    queue: WholeQueue,
    ticked: ManyForm,
    form: AssignForm,
    faults: Faults,
}

impl ManyPage {
    const WITH_OWNER: bool = true;

    fn options(&self) -> Vec<(String, String)> {
        options(&self.queue.everyone, self.frame.words.t("assignments-choose"))
    }

    fn is_ticked(&self, item: &ItemView) -> bool {
        self.ticked.item.contains(&item.id.to_string())
    }

    fn has_more(&self) -> bool {
        i64::try_from(self.queue.items.len()).unwrap_or(i64::MAX) < self.queue.count
    }

    /// So many are taken when all are wanted.
    fn all(&self) -> i64 {
        self.queue.count.min(i64::try_from(MOST_AT_ONCE).unwrap_or(i64::MAX))
    }
}

async fn page(visit: &Visit, ticked: ManyForm, faults: Faults) -> Result<ManyPage, Failure> {
    let queue = visit.see(ListQueue { most: LISTED }).await?;
    let frame = visit.frame(visit.words().t("assignments-many"))?;
    Ok(ManyPage { frame, queue, form: ticked.assigning(), ticked, faults })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, ManyForm::default(), Faults::default()).await?)
}

pub(crate) async fn assign(mut visit: Visit) -> Outcome {
    let form: ManyForm = visit.form().await?;
    match try_assign(&visit, &form).await {
        Ok(result) => result.reply(&visit),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, form, faults).await?)
        }
    }
}

async fn try_assign(visit: &Visit, form: &ManyForm) -> Result<BatchResult, Failure> {
    let draft = form.assigning().draft()?;
    let items = wanted(visit, form).await?;
    let deeds = items.iter().map(|item| AssignItem {
        item: *item,
        receivers: draft.receivers.clone(),
        instruction: draft.instruction.clone(),
        term: draft.term,
        parent: None,
    });
    let each = batch::typed_right(visit.act_on_each(deeds.collect()).await?, &TYPED)?;
    result(visit, form, &items, &each).await
}

/// Those ticked, or the whole queue as far as one request goes.
async fn wanted(visit: &Visit, form: &ManyForm) -> Result<Vec<ItemId>, Failure> {
    if form.all.is_empty() {
        return batch::ids(&form.item);
    }
    let most = i64::try_from(MOST_AT_ONCE).map_err(Failure::internal)?;
    Ok(visit.see(ListQueue { most }).await?.items.into_iter().map(|item| item.id).collect())
}

async fn result(
    visit: &Visit,
    form: &ManyForm,
    items: &[ItemId],
    each: &Each<Assigned>,
) -> Result<BatchResult, Failure> {
    let words = visit.words();
    let known = brief(visit, items).await?;
    let name = |item: &ItemId| named(&known, item, words.t("assignments-unknown-letter"));
    let say = |done: &Assigned| {
        let note = done.term_on_day_off.then(|| words.t("assignments-day-off").to_owned());
        note.into_iter().collect()
    };
    let Apart { failed, done, again } = batch::apart(items, each, words, name, say);
    let made = each.iter().flatten().filter_map(|done| done.assignments.first());
    let undo = made.map(|id| ("assignment".to_owned(), id.to_string())).collect();
    Ok(BatchResult {
        title: words.t("assignments-many-result").to_owned(),
        retry: some("/dekretacja/wiele", "batch-retry", form.again(again), !failed.is_empty()),
        undo: some("/dekretacja/wiele/cofnij", "batch-undo", undo, !done.is_empty()),
        failed,
        done,
        onward: onward(),
    })
}

fn onward() -> Vec<(String, &'static str)> {
    vec![
        ("/dekretacja".to_owned(), "assignments-queue"),
        ("/dekretacja/wiele".to_owned(), "assignments-many"),
    ]
}

fn some(action: &str, word: &'static str, fields: Vec<(String, String)>, is_any: bool) -> Option<BatchAgain> {
    is_any.then(|| BatchAgain { action: action.to_owned(), word, fields })
}

async fn brief(visit: &Visit, items: &[ItemId]) -> Result<BTreeMap<ItemId, ItemView>, Failure> {
    let found = visit.see(BriefItems { items: items.to_vec() }).await?;
    Ok(found.into_iter().map(|item| (item.id, item)).collect())
}

fn named(known: &BTreeMap<ItemId, ItemView>, item: &ItemId, unknown: &str) -> (Option<String>, String) {
    match known.get(item) {
        Some(item) => parts::letter_line(item),
        None => (None, unknown.to_owned()),
    }
}

/// Assignments to take back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct UndoForm {
    assignment: Vec<String>,
}

pub(crate) async fn withdraw(mut visit: Visit) -> Outcome {
    let form: UndoForm = visit.form().await?;
    let ids: Vec<AssignmentId> = batch::ids(&form.assignment)?;
    let deeds = ids.into_iter().map(|assignment| WithdrawAssignment { assignment });
    let each = visit.act_on_each(deeds.collect()).await?;
    let words = visit.words();
    // What was not taken back names no letter.
    let items: Vec<Option<ItemId>> =
        each.iter().map(|one| one.as_ref().ok().map(|moved| moved.item)).collect();
    let known = brief(&visit, &items.iter().flatten().copied().collect::<Vec<_>>()).await?;
    let unknown = words.t("assignments-unknown-letter");
    let name = |item: &Option<ItemId>| {
        item.as_ref().map_or_else(|| (None, unknown.to_owned()), |item| named(&known, item, unknown))
    };
    let Apart { failed, done, .. } = batch::apart(&items, &each, words, name, |_| Vec::new());
    let title = words.t("assignments-many-undone").to_owned();
    BatchResult { title, failed, done, retry: None, undo: None, onward: onward() }.reply(&visit)
}

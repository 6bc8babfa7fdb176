//! Many of my letters accepted or passed back at once.

use askama::Template;
use obieg_kernel::{Deed, Failure};
use obieg_web::batch::{self, BatchAgain, BatchResult};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{AcceptAssignment, PassBack};
use crate::model::{Moved, MyLetter, MyLetters};
use crate::parts;
use crate::queries::ListMyAssignments;

/// What was ticked and typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct TickForm {
    item: Vec<String>,
    reason: String,
}

#[derive(Template)]
#[template(path = "mine_many.html")]
struct ManyPage {
    frame: Frame,
    letters: MyLetters,
    form: TickForm,
    faults: Faults,
    works: bool,
}

impl ManyPage {
    fn groups(&self) -> [(&'static str, &[MyLetter]); 2] {
        let letters = &self.letters;
        [("assignments-mine-waiting", &letters.waiting), ("assignments-mine-accepted", &letters.accepted)]
    }

    fn count(&self) -> usize {
        self.letters.waiting.len() + self.letters.accepted.len()
    }

    fn is_ticked(&self, letter: &MyLetter) -> bool {
        self.form.item.contains(&letter.item.id.to_string())
    }
}

async fn page(visit: &Visit, form: TickForm, faults: Faults) -> Result<ManyPage, Failure> {
    let letters = visit.see(ListMyAssignments).await?;
    let frame = visit.frame(visit.words().t("assignments-mine-many"))?;
    let works = super::works(&frame);
    Ok(ManyPage { frame, letters, form, faults, works })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, TickForm::default(), Faults::default()).await?)
}

pub(crate) async fn accept(mut visit: Visit) -> Outcome {
    let form = visit.form().await?;
    act(visit, form, ACCEPTING, |letter, _| AcceptAssignment { assignment: letter.assignment.id }).await
}

pub(crate) async fn pass_back(mut visit: Visit) -> Outcome {
    let form = visit.form().await?;
    act(visit, form, PASSING_BACK, |letter, form| PassBack {
        assignment: letter.assignment.id,
        reason: form.reason.clone(),
    })
    .await
}

/// Where an act is sent again, and the title of its result.
type Act = (&'static str, &'static str);
const ACCEPTING: Act = ("/moje-pisma/wiele/przyjmij", "assignments-many-accepted");
const PASSING_BACK: Act = ("/moje-pisma/wiele/zwroc", "assignments-many-passed-back");

async fn act<D: Deed<Done = Moved> + 'static>(
    visit: Visit,
    form: TickForm,
    act: Act,
    deed: impl Fn(&MyLetter, &TickForm) -> D,
) -> Outcome {
    match try_act(&visit, &form, act, deed).await {
        Ok(result) => result.reply(&visit),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, form, faults).await?)
        }
    }
}

async fn try_act<D: Deed<Done = Moved> + 'static>(
    visit: &Visit,
    form: &TickForm,
    (action, title): Act,
    deed: impl Fn(&MyLetter, &TickForm) -> D,
) -> Result<BatchResult, Failure> {
    let mine = visit.see(ListMyAssignments).await?;
    let is_ticked = |letter: &&MyLetter| form.item.contains(&letter.item.id.to_string());
    let ticked: Vec<&MyLetter> = mine.waiting.iter().chain(&mine.accepted).filter(is_ticked).collect();
    let each = visit.act_on_each(ticked.iter().map(|letter| deed(letter, form)).collect()).await?;
    let each = batch::typed_right(each, &["reason"])?;
    let words = visit.words();
    let named = |letter: &&MyLetter| parts::letter_line(&letter.item);
    let apart = batch::apart(&ticked, &each, words, named, |_| Vec::new());
    let item = |letter: &&&MyLetter| ("item".to_owned(), letter.item.id.to_string());
    let mut fields: Vec<_> = apart.again.iter().map(item).collect();
    fields.push(("reason".to_owned(), form.reason.clone()));
    let retry = BatchAgain { action: action.to_owned(), word: "batch-retry", fields };
    Ok(BatchResult {
        title: words.t(title).to_owned(),
        retry: (!apart.failed.is_empty()).then_some(retry),
        undo: None,
        failed: apart.failed,
        done: apart.done,
        onward: vec![
            ("/moje-pisma".to_owned(), "assignments-mine"),
            ("/moje-pisma/wiele".to_owned(), "assignments-mine-many"),
        ],
    })
}

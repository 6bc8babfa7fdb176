//! Many items registered now and completed later: a bag of post gets its numbers before anybody has read it.

use askama::Template;
use obieg_kernel::{Failure, Refusal};
use obieg_web::batch::{BatchLine, BatchResult, MOST_AT_ONCE};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};

use crate::api::must_be_able;
use crate::deeds::{RegisterItem, Registered};
use crate::draft::ItemDraft;
use crate::form::Form;

#[derive(Template)]
#[template(path = "many_form.html")]
struct ManyForm {
    frame: Frame,
    faults: Faults,
    form: Form,
}

fn page(visit: &Visit, form: Form, faults: Faults) -> Result<ManyForm, Failure> {
    Ok(ManyForm { frame: visit.frame(visit.words().t("registry-many"))?, faults, form })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    must_be_able::<RegisterItem>(&visit)?;
    let form = Form::fresh(visit.site().kernel().env().today());
    Reply::page(&page(&visit, form, Faults::default())?)
}

pub(crate) async fn register(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    match try_register(&visit, &form).await {
        Ok(result) => result.reply(&visit),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, form, faults)?)
        }
    }
}

async fn try_register(visit: &Visit, form: &Form) -> Result<BatchResult, Failure> {
    let count = count(form)?;
    let deed = || RegisterItem { draft: draft(form), files: Vec::new(), taken_as: None };
    let mut each = visit.act_on_each(std::iter::repeat_with(deed).take(count).collect()).await?;
    // All have the same data: what is wrong with one is wrong with all, and stands at the fields.
    if each.iter().all(|one| matches!(one, Err(Failure::Refused(_))))
        && let Some(Err(failure)) = each.pop()
    {
        return Err(failure);
    }
    let words = visit.words();
    let (mut done, mut failed) = (Vec::new(), Vec::new());
    for (number, one) in (1..).zip(&each) {
        match one {
            Ok(item) => done.push(line(item, words.t("registry-rpw"))),
            Err(failure) => {
                failed.push(BatchLine::failed(None, words.n("registry-many-nth", number), failure, words));
            }
        }
    }
    Ok(BatchResult {
        title: words.n("registry-many-done", done.len()),
        failed,
        done,
        retry: None,
        undo: None,
        onward: vec![
            ("/rpw/do-uzupelnienia".to_owned(), "registry-many-complete"),
            ("/rpw/wiele".to_owned(), "registry-many-more"),
            ("/rpw".to_owned(), "registry-title"),
        ],
    })
}

fn line(item: &Registered, rpw: &str) -> BatchLine {
    let label = format!("{rpw} {}", item.number);
    BatchLine { href: Some(format!("/rpw/{}", item.id)), label, said: Vec::new() }
}

fn count(form: &Form) -> Result<usize, Refusal> {
    let wrong = || Refusal::input("registry.many-count-fault").on("count").with("most", MOST_AT_ONCE);
    form.of("count").trim().parse().ok().filter(|count| (1..=MOST_AT_ONCE).contains(count)).ok_or_else(wrong)
}

/// What is known of all of them; the rest is "to be completed".
fn draft(form: &Form) -> ItemDraft {
    ItemDraft {
        channel: form.text("channel"),
        received_on: form.text("received_on"),
        title: form.text("title"),
        access: form.text("access"),
        remarks: form.text("remarks").filter(|text| !text.is_empty()),
        later: true,
        ..ItemDraft::default()
    }
}

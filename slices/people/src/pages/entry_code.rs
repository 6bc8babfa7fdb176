//! The first administrator's way in.

use askama::Template;
use obieg_kernel::door::{Entered, Origin};
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::door::{chosen_office, offices, origin};
use super::second;
use crate::password;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct EntryForm {
    office: String,
    login: String,
    code: String,
    password: String,
    again: String,
}

#[derive(Template)]
#[template(path = "entry_code.html")]
struct EntryPage {
    frame: Frame,
    faults: Faults,
    form: EntryForm,
    offices: Vec<(String, String)>,
}

fn page(visit: &Visit, form: EntryForm, faults: Faults) -> Result<EntryPage, Failure> {
    let frame = visit.public_frame(visit.words().t("people-entry-code"));
    Ok(EntryPage { frame, faults, form, offices: offices(visit)? })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, EntryForm::default(), Faults::default())?)
}

async fn try_enter(visit: &Visit, form: &EntryForm, origin: Origin) -> Result<Entered, Failure> {
    if form.password != form.again {
        return Err(Refusal::input("people.password-again").on("again").into());
    }
    password::check(&form.password, form.login.trim())?;
    let wrong = || Failure::from(Refusal::input("kernel.entry-code-wrong").on("code"));
    let office = chosen_office(visit, &form.office)?.ok_or_else(wrong)?;
    let kernel = visit.site().kernel();
    kernel.enter_by_code(&office, &form.login, &form.code, &form.password, origin).await
}

pub(crate) async fn enter(mut visit: Visit) -> Outcome {
    let form: EntryForm = visit.form().await?;
    let origin = origin(&visit);
    let device = origin.browser.clone();
    match try_enter(&visit, &form, origin).await {
        Ok(Entered::Session(cookie)) => {
            Ok(Reply::Session { cookie: Some(cookie), device, to: "/".to_owned() })
        }
        Ok(Entered::Half(cookie)) => Ok(Reply::HalfSession { cookie, to: second::address("") }),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, form, faults)?)
        }
    }
}

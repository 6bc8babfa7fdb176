//! Mailboxes on the screen of administrators.

use askama::Template;
use jiff::civil::Date;
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use super::Empty;
use crate::deeds::{AddMailbox, ChangeMailbox, EndMailbox, MailboxDraft, RetryMailbox};
use crate::model::{After, BoxId, MailboxView, Tls};
use crate::queries::{ListMailboxes, SeeMailbox};

const LIST: &str = "/ustawienia/skrzynki";

#[derive(Template)]
#[template(path = "boxes.html")]
struct ListPage {
    frame: Frame,
    boxes: Vec<MailboxView>,
    admin: bool,
}

impl ListPage {
    fn state(&self, one: &MailboxView) -> Html {
        let words = &self.frame.words;
        match &one.fault {
            None => self.frame.tag("success", "done", words.t("mailbox-works")),
            Some(_) => self.frame.tag("danger", "failed", words.t("mailbox-fails")),
        }
    }

    fn fault(&self, code: &str) -> String {
        fault(&self.frame, code)
    }
}

/// Why a mailbox cannot be read and what to do, in people's words.
fn fault(frame: &Frame, code: &str) -> String {
    frame.words.of("mailbox-fault", code).to_string()
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let boxes = visit.see(ListMailboxes).await?.mailboxes;
    let frame = visit.frame(visit.words().t("mailbox-boxes"))?;
    Reply::page(&ListPage { frame, boxes, admin: true })
}

/// What the form holds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Form {
    name: String,
    host: String,
    port: String,
    tls: String,
    login: String,
    password: String,
    authority: String,
    folder: String,
    since: String,
    after: String,
    after_folder: String,
}

impl Form {
    fn fresh(today: Date) -> Self {
        Self {
            port: "993".to_owned(),
            tls: Tls::Start.code().to_owned(),
            folder: "INBOX".to_owned(),
            since: today.to_string(),
            after: After::Mark.code().to_owned(),
            ..Self::default()
        }
    }

    fn of(one: &MailboxView) -> Self {
        Self {
            name: one.name.clone(),
            host: one.host.clone(),
            port: one.port.to_string(),
            tls: one.tls.code().to_owned(),
            login: one.login.clone(),
            password: String::new(),
            authority: one.authority.clone(),
            folder: one.folder.clone(),
            since: one.since.to_string(),
            after: one.after.code().to_owned(),
            after_folder: one.after_folder.clone(),
        }
    }

    fn draft(&self) -> Result<MailboxDraft, Failure> {
        let since = self.since.parse().map_err(|_| Refusal::input("mailbox.since-wrong").on("since"))?;
        let tls = Tls::from_code(&self.tls).ok_or_else(|| Refusal::input("mailbox.tls-wrong").on("tls"))?;
        let after =
            After::from_code(&self.after).ok_or_else(|| Refusal::input("mailbox.after-wrong").on("after"))?;
        Ok(MailboxDraft {
            name: self.name.trim().to_owned(),
            host: self.host.trim().to_owned(),
            // No number is no port: the deed says so together with all else that is wrong.
            port: self.port.trim().parse().unwrap_or(0),
            tls,
            login: self.login.trim().to_owned(),
            password: self.password.clone(),
            authority: self.authority.trim().to_owned(),
            folder: self.folder.trim().to_owned(),
            since,
            after,
            after_folder: self.after_folder.trim().to_owned(),
        })
    }
}

#[derive(Template)]
#[template(path = "box_form.html")]
struct FormPage {
    frame: Frame,
    form: Form,
    faults: Faults,
    /// The mailbox that is changed; none for a new one.
    one: Option<MailboxView>,
}

impl FormPage {
    fn options(&self, word: &str, codes: &[&str]) -> Vec<(String, String)> {
        let option = |code: &&str| ((*code).to_owned(), self.frame.words.of(word, code).to_string());
        codes.iter().map(option).collect()
    }

    fn ways(&self) -> Vec<(String, String)> {
        self.options("mailbox-tls", Tls::CODES)
    }

    fn afters(&self) -> Vec<(String, String)> {
        self.options("mailbox-after", After::CODES)
    }

    fn action(&self) -> String {
        self.one.as_ref().map_or_else(|| format!("{LIST}/nowa"), |one| format!("{LIST}/{}", one.id))
    }

    fn is_new(&self) -> bool {
        self.one.is_none()
    }

    fn id(&self) -> String {
        self.one.as_ref().map(|one| one.id.to_string()).unwrap_or_default()
    }

    fn failing(&self) -> Option<String> {
        let code = self.one.as_ref()?.fault.as_deref()?;
        Some(fault(&self.frame, code))
    }
}

fn form_page(
    visit: &Visit,
    one: Option<MailboxView>,
    form: Form,
    faults: Faults,
) -> Result<FormPage, Failure> {
    let title =
        one.as_ref().map_or_else(|| visit.words().t("mailbox-add").to_owned(), |one| one.name.clone());
    Ok(FormPage { frame: visit.frame(title)?, form, faults, one })
}

pub(crate) async fn ask_add(visit: Visit) -> Outcome {
    let form = Form::fresh(visit.site().kernel().env().today());
    Reply::page(&form_page(&visit, None, form, Faults::default())?)
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    match try_add(&visit, &form).await {
        Ok(()) => Ok(Reply::See(format!("{LIST}?zrobiono=skrzynka-dodana"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&form_page(&visit, None, form, faults)?)
        }
    }
}

async fn try_add(visit: &Visit, form: &Form) -> Result<(), Failure> {
    visit.act(AddMailbox(form.draft()?)).await.map(drop)
}

pub(crate) async fn see(visit: Visit) -> Outcome {
    let one = visit.see(SeeMailbox { mailbox: visit.id("id")? }).await?;
    let form = Form::of(&one);
    Reply::page(&form_page(&visit, Some(one), form, Faults::default())?)
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    let mailbox: BoxId = visit.id("id")?;
    match try_change(&visit, mailbox, &form).await {
        Ok(()) => Ok(Reply::See(format!("{LIST}?zrobiono=skrzynka-zmieniona"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            let one = visit.see(SeeMailbox { mailbox }).await?;
            Reply::invalid(&form_page(&visit, Some(one), form, faults)?)
        }
    }
}

async fn try_change(visit: &Visit, mailbox: BoxId, form: &Form) -> Result<(), Failure> {
    visit.act(ChangeMailbox { mailbox, draft: form.draft()? }).await
}

pub(crate) async fn retry(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    let mailbox: BoxId = visit.id("id")?;
    visit.act(RetryMailbox { mailbox }).await?;
    Ok(Reply::See(format!("{LIST}/{mailbox}?zrobiono=skrzynka-ponowiona")))
}

pub(crate) async fn end(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    visit.act(EndMailbox { mailbox: visit.id("id")? }).await?;
    Ok(Reply::See(format!("{LIST}?zrobiono=skrzynka-zakonczona")))
}

//! The page of one contact and what is done on it.

use askama::Template;
use obieg_kernel::{Failure, Named};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{
    BringBackContact, ChangeContact, MergeContacts, PutAwayContact, SeparateContacts, TakeParty, TakeSender,
    TakenContact,
};
use crate::model::{ContactFile, ContactId, ContactState};
use crate::queries::ShowContact;

#[derive(Template)]
#[template(path = "contact.html")]
struct ContactPage {
    frame: Frame,
    file: ContactFile,
    faults: Faults,
    reason: String,
}

impl ContactPage {
    fn is_kept(&self) -> bool {
        self.file.contact.state == ContactState::Kept
    }

    fn may_change(&self) -> bool {
        self.is_kept() && self.frame.could(ChangeContact::NAME, ChangeContact::RIGHTS)
    }

    fn may_merge(&self) -> bool {
        self.is_kept() && self.frame.could(MergeContacts::NAME, MergeContacts::RIGHTS)
    }

    /// Fields of the contact with their words, those that are known.
    fn facts(&self) -> Vec<(String, &str)> {
        let known = |name: &'static str| {
            let value = self.file.contact.data.field(name)?;
            Some((self.frame.words.of("contacts", &name.replace('_', "-")), value.as_str()))
        };
        crate::model::FIELDS.into_iter().filter_map(known).collect()
    }
}

async fn page(
    visit: &Visit,
    contact: ContactId,
    reason: String,
    faults: Faults,
) -> Result<ContactPage, Failure> {
    let file = visit.see(ShowContact { contact }).await?;
    let frame = visit.frame(file.contact.name.clone())?;
    Ok(ContactPage { frame, file, faults, reason })
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    let contact = visit.id("id")?;
    let page = page(&visit, contact, String::new(), Faults::default()).await?;
    // The id of a merged one leads to the one that was kept, so that bookmarks go on.
    if page.file.contact.id != contact {
        return Ok(Reply::See(format!("/kontakty/{}?zrobiono=kontakt-scalony-z-tym", page.file.contact.id)));
    }
    Reply::page(&page)
}

/// Back to the contact, with what was wrong above everything.
async fn finish(
    visit: &Visit,
    contact: ContactId,
    done: Result<(), Failure>,
    said: &str,
    reason: String,
) -> Outcome {
    match done {
        Ok(()) => Ok(Reply::See(format!("/kontakty/{contact}?zrobiono={said}"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(visit, contact, reason, faults).await?)
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonForm {
    #[serde(default)]
    reason: String,
}

pub(crate) async fn put_away(mut visit: Visit) -> Outcome {
    let (contact, ReasonForm { reason }) = (visit.id("id")?, visit.form().await?);
    let done = visit.act(PutAwayContact { contact, reason: reason.clone() }).await;
    finish(&visit, contact, done, "kontakt-odlozony", reason).await
}

#[derive(Deserialize)]
struct NoForm {}

pub(crate) async fn bring_back(mut visit: Visit) -> Outcome {
    let (contact, NoForm {}) = (visit.id("id")?, visit.form().await?);
    let done = visit.act(BringBackContact { contact }).await;
    finish(&visit, contact, done, "kontakt-przywrocony", String::new()).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MergeForm {
    #[serde(default)]
    merged: String,
}

pub(crate) async fn merge(mut visit: Visit) -> Outcome {
    let (kept, form): (ContactId, MergeForm) = (visit.id("id")?, visit.form().await?);
    let merged = form.merged.parse().map_err(|_| Failure::Hidden)?;
    let done = visit.act(MergeContacts { kept, merged }).await.map(drop);
    finish(&visit, kept, done, "kontakty-scalone", String::new()).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeparateForm {
    /// The page from which it was pressed.
    #[serde(default)]
    contact: String,
}

pub(crate) async fn separate(mut visit: Visit) -> Outcome {
    let (merge, form): (_, SeparateForm) = (visit.id("merge")?, visit.form().await?);
    let done = visit.act(SeparateContacts { merge }).await;
    match form.contact.parse() {
        Ok(contact) => finish(&visit, contact, done, "kontakty-rozdzielone", String::new()).await,
        Err(_) => done.map(|()| Reply::See("/kontakty?zrobiono=kontakty-rozdzielone".to_owned())),
    }
}

fn taken(taken: &TakenContact) -> Outcome {
    let said = if taken.is_new { "kontakt" } else { "kontakt-juz-jest" };
    Ok(Reply::See(format!("/kontakty/{}?zrobiono={said}", taken.id)))
}

pub(crate) async fn take_sender(mut visit: Visit) -> Outcome {
    let (item, position) = (visit.id("id")?, super::position(&visit)?);
    let NoForm {} = visit.form().await?;
    taken(&visit.act(TakeSender { item, position }).await?)
}

pub(crate) async fn take_party(mut visit: Visit) -> Outcome {
    let (case, party) = (visit.id("id")?, visit.id("party")?);
    let NoForm {} = visit.form().await?;
    taken(&visit.act(TakeParty { case, party }).await?)
}

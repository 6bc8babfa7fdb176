//! The form of a contact, new or put right.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{AddContact, ChangeContact};
use crate::model::{ContactData, ContactId};
use crate::queries::ShowContact;

/// The fields as typed, and the version that was seen.
#[derive(Deserialize, Default)]
#[serde(default)]
struct ContactForm {
    #[serde(flatten)]
    fields: std::collections::BTreeMap<String, String>,
}

impl ContactForm {
    fn of(data: &ContactData, version: i64) -> Self {
        let mut fields: std::collections::BTreeMap<String, String> = crate::model::FIELDS
            .into_iter()
            .filter_map(|name| Some((name.to_owned(), data.field(name)?.clone())))
            .collect();
        fields.insert("version".to_owned(), version.to_string());
        Self { fields }
    }

    fn text(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    fn data(&self) -> ContactData {
        let mut data = ContactData::default();
        for name in crate::model::FIELDS {
            if let Some(place) = data.field_mut(name) {
                *place = self.fields.get(name).cloned();
            }
        }
        data
    }
}

#[derive(Template)]
#[template(path = "contact_form.html")]
struct FormPage {
    frame: Frame,
    /// The contact that is changed; none when it is new.
    contact: Option<(ContactId, String)>,
    form: ContactForm,
    faults: Faults,
}

impl FormPage {
    fn action(&self) -> String {
        match &self.contact {
            Some((id, _)) => format!("/kontakty/{id}/zmien"),
            None => "/kontakty/nowy".to_owned(),
        }
    }

    fn back(&self) -> String {
        self.contact.as_ref().map_or_else(|| "/kontakty".to_owned(), |(id, _)| format!("/kontakty/{id}"))
    }

    fn of(&self, name: &str) -> &str {
        self.form.text(name)
    }
}

fn new_page(visit: &Visit, form: ContactForm, faults: Faults) -> Result<FormPage, Failure> {
    let frame = visit.frame(visit.words().t("contacts-new"))?;
    Ok(FormPage { frame, contact: None, form, faults })
}

pub(crate) async fn new(visit: Visit) -> Outcome {
    Reply::page(&new_page(&visit, ContactForm::default(), Faults::default())?)
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let form: ContactForm = visit.form().await?;
    match visit.act(AddContact { data: form.data() }).await {
        Ok(taken) => Ok(Reply::See(format!("/kontakty/{}?zrobiono=kontakt", taken.id))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&new_page(&visit, form, faults)?)
        }
    }
}

async fn edit_page(
    visit: &Visit,
    contact: ContactId,
    form: Option<ContactForm>,
    faults: Faults,
) -> Result<FormPage, Failure> {
    let shown = visit.see(ShowContact { contact }).await?.contact;
    let frame = visit.frame(visit.words().t("contacts-change"))?;
    let form = form.unwrap_or_else(|| ContactForm::of(&shown.data, shown.version));
    Ok(FormPage { frame, contact: Some((shown.id, shown.name)), form, faults })
}

pub(crate) async fn edit(visit: Visit) -> Outcome {
    Reply::page(&edit_page(&visit, visit.id("id")?, None, Faults::default()).await?)
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let contact = visit.id("id")?;
    let form: ContactForm = visit.form().await?;
    let version = form.text("version").parse().unwrap_or_default();
    match visit.act(ChangeContact { contact, version, data: form.data() }).await {
        Ok(()) => Ok(Reply::See(format!("/kontakty/{contact}?zrobiono=kontakt-zmieniony"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&edit_page(&visit, contact, Some(form), faults).await?)
        }
    }
}

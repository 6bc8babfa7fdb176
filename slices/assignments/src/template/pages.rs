//! Templates on screens.

use askama::Template;
use obieg_kernel::{Failure, Named};
use obieg_registry::ItemId;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::form::WrittenTemplate;
use super::queries::TemplateChoices;
use super::{
    AddTemplate, AssignByTemplate, ChangeTemplate, ListTemplates, ShowTemplate, SwitchTemplate, TemplateId,
    TemplateView,
};
use crate::form::{AssignForm, options};
use crate::pages::queue;

#[derive(Template)]
#[template(path = "templates.html")]
struct ListPage {
    frame: Frame,
    templates: Vec<TemplateView>,
}

impl ListPage {
    fn may_write(&self) -> bool {
        self.frame.could(AddTemplate::NAME, AddTemplate::RIGHTS)
    }
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let templates = visit.see(ListTemplates).await?.templates;
    let frame = visit.frame(visit.words().t("assignments-templates"))?;
    Reply::page(&ListPage { frame, templates })
}

#[derive(Template)]
#[template(path = "template_form.html")]
struct FormPage {
    frame: Frame,
    choices: TemplateChoices,
    form: WrittenTemplate,
    faults: Faults,
}

impl FormPage {
    fn receivers(&self) -> Vec<(String, String)> {
        options(&self.choices.candidates, self.frame.words.t("assignments-choose"))
    }

    fn action(&self) -> String {
        match &self.choices.template {
            Some(template) => format!("/dekretacja/wzory/{}", template.id),
            None => "/dekretacja/wzory/nowy".to_owned(),
        }
    }

    fn has_unit(&self, unit: &obieg_kernel::id::UnitId) -> bool {
        self.form.has_unit(&unit.to_string())
    }
}

async fn form_page(
    visit: &Visit,
    template: Option<TemplateId>,
    form: Option<WrittenTemplate>,
    faults: Faults,
) -> Result<FormPage, Failure> {
    let choices = visit.see(ShowTemplate { template }).await?;
    let words = visit.words();
    let title = choices.template.as_ref().map(|template| template.draft.name.clone());
    let frame = visit.frame(title.unwrap_or_else(|| words.t("assignments-template-new").to_owned()))?;
    let form = form.or_else(|| choices.template.as_ref().map(WrittenTemplate::of)).unwrap_or_default();
    Ok(FormPage { frame, choices, form, faults })
}

pub(crate) async fn new_form(visit: Visit) -> Outcome {
    Reply::page(&form_page(&visit, None, None, Faults::default()).await?)
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    let template = Some(visit.id("template")?);
    Reply::page(&form_page(&visit, template, None, Faults::default()).await?)
}

/// Back to the list; what was refused comes back on the form.
async fn after(
    visit: &Visit,
    template: Option<TemplateId>,
    form: Option<WrittenTemplate>,
    done: Result<(), Failure>,
) -> Outcome {
    match done {
        Ok(()) => Ok(Reply::See("/dekretacja/wzory?zrobiono=wzor".to_owned())),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&form_page(visit, template, form, faults).await?)
        }
    }
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let form: WrittenTemplate = visit.form().await?;
    let done = visit.act_read(form.draft().map(|draft| AddTemplate { draft })).await.map(drop);
    after(&visit, None, Some(form), done).await
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let template = visit.id("template")?;
    let form: WrittenTemplate = visit.form().await?;
    let version = form.version;
    let deed = form.draft().map(|draft| ChangeTemplate { template, version, draft });
    let done = visit.act_read(deed).await.map(drop);
    after(&visit, Some(template), Some(form), done).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SwitchForm {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    on: String,
}

pub(crate) async fn switch(mut visit: Visit) -> Outcome {
    let template = visit.id("template")?;
    let SwitchForm { version, on } = visit.form().await?;
    let done = visit.act(SwitchTemplate { template, version, on: on == "true" }).await;
    after(&visit, Some(template), None, done).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChosenForm {
    #[serde(default)]
    template: String,
    #[serde(default)]
    next: String,
}

/// One press in the queue.
pub(crate) async fn assign(mut visit: Visit) -> Outcome {
    let item: ItemId = visit.id("id")?;
    let ChosenForm { template, next } = visit.form().await?;
    let template = template.parse().map_err(|_| Failure::Hidden)?;
    match visit.act(AssignByTemplate { item, template }).await {
        Ok(done) => Ok(Reply::See(queue::after(&done, &next))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&queue::page(&visit, Some(item), AssignForm::default(), faults).await?)
        }
    }
}

//! Templates in the API: the same deeds.

use obieg_web::{Outcome, Reply, Visit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    AddTemplate, AssignByTemplate, ChangeTemplate, ListTemplates, SwitchTemplate, TemplateDraft, TemplateId,
};

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListTemplates).await?)
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let draft: TemplateDraft = visit.body().await?;
    Reply::created(&visit.act(AddTemplate { draft }).await?)
}

/// What a template is to say instead.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TemplateChange {
    /// Its version as it was read.
    version: i64,
    /// What it says.
    draft: TemplateDraft,
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let (template, body) = (visit.id("template")?, visit.body::<TemplateChange>().await?);
    let TemplateChange { version, draft } = body;
    Reply::json(&visit.act(ChangeTemplate { template, version, draft }).await?)
}

/// Off or on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TemplateSwitch {
    /// Its version as it was read.
    version: i64,
    /// On?
    on: bool,
}

pub(crate) async fn switch(mut visit: Visit) -> Outcome {
    let (template, TemplateSwitch { version, on }) = (visit.id("template")?, visit.body().await?);
    visit.act(SwitchTemplate { template, version, on }).await?;
    Reply::done()
}

/// By which template.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TemplateChosen {
    /// Which.
    #[schema(value_type = String, format = Uuid)]
    template: TemplateId,
}

pub(crate) async fn assign(mut visit: Visit) -> Outcome {
    let (item, TemplateChosen { template }) = (visit.id("id")?, visit.body().await?);
    Reply::created(&visit.act(AssignByTemplate { item, template }).await?)
}

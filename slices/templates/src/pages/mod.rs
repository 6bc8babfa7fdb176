//! Templates on screens.

mod edit;
mod head;
mod write;

use askama::Template;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use obieg_kernel::{Failure, Named, Refusal};
use obieg_press::shipped::{Manifest, SHIPPED};
use obieg_press::{About, Preview};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

pub(crate) use edit::{end, look, revise, show};
pub(crate) use head::{see_head, set_head};
pub(crate) use write::{
    again_by_program, ask, ask_again, choose, compose, compose_again, composed_by_program, look_again,
    look_at,
};

use crate::deeds::WriteTemplate;
use crate::model::LetterTemplate;
use crate::proven::{Proven, Workshop};
use crate::queries::ListTemplates;

/// A template of the program that can be copied.
struct Starter {
    key: &'static str,
    manifest: Manifest,
}

fn starters() -> Vec<Starter> {
    let read = |one: &obieg_press::shipped::Shipped| {
        Some(Starter { key: one.key, manifest: Manifest::read(one.manifest).ok()? })
    };
    SHIPPED.iter().filter_map(read).collect()
}

#[derive(Template)]
#[template(path = "templates.html")]
struct ListPage {
    frame: Frame,
    templates: Vec<LetterTemplate>,
    starters: Vec<Starter>,
    /// May the reader keep templates?
    keeps: bool,
    faults: Faults,
}

async fn list_page(visit: &Visit, faults: Faults) -> Result<ListPage, Failure> {
    let templates = visit.see(ListTemplates).await?.templates;
    let frame = visit.frame(visit.words().t("templates-title"))?;
    let keeps = frame.could(WriteTemplate::NAME, WriteTemplate::RIGHTS);
    Ok(ListPage { frame, templates, starters: starters(), keeps, faults })
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::page(&list_page(&visit, Faults::default()).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CopyForm {
    #[serde(default)]
    key: String,
}

pub(crate) async fn copy(mut visit: Visit) -> Outcome {
    let CopyForm { key } = visit.form().await?;
    match copied(&visit, &key).await {
        Ok(id) => Ok(Reply::See(format!("/ustawienia/wzory/{id}?zrobiono=wzor-pisma"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&list_page(&visit, faults).await?)
        }
    }
}

async fn copied(visit: &Visit, key: &str) -> Result<crate::model::TemplateId, Failure> {
    let starter = SHIPPED.iter().find(|one| one.key == key);
    let starter = starter.ok_or_else(|| Refusal::input("templates.starter").on("key"))?;
    let manifest = Manifest::read(starter.manifest).map_err(Failure::internal)?;
    let proven = Proven::of(Workshop::of(visit)?, manifest, starter.source.to_owned(), trial(visit)).await?;
    Ok(visit.act(WriteTemplate { proven, origin: Some(key.to_owned()) }).await?.id)
}

/// What stands in the properties of a letter that is only tried.
pub(crate) fn trial(visit: &Visit) -> About {
    About { ident: "proba".to_owned(), at: visit.site().kernel().env().now() }
}

/// A preview, or why there is none: a piece of a page.
#[derive(Template)]
#[template(path = "templates_look.html")]
struct LookPage {
    frame: Frame,
    pages: usize,
    picture: String,
    faults: Faults,
}

/// A piece of a page with the first page of a letter; what is wrong is said in its place.
fn look_reply(visit: &Visit, looked: Result<Preview, Failure>) -> Outcome {
    let frame = visit.frame(visit.words().t("templates-look"))?;
    let (preview, faults) = match looked {
        Ok(preview) => (Some(preview), Faults::default()),
        Err(failure) => (None, Faults::of(failure, visit.words())?),
    };
    let pages = preview.as_ref().map_or(0, |preview| preview.pages);
    let first = preview.and_then(|preview| preview.svg.into_iter().next()).unwrap_or_default();
    Reply::page(&LookPage { frame, pages, picture: BASE64_STANDARD.encode(first), faults })
}

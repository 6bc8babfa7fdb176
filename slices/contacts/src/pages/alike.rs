//! Contacts that look alike: merged, or said to be different.

use askama::Template;
use obieg_web::text::percent_encoded;
use obieg_web::{Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::KeepApart;
use crate::model::{AlikeGroup, AlikePage};
use crate::queries::ListAlike;

#[derive(Template)]
#[template(path = "alike.html")]
struct AlikeList {
    frame: Frame,
    page: AlikePage,
}

impl AlikeList {
    /// By what those of a group look alike.
    fn by(&self, group: &AlikeGroup) -> String {
        let kind = group.mark.split(':').next().unwrap_or_default();
        self.frame.words.of("contacts-alike-by", kind)
    }

    fn next(&self) -> Option<String> {
        self.page.next.as_ref().map(|mark| percent_encoded(mark))
    }

    fn n(&self, group: &AlikeGroup) -> String {
        group.contacts.first().map(|contact| contact.id.to_string()).unwrap_or_default()
    }
}

#[derive(Deserialize)]
struct After {
    #[serde(rename = "po")]
    after: Option<String>,
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let After { after } = visit.query()?;
    let page = visit.see(ListAlike { after }).await?;
    let frame = visit.frame(visit.words().t("contacts-alike-title"))?;
    Reply::page(&AlikeList { frame, page })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkForm {
    #[serde(default)]
    mark: String,
}

pub(crate) async fn keep_apart(mut visit: Visit) -> Outcome {
    let MarkForm { mark } = visit.form().await?;
    visit.act(KeepApart { mark }).await?;
    Ok(Reply::See("/kontakty/podobne?zrobiono=kontakty-rozne".to_owned()))
}

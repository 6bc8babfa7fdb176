//! The question before an entry is cancelled.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::api::must_be_able;
use crate::deeds::CancelItem;
use crate::model::ItemView;
use crate::queries::SeeItem;

#[derive(Template)]
#[template(path = "cancel.html")]
struct CancelPage {
    frame: Frame,
    faults: Faults,
    item: ItemView,
    reason: String,
}

#[derive(Deserialize)]
struct CancelForm {
    #[serde(default)]
    reason: String,
    version: i64,
}

async fn page(visit: &Visit, reason: String, faults: Faults) -> Result<CancelPage, Failure> {
    let item = visit.see(SeeItem { item: visit.id("id")? }).await?.item;
    let title = visit.words().a("registry-cancel-of", "number", &item.number);
    Ok(CancelPage { frame: visit.frame(title)?, faults, item, reason })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    let page = page(&visit, String::new(), Faults::default()).await?;
    must_be_able::<CancelItem>(&visit)?;
    Reply::page(&page)
}

pub(crate) async fn cancel(mut visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    let CancelForm { reason, version } = visit.form().await?;
    match visit.act(CancelItem { item, version: Some(version), reason: reason.clone() }).await {
        Ok(_) => Ok(Reply::See(format!("/rpw/{item}?zrobiono=rpw-uniewazniono"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, reason, faults).await?)
        }
    }
}

//! The head of letters on its screen.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::SetLetterhead;
use crate::model::Letterhead;
use crate::queries::SeeLetterhead;

#[derive(Template)]
#[template(path = "templates_head.html")]
struct HeadPage {
    frame: Frame,
    head: Letterhead,
    version: i64,
    faults: Faults,
}

#[derive(Deserialize)]
struct HeadForm {
    version: i64,
    #[serde(flatten)]
    head: Letterhead,
}

fn page(visit: &Visit, (head, version): (Letterhead, i64), faults: Faults) -> Result<HeadPage, Failure> {
    let frame = visit.frame(visit.words().t("templates-head-title"))?;
    Ok(HeadPage { frame, head, version, faults })
}

pub(crate) async fn see_head(visit: Visit) -> Outcome {
    let kept = visit.see(SeeLetterhead).await?;
    Reply::page(&page(&visit, (kept.head, kept.version), Faults::default())?)
}

pub(crate) async fn set_head(mut visit: Visit) -> Outcome {
    let HeadForm { version, head } = visit.form().await?;
    match visit.act(SetLetterhead { head: head.clone(), version }).await {
        Ok(()) => Ok(Reply::See("/ustawienia/wzory/naglowek?zrobiono=naglowek-pism".to_owned())),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, (head, version), faults)?)
        }
    }
}

//! The scanner folder on the screen and in the API: what waits for a person.

use askama::Template;
use obieg_web::{Frame, Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{ListRefusedFiles, SettleRefusedFile};
use crate::store::RefusedFile;

#[derive(Template)]
#[template(path = "refused.html")]
struct RefusedPage {
    frame: Frame,
    files: Vec<RefusedFile>,
}

pub(crate) async fn refused(visit: Visit) -> Outcome {
    let files = visit.see(ListRefusedFiles).await?;
    let frame = visit.frame(visit.words().t("intake-title"))?;
    Reply::page(&RefusedPage { frame, files })
}

#[derive(Deserialize)]
struct Empty {}

pub(crate) async fn settle(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    visit.act(SettleRefusedFile { refusal: visit.id("id")? }).await?;
    Ok(Reply::See("/skaner?zrobiono=zalatwione".to_owned()))
}

/// Files that could not be registered.
#[derive(Serialize, ToSchema)]
pub struct RefusedFiles {
    /// At most 100; the rest follow when these are settled.
    files: Vec<RefusedFile>,
}

pub(crate) async fn api_refused(visit: Visit) -> Outcome {
    Reply::json(&RefusedFiles { files: visit.see(ListRefusedFiles).await? })
}

pub(crate) async fn api_settle(visit: Visit) -> Outcome {
    Reply::json(&visit.act(SettleRefusedFile { refusal: visit.id("id")? }).await?)
}

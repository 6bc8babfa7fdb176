//! The report of everything whose scan is not full.

use askama::Template;
use obieg_kernel::Named;
use obieg_web::{Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::{or_any, scan_states};
use crate::deeds::StateScan;
use crate::model::{ItemPage, ScanState};
use crate::queries::ListNotFull;
use crate::wanted::PAGE;

#[derive(Template)]
#[template(path = "scans.html")]
struct ScansPage {
    frame: Frame,
    page: ItemPage,
    state: Option<ScanState>,
    may_state: bool,
}

impl ScansPage {
    /// The states of the report; everything else is full.
    fn states(&self) -> Vec<(String, String)> {
        let mut states = scan_states(&self.frame.words);
        states.retain(|(code, _)| code != ScanState::Full.code());
        or_any(&self.frame.words, states)
    }

    fn is_chosen(&self, code: &str) -> bool {
        code == self.code()
    }

    fn code(&self) -> &'static str {
        self.state.map(ScanState::code).unwrap_or_default()
    }
}

#[derive(Deserialize)]
struct Wanted {
    stan: Option<ScanState>,
    przed: Option<i64>,
}

pub(crate) async fn not_full(visit: Visit) -> Outcome {
    let Wanted { stan, przed } = visit.query()?;
    let page = visit.see(ListNotFull { state: stan, before: przed, limit: PAGE }).await?;
    let frame = visit.frame(visit.words().t("registry-scans"))?;
    let may_state = frame.could(StateScan::NAME, StateScan::RIGHTS);
    Reply::page(&ScansPage { frame, page, state: stan, may_state })
}

#[derive(Deserialize)]
struct StateForm {
    state: ScanState,
    #[serde(default)]
    reason: String,
}

pub(crate) async fn state(mut visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    let StateForm { state, reason } = visit.form().await?;
    visit.act(StateScan { item, state, reason }).await?;
    Ok(Reply::See("/rpw/odwzorowania?zrobiono=odwzorowanie".to_owned()))
}

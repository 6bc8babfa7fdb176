//! The short register of what is left out.

use askama::Template;
use jiff::civil::Date;
use obieg_kernel::{Failure, Named, Refusal};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::choices;
use crate::deeds::LeaveOut;
use crate::model::{LeftOutId, LeftOutKind, LeftOutLines};
use crate::queries::ListLeftOut;

#[derive(Template)]
#[template(path = "left_out.html")]
struct LeftOutPage {
    frame: Frame,
    faults: Faults,
    form: LeaveForm,
    lines: LeftOutLines,
    today: Date,
    may_add: bool,
}

#[derive(Deserialize, Default)]
struct LeaveForm {
    kind: Option<LeftOutKind>,
    #[serde(default)]
    description: String,
    #[serde(default)]
    outcome: String,
    received_on: Option<Date>,
}

impl LeftOutPage {
    fn kinds(&self) -> Vec<(String, String)> {
        choices(&self.frame, "paper-left-out", LeftOutKind::ALL, LeftOutKind::code)
    }

    fn kind(&self) -> &'static str {
        self.form.kind.map(LeftOutKind::code).unwrap_or_default()
    }

    fn day(&self) -> String {
        self.form.received_on.unwrap_or(self.today).to_string()
    }
}

#[derive(Deserialize)]
struct Before {
    przed: Option<LeftOutId>,
}

async fn page(visit: &Visit, form: LeaveForm, faults: Faults) -> Result<LeftOutPage, Failure> {
    let Before { przed } = visit.query()?;
    let lines = visit.see(ListLeftOut { before: przed }).await?;
    let frame = visit.frame(visit.words().t("paper-left-outs"))?;
    let may_add = frame.could(LeaveOut::NAME, LeaveOut::RIGHTS);
    let today = visit.site().kernel().env().today();
    Ok(LeftOutPage { frame, faults, form, lines, today, may_add })
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, LeaveForm::default(), Faults::default()).await?)
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let form: LeaveForm = visit.form().await?;
    match leave(&visit, &form).await {
        Ok(()) => Ok(Reply::See("/papier/pominiete?zrobiono=pominieto".to_owned())),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, form, faults).await?)
        }
    }
}

async fn leave(visit: &Visit, form: &LeaveForm) -> Result<(), Failure> {
    let kind = form.kind.ok_or_else(|| Refusal::input("paper.kind-missing").on("kind"))?;
    let received_on =
        form.received_on.ok_or_else(|| Refusal::input("paper.day-missing").on("received_on"))?;
    let (description, outcome) = (form.description.clone(), form.outcome.clone());
    visit.act(LeaveOut { kind, description, outcome, received_on }).await.map(drop)
}

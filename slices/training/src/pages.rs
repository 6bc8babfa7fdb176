//! The page about the training. An office at work has none.

use askama::Template;
use jiff::Timestamp;
use obieg_kernel::{Failure, Named};
use obieg_web::{Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::BeginAnew;
use crate::{SeeTraining, Training};

#[derive(Template)]
#[template(path = "training.html")]
struct TrainingPage {
    frame: Frame,
    begun: Timestamp,
    until: Timestamp,
    asked: bool,
}

impl TrainingPage {
    fn may_begin(&self) -> bool {
        !self.asked && self.frame.could(BeginAnew::NAME, BeginAnew::RIGHTS)
    }
}

fn training(visit: &Visit) -> Result<&Training, Failure> {
    visit.site().slots::<Training>().next().ok_or(Failure::Hidden)
}

fn page(visit: &Visit, asked: bool) -> Outcome {
    let Training { begun, until, .. } = training(visit)?;
    let frame = visit.frame(visit.words().t("training-title"))?;
    Reply::page(&TrainingPage { frame, begun: *begun, until: *until, asked })
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    visit.see(SeeTraining).await?;
    page(&visit, false)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoForm {}

pub(crate) async fn begin_anew(mut visit: Visit) -> Outcome {
    let NoForm {} = visit.form().await?;
    training(&visit)?;
    visit.act(BeginAnew).await?;
    (training(&visit)?.ask)();
    page(&visit, true)
}

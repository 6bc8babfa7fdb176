//! The seal of the office on its administrator's screen.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use super::{device, opened};
use crate::deeds::{EndSeal, KeepSeal};
use crate::model::SealView;
use crate::queries::ShowSeal;

const HERE: &str = "/ustawienia/pieczec";

#[derive(Template)]
#[template(path = "signing_seal.html")]
struct Page {
    frame: Frame,
    seal: Option<SealView>,
    has_device: bool,
    ended: bool,
    faults: Faults,
}

impl Page {
    fn tag(&self) -> Html {
        let (colour, icon, word) = match self.ended {
            true => ("danger", "seal-bad", "signing-seal-ended"),
            false => ("success", "seal-ok", "signing-seal-valid"),
        };
        self.frame.tag(colour, icon, self.frame.words.t(word))
    }
}

async fn page(visit: &Visit, faults: Faults) -> Result<Page, Failure> {
    let seal = visit.see(ShowSeal).await?;
    let ended = seal.as_ref().is_some_and(|seal| seal.not_after <= visit.site().kernel().env().now());
    let frame = visit.frame(visit.words().t("signing-seal-title"))?;
    Ok(Page { frame, seal, has_device: device(visit)?.is_some(), ended, faults })
}

pub(crate) async fn show_seal(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, Faults::default()).await?)
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct KeyForm {
    password: String,
    pin: String,
}

pub(crate) async fn keep_seal(mut visit: Visit) -> Outcome {
    let (KeyForm { password, pin }, files) = visit.form_with_files::<KeyForm>(1).await?;
    let opened = opened(&visit, files.into_iter().next(), password, pin).await;
    match visit.act_read(opened.map(|opened| KeepSeal { opened })).await {
        Ok(_) => Ok(Reply::See(format!("{HERE}?zrobiono=pieczec-przyjeta"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, faults).await?)
        }
    }
}

#[derive(Deserialize)]
struct Empty {}

pub(crate) async fn end_seal(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    visit.act(EndSeal { seal: visit.id("seal")? }).await?;
    Ok(Reply::See(format!("{HERE}?zrobiono=pieczec-zakonczona")))
}

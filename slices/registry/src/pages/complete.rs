//! The form of completing.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};

use super::draft_key;
use crate::api::must_be_able;
use crate::deeds::CompleteItem;
use crate::form::Form;
use crate::model::ItemDetail;
use crate::queries::SeeItem;
use crate::sender_help::{self, Offer};

#[derive(Template)]
#[template(path = "complete_form.html")]
struct CompleteForm {
    frame: Frame,
    faults: Faults,
    form: Form,
    returned: bool,
    draft_key: String,
    detail: ItemDetail,
    /// Whom to choose as a sender.
    offer: Offer,
}

impl CompleteForm {
    fn new(visit: &Visit, detail: ItemDetail, form: Form) -> Result<Self, Failure> {
        let title = visit.words().a("registry-complete-of", "number", &detail.item.number);
        let frame = visit.frame(title)?;
        let draft_key = draft_key(&frame, &detail.item.id.to_string());
        let (faults, offer) = (Faults::default(), Offer::of(visit));
        Ok(Self { frame, faults, form, returned: false, draft_key, detail, offer })
    }
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    let detail = visit.see(SeeItem { item: visit.id("id")? }).await?;
    must_be_able::<CompleteItem>(&visit)?;
    let form = Form::of_item(&detail);
    Reply::page(&CompleteForm::new(&visit, detail, form)?)
}

pub(crate) async fn complete(mut visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    let mut form: Form = visit.form().await?;
    if let Some(offer) = sender_help::choose(&visit, &mut form).await? {
        let page = CompleteForm::new(&visit, visit.see(SeeItem { item }).await?, form)?;
        return Reply::page(&CompleteForm { returned: true, offer, ..page });
    }
    let grows = form.has("add_sender");
    if !grows {
        // A version that is no number is one that nobody has seen: the deed says that the item has changed.
        let version = form.of("version").parse().unwrap_or(0);
        match visit.act(CompleteItem { item, version, draft: form.draft() }).await {
            Ok(_) => return Ok(Reply::See(format!("/rpw/{item}?zrobiono=rpw-uzupelniono"))),
            Err(failure) => {
                let faults = Faults::of(failure, visit.words())?;
                // The item is read anew, with its newest version: what was typed stays, and may be saved over it.
                let detail = visit.see(SeeItem { item }).await?;
                let page = CompleteForm::new(&visit, detail, form)?;
                return Reply::invalid(&CompleteForm { faults, returned: true, ..page });
            }
        }
    }
    form.add_row();
    let detail = visit.see(SeeItem { item }).await?;
    Reply::page(&CompleteForm { returned: true, ..CompleteForm::new(&visit, detail, form)? })
}

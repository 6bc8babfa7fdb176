//! The form of registration.

use askama::Template;
use obieg_documents::NewFile;
use obieg_kernel::Failure;
use obieg_web::{Faults, Frame, Kept, Outcome, Reply, Visit};

use super::draft_key;
use crate::api::must_be_able;
use crate::deeds::RegisterItem;
use crate::form::Form;
use crate::model::ItemView;
use crate::queries::Lookalikes;
use crate::sender_help::{self, Offer};

#[derive(Template)]
#[template(path = "register_form.html")]
struct RegisterForm {
    frame: Frame,
    faults: Faults,
    form: Form,
    returned: bool,
    draft_key: String,
    /// Whom to choose as a sender.
    offer: Offer,
    /// Earlier items that look like this one.
    alike: Vec<ItemView>,
    /// Files that came with the form before.
    kept: Kept,
}

impl RegisterForm {
    fn new(visit: &Visit, form: Form) -> Result<Self, Failure> {
        let frame = visit.frame(visit.words().t("registry-new"))?;
        let draft_key = draft_key(&frame, "nowa");
        let (faults, offer) = (Faults::default(), Offer::of(visit));
        let (alike, kept) = (Vec::new(), Kept::default());
        Ok(Self { frame, faults, form, returned: false, draft_key, offer, alike, kept })
    }
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    must_be_able::<RegisterItem>(&visit)?;
    let form = Form::fresh(visit.site().kernel().env().today());
    Reply::page(&RegisterForm::new(&visit, form)?)
}

pub(crate) async fn register(mut visit: Visit) -> Outcome {
    must_be_able::<RegisterItem>(&visit)?;
    let (mut form, came): (Form, _) = visit.form_with_files(crate::MOST_FILES).await?;
    if let Some(offer) = sender_help::choose(&visit, &mut form).await? {
        let (kept, page) = (visit.keep(&came), RegisterForm::new(&visit, form)?);
        return Reply::page(&RegisterForm { returned: true, offer, kept, ..page });
    }
    if form.has("add_sender") {
        form.add_row();
        let kept = visit.keep(&came);
        return Reply::page(&RegisterForm { returned: true, kept, ..RegisterForm::new(&visit, form)? });
    }
    let files: Vec<NewFile> = came.iter().cloned().map(NewFile::of).collect();
    let draft = form.draft();
    let deed = RegisterItem { draft: draft.clone(), files: files.clone(), taken_as: None };
    match visit.act(deed).await {
        Ok(done) => Ok(Reply::See(format!("/rpw/{}?zrobiono=zarejestrowano", done.id))),
        Err(failure) => {
            let alike = if looks_duplicate(&failure) {
                let files = files.iter().map(|file| file.stored().sha256()).collect();
                visit.see(Lookalikes { draft, files }).await?
            } else {
                Vec::new()
            };
            let faults = Faults::of(failure, visit.words())?;
            let (kept, page) = (visit.keep(&came), RegisterForm::new(&visit, form)?);
            Reply::invalid(&RegisterForm { faults, returned: true, alike, kept, ..page })
        }
    }
}

fn looks_duplicate(failure: &Failure) -> bool {
    matches!(failure, Failure::Refused(list) if list.iter().any(|one| one.code == "registry.looks-duplicate"))
}

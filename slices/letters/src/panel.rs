//! The panel "Pisma wychodzące" on the case page.

use askama::Template;
use obieg_cases::model::{CaseId, CaseState, CaseView};
use obieg_cases::slot::{CasePanel, PanelData};
use obieg_documents::DocumentView;
use obieg_kernel::{Actor, Failure, Named, Reads};
use obieg_web::{Frame, Html};

use crate::deeds::{RecordDelivery, SendLetter};
use crate::model::{AddresseeView, Basis, CaseLetters, LetterView};
use crate::store;

/// The panel, for `app` to plug.
pub fn case_panel() -> CasePanel {
    CasePanel { load, draw }
}

fn load(db: &mut dyn Reads, case: CaseId) -> Result<PanelData, Failure> {
    let letters = store::list_by_case(db, case)?;
    let holders: Vec<uuid::Uuid> = letters.iter().map(|letter| letter.id.uuid()).collect();
    let addressees = if letters.is_empty() { Vec::new() } else { store::addressees_by_case(db, case)? };
    let documents = obieg_documents::store::list_by_holders(db, &holders)?;
    Ok(Box::new(CaseLetters { letters, addressees, documents }))
}

#[derive(Template)]
#[template(path = "panel.html")]
struct Panel<'p> {
    frame: &'p Frame,
    case: &'p CaseView,
    data: &'p CaseLetters,
    may_send: bool,
    may_record: bool,
}

impl Panel<'_> {
    fn copies<'s>(&'s self, letter: &'s LetterView) -> impl Iterator<Item = &'s AddresseeView> {
        self.data.addressees.iter().filter(|copy| copy.letter == letter.id)
    }

    fn files<'s>(&'s self, letter: &'s LetterView) -> impl Iterator<Item = &'s DocumentView> {
        self.data.documents.iter().filter(|document| document.holder == letter.id.uuid())
    }

    fn bases(&self) -> Vec<(&'static str, String)> {
        Basis::ALL
            .iter()
            .map(|basis| (basis.code(), self.frame.words.of("letter-basis", basis.code())))
            .collect()
    }
}

fn draw(frame: &Frame, actor: &Actor, case: &CaseView, data: &PanelData) -> Result<Html, Failure> {
    let data: &CaseLetters = data.downcast_ref().ok_or_else(|| Failure::internal("the panel's data"))?;
    // What is offered; what is done is judged by the deed itself.
    let works = case.state != CaseState::Closed
        && (actor.holding() == Some(case.officer)
            || frame.could(obieg_cases::deeds::HandOverCase::NAME, obieg_cases::deeds::HandOverCase::RIGHTS));
    Html::of(&Panel {
        frame,
        case,
        data,
        may_send: works && frame.could(SendLetter::NAME, SendLetter::RIGHTS),
        may_record: works && frame.could(RecordDelivery::NAME, RecordDelivery::RIGHTS),
    })
}

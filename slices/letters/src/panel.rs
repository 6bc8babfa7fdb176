//! The panel "Pisma wychodzące" on the case page.

use askama::Template;
use obieg_cases::model::{CaseFile, CaseId, CaseState, CaseView};
use obieg_cases::slot::{CasePanel, PanelData};
use obieg_documents::DocumentView;
use obieg_duties::model::{DutyKind, DutyState};
use obieg_kernel::{Actor, Failure, Named, Reads, Scope};
use obieg_web::{Faults, Frame, Html};

use crate::deeds::{NotifyOverrun, RecordDelivery, SendLetter};
use crate::model::{AddresseeView, Basis, CaseLetters, LetterView};
use crate::store;

/// The panel, for `app` to plug.
pub fn case_panel() -> CasePanel {
    CasePanel { asks: store::asks_about, load, draw, draw_terms: Some(draw_terms) }
}

fn load(db: &mut dyn Reads, case: CaseId, _: Scope) -> Result<PanelData, Failure> {
    Ok(Box::new(store::letters_of(db, case)?))
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
    let works = works(frame, actor, case);
    Html::of(&Panel {
        frame,
        case,
        data,
        may_send: works && frame.could(SendLetter::NAME, SendLetter::RIGHTS),
        may_record: works && frame.could(RecordDelivery::NAME, RecordDelivery::RIGHTS),
    })
}

/// What is offered; what is done is judged by the deed itself.
fn works(frame: &Frame, actor: &Actor, case: &CaseView) -> bool {
    case.state != CaseState::Closed
        && (actor.holding() == Some(case.officer)
            || frame.could(obieg_cases::deeds::HandOverCase::NAME, obieg_cases::deeds::HandOverCase::RIGHTS))
}

/// The form of a notice of overrun, in the section of terms.
#[derive(Template)]
#[template(path = "notify.html")]
struct NotifyPart<'p> {
    frame: &'p Frame,
    case: &'p CaseView,
    faults: &'p Faults,
    letters: &'p [LetterView],
    owed: bool,
}

impl NotifyPart<'_> {
    fn is_wanted(&self) -> bool {
        self.owed || !self.faults.is_empty()
    }

    fn choices(&self) -> Vec<(String, String)> {
        let line = |one: &LetterView| (one.id.to_string(), format!("{} {}", one.mark, one.title));
        self.letters.iter().map(line).collect()
    }
}

fn draw_terms(
    frame: &Frame,
    actor: &Actor,
    file: &CaseFile,
    data: &PanelData,
    faults: &Faults,
) -> Result<Html, Failure> {
    let data: &CaseLetters = data.downcast_ref().ok_or_else(|| Failure::internal("the panel's data"))?;
    let open = |kind| file.duties.iter().any(|duty| duty.kind == kind && duty.state == DutyState::Open);
    let runs = file.case.state == CaseState::Open && open(DutyKind::SettleCase);
    let offered = works(frame, actor, &file.case) && frame.could(NotifyOverrun::NAME, NotifyOverrun::RIGHTS);
    if !runs || !offered {
        return Ok(Html::default());
    }
    let owed = open(DutyKind::OverrunNotice);
    Html::of(&NotifyPart { frame, case: &file.case, faults, letters: &data.letters, owed })
}

//! The panel "Projekty pism" on the case page.

use askama::Template;
use obieg_cases::model::{CaseId, CaseState, CaseView};
use obieg_cases::slot::{CasePanel, PanelData};
use obieg_kernel::{Actor, Failure, Named, Reads, Scope};
use obieg_web::{Frame, Html};

use crate::deeds::WriteDraft;
use crate::model::{CaseDrafts, DraftState, DraftView, StepView};
use crate::{rules, store};

/// The panel, for `app` to plug.
pub fn case_panel() -> CasePanel {
    CasePanel { asks: |office, case, _| store::asks_about(office, case), load, draw, draw_terms: None }
}

fn load(db: &mut dyn Reads, case: CaseId, _: Scope) -> Result<PanelData, Failure> {
    let (drafts, steps) = (store::of_case(db, case)?, store::steps_of_case(db, case)?);
    Ok(Box::new(CaseDrafts { drafts, steps }))
}

#[derive(Template)]
#[template(path = "drafts_panel.html")]
struct Panel<'p> {
    frame: &'p Frame,
    case: &'p CaseView,
    data: &'p CaseDrafts,
}

impl Panel<'_> {
    fn may_write(&self) -> bool {
        self.case.state != CaseState::Closed && self.frame.could(WriteDraft::NAME, WriteDraft::RIGHTS)
    }

    fn tag(&self, draft: &DraftView) -> Html {
        state_tag(self.frame, draft.state)
    }

    /// Whose turn it is.
    fn waits_for(&self, draft: &DraftView) -> Option<&str> {
        let steps: Vec<StepView> =
            self.data.steps.iter().filter(|step| step.draft == draft.id).cloned().collect();
        let place = rules::current(draft, &steps)?.place;
        let at = |step: &&StepView| step.draft == draft.id && step.place == place;
        self.data.steps.iter().find(at).map(|step| step.approver_label.as_str())
    }
}

/// The state of a draft as a tag.
pub(crate) fn state_tag(frame: &Frame, state: DraftState) -> Html {
    let (colour, icon) = state.look();
    frame.tag(colour, icon, frame.words.of("drafts-state", state.code()))
}

fn draw(frame: &Frame, _: &Actor, case: &CaseView, data: &PanelData) -> Result<Html, Failure> {
    let data: &CaseDrafts = data.downcast_ref().ok_or_else(|| Failure::internal("the panel's data"))?;
    Html::of(&Panel { frame, case, data })
}

//! The panel "Powiązania" on the case page.

use askama::Template;
use obieg_cases::model::{CaseId, CaseState, CaseView};
use obieg_cases::slot::{CasePanel, PanelData};
use obieg_kernel::{Actor, Failure, Named, Reads, Scope};
use obieg_web::{Faults, Frame, Html};

use crate::deeds::{RelateCases, ReregisterInUnit, RestartCase};
use crate::model::{RelationKind, RelationView};
use crate::store;

/// The panel, for `app` to plug.
pub fn case_panel() -> CasePanel {
    CasePanel { asks: store::asks_about, load, draw, draw_terms: None }
}

fn load(db: &mut dyn Reads, case: CaseId, scope: Scope) -> Result<PanelData, Failure> {
    Ok(Box::new(store::of_case(db, case, scope)?))
}

#[derive(Template)]
#[template(path = "panel.html")]
struct Panel<'p> {
    frame: &'p Frame,
    case: &'p CaseView,
    data: &'p [RelationView],
    /// What was wrong is shown by the page itself, above everything.
    faults: Faults,
    works: bool,
    heads: bool,
}

impl Panel<'_> {
    fn said(&self, relation: &RelationView) -> String {
        let way = if relation.outgoing { "relation-out" } else { "relation-in" };
        self.frame.words.of(way, relation.kind.code())
    }

    fn may_end(&self, relation: &RelationView) -> bool {
        self.may_relate() && relation.outgoing && RelationKind::FREE.contains(&relation.kind)
    }

    fn is_closed(&self) -> bool {
        self.case.state == CaseState::Closed
    }

    fn may_relate(&self) -> bool {
        self.works && !self.is_closed() && self.frame.could(RelateCases::NAME, RelateCases::RIGHTS)
    }

    fn may_restart(&self) -> bool {
        self.works && self.is_closed() && self.frame.could(RestartCase::NAME, RestartCase::RIGHTS)
    }

    fn may_reregister(&self) -> bool {
        self.heads && self.case.state == CaseState::Open
    }

    fn kinds(&self) -> Vec<(String, String)> {
        let word =
            |kind: &RelationKind| (kind.code().to_owned(), self.frame.words.of("relation-out", kind.code()));
        RelationKind::FREE.iter().map(word).collect()
    }
}

fn draw(frame: &Frame, actor: &Actor, case: &CaseView, data: &PanelData) -> Result<Html, Failure> {
    let data: &Vec<RelationView> =
        data.downcast_ref().ok_or_else(|| Failure::internal("the panel's data"))?;
    let heads = frame.could(ReregisterInUnit::NAME, ReregisterInUnit::RIGHTS);
    let works = heads || actor.holding() == Some(case.officer);
    Html::of(&Panel { frame, case, data, faults: Faults::default(), works, heads })
}

//! A draft goes on a path of acceptance.

use obieg_kernel::id::HoldingId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use obieg_people::model::StandingView;
use serde::Serialize;

use super::{About, DraftEvent, DraftTarget, changes_draft};
use crate::model::{DraftId, DraftState};
use crate::rules::{self, Named};
use crate::store;

/// Sends a draft to those who are to accept it, one after another; the last one may sign.
#[derive(Debug, Clone, Serialize)]
pub struct SubmitDraft {
    /// Which.
    pub draft: DraftId,
    /// The version of the document that the doer has seen.
    pub seen: i64,
    /// Who accepts, in their order, 1 to 10.
    pub path: Vec<HoldingId>,
}

named!(SubmitDraft, "drafts.submit-draft", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for SubmitDraft {
    type Target = DraftTarget;
    type Event = DraftEvent;
    type Done = ();

    changes_draft!();

    fn run(&self, mut granted: Granted<'_, Self>, target: DraftTarget) -> Result<Committed<Self>, Failure> {
        rules::may_submit(&target.draft)?;
        obieg_cases::rules::may_change(&target.case.case)?;
        rules::same_version(self.seen, target.document.version)?;
        let standings = self.standings(&mut granted)?;
        let named: Vec<Named> = self.path.iter().zip(&standings).map(named).collect();
        rules::may_go(&named)?;
        let round = target.draft.round.saturating_add(1);
        let labels: Vec<String> = standings.iter().flatten().map(StandingView::label).collect();
        for (place, (approver, label)) in (1..).zip(self.path.iter().zip(&labels)) {
            store::add_step(&mut granted, (target.draft.id, round, place), (*approver, label))?;
        }
        store::set_state(&mut granted, &target.draft, DraftState::Accepting, round)?;
        let first = self.path.first().ok_or_else(|| Refusal::input("drafts.path-empty"))?.uuid();
        let event = DraftEvent::DraftSubmitted {
            about: About::of(&target.draft),
            version: self.seen,
            path: labels,
            first,
        };
        granted.commit(&event, ())
    }
}

impl SubmitDraft {
    /// Who stands at the named posts today, in the order of the path.
    fn standings(&self, granted: &mut Granted<'_, Self>) -> Result<Vec<Option<StandingView>>, Failure> {
        let path = self.path.iter().take(rules::MOST_STEPS.saturating_add(1));
        path.map(|holding| Ok(obieg_people::store::find_standing(granted, *holding)?)).collect()
    }
}

fn named((holding, standing): (&HoldingId, &Option<StandingView>)) -> Named {
    Named {
        holding: *holding,
        person: standing.as_ref().map(|standing| standing.person_id),
        roles: standing.as_ref().map(|standing| standing.roles.clone()),
    }
}

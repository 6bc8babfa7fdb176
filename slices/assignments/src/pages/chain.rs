//! All assignments of an item, with the text for the copy on paper (dekretacja zastępcza).

use askama::Template;
use obieg_web::{Frame, Outcome, Reply, Visit};

use crate::model::{AssignmentId, AssignmentState, AssignmentView, ChainView};
use crate::queries::ItemChain;

#[derive(Template)]
#[template(path = "chain.html")]
struct ChainPage {
    frame: Frame,
    view: ChainView,
}

impl ChainPage {
    fn may_correct(&self, id: &AssignmentId) -> bool {
        self.view.correctable.contains(id)
    }

    /// What is copied on paper: what stands, not what was taken back.
    fn standing(&self) -> Vec<&AssignmentView> {
        let gone = [AssignmentState::Superseded, AssignmentState::Withdrawn, AssignmentState::PassedBack];
        self.view.chain.iter().filter(|one| !gone.contains(&one.state)).collect()
    }

    /// Who stands in the place of a superseded receiver, if anybody does.
    fn replaced(&self, one: &AssignmentView) -> Option<&str> {
        let wrong = self.view.chain.iter().find(|other| Some(other.id) == one.supersedes)?;
        Some(&wrong.to_label)
    }
}

pub(crate) async fn chain(visit: Visit) -> Outcome {
    let view = visit.see(ItemChain { item: visit.id("id")? }).await?;
    let title = visit.words().a("assignments-chain-of", "number", &view.item.number);
    Reply::page(&ChainPage { frame: visit.frame(title)?, view })
}

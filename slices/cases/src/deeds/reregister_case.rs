//! The matter goes on under another sign: this case is closed, nothing in it is settled.

use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, named};
use obieg_registry::deeds::MoveItem;
use obieg_registry::model::Stage;
use serde::Serialize;

use super::{CaseEvent, CaseTarget};
use crate::changes_case;
use crate::model::{CaseId, CaseState};
use crate::{rules, store};

/// Closes a case whose matter was registered anew; a step of what registers it, after what is owed went over.
#[derive(Debug, Clone, Serialize)]
pub struct ReregisterCase {
    /// The case.
    pub case: CaseId,
    /// The sign under which the matter goes on.
    pub sign: String,
}

named!(ReregisterCase, "cases.reregister-case", [(Head, Reach), (Executive, Reach)]);

impl Deed for ReregisterCase {
    type Target = CaseTarget;
    type Event = CaseEvent;
    type Done = ();

    changes_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.case)?;
        for item in store::items_of(&mut granted, self.case)? {
            granted.step(&MoveItem { item, to: Stage::Closed })?;
        }
        let today = granted.env().today();
        store::set_state(&mut granted, &target.case, CaseState::Closed, None, Some(today))?;
        granted.commit(&CaseEvent::CaseReregistered { case: self.case, number: self.sign.clone() }, ())
    }
}

//! Acts on one assignment, from forms.

use obieg_kernel::{Failure, Named};
use obieg_web::{Faults, Outcome, Reply, Visit};
use serde::Deserialize;

use super::mine::{Returned, again};
use super::{Empty, said};
use crate::deeds::{AcceptAssignment, AssignItem, PassBack, WithdrawAssignment};
use crate::form::AssignForm;
use crate::model::{Assigned, AssignmentId};
use crate::queries::AssignmentQueue;

#[derive(Default, Deserialize)]
#[serde(default)]
struct ReasonForm {
    reason: String,
}

pub(crate) async fn accept(mut visit: Visit) -> Outcome {
    let assignment = visit.id("id")?;
    let Empty {} = visit.form().await?;
    visit.act(AcceptAssignment { assignment }).await?;
    Ok(Reply::See(format!("/moje-pisma/{assignment}?zrobiono=przyjeto")))
}

pub(crate) async fn pass_back(mut visit: Visit) -> Outcome {
    let assignment = visit.id("id")?;
    let ReasonForm { reason } = visit.form().await?;
    match visit.act(PassBack { assignment, reason: reason.clone() }).await {
        Ok(_) => Ok(Reply::See("/moje-pisma?zrobiono=zwrocono".to_owned())),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            again(&visit, assignment, Returned { reason, faults, ..Returned::default() }).await
        }
    }
}

pub(crate) async fn pass_on(mut visit: Visit) -> Outcome {
    let parent = visit.id("id")?;
    let form: AssignForm = visit.form().await?;
    match try_pass_on(&visit, parent, &form).await {
        Ok(done) => {
            let undo = done.assignments.first().map(|id| format!("&cofnij={id}")).unwrap_or_default();
            Ok(Reply::See(format!("/moje-pisma?zrobiono={}{undo}", said(&done))))
        }
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            again(&visit, parent, Returned { form: Some(form), faults, ..Returned::default() }).await
        }
    }
}

async fn try_pass_on(visit: &Visit, parent: AssignmentId, form: &AssignForm) -> Result<Assigned, Failure> {
    let draft = form.draft()?;
    let item = form.item.parse().map_err(|_| Failure::Hidden)?;
    let (receivers, instruction, term) = (draft.receivers, draft.instruction, draft.term);
    visit.act(AssignItem { item, receivers, instruction, term, parent: Some(parent) }).await
}

pub(crate) async fn withdraw(mut visit: Visit) -> Outcome {
    let assignment = visit.id("id")?;
    let Empty {} = visit.form().await?;
    let done = visit.act(WithdrawAssignment { assignment }).await?;
    let back_to_queue =
        done.is_first_level && visit.actor()?.could(AssignmentQueue::NAME, AssignmentQueue::RIGHTS);
    let place = if back_to_queue { format!("/dekretacja/{}", done.item) } else { "/moje-pisma".to_owned() };
    Ok(Reply::See(format!("{place}?zrobiono=cofnieto")))
}

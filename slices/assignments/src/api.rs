//! Assignments for programs: JSON.

use jiff::civil::Date;
use obieg_web::{Outcome, Reply, Visit};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::deeds::{AcceptAssignment, AssignItem, PassBack};
use crate::model::{AssignmentId, Receiver};
use crate::queries::ListMyAssignments;

/// An assignment to make.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Assigning {
    /// To whom, 1 to 20; exactly one leads.
    receivers: Vec<Receiver>,
    /// What is to be done, at most 2000 characters.
    #[serde(default)]
    instruction: Option<String>,
    /// By when; a further level keeps or shortens the term above.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    term: Option<Date>,
    /// The assignment that this one follows; none at the first level.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Uuid)]
    parent: Option<AssignmentId>,
}

/// Why an assignment is passed back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PassingBack {
    /// The reason, 3 to 2000 characters.
    reason: String,
}

pub(crate) async fn mine(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListMyAssignments).await?)
}

pub(crate) async fn assign(mut visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    let Assigning { receivers, instruction, term, parent } = visit.body().await?;
    Reply::created(&visit.act(AssignItem { item, receivers, instruction, term, parent }).await?)
}

pub(crate) async fn accept(visit: Visit) -> Outcome {
    let assignment = visit.id("id")?;
    Reply::json(&visit.act(AcceptAssignment { assignment }).await?)
}

pub(crate) async fn pass_back(mut visit: Visit) -> Outcome {
    let assignment = visit.id("id")?;
    let PassingBack { reason } = visit.body().await?;
    Reply::json(&visit.act(PassBack { assignment, reason }).await?)
}

//! Assignments for programs: JSON.

use jiff::civil::Date;
use obieg_registry::ItemId;
use obieg_web::{Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{AcceptAssignment, AssignItem, CorrectAssignment, PassBack, WithdrawAssignment};
use crate::model::{AssignmentId, AssignmentView, Receiver};
use crate::queries::{ItemChain, ListMyAssignments};

/// An assignment to make.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Assigning {
    /// To whom; exactly one leads.
    #[schema(min_items = 1, max_items = 20)]
    receivers: Vec<Receiver>,
    /// What is to be done.
    #[serde(default)]
    #[schema(max_length = 2000)]
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

/// Letters of the queue to assign, all alike.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AssigningMany {
    /// Which items.
    #[schema(value_type = Vec<uuid::Uuid>, min_items = 1, max_items = 1000)]
    items: Vec<ItemId>,
    /// To whom; exactly one leads.
    #[schema(min_items = 1, max_items = 20)]
    receivers: Vec<Receiver>,
    /// What is to be done.
    #[serde(default)]
    #[schema(max_length = 2000)]
    instruction: Option<String>,
    /// By when.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    term: Option<Date>,
}

/// Assignments.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Many {
    /// Which.
    #[schema(value_type = Vec<uuid::Uuid>, min_items = 1, max_items = 1000)]
    assignments: Vec<AssignmentId>,
}

/// Assignments to pass back for one reason.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PassingBackMany {
    /// Which.
    #[schema(value_type = Vec<uuid::Uuid>, min_items = 1, max_items = 1000)]
    assignments: Vec<AssignmentId>,
    /// The reason.
    #[schema(min_length = 3, max_length = 2000)]
    reason: String,
}

/// What an assignment is to say instead.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Correcting {
    /// To whom instead; exactly one leads if the one replaced did, else none.
    #[schema(min_items = 1, max_items = 20)]
    receivers: Vec<Receiver>,
    /// What is to be done.
    #[serde(default)]
    #[schema(max_length = 2000)]
    instruction: Option<String>,
    /// By when.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    term: Option<Date>,
}

/// All assignments of an item.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Chain {
    /// Each before those that follow it.
    assignments: Vec<AssignmentView>,
}

/// Why an assignment is passed back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PassingBack {
    /// The reason.
    #[schema(min_length = 3, max_length = 2000)]
    reason: String,
}

pub(crate) async fn mine(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListMyAssignments).await?)
}

pub(crate) async fn chain(visit: Visit) -> Outcome {
    let assignments = visit.see(ItemChain { item: visit.id("id")? }).await?.chain;
    Reply::json(&Chain { assignments })
}

pub(crate) async fn assign(mut visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    let Assigning { receivers, instruction, term, parent } = visit.body().await?;
    Reply::created(&visit.act(AssignItem { item, receivers, instruction, term, parent }).await?)
}

pub(crate) async fn assign_many(mut visit: Visit) -> Outcome {
    let AssigningMany { items, receivers, instruction, term } = visit.body().await?;
    let deed = |item| AssignItem {
        item,
        receivers: receivers.clone(),
        instruction: instruction.clone(),
        term,
        parent: None,
    };
    visit.tell_each(items.into_iter().map(deed), |assigned| assigned).await
}

pub(crate) async fn accept_many(mut visit: Visit) -> Outcome {
    let Many { assignments } = visit.body().await?;
    let deeds = assignments.into_iter().map(|assignment| AcceptAssignment { assignment });
    visit.tell_each(deeds, |moved| moved).await
}

pub(crate) async fn pass_back_many(mut visit: Visit) -> Outcome {
    let PassingBackMany { assignments, reason } = visit.body().await?;
    let deeds = assignments.into_iter().map(|assignment| PassBack { assignment, reason: reason.clone() });
    visit.tell_each(deeds, |moved| moved).await
}

pub(crate) async fn withdraw_many(mut visit: Visit) -> Outcome {
    let Many { assignments } = visit.body().await?;
    let deeds = assignments.into_iter().map(|assignment| WithdrawAssignment { assignment });
    visit.tell_each(deeds, |moved| moved).await
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

pub(crate) async fn correct(mut visit: Visit) -> Outcome {
    let assignment = visit.id("id")?;
    let Correcting { receivers, instruction, term } = visit.body().await?;
    Reply::created(&visit.act(CorrectAssignment { assignment, receivers, instruction, term }).await?)
}

pub(crate) async fn withdraw(visit: Visit) -> Outcome {
    let assignment = visit.id("id")?;
    Reply::json(&visit.act(WithdrawAssignment { assignment }).await?)
}

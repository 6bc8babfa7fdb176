//! An assignment as the target of deeds and queries, and how an actor stands to it.

use obieg_kernel::id::HoldingId;
use obieg_kernel::{Actor, Deed, Failure, Granted, Lookup, Refusal, Relation, Role};
use obieg_registry::deeds::{MoveItem, NarrowToUnits};
use obieg_registry::{ItemId, ItemView, Stage};

use crate::model::{AssignmentId, AssignmentState, AssignmentView};
use crate::receivers::{is_wide, reaches_unit};
use crate::{rules, store};

/// An assignment with the facts of the actor's relation to it.
#[derive(Debug)]
pub struct AssignmentTarget {
    /// The assignment.
    pub assignment: AssignmentView,
    /// Its item.
    pub item: ItemView,
    /// All assignments of the item.
    pub(crate) chain: Vec<AssignmentView>,
    /// Does the receiver's unit lie in the actor's own reach?
    is_within: bool,
}

pub(crate) fn load(db: &mut Lookup<'_>, id: AssignmentId) -> Result<Option<AssignmentTarget>, Failure> {
    let Some(assignment) = store::find(db, id)? else { return Ok(None) };
    let Some(item) = obieg_registry::store::find_item(db, assignment.item)? else { return Ok(None) };
    let actor = db.actor().clone();
    let is_within = reaches_unit(db, &actor, assignment.to_unit)?;
    let chain = store::list_by_item(db, item.id)?;
    Ok(Some(AssignmentTarget { assignment, item, chain, is_within }))
}

/// Is the actor the receiver: the person named, or the head of the unit where nobody is?
pub(crate) fn is_receiver(actor: &Actor, assignment: &AssignmentView) -> bool {
    match assignment.to_holding {
        Some(holding) => actor.holding() == Some(holding),
        None => actor.has(Role::Head) && actor.unit() == Some(assignment.to_unit),
    }
}

/// The relation that counts for the receiver's deeds.
pub(crate) fn to_receiver(actor: &Actor, target: &AssignmentTarget) -> Relation {
    if is_receiver(actor, &target.assignment) { Relation::Own } else { from_beside(actor, target) }
}

/// The relation that counts for the author's deeds.
pub(crate) fn to_author(actor: &Actor, target: &AssignmentTarget) -> Relation {
    let is_author = rules::is_author(target.assignment.author, actor.holding());
    if is_author { Relation::Own } else { from_beside(actor, target) }
}

/// How somebody stands to an assignment who is neither its receiver nor its author, as far as it goes.
fn from_beside(actor: &Actor, target: &AssignmentTarget) -> Relation {
    let is_party =
        is_receiver(actor, &target.assignment) || rules::is_author(target.assignment.author, actor.holding());
    if target.is_within {
        Relation::Reach
    } else if is_party || is_wide(actor) {
        Relation::Colleague
    } else {
        Relation::Stranger
    }
}

/// The person who assigns, as records name them.
#[derive(Debug)]
pub(super) struct Author {
    pub(super) holding: HoldingId,
    pub(super) label: String,
}

pub(super) fn author(db: &mut Lookup<'_>) -> Result<Option<Author>, Failure> {
    let Some(holding) = db.actor().holding() else { return Ok(None) };
    let standing = obieg_people::store::find_standing(db, holding)?;
    Ok(standing.map(|standing| Author { holding, label: standing.label() }))
}

/// A refusal because of where an assignment stands now.
pub(super) fn wrong_state(code: &'static str, target: &AssignmentTarget) -> Failure {
    Refusal::state(code).with("number", &target.item.number).with("who", &target.assignment.to_label).into()
}

/// The records of the same level: those that follow the same assignment, or the first ones of the item.
pub(super) fn level(target: &AssignmentTarget) -> impl Iterator<Item = &AssignmentView> {
    target.chain.iter().filter(|one| one.parent == target.assignment.parent)
}

/// The level of an assignment falls: whatever is still live in it or below is withdrawn, but for `moved`, which the
/// deed has moved already; and the item lies again with whom the level came from, the receiver of the assignment above
/// or the assignment queue. Gives back what fell.
pub(super) fn fall<D: Deed>(
    granted: &mut Granted<'_, D>,
    target: &AssignmentTarget,
    moved: Option<AssignmentId>,
) -> Result<Vec<AssignmentId>, Failure> {
    let above = target.assignment.parent;
    let returned = |one: &AssignmentView| one.state == AssignmentState::PassedBack && !one.is_owner;
    let mut fallen = Vec::new();
    for one in target.chain.iter().filter(|one| one.state.is_live() || returned(one)) {
        if Some(one.id) != moved && is_below(&target.chain, one, above) {
            store::move_on(granted, one.id, one.state, AssignmentState::Withdrawn)?;
            fallen.push(one.id);
        }
    }
    match above {
        Some(above) => store::move_on(granted, above, AssignmentState::PassedOn, AssignmentState::Waiting)?,
        None => granted.step(&MoveItem { item: target.item.id, to: Stage::Registered })?,
    }
    Ok(fallen)
}

/// What was taken back or put right was shown to the wrong unit: the item stays open to those whose records stand.
pub(super) fn narrow<D: Deed>(granted: &mut Granted<'_, D>, item: ItemId) -> Result<(), Failure> {
    let fell = [AssignmentState::Withdrawn, AssignmentState::Superseded];
    let standing =
        crate::store::list_by_item(granted, item)?.into_iter().filter(|one| !fell.contains(&one.state));
    granted.step(&NarrowToUnits { item, units: standing.map(|one| one.to_unit).collect() })
}

/// Does a record lie below an assignment? All records lie below the queue.
fn is_below(chain: &[AssignmentView], one: &AssignmentView, above: Option<AssignmentId>) -> bool {
    let Some(above) = above else { return true };
    let mut at = one.parent;
    // No chain is deeper than it has records.
    for _ in chain {
        match at {
            Some(id) if id == above => return true,
            Some(id) => at = chain.iter().find(|other| other.id == id).and_then(|other| other.parent),
            None => return false,
        }
    }
    false
}

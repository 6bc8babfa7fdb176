//! Rules over plain facts (domain.md §8).

use obieg_kernel::id::{HoldingId, PersonId};
use obieg_kernel::{Refusal, RefusalKind, Role};

use crate::model::{DraftState, DraftView, StepVerdict, StepView};

/// The longest path.
pub const MOST_STEPS: usize = 10;

/// Roles that may be at the end of a path: those who may sign for the office.
pub const SIGNATORIES: [Role; 2] = [Role::Head, Role::Executive];

/// Roles that judge drafts.
const JUDGES: [Role; 4] = [Role::Officer, Role::Head, Role::Executive, Role::Coordinator];

/// May somebody with these roles be asked to accept?
pub fn may_judge(roles: &[String]) -> bool {
    JUDGES.iter().any(|judge| roles.iter().any(|role| role == judge.code()))
}

/// Somebody named for a path, as the structure knows them today; nothing when the post stands no more.
#[derive(Debug, Clone)]
pub struct Named {
    /// Who.
    pub holding: HoldingId,
    /// The person at the post.
    pub person: Option<PersonId>,
    /// Codes of their roles; nothing when they hold the post no longer.
    pub roles: Option<Vec<String>>,
}

/// A path that can end: somebody on it, nobody twice, everybody at their post, and one who may sign at its end.
///
/// # Errors
/// `drafts.path-empty`, `drafts.path-long`, `drafts.path-twice`, `drafts.path-gone`, `drafts.path-no-judge`,
/// `drafts.path-no-signatory`.
pub fn may_go(path: &[Named]) -> Result<(), Refusal> {
    let wrong = |code| Err(Refusal::input(code).on("approver"));
    let Some(last) = path.last() else { return wrong("drafts.path-empty") };
    if path.len() > MOST_STEPS {
        return wrong("drafts.path-long");
    }
    // A person at two posts is one person.
    let same = |one: &Named, other: &Named| {
        one.holding == other.holding || (one.person.is_some() && one.person == other.person)
    };
    let again = |(at, one): (usize, &Named)| path.iter().take(at).any(|before| same(before, one));
    if path.iter().enumerate().any(again) {
        return wrong("drafts.path-twice");
    }
    if path.iter().any(|one| one.roles.is_none()) {
        return wrong("drafts.path-gone");
    }
    if path.iter().any(|one| !one.roles.as_deref().is_some_and(may_judge)) {
        return wrong("drafts.path-no-judge");
    }
    let signs = |role: &String| SIGNATORIES.iter().any(|one| one.code() == role);
    if last.roles.iter().flatten().any(signs) { Ok(()) } else { wrong("drafts.path-no-signatory") }
}

/// What is over is changed no more.
///
/// # Errors
/// `drafts.over`.
pub fn may_change(draft: &DraftView) -> Result<(), Refusal> {
    if draft.state.is_over() { Err(Refusal::state("drafts.over")) } else { Ok(()) }
}

/// Only a draft that its author works on is sent along a path.
///
/// # Errors
/// `drafts.under-way`, `drafts.over`.
pub fn may_submit(draft: &DraftView) -> Result<(), Refusal> {
    may_change(draft)?;
    if draft.state == DraftState::Writing { Ok(()) } else { Err(Refusal::state("drafts.under-way")) }
}

/// The step whose turn it is, when this holding is the one to judge.
///
/// # Errors
/// `drafts.not-under-way`, `drafts.not-your-turn`.
pub fn turn<'s>(
    draft: &DraftView,
    steps: &'s [StepView],
    holding: Option<HoldingId>,
) -> Result<&'s StepView, Refusal> {
    let now = current(draft, steps).ok_or_else(|| Refusal::state("drafts.not-under-way"))?;
    if holding == Some(now.approver) { Ok(now) } else { Err(Refusal::state("drafts.not-your-turn")) }
}

/// The step whose turn it is.
pub fn current<'s>(draft: &DraftView, steps: &'s [StepView]) -> Option<&'s StepView> {
    let running = draft.state == DraftState::Accepting;
    steps.iter().filter(|_| running).find(|step| step.round == draft.round && step.waits_since.is_some())
}

/// The step after one, on the same path.
pub fn after<'s>(step: &StepView, steps: &'s [StepView]) -> Option<&'s StepView> {
    let place = step.place.saturating_add(1);
    steps.iter().find(|other| other.round == step.round && other.place == place)
}

/// What is judged, sent or changed must be what was seen.
///
/// # Errors
/// `drafts.changed-meanwhile`.
pub fn same_version(seen: i64, stands: i64) -> Result<(), Refusal> {
    if seen == stands { Ok(()) } else { Err(Refusal::of(RefusalKind::Stale, "drafts.changed-meanwhile")) }
}

/// Does the path end with consent to exactly these bytes? Asked once more before anything goes out: the state alone is not believed.
///
/// # Errors
/// `drafts.not-accepted`.
pub fn may_send(draft: &DraftView, steps: &[StepView], sha256: &str) -> Result<(), Refusal> {
    may_change(draft)?;
    let path: Vec<&StepView> = steps.iter().filter(|step| step.round == draft.round).collect();
    let consent = |step: &&StepView| {
        step.voided.is_none() && matches!(step.verdict, Some(StepVerdict::Accepted | StepVerdict::Corrected))
    };
    let last = path.iter().max_by_key(|step| step.place);
    let is_theirs = last.is_some_and(|step| step.judged_sha256.as_deref() == Some(sha256));
    let whole = draft.state == DraftState::Accepted && path.iter().all(consent) && is_theirs;
    if whole { Ok(()) } else { Err(Refusal::state("drafts.not-accepted")) }
}

/// A letter whose signature is being made waits for it.
///
/// # Errors
/// `drafts.outgoing-awaited`.
pub fn nothing_awaited(draft: &DraftView, version: i64) -> Result<(), Refusal> {
    if draft.awaited == Some(version) { Err(Refusal::state("drafts.outgoing-awaited")) } else { Ok(()) }
}

/// What stands for the accepted version must have been made of its very bytes.
///
/// # Errors
/// `drafts.changed-meanwhile`.
pub fn same_bytes(of: &str, accepted: &str) -> Result<(), Refusal> {
    if of == accepted { Ok(()) } else { Err(Refusal::of(RefusalKind::Stale, "drafts.changed-meanwhile")) }
}

#[cfg(test)]
mod tests;

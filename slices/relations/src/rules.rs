//! Rules over plain facts.

use obieg_cases::model::{Blocker, CaseState, CaseView};
use obieg_kernel::Refusal;

use crate::model::{RelationKind, RelationView};

/// What people may say of two cases: never of one case to itself, never twice the same.
///
/// # Errors
/// `relations.kind-wrong`, `relations.itself`, `relations.already`.
pub fn may_relate(
    case: &CaseView,
    kind: RelationKind,
    other: &CaseView,
    known: &[RelationView],
) -> Result<(), Refusal> {
    if !RelationKind::FREE.contains(&kind) {
        return Err(Refusal::input("relations.kind-wrong").on("kind"));
    }
    if case.id == other.id {
        return Err(Refusal::input("relations.itself").on("sign"));
    }
    let said = |one: &RelationView| one.outgoing && one.kind == kind && one.case == other.id;
    if known.iter().any(said) {
        return Err(Refusal::input("relations.already").on("sign").with("sign", &other.sign));
    }
    Ok(())
}

/// A settled case is restarted; one that still goes on needs no restart.
///
/// # Errors
/// `relations.not-closed`.
pub fn may_restart(case: &CaseView) -> Result<(), Refusal> {
    if case.state == CaseState::Closed {
        Ok(())
    } else {
        Err(Refusal::state("relations.not-closed").with("sign", &case.sign))
    }
}

/// Duties that go over to the unit that takes the case over; everything else that blocks closing is settled before.
const GOES_OVER: &[&str] = &["cases-blocker-answer-sender", "cases-blocker-overrun-notice"];

/// What stands in the way of taking a case over.
pub fn in_the_way(blockers: Vec<Blocker>) -> Vec<Blocker> {
    blockers.into_iter().filter(|blocker| !GOES_OVER.contains(&blocker.code.as_str())).collect()
}

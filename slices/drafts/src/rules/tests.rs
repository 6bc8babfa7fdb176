use jiff::Timestamp;
use uuid::Uuid;

use super::*;
use crate::model::{DraftId, Voided};
use obieg_cases::model::CaseId;
use obieg_documents::DocumentId;

fn holding(number: u128) -> HoldingId {
    HoldingId::from_uuid(Uuid::from_u128(number))
}

fn named(number: u128, roles: &[&str]) -> Named {
    Named {
        holding: holding(number),
        person: None,
        roles: Some(roles.iter().map(|role| (*role).to_owned()).collect()),
    }
}

fn draft(state: DraftState) -> DraftView {
    DraftView {
        id: DraftId::from_uuid(Uuid::nil()),
        case: CaseId::from_uuid(Uuid::nil()),
        title: "Odpowiedź".to_owned(),
        author: holding(9),
        author_label: "Anna, inspektor (OR)".to_owned(),
        document: DocumentId::from_uuid(Uuid::nil()),
        state,
        round: 2,
        letter: None,
        dropped_reason: None,
        composed: false,
        awaited: None,
        version: 1,
    }
}

fn step(round: i64, place: i64, verdict: Option<StepVerdict>, sha: &str) -> StepView {
    StepView {
        draft: DraftId::from_uuid(Uuid::nil()),
        round,
        place,
        approver: holding(u128::from(place.unsigned_abs())),
        approver_label: String::new(),
        waits_since: None,
        verdict,
        judged_version: None,
        judged_sha256: Some(sha.to_owned()),
        judged_by: None,
        judged_on: None,
        remarks: None,
        voided: None,
    }
}

#[test]
fn a_path_that_cannot_end_is_refused_when_it_is_designed() {
    let good = [named(1, &["officer"]), named(2, &["head", "officer"])];
    assert!(may_go(&good).is_ok());
    let gone = Named { holding: holding(3), person: None, roles: None };
    let person = Some(PersonId::from_uuid(Uuid::from_u128(7)));
    let posts = [1, 2].map(|number| Named { person, ..named(number, &["head"]) });
    let long: Vec<Named> = (1..=11).map(|number| named(number, &["head"])).collect();
    for (path, code) in [
        (vec![], "drafts.path-empty"),
        (posts.to_vec(), "drafts.path-twice"),
        (vec![named(1, &["chancery"]), named(2, &["head"])], "drafts.path-no-judge"),
        (long, "drafts.path-long"),
        (vec![named(1, &["head"]), named(2, &["head"]), named(1, &["head"])], "drafts.path-twice"),
        (vec![gone, named(2, &["executive"])], "drafts.path-gone"),
        (vec![named(2, &["head"]), named(1, &["officer"])], "drafts.path-no-signatory"),
    ] {
        assert_eq!(may_go(&path).unwrap_err().code, code);
    }
}

#[test]
fn only_whose_turn_it_is_judges() {
    let waits = |step: StepView| StepView { waits_since: Some(Timestamp::UNIX_EPOCH), ..step };
    let steps = [
        step(1, 1, Some(StepVerdict::Returned), "a"),
        step(2, 1, Some(StepVerdict::Accepted), "b"),
        waits(step(2, 2, None, "")),
    ];
    let running = draft(DraftState::Accepting);
    assert_eq!(turn(&running, &steps, Some(holding(2))).unwrap().place, 2);
    assert_eq!(turn(&running, &steps, Some(holding(1))).unwrap_err().code, "drafts.not-your-turn");
    assert_eq!(turn(&running, &steps, None).unwrap_err().code, "drafts.not-your-turn");
    let writing = draft(DraftState::Writing);
    assert_eq!(turn(&writing, &steps, Some(holding(2))).unwrap_err().code, "drafts.not-under-way");
}

#[test]
fn what_goes_out_is_what_the_last_one_accepted() {
    let (accepted, corrected) = (Some(StepVerdict::Accepted), Some(StepVerdict::Corrected));
    // The second one corrected what the first had accepted: the bytes of the second count.
    let steps =
        [step(1, 1, Some(StepVerdict::Returned), "x"), step(2, 1, accepted, "a"), step(2, 2, corrected, "b")];
    let done = draft(DraftState::Accepted);
    assert!(may_send(&done, &steps, "b").is_ok());
    let refused = |draft: &DraftView, steps: &[StepView], sha| may_send(draft, steps, sha).unwrap_err().code;
    assert_eq!(refused(&done, &steps, "a"), "drafts.not-accepted");
    assert_eq!(refused(&draft(DraftState::Writing), &steps, "b"), "drafts.not-accepted");
    assert_eq!(refused(&draft(DraftState::Sent), &steps, "b"), "drafts.over");
    assert_eq!(refused(&done, &[], "b"), "drafts.not-accepted");
    let mut voided = steps.to_vec();
    voided[2].voided = Some(Voided::Changed);
    assert_eq!(refused(&done, &voided, "b"), "drafts.not-accepted");
    let mut waiting = steps.to_vec();
    waiting[1].verdict = None;
    assert_eq!(refused(&done, &waiting, "b"), "drafts.not-accepted");
}

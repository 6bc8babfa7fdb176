use jiff::civil::{Date, date};
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_registry::Stage;
use uuid::Uuid;

use super::*;
use crate::model::AssignmentState::{Accepted, Done, PassedBack, PassedOn, Superseded, Waiting, Withdrawn};

fn unit(number: u128) -> UnitId {
    UnitId::from_uuid(Uuid::from_u128(number))
}

fn holding(number: u128) -> HoldingId {
    HoldingId::from_uuid(Uuid::from_u128(number))
}

fn somebody(number: u128, is_owner: bool) -> ReceiverFacts {
    ReceiverFacts {
        unit: unit(1),
        holding: Some(holding(number)),
        is_owner,
        label: Some(format!("N{number}")),
        can_take: true,
        is_within: true,
    }
}

fn codes(faults: &[Refusal]) -> Vec<&'static str> {
    faults.iter().map(|fault| fault.code).collect()
}

#[test]
fn exactly_one_receiver_leads() {
    let check = |owners: &[bool], leaders, wanted: &[&str]| {
        let receivers: Vec<_> =
            owners.iter().zip(1..).map(|(owner, number)| somebody(number, *owner)).collect();
        assert_eq!(codes(&check_receivers(&receivers, leaders, &[])), wanted, "{owners:?} {leaders:?}");
    };
    check(&[true], Leaders::One, &[]);
    check(&[false, true, false], Leaders::One, &[]);
    check(&[], Leaders::One, &["assignments.receivers-none"]);
    check(&[false], Leaders::One, &["assignments.owner-one"]);
    check(&[true, true], Leaders::One, &["assignments.owner-one"]);
    check(&[false, false], Leaders::Nobody, &[]);
    check(&[true], Leaders::Nobody, &["assignments.owner-elsewhere"]);
    check(&[false; 21], Leaders::Nobody, &["assignments.receivers-many"]);
}

#[test]
fn a_receiver_is_known_within_reach_able_and_named_once() {
    let check = |receiver: ReceiverFacts, taken: &[(UnitId, Option<HoldingId>)], wanted: &[&str]| {
        assert_eq!(
            codes(&check_receivers(std::slice::from_ref(&receiver), Leaders::One, taken)),
            wanted,
            "{receiver:?}"
        );
    };
    let one = || somebody(1, true);
    check(one(), &[], &[]);
    check(ReceiverFacts { label: None, ..one() }, &[], &["assignments.receiver-unknown"]);
    check(ReceiverFacts { is_within: false, ..one() }, &[], &["assignments.receiver-outside"]);
    check(ReceiverFacts { can_take: false, ..one() }, &[], &["assignments.receiver-cannot"]);
    check(ReceiverFacts { can_take: false, holding: None, ..one() }, &[], &["assignments.unit-without-head"]);
    check(one(), &[(unit(1), Some(holding(1)))], &["assignments.receiver-twice"]);
    check(one(), &[(unit(1), None), (unit(1), Some(holding(2)))], &[]);
    let twice = [somebody(1, true), somebody(1, false)];
    assert_eq!(codes(&check_receivers(&twice, Leaders::One, &[])), ["assignments.receiver-twice"]);
}

#[test]
fn a_term_is_kept_or_shortened_never_lengthened_dropped_or_past() {
    let today = date(2026, 6, 10);
    let day = |day| Some(date(2026, 6, day));
    let check = |above: Option<Date>, kept: Option<Date>, term: Option<Date>, wanted: Option<&str>| {
        let got = check_term(Terms { today, above, kept }, term).map(|fault| fault.code);
        assert_eq!(got, wanted, "{above:?} {kept:?} {term:?}");
    };
    check(None, None, None, None);
    check(None, None, day(10), None);
    check(None, None, day(9), Some("assignments.term-past"));
    check(day(20), None, day(20), None);
    check(day(20), None, day(12), None);
    check(day(20), None, day(21), Some("law.assignment-term-lengthened"));
    check(day(20), None, None, Some("law.assignment-term-dropped"));
    check(day(20), None, day(9), Some("assignments.term-past"));
    // What has passed above can still be kept, or nobody could be given the item any more.
    check(day(5), None, day(5), None);
    check(day(5), None, day(4), Some("assignments.term-past"));
    check(day(5), None, day(12), Some("law.assignment-term-lengthened"));
    // A correction may keep the term that it finds.
    check(None, day(5), day(5), None);
    check(None, day(5), None, None);
}

#[test]
fn passing_back_needs_a_reason() {
    let check = |text: &str, good: bool| assert_eq!(reason(text).is_ok(), good, "{}", text.len());
    check("", false);
    check("  no  ", false);
    check("nie", true);
    check("Nie nasza właściwość,\nto zadanie GK.", true);
    check(&"x".repeat(2000), true);
    check(&"x".repeat(2001), false);
    check("zły\u{7} znak", false);
}

#[test]
fn an_instruction_may_be_left_out() {
    assert_eq!(instruction(None), Ok(None));
    assert_eq!(instruction(Some("  \n ")), Ok(None));
    assert_eq!(instruction(Some(" Proszę o odpowiedź. ")), Ok(Some("Proszę o odpowiedź.".to_owned())));
    assert!(instruction(Some(&"x".repeat(2001))).is_err());
    assert!(instruction(Some("\u{0}")).is_err());
}

#[test]
fn what_may_be_done_in_which_state() {
    //                pass on, accept, pass back, correct the leader, correct another
    let table = [
        (Waiting, [true, true, true, true, true]),
        (Accepted, [true, false, true, false, false]),
        (PassedOn, [false, false, false, false, false]),
        (PassedBack, [false, false, false, false, true]),
        (Superseded, [false, false, false, false, false]),
        (Withdrawn, [false, false, false, false, false]),
        (Done, [false, false, false, false, false]),
    ];
    for (state, wanted) in table {
        let got = [
            may_pass_on(state),
            may_accept(state),
            may_pass_back(state),
            may_correct(state, true),
            may_correct(state, false),
        ];
        assert_eq!(got, wanted, "{state:?}");
    }
    assert_eq!(table.len(), AssignmentState::ALL.len());
}

#[test]
fn only_the_author_corrects() {
    assert!(is_author(holding(1), Some(holding(1))));
    assert!(!is_author(holding(1), Some(holding(2))));
    assert!(!is_author(holding(1), None));
}

#[test]
fn taking_back_ends_with_the_day_and_with_the_first_who_accepts() {
    let (today, before) = (date(2026, 6, 10), date(2026, 6, 9));
    assert!(may_withdraw(today, today, &[Waiting, Waiting]));
    assert!(!may_withdraw(before, today, &[Waiting]));
    assert!(!may_withdraw(today, today, &[Waiting, Accepted]));
    assert!(!may_withdraw(today, today, &[PassedOn]));
    assert!(!may_withdraw(today, today, &[]));
}

#[test]
fn items_are_assigned_out_of_the_queue_alone() {
    for stage in Stage::ALL {
        assert_eq!(may_assign(*stage), *stage == Stage::Registered, "{stage:?}");
    }
}

#[test]
fn a_term_on_a_day_off_is_a_hint() {
    assert!(!is_day_off(None));
    assert!(!is_day_off(Some(date(2026, 6, 10))));
    // Corpus Christi, and a Saturday.
    assert!(is_day_off(Some(date(2026, 6, 4))));
    assert!(is_day_off(Some(date(2026, 6, 13))));
}

/// A record with where it stood before it ended, and does it lead?
fn record(
    id: u128,
    parent: Option<u128>,
    (state, ended_from): (AssignmentState, Option<AssignmentState>),
    is_owner: bool,
) -> AssignmentView {
    AssignmentView {
        id: AssignmentId::from_uuid(Uuid::from_u128(id)),
        item: obieg_registry::ItemId::from_uuid(Uuid::from_u128(1)),
        parent: parent.map(|id| AssignmentId::from_uuid(Uuid::from_u128(id))),
        supersedes: None,
        author: holding(1),
        from_label: String::new(),
        to_unit: unit(1),
        to_holding: None,
        to_label: String::new(),
        is_owner,
        instruction: None,
        term: None,
        at: jiff::Timestamp::UNIX_EPOCH,
        state,
        ended_from,
        reason: None,
        rule: None,
    }
}

/// What ended before has no trace of where it stood; a receiver of a copy leads below his own record, and still has it not.
#[test]
fn what_ended_last_is_opened_again_as_it_stood() {
    let chain = [
        record(1, None, (Done, None), true),
        record(2, None, (PassedBack, None), true),
        record(3, None, (Done, Some(Waiting)), false),
        record(4, None, (Done, Some(PassedOn)), true),
        record(5, Some(3), (Done, Some(Accepted)), true),
        record(6, Some(4), (Done, Some(PassedOn)), true),
        record(7, Some(6), (Done, Some(Waiting)), true),
        record(8, Some(4), (Withdrawn, None), false),
    ];
    let found = reopened(&chain);
    let told: Vec<_> = found.iter().map(|(one, state)| (one.id.uuid().as_u128(), *state)).collect();
    assert_eq!(told, [(3, Waiting), (4, PassedOn), (5, Accepted), (6, PassedOn), (7, Waiting)]);
    assert_eq!(lies_with(&found).map(|one| one.id.uuid().as_u128()), Some(7));
    assert_eq!(lies_with(&reopened(&chain[..3])).map(|one| one.id), None);
    assert!(reopened(&chain[..2]).is_empty());
}

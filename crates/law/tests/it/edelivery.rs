//! What evidences prove: the state machine R9 and the days of EDA art. 42.

use jiff::civil::{Date, date};
use obieg_law::calendar::Holidays;
use obieg_law::edelivery::{
    Evidence, EvidenceKind, MessageState, contradict, counted_fiction, served, state,
};
use obieg_law::service::{FictionEnd, Route, Served, Service, ServiceBasis};
use proptest::prelude::*;

fn evidence(kind: &str, on: Date) -> Evidence {
    Evidence { kind: kind.parse().unwrap(), on }
}

fn all(kinds: &str) -> Vec<Evidence> {
    kinds.split_whitespace().map(|kind| evidence(kind, date(2026, 11, 2))).collect()
}

#[test]
fn the_state_follows_from_evidences() {
    use MessageState::{Deemed, Delivered, Rejected, Relayed, Submitted, Undelivered, Verifying, Waiting};
    for (kinds, expected) in [
        ("", Verifying),
        ("BP.WX", Verifying),
        ("A.2", Rejected),
        ("H.DW", Rejected),
        ("A1", Submitted),
        ("H.PN", Submitted),
        ("A.1 B.1", Relayed),
        ("A.1 B.1 D.1", Waiting),
        ("A.1 D.1", Waiting),
        ("A.1 B.1 D.1 E.1", Delivered),
        ("A.1 D.1 BP.OX", Deemed),
        ("A.1 D.1 BPOP E1", Delivered),
        ("A.1 B.2", Undelivered),
        ("A.1 B.3", Undelivered),
        ("A.1 B.1 D.2", Undelivered),
        ("A.1 B.1 D.1 E.2", Undelivered),
        ("A.1 D.3", Submitted),
        ("H.PN H.EPO", Submitted),
    ] {
        assert_eq!(state(&all(kinds)), expected, "{kinds}");
    }
}

#[test]
fn evidences_that_deny_each_other_are_told() {
    for (kinds, expected) in [
        ("A.1 E.1", false),
        ("A.1 B.3", false),
        ("A.2", false),
        ("A.1 A.2", true),
        ("A.2 E.1", true),
        ("B.3 E.1", true),
        ("D.2 BP.OX", true),
    ] {
        assert_eq!(contradict(&all(kinds)), expected, "{kinds}");
    }
}

#[test]
fn names_are_read_with_dots_and_without_and_written_with_them() {
    for kind in EvidenceKind::all() {
        let dotted = kind.to_string();
        assert_eq!(dotted.parse(), Ok(kind));
        assert_eq!(dotted.replace('.', "").to_lowercase().parse(), Ok(kind));
    }
    assert!("Z.9".parse::<EvidenceKind>().is_err());
}

fn check(route: Route, evidences: &[Evidence], expected: Option<Service>) {
    let found = served(route, evidences, FictionEnd::AsCounted, &Holidays::default()).unwrap();
    assert_eq!(found, expected, "{route:?} {evidences:?}");
}

fn done(on: Date, basis: ServiceBasis) -> Option<Service> {
    Some(Service::Done(Served { on, basis }))
}

#[test]
fn a_citizen_is_served_on_collecting_and_otherwise_by_fiction_the_day_after_fourteen() {
    let arrived = evidence("D.1", date(2026, 11, 2));
    let expected = Served { on: date(2026, 11, 17), basis: ServiceBasis::ElectronicFiction };
    check(Route::PublicToNonPublic, &[arrived], Some(Service::Expected(expected)));
    let taken = evidence("E.1", date(2026, 11, 9));
    let collected = done(date(2026, 11, 9), ServiceBasis::ElectronicCollected);
    check(Route::PublicToNonPublic, &[taken, arrived], collected);
    let receipt = evidence("BP.OX", date(2026, 11, 17));
    check(Route::PublicToNonPublic, &[receipt, arrived], done(expected.on, ServiceBasis::ElectronicFiction));
    check(Route::PublicToNonPublic, &[evidence("A.1", date(2026, 11, 2))], None);
    // Collecting after the fiction changes nothing, whether the operator confirmed the fiction or not.
    let late = evidence("E.1", date(2026, 11, 20));
    let fiction = done(expected.on, ServiceBasis::ElectronicFiction);
    check(Route::PublicToNonPublic, &[arrived, receipt, late], fiction);
    check(Route::PublicToNonPublic, &[arrived, late], fiction);
    // The confirmation that follows a handover is none of a fiction.
    check(Route::PublicToNonPublic, &[arrived, taken, receipt], collected);
}

#[test]
fn what_never_came_is_not_served_and_waits_for_no_fiction() {
    let arrived = evidence("D.1", date(2026, 11, 2));
    for route in [Route::ToPublicBody, Route::PublicToNonPublic, Route::BetweenNonPublic] {
        check(route, &[arrived, evidence("E.2", date(2026, 11, 4))], None);
        check(route, &[evidence("A.2", date(2026, 11, 2))], None);
    }
}

#[test]
fn without_a_handover_a_receipt_is_a_fiction_only_from_a_public_body_to_others() {
    let receipt = evidence("BP.OX", date(2026, 11, 4));
    check(Route::ToPublicBody, &[receipt], done(receipt.on, ServiceBasis::ElectronicArrival));
    check(Route::BetweenNonPublic, &[receipt], done(receipt.on, ServiceBasis::ElectronicCollected));
    check(Route::PublicToNonPublic, &[receipt], done(receipt.on, ServiceBasis::ElectronicFiction));
}

#[test]
fn a_public_body_is_served_on_arrival_and_companies_only_by_collecting() {
    let arrived = evidence("D.1", date(2026, 11, 2));
    check(Route::ToPublicBody, &[arrived], Some(Service::Open));
    let handed = evidence("E.1", date(2026, 11, 3));
    check(Route::ToPublicBody, &[arrived, handed], done(handed.on, ServiceBasis::ElectronicArrival));
    check(Route::BetweenNonPublic, &[arrived], Some(Service::Open));
}

#[test]
fn a_receipt_that_names_another_day_than_we_count_can_be_seen() {
    let evidences = [evidence("D.1", date(2026, 12, 10)), evidence("BP.OX", date(2026, 12, 28))];
    // The 14th day is Christmas Eve, a holiday since 2025: by the setting it ends on Monday the 28th, so the fiction falls on the 29th.
    let holidays = Holidays::default();
    let counted = |end| counted_fiction(&evidences, end, &holidays).unwrap().unwrap();
    assert_eq!(counted(FictionEnd::AsCounted), date(2026, 12, 25));
    assert_eq!(counted(FictionEnd::OnWorkingDay), date(2026, 12, 29));
    check(Route::PublicToNonPublic, &evidences, done(date(2026, 12, 28), ServiceBasis::ElectronicFiction));
}

fn some_evidences() -> impl Strategy<Value = Vec<Evidence>> {
    let kinds: Vec<EvidenceKind> = EvidenceKind::all().collect();
    let one = (prop::sample::select(kinds), 1i8..28)
        .prop_map(|(kind, day)| Evidence { kind, on: date(2026, 10, day) });
    prop::collection::vec(one, 0..12)
}

proptest! {
    #[test]
    fn order_and_repetition_change_nothing(evidences in some_evidences(), turn in 0usize..12) {
        let mut other = evidences.clone();
        other.extend(evidences.iter().copied());
        if !other.is_empty() {
            let by = turn % other.len();
            other.rotate_left(by);
            other.reverse();
        }
        prop_assert_eq!(state(&evidences), state(&other));
        prop_assert_eq!(contradict(&evidences), contradict(&other));
        let holidays = Holidays::default();
        for route in [Route::ToPublicBody, Route::PublicToNonPublic, Route::BetweenNonPublic] {
            let days = |list: &[Evidence]| served(route, list, FictionEnd::AsCounted, &holidays);
            prop_assert_eq!(days(&evidences), days(&other));
        }
    }

    #[test]
    fn one_more_evidence_never_takes_a_state_back(evidences in some_evidences(), more in some_evidences()) {
        let together: Vec<Evidence> = evidences.iter().chain(&more).copied().collect();
        prop_assert!(state(&together) >= state(&evidences));
    }
}

//! KPA art. 39: the order of the ways, as a table.

use jiff::civil::date;
use obieg_law::channel::{AddressState, Channel, Facts, Obstacle, Reason, Undecided, decide};
use proptest::prelude::*;

fn facts() -> Facts {
    Facts {
        on: date(2026, 11, 23),
        address: AddressState::Absent,
        proof: true,
        obstacle: None,
        at_the_office: false,
        immediate: false,
        printable: true,
        hybrid_from: date(2029, 10, 1),
        hybrid_chosen: false,
    }
}

fn check(facts: Facts, channel: Channel, reason: Reason, allowed: &[Channel]) {
    let decision = decide(&facts).unwrap();
    assert_eq!((decision.channel, decision.reason), (channel, reason), "{facts:?}");
    assert_eq!(decision.allowed, allowed, "{facts:?}");
}

#[test]
fn an_active_address_goes_before_everything_and_leaves_only_the_office() {
    let facts = Facts { address: AddressState::Active, ..facts() };
    check(facts, Channel::Electronic, Reason::ActiveAddress, &[Channel::InPerson]);
    // Also for what needs no proof, and also when the hybrid service binds.
    let later = Facts { on: date(2030, 1, 2), proof: false, ..facts };
    check(later, Channel::Electronic, Reason::ActiveAddress, &[Channel::InPerson]);
}

#[test]
fn without_an_address_the_hybrid_service_binds_from_its_day_on() {
    use Channel::{Hybrid, InPerson, Registered, Staff};
    check(facts(), Registered, Reason::NoElectronicWay, &[InPerson, Staff, Hybrid]);
    let eve = Facts { on: date(2029, 9, 30), ..facts() };
    check(eve, Registered, Reason::NoElectronicWay, &[InPerson, Staff, Hybrid]);
    let day = Facts { on: date(2029, 10, 1), ..facts() };
    check(day, Hybrid, Reason::HybridBinds, &[InPerson, Staff]);
    let unprintable = Facts { printable: false, ..day };
    check(unprintable, Registered, Reason::NoElectronicWay, &[InPerson, Staff]);
    let chosen = Facts { hybrid_chosen: true, ..facts() };
    check(chosen, Hybrid, Reason::HybridChosen, &[InPerson, Staff, Registered]);
}

#[test]
fn what_is_enforced_at_once_may_be_carried_by_staff_in_spite_of_an_address() {
    let facts = Facts { address: AddressState::Active, immediate: true, ..facts() };
    check(facts, Channel::Electronic, Reason::ActiveAddress, &[Channel::InPerson, Channel::Staff]);
}

#[test]
fn an_obstacle_of_the_letter_makes_it_paper_even_with_an_address() {
    let facts = Facts { address: AddressState::Active, obstacle: Some(Obstacle::ThingEnclosed), ..facts() };
    let reason = Reason::Obstacle(Obstacle::ThingEnclosed);
    check(facts, Channel::Registered, reason, &[Channel::InPerson, Channel::Staff]);
    assert_eq!(reason.article(), "UoDE art. 6 ust. 1 pkt 2 lit. b");
}

#[test]
fn who_takes_the_letter_in_the_office_needs_no_other_way() {
    use Channel::{Electronic, Hybrid, InPerson, Registered, Staff};
    let here = |facts| Facts { at_the_office: true, ..facts };
    // Nothing else is offered before the base was asked: an address would go first.
    let unknown = Facts { address: AddressState::NotAsked, ..facts() };
    check(here(unknown), InPerson, Reason::TakenAtTheOffice, &[]);
    let active = Facts { address: AddressState::Active, ..facts() };
    check(here(active), InPerson, Reason::TakenAtTheOffice, &[Electronic]);
    check(here(facts()), InPerson, Reason::TakenAtTheOffice, &[Registered, Staff, Hybrid]);
    let bound = Facts { on: date(2030, 1, 2), ..facts() };
    check(here(bound), InPerson, Reason::TakenAtTheOffice, &[Hybrid, Staff]);
}

#[test]
fn what_needs_no_proof_goes_as_an_ordinary_letter_when_there_is_no_address() {
    let facts = Facts { proof: false, address: AddressState::Blocked, ..facts() };
    let allowed = [Channel::InPerson, Channel::Staff, Channel::Registered];
    check(facts, Channel::Ordinary, Reason::NoProofNeeded, &allowed);
}

#[test]
fn nothing_is_decided_before_the_base_was_asked() {
    let facts = Facts { address: AddressState::NotAsked, ..facts() };
    assert_eq!(decide(&facts), Err(Undecided::AskTheBase));
}

fn any_facts() -> impl Strategy<Value = Facts> {
    use AddressState::{Absent, Active, Blocked, NotAsked};
    let address = prop::sample::select(vec![Active, Blocked, Absent, NotAsked]);
    let obstacles = [Obstacle::FormOfLetter, Obstacle::ThingEnclosed, Obstacle::PublicInterest];
    let obstacle = prop::option::of(prop::sample::select(obstacles.to_vec()));
    (address, obstacle, any::<[bool; 5]>(), 2025i16..2035).prop_map(|(address, obstacle, flags, year)| {
        Facts {
            on: date(year, 6, 1),
            address,
            obstacle,
            proof: flags[0],
            at_the_office: flags[1],
            printable: flags[2],
            hybrid_chosen: flags[3],
            immediate: flags[4],
            ..facts()
        }
    })
}

proptest! {
    #[test]
    fn no_way_that_proves_nothing_for_what_must_be_proved(facts in any_facts()) {
        if let (true, Ok(decision)) = (facts.proof, decide(&facts)) {
            prop_assert_ne!(decision.channel, Channel::Ordinary);
            prop_assert!(!decision.allowed.contains(&Channel::Ordinary));
        }
    }

    #[test]
    fn electronic_ways_are_open_only_to_an_active_address_without_obstacle(facts in any_facts()) {
        if let Ok(decision) = decide(&facts) {
            let open = facts.address == AddressState::Active && facts.obstacle.is_none();
            let offered = decision.channel == Channel::Electronic || decision.allowed.contains(&Channel::Electronic);
            prop_assert_eq!(offered, open);
        }
    }

    #[test]
    fn a_way_is_never_offered_beside_itself_nor_twice(facts in any_facts()) {
        if let Ok(decision) = decide(&facts) {
            prop_assert!(!decision.allowed.contains(&decision.channel));
            let mut once = decision.allowed.clone();
            once.sort();
            once.dedup();
            prop_assert_eq!(once.len(), decision.allowed.len());
        }
    }
}

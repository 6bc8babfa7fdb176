//! Tables of the rules.

use jiff::civil::date;
use obieg_assignments::Receiver;
use obieg_kernel::id::{HoldingId, PersonId, UnitId};
use obieg_registry::ItemId;
use obieg_registry::model::Channel;
use uuid::Uuid;

use super::*;
use crate::model::RuleId;
use crate::standing::Standing;

fn item() -> ItemFacts {
    ItemFacts {
        item: ItemId::from_uuid(Uuid::from_u128(1)),
        number: "1/2026".to_owned(),
        place: 1,
        stage: Stage::Registered,
        complete: true,
        channel: Channel::Post,
        sender: "Zakład Gospodarki Komunalnej".to_owned(),
        sender_place: Some("Łąki Górne".to_owned()),
        title: "Wniosek o wycinkę DRZEW przy drodze".to_owned(),
        kind: Some("wniosek".to_owned()),
        sign: Some("ZGK.12.2026".to_owned()),
        access: Access::PartlyPublic,
        scan_state: ScanState::Full,
        registered_on: date(2026, 6, 1),
        given_to: None,
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn unit(number: u128) -> UnitId {
    UnitId::from_uuid(Uuid::from_u128(number))
}

fn rule(number: i64, conditions: Conditions, to: u128) -> RuleView {
    let receivers = vec![Receiver { unit: unit(to), holding: None, is_owner: true }];
    RuleView {
        id: RuleId::from_uuid(Uuid::from_u128(9)),
        draft: RuleDraft { name: "r".to_owned(), conditions, receivers, instruction: None, term_days: None },
        receiver_labels: Vec::new(),
        standing: Standing {
            number,
            position: number,
            author: HoldingId::from_uuid(Uuid::from_u128(5)),
            author_person: PersonId::from_uuid(Uuid::from_u128(6)),
            author_label: String::new(),
            approver_label: None,
            approved_at: None,
            is_on: true,
            version: 1,
        },
        gone: Vec::new(),
    }
}

#[test]
fn every_condition_that_is_given_must_hold() {
    let none = Conditions::default();
    let table = [
        (Conditions { channel: Some(Channel::Post), ..none.clone() }, true),
        (Conditions { channel: Some(Channel::Email), ..none.clone() }, false),
        (Conditions { sender: some("gospodarki KOMUNALNEJ"), ..none.clone() }, true),
        (Conditions { sender: some("Szkoła"), ..none.clone() }, false),
        (Conditions { place: some("łąki"), ..none.clone() }, true),
        (Conditions { place: some("Brzozowo"), ..none.clone() }, false),
        (Conditions { title: some("drzew WYCINKĘ"), ..none.clone() }, true),
        (Conditions { title: some("wycinkę krzewów"), ..none.clone() }, false),
        (Conditions { kind: some("Wniosek"), ..none.clone() }, true),
        (Conditions { kind: some("wnios"), ..none.clone() }, false),
        (Conditions { sign: some("zgk."), ..none.clone() }, true),
        (Conditions { sign: some("OŚ"), ..none.clone() }, false),
        (Conditions { sender: some("zakład"), title: some("skarga"), ..none.clone() }, false),
    ];
    for (conditions, expected) in table {
        assert_eq!(fits(&conditions, &item()), expected, "{conditions:?}");
    }
    // What is not known of an item holds for none.
    let bare = ItemFacts { sign: None, kind: None, sender_place: None, ..item() };
    for conditions in [
        Conditions { sign: some("z"), ..none.clone() },
        Conditions { kind: some("wniosek"), ..none.clone() },
        Conditions { place: some("ł"), ..none },
    ] {
        assert!(!fits(&conditions, &bare), "{conditions:?}");
    }
}

#[test]
fn the_first_that_fits_decides_and_closed_letters_are_left_to_people() {
    let by = |title: &str| Conditions { title: some(title), ..Conditions::default() };
    let rules = [rule(1, by("skarga"), 1), rule(2, by("drzew"), 2), rule(3, by("wniosek"), 3)];
    assert_eq!(deciding(&rules, &item()).unwrap().standing.number, 2);
    let envelope = ItemFacts { scan_state: ScanState::Envelope, ..item() };
    let secret = ItemFacts { access: Access::NonPublic, ..item() };
    for kept in [&envelope, &secret] {
        assert!(deciding(&rules, kept).is_none());
        assert_eq!(verdict(None, kept), Verdict::Kept);
    }
    let given = |to| ItemFacts { given_to: Some((unit(to), String::new())), ..item() };
    assert_eq!(verdict(rules.get(1), &given(2)), Verdict::Same);
    assert_eq!(verdict(rules.get(1), &given(3)), Verdict::Other);
    assert_eq!(verdict(rules.get(1), &item()), Verdict::Ahead);
    assert_eq!(verdict(None, &given(3)), Verdict::NoRule);
}

#[test]
fn what_is_assigned_or_incomplete_is_not_ready() {
    assert!(is_ready(&item()));
    assert!(!is_ready(&ItemFacts { complete: false, ..item() }));
    assert!(!is_ready(&ItemFacts { stage: Stage::Assigned, ..item() }));
    assert!(!is_ready(&ItemFacts { given_to: Some((unit(1), String::new())), ..item() }));
}

#[test]
fn nobody_approves_what_they_wrote() {
    let (own, other) = (PersonId::from_uuid(Uuid::from_u128(6)), PersonId::from_uuid(Uuid::from_u128(7)));
    let proposed = rule(1, Conditions::default(), 1).standing;
    assert!(proposed.may_approve(Some(other)).is_ok());
    assert_eq!(proposed.may_approve(Some(own)).unwrap_err().code, "routing.own-rule");
    assert_eq!(proposed.may_approve(None).unwrap_err().code, "routing.own-rule");
    let approved = Standing { approver_label: some("Ktoś"), ..proposed };
    assert_eq!(approved.may_approve(Some(other)).unwrap_err().code, "routing.not-proposed");
}

#[test]
fn a_term_never_ends_on_a_day_off() {
    assert_eq!(term(date(2026, 6, 1), None), None);
    assert_eq!(term(date(2026, 6, 1), Some(7)), Some(date(2026, 6, 8)));
    // Corpus Christi, and a Saturday.
    assert_eq!(term(date(2026, 6, 1), Some(3)), Some(date(2026, 6, 5)));
    assert_eq!(term(date(2026, 6, 1), Some(5)), Some(date(2026, 6, 8)));
}

#[test]
fn a_rule_says_what_is_wrong_with_it() {
    let draft = |name: &str, title: &str, days| RuleDraft {
        name: name.to_owned(),
        conditions: Conditions { title: some(title), ..Conditions::default() },
        receivers: Vec::new(),
        instruction: None,
        term_days: days,
    };
    let long = "x".repeat(201);
    let table = [
        (draft("Drzewa", " drzew ", Some(7)), None),
        (draft(" ", "drzew", None), Some("routing.bad-name")),
        (draft(&long, "drzew", None), Some("routing.bad-name")),
        (draft("Drzewa", "  ", None), Some("routing.no-condition")),
        (draft("Drzewa", &long, None), Some("routing.condition-long")),
        (draft("Drzewa", "drzew", Some(0)), Some("routing.term-days")),
        (draft("Drzewa", "drzew", Some(366)), Some("routing.term-days")),
    ];
    for (draft, expected) in table {
        let found = checked(&draft).err().and_then(|faults| faults.first().map(|fault| fault.code));
        assert_eq!(found, expected, "{draft:?}");
    }
    assert_eq!(checked(&draft("Drzewa", " drzew ", None)).unwrap().conditions.title, some("drzew"));
}

use jiff::civil::{Date, date};
use obieg_classification::model::ListId;
use obieg_kernel::id::{HoldingId, PersonId};
use uuid::Uuid;

use super::*;

const TODAY: Date = date(2026, 6, 1);

fn post(unit_code: &str, roles: &[&str]) -> StandingView {
    StandingView {
        holding: HoldingId::from_uuid(Uuid::from_u128(1)),
        person_id: PersonId::from_uuid(Uuid::from_u128(2)),
        unit: UnitId::from_uuid(Uuid::from_u128(3)),
        unit_code: unit_code.to_owned(),
        person: "Anna Zmyślona".to_owned(),
        post: "inspektor".to_owned(),
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        since: date(2020, 1, 1),
    }
}

fn facts(officers: Vec<StandingView>) -> LineFacts {
    let class = ClassView {
        list: ListId::from_uuid(Uuid::nil()),
        symbol: "6740".to_owned(),
        title: "Pozwolenia".to_owned(),
        is_end: true,
        category: None,
        category_other: None,
        note: None,
        open_from: None,
        basis: None,
        closed_from: None,
    };
    LineFacts { class: Some(class), officers }
}

fn line() -> BroughtLine {
    BroughtLine {
        foreign_sign: " OŚ.6220.7.2025 ".to_owned(),
        title: "Budowa  hali".to_owned(),
        symbol: "6740".to_owned(),
        officer: "anna".to_owned(),
        began_on: "1.12.2025 r.".to_owned(),
        due_on: "2026-06-06".to_owned(),
        parties: "Zmyślona Spółka; Jan Zmyślony".to_owned(),
        addresses: ";Brzozowo 7".to_owned(),
        ..BroughtLine::default()
    }
}

fn officer() -> LineFacts {
    facts(vec![post("AB", &["officer"])])
}

#[test]
fn a_line_is_read_as_people_write_it() {
    let checked = check(&line(), &officer(), TODAY).unwrap();
    assert_eq!((checked.foreign_sign.as_str(), checked.title.as_str()), ("OŚ.6220.7.2025", "Budowa hali"));
    // From 1 December to 6 June there are 187 days; the end on a Saturday moves when the duty is counted.
    assert_eq!((checked.began_on, checked.clock), (date(2025, 12, 1), Some(Clock::Civil(Term::Days(187)))));
    let parties = [("Zmyślona Spółka", None), ("Jan Zmyślony", Some("Brzozowo 7"))];
    let parties = parties.map(|(name, address)| (name.to_owned(), address.map(str::to_owned)));
    assert_eq!(checked.parties, parties);
    // One party has the whole address, also with a semicolon in it.
    let one =
        BroughtLine { parties: "Jan;".to_owned(), addresses: "Łąkowa 7; Brzozowo".to_owned(), ..line() };
    let checked = check(&one, &officer(), TODAY).unwrap();
    assert_eq!(checked.parties, [("Jan".to_owned(), Some("Łąkowa 7, Brzozowo".to_owned()))]);
}

#[test]
fn a_sign_is_the_same_however_it_is_spaced() {
    assert_eq!(key(" oś. 6220.7.2025"), key("OŚ.6220.7.2025"));
    assert_ne!(key("OS.6220.7.2025"), key("OŚ.6220.7.2025"));
}

#[test]
fn every_fault_is_told_at_its_field() {
    type Change = fn(&mut BroughtLine);
    let cases: [(Change, &str, &str); 10] = [
        (|line| line.foreign_sign.clear(), "cases.text-missing", "foreign_sign"),
        (|line| line.title = "x".repeat(501), "cases.text-long", "title"),
        (|line| line.officer.clear(), "cases.import-no-officer", "officer"),
        (|line| line.began_on = "31.02.2025".to_owned(), "cases.import-no-day", "began_on"),
        (|line| line.began_on = "2.06.2026".to_owned(), "cases.import-future", "began_on"),
        (|line| line.due_on = "wkrótce".to_owned(), "cases.import-no-day", "due_on"),
        (|line| line.due_on = "1.12.2025".to_owned(), "cases.import-term", "due_on"),
        (|line| line.due_on = "1.12.2095".to_owned(), "cases.import-term", "due_on"),
        (|line| line.addresses = "Brzozowo".to_owned(), "cases.import-addresses", "addresses"),
        (|line| line.parties = "a;".repeat(51), "cases.import-parties", "parties"),
    ];
    for (change, code, field) in cases {
        let mut wrong = line();
        change(&mut wrong);
        let faults = check(&wrong, &officer(), TODAY).unwrap_err();
        let told: Vec<_> = faults.iter().map(|one| (one.code, one.field.as_deref())).collect();
        assert_eq!(told, [(code, Some(field))]);
    }
    let empty = check(&BroughtLine::default(), &LineFacts::default(), TODAY).unwrap_err();
    assert_eq!(empty.len(), 5, "{empty:?}");
}

#[test]
fn the_officer_is_one_post_that_leads_cases() {
    let code = |officers: Vec<StandingView>, unit: &str| {
        let line = BroughtLine { unit: unit.to_owned(), ..line() };
        check(&line, &facts(officers), TODAY).map(drop).map_err(|faults| faults[0].code)
    };
    assert_eq!(code(Vec::new(), ""), Err("cases.import-login"));
    assert_eq!(code(Vec::new(), "AB"), Err("cases.import-login-unit"));
    assert_eq!(code(vec![post("AB", &["chancery"])], ""), Err("cases.officer-role"));
    assert_eq!(code(vec![post("AB", &["officer"]), post("OR", &["head"])], ""), Err("cases.import-posts"));
    // A post at which no cases are led does not make it unclear.
    assert_eq!(code(vec![post("AB", &["officer"]), post("OR", &["chancery"])], ""), Ok(()));
}

#[test]
fn a_head_brings_the_cases_of_the_own_unit() {
    let theirs = post("AB", &["officer"]);
    let other = Some(UnitId::from_uuid(Uuid::from_u128(9)));
    let may = |role: Role, own| may_bring(|has| has == role, own, &theirs).is_ok();
    assert!(may(Role::Head, Some(theirs.unit)));
    assert!(!may(Role::Head, other) && !may(Role::Head, None));
    assert!(may(Role::Executive, other) && may(Role::Coordinator, None));
}

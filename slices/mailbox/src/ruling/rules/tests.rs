//! Tables of the rules.

use jiff::Timestamp;
use obieg_kernel::id::{HoldingId, PersonId};
use obieg_routing::standing::Standing;
use uuid::Uuid;

use super::*;
use crate::model::{BoxId, MessageId};
use crate::ruling::model::MailRuleId;

fn mailbox(number: u128) -> BoxId {
    BoxId::from_uuid(Uuid::from_u128(number))
}

fn facts() -> MessageFacts {
    let message = MessageView {
        id: MessageId::from_uuid(Uuid::from_u128(1)),
        mailbox: mailbox(2),
        state: MessageState::Waiting,
        sender: "Gmina Zmyślona <urzad@gmina.example>".to_owned(),
        subject: "Zaproszenie na OBRADY komisji".to_owned(),
        message_id: "1@gmina.example".to_owned(),
        size: 100,
        cut: false,
        came_at: Timestamp::UNIX_EPOCH,
        taken_at: Timestamp::UNIX_EPOCH,
        item: None,
        outcome: None,
        held: None,
        rule: None,
    };
    let (look, answers, cases) = (Some(Look::Clean), Vec::new(), Vec::new());
    MessageFacts { message, look, is_repeated: false, answers, cases }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn of_sender(sender: &str) -> MailConditions {
    MailConditions { sender: some(sender), ..MailConditions::default() }
}

fn of_case() -> MailConditions {
    MailConditions { of_case: true, ..MailConditions::default() }
}

fn draft(conditions: MailConditions, outcome: RuledTo, reason: &str) -> MailRuleDraft {
    MailRuleDraft { name: "r".to_owned(), conditions, outcome, reason: some(reason) }
}

fn rule(number: i64, conditions: MailConditions, outcome: RuledTo) -> MailRuleView {
    let standing = Standing {
        number,
        position: number,
        author: HoldingId::from_uuid(Uuid::from_u128(5)),
        author_person: PersonId::from_uuid(Uuid::from_u128(6)),
        author_label: String::new(),
        approver_label: None,
        approved_at: None,
        is_on: true,
        version: 1,
    };
    let id = MailRuleId::from_uuid(Uuid::from_u128(9));
    let draft = draft(conditions, outcome, "oferta handlowa");
    MailRuleView { id, draft, mailbox_label: None, standing, is_gone: false }
}

#[test]
fn every_condition_that_is_given_must_hold() {
    let none = MailConditions::default();
    let table = [
        (MailConditions { mailbox: Some(mailbox(2)), ..none.clone() }, true),
        (MailConditions { mailbox: Some(mailbox(3)), ..none.clone() }, false),
        (of_sender("gmina zmyśl"), true),
        (of_sender("Powiat"), false),
        (MailConditions { subject: some("komisji obrady"), ..none.clone() }, true),
        (MailConditions { subject: some("obrady wójta"), ..none.clone() }, false),
        (MailConditions { subject: some("obrady"), ..of_sender("@gmina.example") }, true),
        (MailConditions { subject: some("obrady"), ..of_sender("@powiat.example") }, false),
        (MailConditions { subject: some("obrady"), ..of_case() }, false),
    ];
    for (conditions, expected) in table {
        assert_eq!(fits(&conditions, &facts()), expected, "{conditions:?}");
    }
}

/// Whoever writes the office's address into their name is not that sender.
#[test]
fn addresses_are_held_against_the_address_alone() {
    let table = [
        ("@gmina.example", "Gmina <urzad@gmina.example>", true),
        ("@gmina.example", "urzad@Gmina.Example", true),
        ("urzad@gmina.example", "URZAD@gmina.example", true),
        ("rzad@gmina.example", "urzad@gmina.example", false),
        ("@gmina.example", "urzad@gmina.example.evil.example", false),
        ("@gmina.example", "urzad@innagmina.example", false),
        ("@gmina.example", "urzad@gmina.example <zly@evil.example>", false),
        ("urzad@gmina.example", "Gmina <urzad@gmina.example> <zly@evil.example>", false),
        ("@gmina.example", "zly@evil.example, urzad@gmina.example", false),
        ("@gmina.example", "Gmina <urzad@gmina.example", false),
        ("@gmina.example", "urzad@gmina.example i inni", false),
        ("@gmińa.example", "Gmina <urzad@gmińa.example> [urzad@xn--gmia-ewa.example]", true),
        ("@gmińa.example", "urzad@gmińa.example [urzad@xn--gmia-ewa.example]", true),
        ("gmina", "Urząd <urzad@gmina.example>", true),
        ("@gmina.example", "", false),
    ];
    for (wanted, sender, expected) in table {
        assert_eq!(is_sender(wanted, sender), expected, "{wanted}: {sender}");
    }
}

#[test]
fn a_message_of_several_cases_is_of_none() {
    let with =
        |signs: &[&str]| MessageFacts { cases: signs.iter().map(ToString::to_string).collect(), ..facts() };
    for (signs, expected) in [(&[][..], false), (&["A.1"], true), (&["A.1", "A.2"], false)] {
        assert_eq!(fits(&of_case(), &with(signs)), expected, "{signs:?}");
    }
    // Cases are looked for only where everything else fits.
    let rules = |conditions| [rule(1, conditions, RuledTo::File)];
    assert!(asks_case(&rules(of_case()), &facts().message));
    assert!(!asks_case(&rules(of_sender("gmina")), &facts().message));
    assert!(!asks_case(&rules(MailConditions { of_case: true, ..of_sender("powiat") }), &facts().message));
}

#[test]
fn the_first_that_fits_decides_unless_a_person_must_look() {
    let rules = [
        rule(1, of_sender("powiat"), RuledTo::LeaveOut),
        rule(2, of_sender("gmina"), RuledTo::Register),
        rule(3, of_sender("@gmina.example"), RuledTo::LeaveOut),
    ];
    let Decision::By(found) = deciding(&rules, &facts()) else { panic!("no rule") };
    assert_eq!(found.standing.number, 2);
    assert!(matches!(deciding(&rules[..1], &facts()), Decision::None));
    let cut = MessageView { cut: true, ..facts().message };
    let table = [
        (MessageFacts { look: Some(Look::Danger), ..facts() }, Held::Danger),
        (MessageFacts { look: Some(Look::Unreadable), ..facts() }, Held::Unreadable),
        (MessageFacts { look: None, ..facts() }, Held::Unjudged),
        (MessageFacts { is_repeated: true, ..facts() }, Held::Repeated),
        (MessageFacts { message: cut, ..facts() }, Held::Cut),
    ];
    for (facts, expected) in table {
        let decision = deciding(&rules, &facts);
        assert!(
            matches!(decision, Decision::Held(rule, why) if why == expected && rule.standing.number == 2),
            "{expected:?}"
        );
        assert_eq!(verdict(decision, &facts), Verdict::Kept);
    }
}

#[test]
fn a_dry_run_compares_with_what_was_done() {
    let done = |state, outcome: Option<&str>| {
        let message = MessageView { state, outcome: outcome.map(str::to_owned), ..facts().message };
        MessageFacts { message, cases: vec!["A.1".to_owned()], ..facts() }
    };
    let by = |outcome| rule(1, MailConditions { of_case: true, ..of_sender("gmina") }, outcome);
    let table = [
        (RuledTo::Register, done(MessageState::Waiting, None), Verdict::Ahead),
        (RuledTo::Register, done(MessageState::Registered, Some("1/2026")), Verdict::Same),
        (RuledTo::Register, done(MessageState::LeftOut, Some("spam")), Verdict::Other),
        (RuledTo::File, done(MessageState::Filed, Some("A.1")), Verdict::Same),
        (RuledTo::File, done(MessageState::Filed, Some("A.2")), Verdict::Other),
        (RuledTo::LeaveOut, done(MessageState::LeftOut, Some("reklama")), Verdict::Same),
        (RuledTo::LeaveOut, done(MessageState::Registered, Some("1/2026")), Verdict::Other),
    ];
    for (outcome, facts, expected) in table {
        let rules = [by(outcome)];
        assert_eq!(verdict(deciding(&rules, &facts), &facts), expected, "{outcome:?} {facts:?}");
    }
    assert_eq!(verdict(Decision::None, &facts()), Verdict::NoRule);
}

#[test]
fn a_rule_says_what_is_wrong_with_it() {
    let none = MailConditions::default();
    let only_box = MailConditions { mailbox: Some(mailbox(2)), ..none.clone() };
    let long = "x".repeat(201);
    let table = [
        (draft(of_sender(" gmina "), RuledTo::Register, ""), None),
        (draft(only_box.clone(), RuledTo::Register, ""), None),
        (draft(of_case(), RuledTo::File, ""), None),
        (draft(of_sender("sklep"), RuledTo::LeaveOut, "oferta"), None),
        (draft(none.clone(), RuledTo::Register, ""), Some(("mailbox.rule-no-condition", "subject"))),
        (draft(of_sender("  "), RuledTo::Register, ""), Some(("mailbox.rule-no-condition", "subject"))),
        (draft(of_sender(&long), RuledTo::Register, ""), Some(("routing.condition-long", "sender"))),
        (draft(of_sender("gmina"), RuledTo::File, ""), Some(("mailbox.rule-needs-case", "of_case"))),
        (draft(only_box, RuledTo::LeaveOut, "spam"), Some(("mailbox.rule-leaves-all", "sender"))),
        (draft(of_case(), RuledTo::LeaveOut, "spam"), Some(("mailbox.rule-leaves-all", "sender"))),
        (draft(of_sender("sklep"), RuledTo::LeaveOut, "x"), Some(("mailbox.reason-wrong", "reason"))),
        (
            draft(of_sender("gmina"), RuledTo::Register, "oferta"),
            Some(("mailbox.rule-needless-reason", "reason")),
        ),
        (
            MailRuleDraft { name: " ".to_owned(), ..draft(of_sender("gmina"), RuledTo::Register, "") },
            Some(("routing.bad-name", "name")),
        ),
    ];
    for (draft, expected) in table {
        let found = checked(&draft).err().unwrap_or_default();
        let found = found.first().map(|fault| (fault.code, fault.field.as_deref().unwrap_or_default()));
        assert_eq!(found, expected, "{draft:?}");
    }
    let kept = checked(&draft(of_sender(" gmina "), RuledTo::Register, " ")).unwrap();
    assert_eq!((kept.conditions.sender, kept.reason), (some("gmina"), None));
}

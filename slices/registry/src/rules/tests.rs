use jiff::civil::{Date, date};
use obieg_kernel::Refusal;

use super::*;
use crate::draft::{ItemDraft, SenderDraft};
use crate::model::{Access, ScanState};

const FACTS: Facts = Facts { today: date(2026, 11, 23), by_machine: false };

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn kowalska() -> SenderDraft {
    SenderDraft {
        surname: some("Kowalska"),
        given_names: some("Maria"),
        place: some("Brzozowo"),
        ..SenderDraft::default()
    }
}

fn draft() -> ItemDraft {
    ItemDraft {
        senders: vec![kowalska()],
        letter_date: some("2026-11-20"),
        received_on: some("2026-11-23"),
        channel: some("post"),
        title: some("Wniosek o wycinkę"),
        access: some("partly-public"),
        ..ItemDraft::default()
    }
}

fn with(change: impl FnOnce(&mut ItemDraft)) -> ItemDraft {
    let mut draft = draft();
    change(&mut draft);
    draft
}

fn with_sender(change: impl FnOnce(&mut SenderDraft)) -> ItemDraft {
    with(|draft| change(&mut draft.senders[0]))
}

fn told(draft: &ItemDraft) -> Vec<String> {
    let name = |refusal: &Refusal| format!("{} {}", refusal.code, refusal.field.clone().unwrap_or_default());
    check(draft, FACTS).err().unwrap_or_default().iter().map(name).collect()
}

#[test]
fn a_good_draft_becomes_metadata() {
    let data = check(&draft(), FACTS).unwrap();
    assert_eq!(data.senders[0].label(), "Kowalska Maria");
    assert_eq!(data.senders[0].country.as_deref(), Some("PL"));
    assert_eq!(
        (data.received_on, data.access, data.scan_state),
        (date(2026, 11, 23), Access::PartlyPublic, ScanState::Full)
    );
    assert!(data.answer_expected);
    assert!(missing(&data, 1).is_empty());
}

#[test]
fn every_fault_is_told_at_once_at_its_field() {
    let draft = ItemDraft { scan_state: some("none"), ..ItemDraft::default() };
    assert_eq!(
        told(&draft),
        [
            "registry.sender-missing senders.0.organisation",
            "registry.field-missing channel",
            "registry.field-missing title",
            "registry.field-missing access",
            "registry.received-missing received_on",
            "registry.scan-reason-missing scan_reason",
        ]
    );
}

#[test]
fn dates_are_dates_and_follow_one_another() {
    let received = |text: &str| {
        with(|draft| {
            draft.received_on = some(text);
            draft.letter_date = None;
        })
    };
    let letter = |text: &str| with(|draft| draft.letter_date = some(text));
    let posted = |text: &str| with(|draft| draft.posted_on = some(text));
    let cases: [(ItemDraft, &[&str]); 20] = [
        (received("2026-11-23"), &[]),
        (received("2026-11-24"), &["registry.received-in-future received_on"]),
        (received("2026-02-29"), &["registry.date-form received_on"]),
        (received("2026-11"), &["registry.date-form received_on"]),
        (received("jutro"), &["registry.date-form received_on"]),
        (received("0026-11-23"), &["registry.date-old received_on"]),
        (received(" 20.11.2026 "), &[]),
        (received("+026-11-23"), &["registry.date-form received_on"]),
        (letter("2026"), &[]),
        (letter("2026-11"), &[]),
        (letter("11.2026"), &[]),
        (letter("5.11.2026"), &[]),
        (letter("2026-12"), &["registry.letter-after-received letter_date"]),
        (letter("2026-11-24"), &["registry.letter-after-received letter_date"]),
        (letter("2027"), &["registry.letter-after-received letter_date"]),
        (letter("1899"), &["registry.date-old letter_date"]),
        (letter("26-11-20"), &["registry.letter-date-form letter_date"]),
        (posted("2026-11-23"), &[]),
        (posted("2026-11-24"), &["registry.posted-after-received posted_on"]),
        (posted("2026-13-01"), &["registry.date-form posted_on"]),
    ];
    for (draft, codes) in cases {
        assert_eq!(told(&draft), codes, "{draft:?}");
    }
}

#[test]
fn the_day_is_the_day_of_the_law_not_of_utc() {
    let on = |day: Date| {
        check(&with(|draft| draft.received_on = some("2026-11-24")), Facts { today: day, by_machine: false })
    };
    assert!(on(date(2026, 11, 24)).is_ok());
    assert!(on(date(2026, 11, 23)).is_err());
}

#[test]
fn hostile_and_overlong_names_are_refused_by_field() {
    let cases: [(ItemDraft, &str); 15] = [
        (with(|draft| draft.title = some("Wniosek\u{202E}fdp")), "registry.text-hidden title"),
        (with(|draft| draft.title = some("a\0b")), "registry.text-hidden title"),
        (with(|draft| draft.title = some("a\nb")), "registry.text-hidden title"),
        (with(|draft| draft.title = some("\u{1b}[31m")), "registry.text-hidden title"),
        (with(|draft| draft.title = Some("ż".repeat(501))), "registry.text-long title"),
        (with(|draft| draft.title = some(" \t ")), "registry.field-missing title"),
        (with(|draft| draft.remarks = Some("ż".repeat(4001))), "registry.text-long remarks"),
        (with(|draft| draft.remarks = some("a\u{2066}b")), "registry.text-hidden remarks"),
        (with(|draft| draft.kind = some("a\u{2028}b")), "registry.text-hidden kind"),
        (with(|draft| draft.sender_sign = Some("x".repeat(201))), "registry.text-long sender_sign"),
        (
            with_sender(|sender| sender.surname = some("Kowalska\r\nBcc: x")),
            "registry.text-hidden senders.0.surname",
        ),
        (
            with_sender(|sender| sender.given_names = some("\u{200B}Maria")),
            "registry.text-hidden senders.0.given_names",
        ),
        (with_sender(|sender| sender.country = some("Polska")), "registry.country senders.0.country"),
        (with_sender(|sender| sender.email = some("a@b@c")), "registry.email senders.0.email"),
        (with_sender(|sender| sender.email = some("a b@c")), "registry.email senders.0.email"),
    ];
    for (draft, code) in cases {
        assert_eq!(told(&draft), [code], "{draft:?}");
    }
    for good in [
        "=1+1",
        "O'Brien & Synowie <sp. z o.o.>",
        "Łukasz Żółć-Gęślą",
        "\u{1F384} życzenia",
        "'; DROP TABLE x; --",
    ] {
        assert_eq!(told(&with(|draft| draft.title = some(good))), [""; 0], "{good}");
    }
    let lines = check(&with(|draft| draft.remarks = some("jeden\r\ndwa")), FACTS).unwrap();
    assert_eq!(lines.remarks.as_deref(), Some("jeden\ndwa"));
}

#[test]
fn a_sender_is_named_or_unknown_with_reason() {
    let cases: [(SenderDraft, &[&str]); 5] = [
        (SenderDraft::default(), &["registry.sender-missing senders.0.organisation"]),
        (
            SenderDraft { place: some("Gdynia"), ..SenderDraft::default() },
            &["registry.sender-missing senders.0.organisation"],
        ),
        (SenderDraft { unknown_reason: some("anonim"), ..SenderDraft::default() }, &[]),
        (SenderDraft { organisation: some("ACME"), ..SenderDraft::default() }, &[]),
        (SenderDraft { surname: some("Nowak"), ..SenderDraft::default() }, &[]),
    ];
    for (sender, codes) in cases {
        assert_eq!(told(&with(|draft| draft.senders = vec![sender.clone()])), codes, "{sender:?}");
    }
    assert_eq!(told(&with(|draft| draft.senders = vec![kowalska(); 10])), [""; 0]);
    assert_eq!(told(&with(|draft| draft.senders = vec![kowalska(); 11])), ["registry.senders-many senders"]);
    let second = with(|draft| draft.senders = vec![kowalska(), SenderDraft::default()]);
    assert_eq!(told(&second), ["registry.sender-missing senders.1.organisation"]);
    let none = with(|draft| draft.senders = Vec::new());
    assert!(check(&none, Facts { by_machine: true, ..FACTS }).is_ok());
}

#[test]
fn metadata_are_complete_when_each_is_known_or_unknown_with_reason() {
    use crate::model::Missing::{Document, LetterDate, Sender, SenderName, SenderPlace};
    let cases: [(ItemDraft, usize, &[Missing]); 14] = [
        (draft(), 1, &[]),
        (draft(), 0, &[Document]),
        (
            with(|draft| {
                draft.scan_state = some("first-page");
                draft.scan_reason = some("200 kart");
            }),
            0,
            &[Document],
        ),
        (
            with(|draft| {
                draft.scan_state = some("none");
                draft.scan_reason = some("przetarg");
            }),
            0,
            &[],
        ),
        (
            // What may not be opened shows neither its date nor its content.
            with(|draft| {
                draft.letter_date = None;
                draft.scan_state = some("envelope");
                draft.scan_reason = some("oferta");
            }),
            0,
            &[],
        ),
        (with(|draft| draft.letter_date = None), 1, &[LetterDate]),
        (
            with(|draft| {
                draft.letter_date = None;
                draft.letter_date_unknown = some("brak na piśmie");
            }),
            1,
            &[],
        ),
        (with_sender(|sender| sender.given_names = None), 1, &[SenderName]),
        (with_sender(|sender| sender.place = None), 1, &[SenderPlace]),
        (
            with_sender(|sender| {
                sender.place = None;
                sender.unknown_reason = some("brak adresu");
            }),
            1,
            &[],
        ),
        (
            with(|draft| {
                draft.senders[0].place = None;
                draft.channel = some("email");
            }),
            1,
            &[],
        ),
        (
            with_sender(|sender| {
                *sender =
                    SenderDraft {
                        organisation: some("ACME"), place: some("Łódź"), ..SenderDraft::default()
                    }
            }),
            1,
            &[],
        ),
        (
            with(|draft| {
                draft.senders = vec![SenderDraft { surname: some("A"), ..SenderDraft::default() }; 2]
            }),
            1,
            &[SenderName, SenderPlace],
        ),
        (with(|draft| draft.senders = Vec::new()), 1, &[Sender]),
    ];
    for (draft, documents, expected) in cases {
        let data = check(&draft, Facts { by_machine: true, ..FACTS }).unwrap();
        assert_eq!(missing(&data, documents), expected, "{draft:?}");
    }
}

#[test]
fn contradictions_are_refused() {
    assert_eq!(
        told(&with(|draft| draft.letter_date_unknown = some("brak"))),
        ["registry.letter-date-both letter_date_unknown"]
    );
    assert_eq!(
        told(&with(|draft| draft.scan_state = some("none"))),
        ["registry.scan-reason-missing scan_reason"]
    );
    assert_eq!(told(&with(|draft| draft.scan_state = some("half"))), ["registry.no-such-choice scan_state"]);
    assert_eq!(told(&with(|draft| draft.channel = some("pigeon"))), ["registry.no-such-choice channel"]);
    let excused = check(&with(|draft| draft.scan_reason = some("zbędny")), FACTS).unwrap();
    assert_eq!(excused.scan_reason, None);
}

#[test]
fn allowed_moves() {
    use Stage::{Assigned, Cancelled, Closed, Forwarded, InCase, LeftOut, OutsideCases, Registered};
    let table: [(Stage, &[Stage]); 8] = [
        (Registered, &[Assigned, InCase, OutsideCases, Forwarded, LeftOut, Cancelled]),
        (Assigned, &[Registered, InCase, OutsideCases, Forwarded, LeftOut]),
        (InCase, &[Registered, Assigned, OutsideCases, Closed]),
        (Closed, &[]),
        (OutsideCases, &[Assigned, InCase]),
        (Forwarded, &[]),
        (LeftOut, &[Registered]),
        (Cancelled, &[]),
    ];
    for (from, allowed) in table {
        for to in Stage::ALL {
            assert_eq!(may_move(from, *to), allowed.contains(to), "{from:?} -> {to:?}");
        }
    }
}

#[test]
fn numbers_are_written_and_ordered_by_year() {
    assert_eq!(written(1842, 2026), "1842/2026");
    assert!(place(2027, 1) > place(2026, 9_999_999));
}

#[test]
fn an_address_is_one_line() {
    let data = check(
        &with_sender(|sender| {
            sender.street = some("Lipowa");
            sender.building = some("7");
            sender.flat = some("12");
            sender.postcode = some("80-001");
        }),
        FACTS,
    );
    assert_eq!(data.unwrap().senders[0].address(), "Lipowa 7/12, 80-001 Brzozowo, PL");
}

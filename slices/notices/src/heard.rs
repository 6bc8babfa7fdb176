//! What of the journal concerns whom: from an entry to the people who are told. Pure, so that nobody is told by accident.

use obieg_kernel::id::{HoldingId, PersonId, UnitId};
use obieg_kernel::journal::feed::CloudEvent;
use serde_json::Value;
use uuid::Uuid;

use crate::model::{About, Happening, NoticeKind, Whom};
use crate::post::model::DigestState;

/// The beginning of every kind of event.
const OURS: &str = "pl.obieg.";

/// Events about the entry of the person whom they name: they are always told.
pub const ABOUT_ENTRY: [&str; 15] = [
    "PasswordReset",
    "PasswordChanged",
    "RolesChanged",
    "FactorAdded",
    "FactorRemoved",
    "FactorsCleared",
    "PasskeyAdded",
    "PasskeyRemoved",
    "PasskeyStopped",
    "RecoveryCodesMade",
    "RecoveryCodeUsed",
    "SessionsEnded",
    "EntryCodeIssued",
    "EntryCodeUsed",
    "EnteredByNewDevice",
];
/// Events about the entry of two people, the one who is absent and the one who stands in.
pub const ABOUT_SUBSTITUTION: [&str; 2] = ["SubstitutionMade", "SubstitutionTakenBack"];

/// The parts of an entry that are asked for.
struct Entry<'e> {
    /// What the deed told.
    data: &'e Value,
    subject: Option<Uuid>,
}

impl Entry<'_> {
    fn id(&self, name: &str) -> Option<Uuid> {
        self.data.get(name)?.as_str()?.parse().ok()
    }

    fn ids(&self, name: &str) -> Vec<Uuid> {
        let list = self.data.get(name).and_then(Value::as_array).into_iter().flatten();
        list.filter_map(|id| id.as_str()?.parse().ok()).collect()
    }

    fn person(&self, name: &str) -> Option<Whom> {
        self.id(name).map(|id| Whom::Person(PersonId::from_uuid(id)))
    }

    fn holder(&self, name: &str) -> Option<Whom> {
        self.id(name).map(|id| Whom::Holder(HoldingId::from_uuid(id)))
    }
}

/// Everybody of whom an entry says something that they are told; nobody for most entries.
pub fn happenings(event: &CloudEvent) -> Vec<Happening> {
    let name = event.kind.strip_prefix(OURS).unwrap_or(&event.kind);
    let Some(data) = event.data.get("data") else { return Vec::new() };
    let Ok(seq) = event.id.parse() else { return Vec::new() };
    let entry = Entry { data, subject: event.subject };
    let by = event.data.get("by");
    let text = |name: &str| by.and_then(|by| by.get(name)).and_then(Value::as_str);
    let happening = |(kind, about, whom): (NoticeKind, About, Whom)| Happening {
        seq,
        at: event.time,
        kind,
        event: name.to_owned(),
        about,
        subject: match about {
            About::Nothing => None,
            About::Draft => entry.id("draft"),
            _ => entry.subject,
        },
        whom,
        by: text("person").and_then(|id| id.parse().ok()).map(PersonId::from_uuid),
        doer: text("name").unwrap_or_default().to_owned(),
    };
    told(name, &entry).into_iter().map(happening).collect()
}

fn told(name: &str, entry: &Entry<'_>) -> Vec<(NoticeKind, About, Whom)> {
    match name {
        "ItemAssigned" | "AssignmentsReopened" => receivers(NoticeKind::Assigned, entry),
        "AssignmentCorrected" => {
            let given = receivers(NoticeKind::Assigned, entry);
            given.into_iter().chain(entry.id("superseded").map(taken_back)).collect()
        }
        "AssignmentWithdrawn" => receivers(NoticeKind::TakenBack, entry),
        // With the one who led, those who had a copy lose it.
        "AssignmentPassedBack" => {
            let fallen = entry.ids("fallen").into_iter().map(taken_back);
            author(NoticeKind::PassedBack, entry).into_iter().chain(fallen).collect()
        }
        "AssignmentAccepted" => author(NoticeKind::Accepted, entry),
        "CaseHandedOver" | "CaseTakenOver" => officers(entry),
        "CooperationAdded" => {
            let heads = entry.id("unit_id").map(|unit| Whom::Heads(UnitId::from_uuid(unit)));
            one(NoticeKind::Asked, About::Case, heads)
        }
        "DraftSubmitted" => one(NoticeKind::DraftWaits, About::Draft, entry.holder("first")),
        "DraftReturned" => one(NoticeKind::DraftReturned, About::Draft, entry.holder("author")),
        // Whose turn it is next; at the end of the path the author may send it.
        "DraftAccepted" | "DraftCorrected" => match entry.holder("next") {
            Some(next) => one(NoticeKind::DraftWaits, About::Draft, Some(next)),
            None => one(NoticeKind::DraftAccepted, About::Draft, entry.holder("author")),
        },
        "OpinionWritten" => one(NoticeKind::Opinion, About::Case, entry.subject.map(Whom::Officer)),
        "MailboxReported" if entry.data.get("fault").is_some_and(Value::is_string) => {
            one(NoticeKind::Failed, About::Mailbox, Some(Whom::Administrators))
        }
        "DigestEnded" => undelivered(entry),
        // A new password ends sessions also where there are none.
        "SessionsEnded" if entry.data.get("sessions").and_then(Value::as_u64) == Some(0) => Vec::new(),
        _ if ABOUT_ENTRY.contains(&name) => one(NoticeKind::Entry, About::Nothing, entry.person("person")),
        _ if ABOUT_SUBSTITUTION.contains(&name) => ["absent", "substitute"]
            .into_iter()
            .flat_map(|whom| one(NoticeKind::Entry, About::Nothing, entry.person(whom)))
            .collect(),
        _ => Vec::new(),
    }
}

fn one(kind: NoticeKind, about: About, whom: Option<Whom>) -> Vec<(NoticeKind, About, Whom)> {
    whom.map(|whom| (kind, about, whom)).into_iter().collect()
}

/// An e-mail that did not arrive, or of which nobody knows.
fn undelivered(entry: &Entry<'_>) -> Vec<(NoticeKind, About, Whom)> {
    let state = entry.data.get("state").and_then(Value::as_str).and_then(DigestState::from_code);
    let is_bad = matches!(state, Some(DigestState::Refused | DigestState::Unclear | DigestState::Failed));
    if !is_bad {
        return Vec::new();
    }
    let own = one(NoticeKind::Failed, About::Digest, entry.person("person"));
    own.into_iter().chain(one(NoticeKind::Failed, About::Server, Some(Whom::Administrators))).collect()
}

fn taken_back(assignment: Uuid) -> (NoticeKind, About, Whom) {
    (NoticeKind::TakenBack, About::Item, Whom::Receiver(assignment))
}

fn receivers(kind: NoticeKind, entry: &Entry<'_>) -> Vec<(NoticeKind, About, Whom)> {
    let told = |id| (kind, About::Item, Whom::Receiver(id));
    entry.ids("assignments").into_iter().map(told).collect()
}

fn author(kind: NoticeKind, entry: &Entry<'_>) -> Vec<(NoticeKind, About, Whom)> {
    one(kind, About::Item, entry.id("assignment").map(Whom::Author))
}

fn officers(entry: &Entry<'_>) -> Vec<(NoticeKind, About, Whom)> {
    let given = one(NoticeKind::CaseGiven, About::Case, entry.holder("to_holding"));
    given.into_iter().chain(one(NoticeKind::CaseTaken, About::Case, entry.holder("from_holding"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn event(kind: &str, data: &Value) -> CloudEvent {
        CloudEvent {
            specversion: "1.0",
            id: "7".to_owned(),
            source: "urn:obieg:alfa".to_owned(),
            kind: format!("pl.obieg.{kind}"),
            time: "2026-06-01T08:00:00Z".parse().unwrap(),
            subject: Some(Uuid::from_u128(1)),
            datacontenttype: "application/json",
            data: json!({ "by": { "person": Uuid::from_u128(9), "name": "Anna Lis" }, "data": data }),
        }
    }

    #[test]
    fn whoever_is_concerned_is_told() {
        let id = |number| Uuid::from_u128(number);
        let table = [
            (
                "ItemAssigned",
                json!({ "assignments": [id(2), id(3)] }),
                vec![
                    (NoticeKind::Assigned, Whom::Receiver(id(2))),
                    (NoticeKind::Assigned, Whom::Receiver(id(3))),
                ],
            ),
            (
                "AssignmentWithdrawn",
                json!({ "assignments": [id(2)] }),
                vec![(NoticeKind::TakenBack, Whom::Receiver(id(2)))],
            ),
            (
                "AssignmentCorrected",
                json!({ "assignments": [id(3)], "superseded": id(2) }),
                vec![
                    (NoticeKind::Assigned, Whom::Receiver(id(3))),
                    (NoticeKind::TakenBack, Whom::Receiver(id(2))),
                ],
            ),
            (
                "AssignmentsReopened",
                json!({ "assignments": [id(2)] }),
                vec![(NoticeKind::Assigned, Whom::Receiver(id(2)))],
            ),
            (
                "AssignmentPassedBack",
                json!({ "assignment": id(2), "fallen": [id(3)] }),
                vec![
                    (NoticeKind::PassedBack, Whom::Author(id(2))),
                    (NoticeKind::TakenBack, Whom::Receiver(id(3))),
                ],
            ),
            (
                "AssignmentAccepted",
                json!({ "assignment": id(2) }),
                vec![(NoticeKind::Accepted, Whom::Author(id(2)))],
            ),
            (
                "CaseTakenOver",
                json!({ "from_holding": id(4), "to_holding": id(5) }),
                vec![
                    (NoticeKind::CaseGiven, Whom::Holder(HoldingId::from_uuid(id(5)))),
                    (NoticeKind::CaseTaken, Whom::Holder(HoldingId::from_uuid(id(4)))),
                ],
            ),
            // As it was written before posts were named.
            ("CaseHandedOver", json!({ "from": "x", "to": "y" }), vec![]),
            (
                "CooperationAdded",
                json!({ "unit_id": id(6) }),
                vec![(NoticeKind::Asked, Whom::Heads(UnitId::from_uuid(id(6))))],
            ),
            ("OpinionWritten", json!({}), vec![(NoticeKind::Opinion, Whom::Officer(id(1)))]),
            (
                "DraftSubmitted",
                json!({ "draft": id(3), "first": id(4), "author": id(5) }),
                vec![(NoticeKind::DraftWaits, Whom::Holder(HoldingId::from_uuid(id(4))))],
            ),
            (
                "DraftAccepted",
                json!({ "draft": id(3), "next": id(4), "author": id(5) }),
                vec![(NoticeKind::DraftWaits, Whom::Holder(HoldingId::from_uuid(id(4))))],
            ),
            (
                "DraftCorrected",
                json!({ "draft": id(3), "next": null, "author": id(5) }),
                vec![(NoticeKind::DraftAccepted, Whom::Holder(HoldingId::from_uuid(id(5))))],
            ),
            (
                "DraftReturned",
                json!({ "draft": id(3), "author": id(5) }),
                vec![(NoticeKind::DraftReturned, Whom::Holder(HoldingId::from_uuid(id(5))))],
            ),
            (
                "MailboxReported",
                json!({ "fault": "sign-in" }),
                vec![(NoticeKind::Failed, Whom::Administrators)],
            ),
            ("MailboxReported", json!({ "fault": null }), vec![]),
            (
                "PasswordReset",
                json!({ "person": id(8) }),
                vec![(NoticeKind::Entry, Whom::Person(PersonId::from_uuid(id(8))))],
            ),
            (
                "PasskeyAdded",
                json!({ "person": id(9), "name": "klucz" }),
                vec![(NoticeKind::Entry, Whom::Person(PersonId::from_uuid(id(9))))],
            ),
            (
                "EnteredByNewDevice",
                json!({ "person": id(9) }),
                vec![(NoticeKind::Entry, Whom::Person(PersonId::from_uuid(id(9))))],
            ),
            ("SessionsEnded", json!({ "person": id(8), "sessions": 0 }), vec![]),
            (
                "SubstitutionMade",
                json!({ "absent": id(8), "substitute": id(9) }),
                vec![
                    (NoticeKind::Entry, Whom::Person(PersonId::from_uuid(id(8)))),
                    (NoticeKind::Entry, Whom::Person(PersonId::from_uuid(id(9)))),
                ],
            ),
            ("DigestEnded", json!({ "person": id(8), "state": "sent" }), vec![]),
            (
                "DigestEnded",
                json!({ "person": id(8), "state": "refused" }),
                vec![
                    (NoticeKind::Failed, Whom::Person(PersonId::from_uuid(id(8)))),
                    (NoticeKind::Failed, Whom::Administrators),
                ],
            ),
            ("NoticesWritten", json!({ "upto": 3 }), vec![]),
            ("ItemAssigned", json!({ "assignments": "x" }), vec![]),
            ("SignedIn", json!({ "session": id(2) }), vec![]),
        ];
        for (kind, data, wanted) in table {
            let heard = happenings(&event(kind, &data));
            let heard: Vec<_> = heard.into_iter().map(|one| (one.kind, one.whom)).collect();
            assert_eq!(heard, wanted, "{kind} {data}");
        }
    }

    #[test]
    fn who_did_it_and_what_it_leads_to_are_kept() {
        let heard = happenings(&event("OpinionWritten", &json!({})));
        assert_eq!(heard[0].doer, "Anna Lis");
        assert_eq!(heard[0].by, Some(PersonId::from_uuid(Uuid::from_u128(9))));
        assert_eq!((heard[0].seq, heard[0].subject), (7, Some(Uuid::from_u128(1))));
        let draft = happenings(&event(
            "DraftSubmitted",
            &json!({ "draft": Uuid::from_u128(3), "first": Uuid::from_u128(4) }),
        ));
        assert_eq!((draft[0].about, draft[0].subject), (About::Draft, Some(Uuid::from_u128(3))));
        let entry = happenings(&event("PasswordReset", &json!({ "person": Uuid::from_u128(8) })));
        assert_eq!(entry[0].subject, None);
    }
}

//! What a program knows of the office: ids of things, and values that fit one call alone.

use std::collections::BTreeMap;

use obieg_assignments::deeds::AssignItem;
use obieg_assignments::model::Receiver;
use obieg_cases::deeds::{CloseCase, JoinItem};
use obieg_cases::model::CaseId;
use obieg_cases::queries::ShowCase;
use obieg_drafts::deeds::{JudgeDraft, Judgement, SubmitDraft, WriteDraft};
use obieg_drafts::model::DraftId;
use obieg_duties::model::DutyKind;
use obieg_notes::deeds::WriteNote;
use obieg_notes::model::NoteKind;
use obieg_registers::deeds::OpenRegister;
use obieg_registers::model::{ColumnKind, ColumnView, Source};
use obieg_testkit::World;
use serde_json::{Value, json};

use super::bodies::Known;
use crate::cast::{open_case, open_to, register};
use crate::hidden::{annas, file};
use crate::{mailbox, templates};

/// A draft of Anna's that a call can take: on its way to Norbert, accepted by him, or not yet sent along a path.
async fn draft(world: &World, case: CaseId, call: &str) -> DraftId {
    let (anna, norbert) = (world.actor("alfa", "Anna").await, world.actor("alfa", "Norbert").await);
    let file = file(&anna, "projekt").await;
    let draft = anna
        .act(WriteDraft { case, title: "Projekt".to_owned(), file, composed: false }, None)
        .await
        .unwrap()
        .id;
    if call == "submit" {
        return draft;
    }
    let path = norbert.holding().into_iter().collect();
    anna.act(SubmitDraft { draft, seen: 1, path }, None).await.unwrap();
    if call == "send" {
        let deed = JudgeDraft { draft, seen: 1, judgement: Judgement::Accept, remarks: None };
        norbert.act(deed, None).await.unwrap();
    }
    draft
}

/// Ids of things of which each call needs one of its own, and values that fit it alone.
pub async fn known(world: &World, described: Value) -> Known {
    let annas = annas(world).await;
    let actor = async |name: &str| world.actor("alfa", name).await;
    let (anna, beata, olga, konrad) =
        (actor("Anna").await, actor("Beata").await, actor("Olga").await, actor("Konrad").await);
    let other = open_case(world, "Anna", None).await.unwrap();
    let mut addresses = BTreeMap::new();
    let mut note = |path: &str, ids: &[&str]| {
        let mut ids = ids.iter();
        let parts =
            path.split('/').map(|part| if part.starts_with('{') { ids.next().unwrap() } else { part });
        addresses.insert(path.to_owned(), parts.collect::<Vec<_>>().join("/"));
    };
    for path in ["/api/v1/items/{id}/cancel", "/api/v1/items/{id}/assignments"] {
        note(path, &[&register(world, "Inne pismo").await.id.to_string()]);
    }
    let waiting = register(world, "Czekające").await.id;
    let receiver = Receiver { unit: anna.unit().unwrap(), holding: anna.holding(), is_owner: true };
    let mut assigned = Vec::new();
    for _ in 0..2 {
        let (item, receivers) = (register(world, "Przydzielone").await.id, vec![receiver]);
        let deed = AssignItem { item, receivers, instruction: None, term: None, parent: None };
        assigned.push(actor("Karolina").await.act(deed, None).await.unwrap().assignments[0].to_string());
    }
    note("/api/v1/assignments/{id}/pass-back", &[&assigned[0]]);
    let closed = open_case(world, "Anna", None).await.unwrap().id;
    anna.act(CloseCase { case: closed, version: 1 }, None).await.unwrap();
    note("/api/v1/cases/{id}/restart", &[&closed.to_string()]);
    let leaving = open_case(world, "Anna", None).await.unwrap().id.to_string();
    note("/api/v1/cases/{id}/reregister", &[&leaving]);
    let deed = WriteNote { case: annas.case.id, kind: NoteKind::Opinion, text: "Opinia".to_owned() };
    let opinion = anna.act(deed, None).await.unwrap().to_string();
    note("/api/v1/cases/{id}/notes/{note}/withdraw", &[&annas.case.id.to_string(), &opinion]);
    let shown = anna.see(ShowCase { case: annas.case.id, panels: Vec::new() }).await.unwrap().0;
    let owed = shown.duties.iter().find(|duty| duty.kind == DutyKind::AnswerSender).unwrap().id.to_string();
    note("/api/v1/cases/{id}/duties/{duty_id}/waive", &[&annas.case.id.to_string(), &owed]);
    let into = open_case(world, "Anna", None).await.unwrap().id;
    let joined = register(world, "Nie z tej sprawy").await.id;
    open_to(world, joined, "Anna").await;
    anna.act(JoinItem { case: into, item: joined }, None).await.unwrap();
    note("/api/v1/cases/{id}/items/take-out", &[&into.to_string()]);
    let template = templates::kept(world, "Konrad").await;
    for path in ["", "/versions", "/end"] {
        let own = templates::kept(world, "Konrad").await.to_string();
        note(&format!("/api/v1/letter-templates/{{template}}{path}"), &[&own]);
    }
    let composed = templates::composed(world, other.id, template).await.to_string();
    note("/api/v1/drafts/{draft}/from-template", &[&composed]);
    for path in ["judge", "correct", "send", "submit"] {
        let draft = draft(world, other.id, path).await.to_string();
        note(&format!("/api/v1/drafts/{{draft}}/{path}"), &[&draft]);
    }
    let mailbox = mailbox::mailbox(world).await;
    for (uid, path) in (1..).zip(["file", "register", "leave-out"]) {
        let letter = format!(
            "From: Ewa <ewa@example.com>\r\nSubject: Pismo\r\nMessage-ID: <{uid}@x>\r\n\r\ntekst\r\n"
        );
        let message = mailbox::taken(world, mailbox, uid, letter).await.to_string();
        note(&format!("/api/v1/messages/{{id}}/{path}"), &[&message]);
    }
    for (name, path) in [("Z kolumnami", "columns"), ("Z wpisami", "entries"), ("Z listą", "entries/import")]
    {
        let columns = if path == "columns" { Vec::new() } else { vec![column()] };
        let deed = OpenRegister { name: name.to_owned(), unit: anna.unit(), source: Source::Hand, columns };
        let register = konrad.act(deed, None).await.unwrap().id.to_string();
        note(&format!("/api/v1/registers/{{register}}/{path}"), &[&register]);
    }
    let made = BTreeMap::from([("mailboxes".to_owned(), vec![mailbox.to_string()])]);
    let values = BTreeMap::from([
        ("unit", json!(anna.unit())),
        ("holding", json!(anna.holding())),
        ("officer", json!(beata.holding())),
        ("sign", json!(other.sign)),
        ("parent", json!(actor("Stefan").await.unit())),
        ("state", json!("none")),
        ("scan_state", json!("none")),
        ("not_duplicate", json!(true)),
        ("is_owner", json!(true)),
        ("required", json!(false)),
        ("port", json!(993)),
        ("after", json!(1)),
        ("term_days", json!(14)),
        ("roles", json!(["officer"])),
        ("units", json!([])),
        ("/api/v1/assignments/many items", json!([waiting])),
        ("/api/v1/assignments/many/pass-back assignments", json!(assigned[1..])),
        ("/api/v1/cases item", Value::Null),
        ("/api/v1/cases/{id}/drafts/from-template template", json!(template)),
        ("/api/v1/cases/{id}/drafts/from-template texts", json!([{ "key": "text", "text": "Treść" }])),
        ("/api/v1/cases/{id}/drafts/from-template party", Value::Null),
        ("/api/v1/cases/{id}/drafts/from-template signer", Value::Null),
        ("/api/v1/drafts/{draft}/from-template texts", json!([{ "key": "text", "text": "Treść" }])),
        ("/api/v1/drafts/{draft}/from-template party", Value::Null),
        ("/api/v1/drafts/{draft}/from-template signer", Value::Null),
        ("/api/v1/letter-templates kind", json!("note")),
        ("/api/v1/letter-templates source", json!(templates::SOURCE)),
        ("/api/v1/letter-templates texts", json!([{ "key": "text", "label": "Treść" }])),
        ("/api/v1/letter-templates/{template}/versions kind", json!("note")),
        ("/api/v1/letter-templates/{template}/versions source", json!(templates::SOURCE)),
        ("/api/v1/letter-templates/{template}/versions texts", json!([{ "key": "text", "label": "Treść" }])),
        ("/api/v1/cases/{id}/items/take-out items", json!([joined])),
        ("/api/v1/cases/import officer", json!("anna")),
        ("/api/v1/cases/import unit", json!("AB-I")),
        ("/api/v1/cases/many/take-over cases", json!([other.id])),
        ("/api/v1/cases/many/take-over officer", json!(olga.holding())),
        ("/api/v1/cases/{id}/cooperation unit", json!(olga.unit())),
        ("/api/v1/cases/{id}/overrun-notices new_day", json!("2026-12-01")),
        ("/api/v1/cases/{id}/reregister officer", json!(olga.holding())),
        ("/api/v1/classes symbol", json!("0019")),
        ("/api/v1/class-lists valid_from", json!("2030-01-01")),
        (
            "/api/v1/class-lists file",
            json!("symbol,title,category_parent_cell,category_other_cells,note\n0,Klasa,A,,\n"),
        ),
        ("/api/v1/drafts/{draft}/submit path", json!([actor("Norbert").await.holding()])),
        ("judgement", json!("accept")),
        ("/api/v1/items/{id}/assignments parent", Value::Null),
        ("/api/v1/mailbox-rules outcome", json!("leave-out")),
        ("/api/v1/mailbox-rules/{rule}/change outcome", json!("leave-out")),
        ("/api/v1/persons/with-post unit", json!("AB")),
        ("/api/v1/registers kind", json!("choice")),
        ("/api/v1/registers source", json!("hand")),
        ("/api/v1/registers/{register}/columns kind", json!("choice")),
        ("/api/v1/registers/{register}/entries about", Value::Null),
        ("/api/v1/registers/{register}/entries/import about", Value::Null),
        ("/api/v1/registers/{register}/entries/import fields", json!(["1"])),
        ("/api/v1/registers/{register}/entries/{entry}/correct fields", json!([])),
        ("/api/v1/substitutions since", json!("2026-06-02")),
        ("/api/v1/substitutions until", json!("2026-06-10")),
        ("/api/v1/substitutions substitute", json!(beata.person())),
        ("/api/v1/units/{id}/rename since", json!("2026-06-02")),
        ("/api/v1/webhooks holding", json!(actor("Stefan").await.holding())),
        ("/api/v1/webhooks types", json!([])),
    ]);
    Known { annas, described, values, made, addresses, sent: 0 }
}

fn column() -> ColumnView {
    let (label, kind) = ("Uwagi".to_owned(), ColumnKind::Text);
    ColumnView { label, kind, required: false, choices: Vec::new(), added_on: None, ended_on: None }
}

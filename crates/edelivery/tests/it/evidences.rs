//! Evidences: lists, files, and what they say; states by our own law.

use jiff::tz::TimeZone;
use obieg_edelivery::evidence::{self, Ending, Paper};
use obieg_edelivery::model::EvidenceInfo;
use obieg_edelivery::{Session, Trouble};
use obieg_law::edelivery::{self as law, EvidenceKind, MessageState};
use serde_json::json;

use crate::support::*;

fn state(evidences: &[EvidenceInfo]) -> MessageState {
    let warsaw = TimeZone::get("Europe/Warsaw").unwrap();
    let own = |one: &EvidenceInfo| {
        Some(law::Evidence { kind: one.kind?, on: one.event?.to_zoned(warsaw.clone()).date() })
    };
    law::state(&evidences.iter().filter_map(own).collect::<Vec<_>>())
}

async fn evidences(session: &Session<'_>, message: &str) -> Vec<EvidenceInfo> {
    session.evidences(message).await.unwrap().value
}

#[tokio::test]
async fn files_of_evidences_say_what_the_list_says() {
    let world = world().await;
    let connector = world.signed_in(OFFICE).await;
    let session = connector.session(world.now().await).unwrap();
    world.script(&json!({ "undotted": true })).await;
    let message = sent_to_one(&session, &letter(&[CITIZEN], "dowody")).await;
    world.control("read", &json!({ "address": CITIZEN, "messageId": message })).await;
    let list = evidences(&session, &message).await;
    let kinds: Vec<_> = list.iter().filter_map(|one| one.kind).collect();
    for kind in [
        EvidenceKind::SubmissionAcceptance,
        EvidenceKind::ContentConsignment,
        EvidenceKind::ContentHandover,
        EvidenceKind::ReceiptXml,
    ] {
        assert!(kinds.contains(&kind), "{kinds:?}");
    }
    assert_eq!(list.len(), kinds.len());
    assert_eq!(state(&list), MessageState::Delivered);
    for one in &list {
        let bytes = session.evidence_file(false, &one.id).await.unwrap();
        match evidence::read(&bytes).unwrap() {
            Paper::Evidence(said) => {
                assert_eq!(
                    (said.id.as_deref(), said.message.as_deref()),
                    (Some(one.id.as_str()), Some(message.as_str()))
                );
                assert_eq!((said.at, said.sender.as_deref()), (one.event, Some(OFFICE)));
                // Confirmations are no events of the standard: only the list names their kind.
                assert!(said.kind.is_none() || said.kind == one.kind);
            }
            Paper::Picture => {
                assert!(matches!(one.kind, Some(EvidenceKind::SendingPdf | EvidenceKind::ReceiptPdf)))
            }
            Paper::Delivery(_) => panic!("no post here"),
        }
    }
    assert!(session.new_evidences().await.unwrap().value.is_empty());
    assert!(evidences(&session, &message).await.iter().all(|one| one.downloaded));
}

#[tokio::test]
async fn states_follow_evidences_whatever_their_order() {
    let world = world().await;
    for (script, wanted) in [
        (json!({}), MessageState::Waiting),
        (json!({ "reject": ["załącznik nie do przyjęcia"] }), MessageState::Rejected),
        (json!({ "relay": "B.3" }), MessageState::Undelivered),
        (json!({ "consignment_failure": true }), MessageState::Undelivered),
        (json!({ "fiction": true }), MessageState::Deemed),
        (json!({ "late": { "A.1": 60 } }), MessageState::Waiting),
        (json!({ "addressees": { CITIZEN: { "reject": ["nie"] } } }), MessageState::Rejected),
    ] {
        let connector = world.signed_in(OFFICE).await;
        let session = connector.session(world.now().await).unwrap();
        world.script(&script).await;
        let message = sent_to_one(&session, &letter(&[CITIZEN], "los")).await;
        let list = evidences(&session, &message).await;
        assert_eq!(state(&list), wanted, "{script}");
        world.advance("PT2M").await;
        assert_eq!(state(&evidences(&session, &message).await), wanted, "{script}");
        let reasons: Vec<_> = list.iter().flat_map(|one| one.reasons.clone()).collect();
        assert_eq!(script["reject"].is_array(), reasons.contains(&"załącznik nie do przyjęcia".to_owned()));
    }
}

#[tokio::test]
async fn the_post_answers_in_both_generations() {
    let world = world().await;
    let connector = world.signed_in(OFFICE).await;
    let session = connector.session(world.now().await).unwrap();
    for (generation, ending, wanted) in [
        (1, "delivered", Ending::Delivered),
        (1, "returned", Ending::Returned),
        (1, "refused", Ending::Refused),
        (2, "delivered", Ending::Delivered),
        (2, "returned", Ending::NotCollected),
        (2, "refused", Ending::Refused),
    ] {
        world.script(&json!({ "epo": generation, "ending": ending })).await;
        let message = sent_to_one(&session, &printed("wydruk")).await;
        let bytes = session.epo_file(&message).await.unwrap();
        let Paper::Delivery(said) = evidence::read(&bytes).unwrap() else { panic!("a proof of the post") };
        assert_eq!((said.generation, said.ending), (generation, wanted));
        assert!(said.at.is_some() && said.number.is_some());
        let posted = evidences(&session, &message)
            .await
            .into_iter()
            .find(|one| one.kind == Some(EvidenceKind::HybridPosting));
        assert!(session.evidence_file(true, &posted.unwrap().id).await.unwrap().starts_with(b"<?xml"));
    }
    world.script(&json!({ "reject": ["margines", "format"] })).await;
    let message = sent_to_one(&session, &printed("odrzucony")).await;
    assert_eq!(session.look(&message).await.unwrap().value.status_words.as_deref(), Some("margines;format"));
    assert!(matches!(session.epo_file(&message).await, Err(Trouble::Refused(_))));
}

#[test]
fn the_held_sample_is_read() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/edoreczenia/evidence-D1.constructed.xml");
    let Ok(bytes) = std::fs::read(path) else {
        return eprintln!("skipped: the sample is not held beside this workspace");
    };
    let Paper::Evidence(said) = evidence::read(&bytes).unwrap() else { panic!("an evidence") };
    assert_eq!(said.kind, Some(EvidenceKind::ContentConsignment));
    assert_eq!(said.recipient.as_deref(), Some("AE:PL-97075-47631-STVJH-19"));
    assert_eq!(said.at, Some("2026-11-02T09:15:00Z".parse().unwrap()));
    assert_eq!(said.reasons, ["Tekst testowy", "Test text"]);
}

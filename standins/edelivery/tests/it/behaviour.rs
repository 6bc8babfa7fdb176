//! The way of an electronic message, step by step.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::*;

async fn only(world: &World, ade: &str) -> Value {
    let inside = world.inside(ade).await;
    assert_eq!(inside["messages"].as_array().unwrap().len(), 1);
    inside["messages"][0].clone()
}

#[tokio::test]
async fn a_citizen_reads_a_notice_and_has_the_message_delivered() {
    let mut world = world().await;
    let id = world.send(&message(&[CITIZEN], "jedno")).await;
    assert_eq!(world.codes(&id).await, ["A.1", "BP.WX", "BP.WP", "D.1"]);
    assert_eq!(world.status(&id).await, "Czeka na doręczenie");
    let sent = world.look(&id).await["messageMetadata"].clone();
    assert_eq!(sent["submissionDate"], "2026-11-02T07:00:00.000Z");
    assert_eq!(sent["eventDate"], "2026-11-02T07:00:00.000Z");
    assert!(sent.get("receiptDate").is_none());
    world.advance("P2D").await;
    world.bearer = world.token(CITIZEN).await;
    let stub =
        world.ua_of(CITIZEN, Method::GET, &format!("messages/{id}?format=metadata"), None).await.1[0].clone();
    assert_eq!(
        (stub["messageControlData"]["messageType"].as_str(), &stub["messageControlData"]["daysToReceive"]),
        (Some("Stub"), &json!(12))
    );
    for _ in 0..2 {
        let (status, body) =
            world.ua_of(CITIZEN, Method::GET, &format!("messages/{id}?format=fullExtended"), None).await;
        assert_eq!((status, body), (202, json!({ "status": "PENDING" })));
    }
    let (status, read) =
        world.ua_of(CITIZEN, Method::GET, &format!("messages/{id}?format=fullExtended"), None).await;
    assert_eq!((status, &read[0]["textBody"]), (200, &json!("Treść pisma")));
    assert_eq!(read[0]["messageControlData"]["opened"], true);
    world.log_in().await;
    assert_eq!(world.codes(&id).await[4..], ["E.1", "BP.OX", "BP.OP"]);
    assert_eq!(world.status(&id).await, "Doręczona");
    assert_eq!(world.look(&id).await["messageMetadata"]["receiptDate"], "2026-11-04T07:00:00.000Z");
}

#[tokio::test]
async fn what_nobody_reads_is_held_for_delivered_after_14_days() {
    let mut world = world().await;
    let id = world.send(&message(&[CITIZEN], "fikcja")).await;
    // 2 November and 14 days is the 16th; the confirmation comes with the 17th, which in London begins at 23:00.
    world.control("clock", &json!({ "set": "2026-11-16T22:59:59Z" })).await;
    world.log_in().await;
    assert_eq!(world.status(&id).await, "Czeka na doręczenie");
    world.advance("PT1S").await;
    assert_eq!(world.status(&id).await, "Uznana za doręczoną");
    assert_eq!(world.look(&id).await["messageMetadata"]["receiptDate"], "2026-11-16T23:00:00.000Z");
    let codes = world.codes(&id).await;
    assert_eq!(codes, ["A.1", "BP.WX", "BP.WP", "D.1", "BP.OX", "BP.OP"]);
    world.advance("PT1S").await;
    // Reading later hands the content over, and changes neither the day nor the status.
    world.read_as(CITIZEN, &id).await;
    assert_eq!(counted(&world.codes(&id).await)["E.1"], 1);
    assert_eq!(counted(&world.codes(&id).await)["BP.OX"], 1);
    assert_eq!(world.status(&id).await, "Uznana za doręczoną");
}

#[tokio::test]
async fn there_is_no_fiction_between_others() {
    let world = world().await;
    world.mail(CITIZEN, COMPANY, "prywatnie").await;
    let id = world.send(&message(&[OTHER_OFFICE], "urzędowo")).await;
    world.advance("P60D").await;
    let sent = only(&world, CITIZEN).await;
    assert_eq!(sent["status"], "Czeka na doręczenie");
    assert!(!world.codes(&id).await.contains(&"BP.OX".to_owned()));
}

#[tokio::test]
async fn logging_in_is_what_delivers_to_a_public_body() {
    let mut world = world().await;
    let id = world.mail(CITIZEN, OFFICE, "wniosek").await;
    let list = world.get("messages?label=INBOX").await;
    assert_eq!((list["total"].as_u64(), list["electronicCount"].as_u64()), (Some(0), Some(1)));
    world.advance("PT1M").await;
    world.log_in().await;
    let list = world.get("messages?label=INBOX&format=metadata").await;
    assert_eq!((list["total"].as_u64(), list["electronicCount"].as_u64()), (Some(1), Some(0)));
    let letter = &list["messages"][0];
    assert_eq!(
        (&letter["messageMetadata"]["messageId"], letter["messageControlData"]["opened"].as_bool()),
        (&json!(id), Some(false))
    );
    let at = only(&world, CITIZEN).await["evidences"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["type"] == "E.1")
        .unwrap()["event"]
        .clone();
    assert_eq!(at, "2026-11-02T07:01:00.000Z");
    let read = world.get(&format!("messages/{id}?format=fullExtended")).await;
    assert_eq!(read[0]["attachments"][0]["file"]["fileMetadata"]["filename"], "wniosek.pdf");
    assert_eq!(world.get("messages?opened=true").await["total"], 1);
    assert_eq!(world.inside(OFFICE).await["tokens"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn an_answer_stays_in_its_thread() {
    let mut world = world().await;
    let id = world.send(&message(&[CITIZEN], "pytanie")).await;
    world.read_as(CITIZEN, &id).await;
    let thread = only(&world, CITIZEN).await["threadId"].clone();
    let answer = json!({ "from": CITIZEN, "to": OFFICE, "subject": "RE: pytanie", "threadId": thread, "refToMessageId": id });
    world.control("mail", &answer).await;
    world.log_in().await;
    let found = world.get(&format!("threads/{}", thread.as_str().unwrap())).await;
    assert_eq!(found["messages"]["total"], 2);
    let refs: Vec<&Value> = found["messages"]["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["messageMetadata"]["refToMessageId"])
        .collect();
    assert!(refs.contains(&&json!(id)));
    assert_eq!(world.get("threads").await["Thread"][0]["messagesCount"], 2);
    assert_eq!(world.get("threads?caseId=OR.1431.1.2026").await["total"], 1);
    assert_eq!(world.get("threads?caseId=nobody").await["total"], 0);
}

#[tokio::test]
async fn of_many_addressees_those_that_fail_come_back_as_a_draft() {
    let world = world().await;
    world.script(&json!({ "failed_addressees": [COMPANY] })).await;
    let (status, taken) = world.post("messages", &message(&[CITIZEN, COMPANY, OTHER_OFFICE], "trzy")).await;
    assert_eq!(status, 202);
    let task = taken["messageTaskId"].as_str().unwrap();
    let results = world.results(task).await;
    let failed: Vec<&Value> =
        results.as_array().unwrap().iter().filter(|one| one.get("error").is_some()).collect();
    assert_eq!((results.as_array().unwrap().len(), failed.len()), (3, 1));
    assert_eq!(failed[0]["addressee"]["eDeliveryAddress"], COMPANY);
    assert_eq!(world.get("messages?label=SENT").await["total"], 2);
    assert_eq!(world.get("messages?label=OUTBOX").await["total"], 0);
    let drafts = world.get("drafts").await;
    assert_eq!(drafts["total"], 1);
    assert_eq!(drafts["messages"][0]["messageMetadata"]["to"][0]["eDeliveryAddress"], COMPANY);
    let info = world.get(&format!("messages?massMessageId=mass-{task}")).await["massMessageInfo"].clone();
    assert_eq!(info["newDraftId"], drafts["messages"][0]["messageMetadata"]["messageId"]);
    assert_eq!((&info["massMessageTotal"], &info["massMessageEndedWithError"]), (&json!(3), &json!(1)));
    assert_eq!(world.inside(COMPANY).await["messages"], json!([]));
}

#[tokio::test]
async fn of_one_addressee_a_failure_makes_it_a_draft_again() {
    let world = world().await;
    let (_, taken) = world.post("messages", &message(&["AE:PL-12345-12345-ABCDE-10"], "nikt")).await;
    let results = world.results(taken["messageTaskId"].as_str().unwrap()).await;
    assert_eq!(results[0]["error"], "ADDRESS_UNKNOWN");
    let drafts = world.get("drafts").await;
    assert_eq!(drafts["messages"][0]["messageMetadata"]["messageId"], results[0]["messageId"]);
    assert_eq!(world.get("messages").await["total"], 0);
}

#[tokio::test]
async fn a_task_may_be_pending_for_some_time() {
    let world = world().await;
    world.script(&json!({ "pending": 2 })).await;
    let (_, taken) = world.post("messages", &message(&[CITIZEN], "cierpliwie")).await;
    let path = format!("messages/tasks/{}/status", taken["messageTaskId"].as_str().unwrap());
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(world.get(&path).await["messageTaskStatus"].as_str().unwrap().to_owned());
    }
    assert_eq!(seen, ["PENDING", "PENDING", "FINISHED"]);
}

#[tokio::test]
async fn statuses_follow_the_evidences() {
    let world = world().await;
    for (script, evidence, status) in [
        (json!({ "reject": ["Zły plik"] }), "A.2", "Odrzucona"),
        (json!({ "relay": "B.1", "consignment_failure": true }), "D.2", "Niedoręczona"),
        (json!({ "relay": "B.2" }), "B.2", "Niedoręczona"),
        (json!({ "relay": "B.3" }), "B.3", "Niedoręczona"),
        (json!({ "fiction": true }), "BP.OX", "Uznana za doręczoną"),
        (json!({ "deliver_after": 3600 }), "A.1", "Nadana"),
        (json!({ "verify_after": 3600 }), "", "W trakcie weryfikacji"),
    ] {
        world.script(&script).await;
        let id = world.send(&message(&[CITIZEN], "los")).await;
        assert_eq!(world.status(&id).await, status, "{script}");
        assert!(evidence.is_empty() || world.codes(&id).await.contains(&evidence.to_owned()), "{script}");
    }
    let rejected = world.get("messages?subject=los&format=metadata&limit=2000").await;
    let reasons: Vec<&Value> = rejected["messages"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["messageControlData"].get("statusDescription"))
        .collect();
    assert_eq!(reasons, ["Zły plik"]);
    world.script(&json!({ "handover_failure": true })).await;
    let id = world.send(&message(&[OTHER_OFFICE], "bez przekazania")).await;
    world.control("mailboxes", &json!({ "address": OTHER_OFFICE, "public": true, "name": "X", "systems": [{ "name": SYSTEM, "pem": public_pem(key()) }] })).await;
    world.token(OTHER_OFFICE).await;
    assert_eq!(world.status(&id).await, "Niedoręczona");
    let far = world.send(&message(&[FAR], "daleko")).await;
    assert_eq!(world.codes(&far).await[3..], ["B.1", "D.1"]);
}

#[tokio::test]
async fn evidences_come_out_of_order_and_the_status_holds() {
    let world = world().await;
    world.script(&json!({ "late": { "A.1": 7200, "D.1": 3600 }, "undotted": true })).await;
    let id = world.send(&message(&[CITIZEN], "nie po kolei")).await;
    assert_eq!(world.codes(&id).await, ["BPWX", "BPWP"]);
    world.read_as(CITIZEN, &id).await;
    assert_eq!(world.status(&id).await, "Doręczona");
    world.advance("PT2H").await;
    assert_eq!(world.codes(&id).await, ["BPWX", "BPWP", "E1", "BPOX", "BPOP", "D1", "A1"]);
    // The old token has run out meanwhile, so the look goes through the control interface.
    assert_eq!(world.inside(OFFICE).await["messages"][0]["status"], "Doręczona");
}

#[tokio::test]
async fn files_of_evidences_say_what_they_are() {
    let world = world().await;
    let id = world.send(&message(&[CITIZEN], "dowody <&>")).await;
    let list = world.get(&format!("messages/{id}/evidences?sortDirection=asc")).await["evidences"].clone();
    assert_eq!(list.as_array().unwrap().len(), 4);
    for evidence in list.as_array().unwrap() {
        let path = format!("/api/v3/{OFFICE}/evidences/purde/{}", evidence["evidenceId"].as_str().unwrap());
        let response = world.raw(Method::GET, &path, None).await.unwrap();
        assert_eq!(
            (response.status().as_u16(), response.headers()["content-type"].to_str().unwrap()),
            (200, "application/octet-stream")
        );
        let text = String::from_utf8_lossy(&response.bytes().await.unwrap()).into_owned();
        if evidence["type"] == "BP.WP" {
            assert!(text.starts_with("%PDF-"));
            continue;
        }
        assert!(text.contains("stand-in") && text.contains("No legal force"));
        assert!(text.contains(&format!("<ns2:MessageIdentifier>{id}</ns2:MessageIdentifier>")));
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }
    let d1 = list.as_array().unwrap().iter().find(|one| one["type"] == "D.1").unwrap();
    assert!(d1["externalData"].as_str().unwrap().ends_with(d1["evidenceId"].as_str().unwrap()));
    assert_eq!(world.get(&format!("messages/{id}/evidences?downloaded=false")).await["evidences"], json!([]));
    let one = world.get(&format!("messages/evidences/{}", d1["evidenceId"].as_str().unwrap())).await;
    assert_eq!((one.as_array().unwrap().len(), &one[0]["downloaded"]), (1, &json!(true)));
    assert_eq!(world.get("messages/evidences?type=D1").await["evidences"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn evidence_of_a_deleted_message_is_a_message_of_its_own() {
    let mut world = world().await;
    world.script(&json!({ "deliver_after": 3600 })).await;
    let id = world.send(&message(&[CITIZEN], "usunięte")).await;
    world.ua(Method::PATCH, &format!("messages/{id}/message_control_data"), Some(&moved("TRASH"))).await;
    assert_eq!(
        world.ua(Method::DELETE, &format!("messages/{id}"), None).await,
        (200, json!([{ "messageId": id }]))
    );
    world.advance("PT1H").await;
    world.log_in().await;
    let found = world.get("messages?format=metadata").await;
    assert_eq!(found["total"], 1);
    assert_eq!(found["messages"][0]["messageControlData"]["messageType"], "Evidence");
    assert_eq!(found["messages"][0]["messageMetadata"]["refToMessageId"], id);
    assert_eq!(only(&world, CITIZEN).await["type"], "Stub");
}

//! What lies in a mailbox: lists, folders, rules, drafts, files, hooks, archives, settings.

use axum::Router;
use axum::extract::State;
use axum::routing::post;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

use crate::support::*;

fn multipart(fields: &[(&str, &str)], file: &[u8]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    body.extend(b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\nContent-Type: application/octet-stream\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--edge--\r\n");
    ("multipart/form-data; boundary=edge".into(), body)
}

async fn upload(world: &World, draft: &str, fields: &[(&str, &str)], bytes: &[u8]) -> (u16, Value) {
    let (kind, body) = multipart(fields, bytes);
    let url = format!("{}/api/v3/{OFFICE}/{draft}/attachments/upload", world.running.url);
    let response = world
        .client
        .post(url)
        .bearer_auth(&world.bearer)
        .header("content-type", kind)
        .body(body)
        .send()
        .await
        .unwrap();
    (response.status().as_u16(), serde_json::from_slice(&response.bytes().await.unwrap()).unwrap())
}

#[tokio::test]
async fn a_big_file_goes_up_and_down_as_bytes() {
    let mut world = world().await;
    let (_, draft) = world.post("drafts", &message(&[OTHER_OFFICE], "duży")).await;
    let draft = draft["messageId"].as_str().unwrap().to_owned();
    let bytes: Vec<u8> = (0..16 * 1024 * 1024_u32).map(|place| u8::try_from(place % 251).unwrap()).collect();
    let size = bytes.len().to_string();
    let fields = [
        ("filename", "plan.zip"),
        ("contentType", "application/zip"),
        ("size", size.as_str()),
        ("alg", "SHA-3"),
    ];
    let (status, made) = upload(&world, &draft, &fields, &bytes).await;
    assert_eq!((status, &made["fileMetadata"]["size"]), (200, &json!(bytes.len())));
    assert_eq!(
        upload(&world, &draft, &[("filename", "b.zip"), ("contentType", "x"), ("size", "1")], b"12").await.1
            [0]["error"],
        "FILE_SIZE"
    );
    assert_eq!(upload(&world, &draft, &[("filename", "b.zip")], b"12").await.0, 400);
    assert_eq!(
        upload(&world, &draft, &[("filename", "b c.zip"), ("contentType", "x")], b"12").await.1[0]["error"],
        "FILE_NAME"
    );
    assert_eq!(world.post("drafts/send", &json!({ "messageId": draft })).await.0, 202);
    world.bearer = world.token(OTHER_OFFICE).await;
    let full = world
        .ua_of(OTHER_OFFICE, Method::GET, &format!("messages/{draft}?format=fullExtended"), None)
        .await
        .1;
    let big = &full[0]["attachments"][1];
    assert_eq!(big["file"]["fileMetadata"]["filename"], "plan.zip");
    assert!(big["file"].get("file").is_none() && full[0]["attachments"][0]["file"].get("file").is_some());
    let asked = json!({ "messageId": draft, "attachmentId": big["attachmentId"] });
    let path = format!("/api/v3/{OTHER_OFFICE}/attachments/download");
    let down = world.raw(Method::POST, &path, Some(&asked)).await.unwrap().bytes().await.unwrap();
    assert!(down == bytes);
    let json_route = format!("messages/{draft}/attachments/{}", big["attachmentId"].as_str().unwrap());
    assert_eq!(world.ua_of(OTHER_OFFICE, Method::GET, &json_route, None).await.0, 400);
}

#[tokio::test]
async fn all_faults_of_a_message_are_told_at_once() {
    let world = world().await;
    let mut bad = message(&[CITIZEN, CITIZEN, OFFICE, "nobody"], " ");
    bad["textBody"] = json!("x".repeat(5001));
    bad["attachments"] = json!([file("a b.pdf", b"1"), file("c.pdf", b"1"), file("c.pdf", b"1")]);
    let (status, errors) = world.post("messages", &bad).await;
    let codes: Vec<&str> =
        errors.as_array().unwrap().iter().map(|one| one["error"].as_str().unwrap()).collect();
    assert_eq!((status, codes), (400, vec!["TEXT_TOO_LONG", "FILE_NAME", "FILE_NAME_TWICE"]));
    let (_, errors) = world.post("messages", &message(&[CITIZEN, CITIZEN, OFFICE, "nobody"], " ")).await;
    let codes: Vec<&str> =
        errors.as_array().unwrap().iter().map(|one| one["error"].as_str().unwrap()).collect();
    assert_eq!(codes, ["SUBJECT_REQUIRED", "ADDRESS_TWICE", "ADDRESS_OWN", "ADDRESS"]);
    let sixteen: Vec<String> = (10..26).map(|number| format!("AE:PL-12345-123{number}-ABCDE-10")).collect();
    let sixteen: Vec<&str> = sixteen.iter().map(String::as_str).collect();
    assert_eq!(world.post("messages", &message(&sixteen, "za dużo")).await.1[0]["error"], "ADDRESSEES");
    let mut unknown = message(&[CITIZEN], "literówka");
    unknown["messageMetadata"]["refToMesageId"] = json!("x");
    assert_eq!(world.post("messages", &unknown).await.1[0]["error"], "BODY");
    let mut null = message(&[CITIZEN], "nic");
    null["messageMetadata"]["caseId"] = Value::Null;
    assert_eq!(
        world.post("messages", &null).await.1[0]["error_description"],
        "/messageMetadata/caseId is null"
    );
    let mut hash = message(&[CITIZEN], "skrót");
    hash["attachments"][0]["file"]["fileMetadata"]["hash"] = json!("00");
    assert_eq!(world.post("messages", &hash).await.1[0]["error"], "FILE_HASH");
    assert_eq!(world.get("messages").await["total"], 0);
    assert_eq!(world.get("drafts").await["total"], 0);
}

#[tokio::test]
async fn the_bin_comes_before_deleting_and_all_or_nothing() {
    let mut world = world().await;
    let (one, two) = (world.mail(CITIZEN, OFFICE, "a").await, world.mail(CITIZEN, OFFICE, "b").await);
    world.log_in().await;
    let delete = |ids: String| format!("messages/{ids}");
    assert_eq!(world.ua(Method::DELETE, &delete(one.clone()), None).await.1[0]["error"], "NOT_IN_TRASH");
    let patch = format!("messages/{one}/message_control_data");
    let (status, patched) = world.ua(Method::PATCH, &patch, Some(&moved("TRASH"))).await;
    assert_eq!(
        (status, &patched[0]["labels"]),
        (200, &json!([{ "label": "INBOX", "messageLocation": "TRASH" }]))
    );
    let (status, errors) = world.ua(Method::DELETE, &delete(format!("{one},{two}")), None).await;
    assert_eq!((status, &errors[0]["messageId"]), (400, &json!(two)));
    assert_eq!(world.get("messages").await["total"], 2);
    world
        .ua(Method::PATCH, &patch, Some(&json!([{ "op": "remove", "path": "/labels/0/messageLocation" }])))
        .await;
    assert_eq!(world.get("messages?label=INBOX").await["total"], 2);
    let both = format!("messages/{one},{two}/message_control_data");
    assert_eq!(world.ua(Method::PATCH, &both, Some(&moved("TRASH"))).await.0, 200);
    assert_eq!(world.ua(Method::DELETE, &delete(format!("{one},{two}")), None).await.0, 200);
    assert_eq!(world.get("messages").await["total"], 0);
    let many: Vec<String> = (0..51).map(|number| number.to_string()).collect();
    assert_eq!(world.ua(Method::GET, &delete(many.join(",")), None).await.1[0]["error"], "TOO_MANY");
    let two_ops = json!([moved("TRASH")[0], moved("INBOX")[0]]);
    assert_eq!(world.ua(Method::PATCH, &both, Some(&two_ops)).await.1[0]["error"], "PATCH");
}

#[tokio::test]
async fn a_notice_is_neither_binned_nor_deleted_nor_archived() {
    let mut world = world().await;
    let id = world.send(&message(&[CITIZEN], "awizo")).await;
    world.bearer = world.token(CITIZEN).await;
    let path = format!("messages/{id}/message_control_data");
    assert_eq!(world.ua_of(CITIZEN, Method::PATCH, &path, Some(&moved("TRASH"))).await.1[0]["error"], "STUB");
    assert_eq!(
        world.ua_of(CITIZEN, Method::DELETE, &format!("messages/{id}"), None).await.1[0]["error"],
        "STUB"
    );
    let archive = json!({ "messageId": [id] });
    assert_eq!(
        world.ua_of(CITIZEN, Method::POST, "message-archive-task", Some(&archive)).await.1[0]["error"],
        "STUB"
    );
    let file = format!("messages/{id}/message-archive-file");
    assert_eq!(world.ua_of(CITIZEN, Method::GET, &file, None).await.1[0]["error"], "STUB");
}

#[tokio::test]
async fn lists_have_pages_and_an_order() {
    let mut world = world().await;
    for subject in ["c", "a", "b"] {
        world.mail(CITIZEN, OFFICE, subject).await;
        world.advance("PT1S").await;
    }
    world.log_in().await;
    let subjects = async |query: &str| {
        let list = world.get(&format!("messages?format=metadata{query}")).await;
        let all = list["messages"].as_array().unwrap().iter();
        all.map(|one| one["messageMetadata"]["subject"].as_str().unwrap().to_owned()).collect::<String>()
    };
    assert_eq!(subjects("").await, "bac");
    assert_eq!(subjects("&sortColumn=subject&sortDirection=asc").await, "abc");
    assert_eq!(subjects("&sortColumn=subject&sortDirection=desc").await, "cba");
    assert_eq!(subjects("&offset=1&limit=1").await, "a");
    assert_eq!(subjects("&subject=B").await, "b");
    assert_eq!(subjects("&sender=przykładowy").await, "bac");
    assert_eq!(subjects("&sender=nikt").await, "");
    // Received messages have no date of sending, and what has no value comes first in both directions.
    world.send(&message(&[CITIZEN], "z")).await;
    assert_eq!(subjects("&sortColumn=submissionDate&sortDirection=asc").await, "bacz");
    assert_eq!(subjects("&sortColumn=submissionDate&sortDirection=desc").await, "bacz");
    for bad in [
        "limit=0",
        "limit=2001",
        "offset=-1",
        "format=full",
        "sortColumn=receiptDate",
        "unknown=1",
        "opened=yes",
    ] {
        assert_eq!(world.ua(Method::GET, &format!("messages?{bad}"), None).await.0, 400, "{bad}");
    }
}

#[tokio::test]
async fn folders_have_names_and_rules_fill_them() {
    let mut world = world().await;
    for bad in ["ab", " Podatki", "Inbox", "a/b/c", &"x".repeat(31)] {
        assert_eq!(world.post("directories", &json!({ "directoryName": bad })).await.0, 400, "{bad}");
    }
    let (status, all) = world.post("directories", &json!({ "directoryName": "Podatki łąkowe" })).await;
    assert_eq!((status, &all[5]["label"]), (200, &json!("PODATKI_ŁĄKOWE")));
    assert_eq!(world.post("directories", &json!({ "directoryName": "PODATKI ŁĄKOWE" })).await.0, 400);
    let directory = all[5]["directoryId"].clone();
    let rule = json!({ "ruleName": "podatki", "enableRule": true, "directoryId": directory,
        "conditions": [{ "conditionType": "subject", "conditionText": "podatek" }] });
    assert_eq!(world.post("rule", &rule).await.0, 200);
    world.mail(CITIZEN, OFFICE, "Podatek od łąki").await;
    world.mail(CITIZEN, OFFICE, "Wniosek").await;
    world.log_in().await;
    let numbers = world.get("numberMessages").await;
    let total = |label: &str| {
        numbers.as_array().unwrap().iter().find(|one| one["label"] == label).unwrap()["total"].clone()
    };
    assert_eq!((total("PODATKI_ŁĄKOWE"), total("INBOX")), (json!(1), json!(1)));
    let path = format!("directories/{}", directory.as_str().unwrap());
    assert_eq!(world.ua(Method::DELETE, &path, None).await.1[0]["error"], "DIRECTORY_NOT_EMPTY");
    assert_eq!(world.ua(Method::PATCH, &path, Some(&json!({ "newDirectoryName": "Daniny" }))).await.0, 200);
    assert_eq!(world.get("directories").await[5]["name"], "Daniny");
}

type Heard = Arc<Mutex<Vec<Value>>>;

async fn receiver(answer: &'static str) -> (String, Heard) {
    let heard: Heard = Arc::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let app = Router::new().route(
        "/hook",
        post(async move |State(heard): State<Heard>, body: String| {
            heard.lock().unwrap().push(serde_json::from_str(&body).unwrap());
            answer
        }),
    );
    let app = app.with_state(Arc::clone(&heard));
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    (url, heard)
}

#[tokio::test]
async fn hooks_are_called_once_twice_or_never() {
    let mut world = world().await;
    let (url, heard) = receiver(r#"{"notification":"on"}"#).await;
    let hooks = json!({ "inboxCallbackUrl": url, "evidenceCallbackUrl": url, "messageCreatedCallbackUrl": url, "messageCallbackUrl": url, "archiveCreatedCallbackUrl": url });
    assert_eq!(world.ua(Method::PUT, "message_subscriptions", Some(&hooks)).await.0, 200);
    let id = world.mail(CITIZEN, OFFICE, "raz").await;
    world.log_in().await;
    world.control("settle", &json!({})).await;
    let kinds = |heard: &Heard| {
        heard
            .lock()
            .unwrap()
            .iter()
            .map(|one| one["notificationType"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(kinds(&heard), ["NewMessage", "NewEvidence", "NewEvidence", "NewEvidence", "InboxCallback"]);
    let last = heard.lock().unwrap().last().unwrap().clone();
    assert_eq!(
        (&last["eDeliveryAddress"], &last["electronicCount"], &last["notification"][0]["id"]),
        (&json!(OFFICE), &json!(0), &json!(id))
    );
    heard.lock().unwrap().clear();
    world.script(&json!({ "callbacks": "duplicate", "reject": ["x"] })).await;
    world.send(&message(&[CITIZEN], "podwójnie")).await;
    world.control("settle", &json!({})).await;
    assert_eq!(kinds(&heard), ["MessageCreated", "MessageCreated", "NewEvidence", "NewEvidence"]);
    heard.lock().unwrap().clear();
    world.script(&json!({ "callbacks": "none" })).await;
    world.send(&message(&[CITIZEN], "cicho")).await;
    world.control("settle", &json!({})).await;
    assert_eq!(kinds(&heard), Vec::<String>::new());
}

#[tokio::test]
async fn a_receiver_who_says_off_hears_no_more() {
    let mut world = world().await;
    let (url, heard) = receiver(r#"{"notification":"off"}"#).await;
    world.ua(Method::PUT, "message_subscriptions", Some(&json!({ "inboxCallbackUrl": url }))).await;
    world.mail(CITIZEN, OFFICE, "raz").await;
    world.log_in().await;
    world.control("settle", &json!({})).await;
    assert_eq!(world.get("message_subscriptions").await, json!([]));
    world.mail(CITIZEN, OFFICE, "dwa").await;
    world.log_in().await;
    world.control("settle", &json!({})).await;
    assert_eq!(heard.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn archives_are_made_fetched_and_expire() {
    let mut world = world().await;
    let id = world.send(&message(&[CITIZEN], "archiwum")).await;
    let (status, task) =
        world.post("message-archive-task", &json!({ "messageId": [id], "taskDescription": "opis" })).await;
    assert_eq!(status, 202);
    let task = task["taskId"].as_str().unwrap().to_owned();
    let listed = world.get("message-archive-task-list").await;
    assert_eq!(listed["tasks"][0]["taskStatus"], "READY_TO_DOWNLOAD");
    let download = format!("/api/v3/{OFFICE}/message-archive-task/{task}/download");
    let bytes = world.raw(Method::GET, &download, None).await.unwrap().bytes().await.unwrap();
    let zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(
        ["zalaczniki/pismo.pdf", "MetrykaArchiwum.xml"]
            .iter()
            .all(|want| names.iter().any(|name| name == want)),
        "{names:?}"
    );
    assert_eq!(names.len(), 8);
    world.advance("PT72H").await;
    world.log_in().await;
    assert_eq!(world.get("message-archive-task-list").await["tasks"][0]["taskStatus"], "EXPIRED");
    let (_, again) = world.post("message-archive-task", &json!({ "messageId": [id] })).await;
    let end = json!({ "taskId": again["taskId"], "changeStatus": "FINISH_WITH_DELETING_MESSAGES" });
    assert_eq!(world.ua(Method::PATCH, "message-archive-task", Some(&end)).await.0, 202);
    assert_eq!(world.get("messages?label=SENT").await["total"], 0);
}

#[tokio::test]
async fn room_is_counted() {
    let mut world = world().await;
    let systems = json!([{ "name": SYSTEM, "pem": public_pem(key()) }]);
    world
        .control(
            "mailboxes",
            &json!({ "address": OFFICE, "public": true, "name": "U", "systems": systems, "capacity_mb": 1 }),
        )
        .await;
    world.log_in().await;
    let mut body = message(&[CITIZEN], "wypełnia");
    body["attachments"] = json!([{ "file": { "fileMetadata": { "fileId": "1", "filename": "a.pdf" }, "file": STANDARD.encode(vec![0_u8; 1_000_000]) } }]);
    let (status, told) = world.post("messages", &body).await;
    assert_eq!((status, &told["warning"]), (202, &json!("MAILBOX_ALMOST_FULL")));
    assert_eq!(world.post("messages", &body).await.1[0]["error"], "MAILBOX_FULL");
}

//! A walk through all operations of the UA API.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::routing::post;
use obieg_contract::Contract;
use serde_json::{Value, json};

use super::{answered, call};
use crate::support::*;

const ADE: &str = "/{eDeliveryAddress}";

/// A caller of one mailbox, measured by the contract.
struct Caller<'a> {
    contract: &'a mut Contract,
    world: World,
    ade: &'static str,
}

impl Caller<'_> {
    /// A call whose path of the contract has `{}` filled by the given names.
    async fn call(
        &mut self,
        method: &str,
        template: &str,
        values: &[(&str, &str)],
        query: &str,
        body: Option<&Value>,
        status: u16,
    ) -> Value {
        let template = format!("{ADE}{template}");
        let mut filled = template.replace("{eDeliveryAddress}", self.ade);
        for (name, value) in values {
            filled = filled.replace(&format!("{{{name}}}"), value);
        }
        call(self.contract, &self.world, method, &template, &format!("{filled}{query}"), body, status).await
    }

    async fn get(&mut self, template: &str, values: &[(&str, &str)], query: &str) -> Value {
        self.call("GET", template, values, query, None, 200).await
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

pub async fn all(contract: &mut Contract) {
    let mut caller = Caller { contract, world: world().await, ade: OFFICE };
    let heard = subscriptions(&mut caller).await;
    let sent = sending(&mut caller).await;
    receiving(&mut caller).await;
    drafts(&mut caller).await;
    evidences(&mut caller, &sent).await;
    folders(&mut caller).await;
    archives(&mut caller, &sent).await;
    settings(&mut caller).await;
    deleting(&mut caller, &sent).await;
    hooks(&mut caller, &heard).await;
}

type Heard = Arc<Mutex<Vec<Value>>>;

async fn subscriptions(caller: &mut Caller<'_>) -> Heard {
    let heard: Heard = Arc::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let listen = async move |State(heard): State<Heard>, body: String| {
        heard.lock().unwrap().push(serde_json::from_str(&body).unwrap());
        r#"{"notification":"on"}"#
    };
    let app = Router::new().route("/hook", post(listen)).with_state(Arc::clone(&heard));
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    let path = "/message_subscriptions";
    let hooks = json!({ "messageCallbackUrl": url, "messageCreatedCallbackUrl": url, "archiveCreatedCallbackUrl": url,
        "evidenceCallbackUrl": url, "inboxCallbackUrl": url });
    let made = caller.call("PUT", path, &[], "", Some(&hooks), 200).await;
    caller.call("PUT", path, &[], "", Some(&json!({})), 400).await;
    let all = caller.get(path, &[], "").await;
    assert_eq!((all.as_array().unwrap().len(), &all[0]["id"]), (5, &made["subscriptionId"]));
    for on in [false, true] {
        let switch = json!({ "subscriptionId": made["subscriptionId"], "status": on });
        caller.call("PATCH", path, &[], "", Some(&switch), 200).await;
    }
    heard
}

/// Sends an electronic message that is read, one that is rejected, one to many, and a printed one; gives the read one.
async fn sending(caller: &mut Caller<'_>) -> String {
    let taken = caller.call("POST", "/messages", &[], "", Some(&message(&[CITIZEN], "kontrakt")), 202).await;
    let task = text(&taken["messageTaskId"]);
    assert_eq!(
        caller.get("/messages/tasks/{messageTaskId}/status", &[("messageTaskId", &task)], "").await["messageTaskStatus"],
        "FINISHED"
    );
    let results = caller.get("/messages/tasks/{messageTaskId}", &[("messageTaskId", &task)], "").await;
    let id = text(&results[0]["messageId"]);
    caller.call("GET", "/messages/tasks/{messageTaskId}", &[("messageTaskId", "none")], "", None, 400).await;
    caller.world.script(&json!({ "reject": ["Powód"], "undotted": true })).await;
    caller.call("POST", "/messages", &[], "", Some(&message(&[CITIZEN], "odrzucona")), 202).await;
    caller.world.script(&json!({ "failed_addressees": [COMPANY] })).await;
    let many = caller
        .call("POST", "/messages", &[], "", Some(&message(&[CITIZEN, COMPANY, FAR], "wielu")), 202)
        .await;
    caller.call("POST", "/messages", &[], "", Some(&hybrid("druk")), 202).await;
    caller.call("POST", "/messages", &[], "", Some(&message(&["nobody"], "zła")), 400).await;
    let mut mass = message(&[CITIZEN, COMPANY], "masowa");
    mass["messageControlData"] = json!({ "massMessage": true });
    caller.call("POST", "/messages", &[], "", Some(&mass), 202).await;
    caller.world.read_as(CITIZEN, &id).await;
    let lists = [
        "",
        "?format=metadata&limit=2000",
        "?massMessagesGrouped=true",
        "?label=SENT&opened=true&attachments=true&offset=1",
    ];
    for query in lists {
        caller.get("/messages", &[], query).await;
    }
    let info =
        caller.get("/messages", &[], &format!("?massMessageId=mass-{}", text(&many["messageTaskId"]))).await;
    assert!(info["massMessageInfo"]["newDraftId"].is_string());
    caller.call("GET", "/messages", &[], "?limit=0", None, 400).await;
    id
}

async fn receiving(caller: &mut Caller<'_>) {
    let id = caller.world.mail(CITIZEN, OFFICE, "przychodzące").await;
    caller.world.log_in().await;
    let values = [("messageId", id.as_str())];
    for format in ["", "?format=full", "?format=metadata", "?format=minimal"] {
        caller.get("/messages/{messageId}", &values, format).await;
    }
    let read = caller.get("/messages/{messageId}", &values, "?format=fullExtended").await;
    caller.call("GET", "/messages/{messageId}", &[("messageId", "none")], "", None, 400).await;
    let attachment = text(&read[0]["attachments"][0]["attachmentId"]);
    let both = [("messageId", id.as_str()), ("attachmentId", attachment.as_str())];
    caller.get("/messages/{messageId}/attachments/{attachmentId}", &both, "").await;
    let asked = json!({ "messageId": id, "attachmentId": attachment });
    caller.call("POST", "/attachments/download", &[], "", Some(&asked), 200).await;
    caller.get("/messages/{messageId}/message-archive-file", &values, "").await;
    let threads = caller.get("/threads", &[], "?sortColumn=firstMessageTitle&sortDirection=asc").await;
    let thread = text(&threads["Thread"][0]["threadId"]);
    caller.get("/threads/{threadId}", &[("threadId", &thread)], "?sortColumn=caseID").await;
    caller.call("GET", "/threads/{threadId}", &[("threadId", "none")], "", None, 400).await;
    // A person whose system reads a notice is told to wait.
    let office = std::mem::take(&mut caller.world.bearer);
    let stub = caller.world.inside(CITIZEN).await["messages"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["type"] == "Stub")
        .unwrap()["messageId"]
        .clone();
    caller.world.bearer = caller.world.token(CITIZEN).await;
    caller.ade = CITIZEN;
    let stub = text(&stub);
    caller.get("/messages/{messageId}", &[("messageId", &stub)], "?format=metadata").await;
    caller.call("GET", "/messages/{messageId}", &[("messageId", &stub)], "", None, 202).await;
    (caller.world.bearer, caller.ade) = (office, OFFICE);
}

async fn drafts(caller: &mut Caller<'_>) {
    let made = caller.call("POST", "/drafts", &[], "", Some(&message(&[CITIZEN], "szkic")), 200).await;
    let id = text(&made["messageId"]);
    let values = [("messageId", id.as_str())];
    caller.get("/drafts", &[], "?sortColumn=subject").await;
    let draft = caller.get("/drafts/{messageId}", &values, "").await;
    caller.get("/drafts/{messageId}", &values, "?format=minimal").await;
    caller.call("PUT", "/drafts/{messageId}", &values, "", Some(&draft), 200).await;
    let more = json!({ "fileMetadata": { "fileId": "2", "filename": "drugi.txt", "contentType": "text/plain", "alg": "SHA-3", "size": 3 }, "file": "YWJj" });
    let added = caller.call("POST", "/drafts/{messageId}/attachments", &values, "", Some(&more), 200).await;
    caller.call("POST", "/drafts/{messageId}/attachments", &values, "", Some(&json!({})), 400).await;
    let attachment = text(&added["attachmentId"]);
    let both = [("messageId", id.as_str()), ("attachmentId", attachment.as_str())];
    caller.get("/drafts/{messageId}/attachments/{attachmentId}", &both, "").await;
    caller.call("DELETE", "/drafts/{messageId}/attachments/{attachmentId}", &both, "", None, 200).await;
    upload(caller, &id).await;
    let gone = caller.call("DELETE", "/drafts/{messageId}/attachments", &values, "", None, 200).await;
    assert_eq!(gone.as_array().unwrap().len(), 2);
    let send = json!({ "messageId": id });
    caller.call("POST", "/drafts/send", &[], "", Some(&send), 202).await;
    caller.call("POST", "/drafts/send", &[], "", Some(&send), 400).await;
    let other = text(
        &caller.call("POST", "/drafts", &[], "", Some(&message(&[CITIZEN], "inny")), 200).await["messageId"],
    );
    caller.call("DELETE", "/drafts/{messageId}", &[("messageId", &other)], "", None, 200).await;
    caller.call("DELETE", "/drafts/{messageId}", &[("messageId", &other)], "", None, 400).await;
}

async fn upload(caller: &mut Caller<'_>, id: &str) {
    let template = format!("{ADE}/{{messageId}}/attachments/upload");
    let url = format!("{}/api/v3/{OFFICE}/{id}/attachments/upload", caller.world.running.url);
    let part = |name: &str, value: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body = format!(
        "{}{}{}{}--edge--\r\n",
        part("filename", "plik.txt"),
        part("contentType", "text/plain"),
        part("size", "3"),
        part("file", "abc")
    );
    let request = caller
        .world
        .client
        .post(url)
        .bearer_auth(&caller.world.bearer)
        .header("content-type", "multipart/form-data; boundary=edge");
    let response = request.body(body).send().await.unwrap();
    answered(caller.contract, "POST", &template, 200, response).await;
}

async fn evidences(caller: &mut Caller<'_>, sent: &str) {
    let values = [("messageId", sent)];
    let list = caller
        .get("/messages/{messageId}/evidences", &values, "?sortColumn=eventDate&sortDirection=asc")
        .await;
    assert_eq!(list["evidences"].as_array().unwrap().len(), 7);
    let all = caller.get("/messages/evidences", &[], "").await;
    let types: Vec<&str> =
        all["evidences"].as_array().unwrap().iter().map(|one| one["type"].as_str().unwrap()).collect();
    assert!(
        ["A.1", "A2", "B.1", "H.PN", "H.EPO", "BP.OX"].iter().all(|one| types.contains(one)),
        "{types:?}"
    );
    let id = text(&list["evidences"][0]["evidenceId"]);
    caller.get("/messages/evidences/{evidenceId}", &[("evidenceId", &id)], "").await;
    caller
        .get("/evidences/{messageType}/{evidenceId}", &[("messageType", "purde"), ("evidenceId", &id)], "")
        .await;
    let wrong = [("messageType", "other"), ("evidenceId", id.as_str())];
    caller.call("GET", "/evidences/{messageType}/{evidenceId}", &wrong, "", None, 400).await;
    let printed = all["evidences"].as_array().unwrap().iter().find(|one| one["type"] == "H.EPO").unwrap();
    let printed = text(&printed["messageId"]);
    caller.get("/evidences/puhepo/{messageId}", &[("messageId", &printed)], "?evidenceFormat=PDF").await;
    caller.call("GET", "/evidences/puhepo/{messageId}", &values, "", None, 400).await;
    caller.get("/evidences/{messageId}/technical-evidences-file", &values, "").await;
}

async fn folders(caller: &mut Caller<'_>) {
    let all = caller
        .call(
            "POST",
            "/directories",
            &[],
            "",
            Some(&json!({ "directoryName": "Podatki", "directoryLabel": "TAX" })),
            200,
        )
        .await;
    caller.call("POST", "/directories", &[], "", Some(&json!({ "directoryName": "x" })), 400).await;
    let id = text(&all[5]["directoryId"]);
    caller.get("/directories", &[], "").await;
    caller.get("/numberMessages", &[], "").await;
    let values = [("directoryId", id.as_str())];
    caller
        .call(
            "PATCH",
            "/directories/{directoryId}",
            &values,
            "",
            Some(&json!({ "newDirectoryName": "Daniny" })),
            200,
        )
        .await;
    let rule = json!({ "ruleName": "reguła", "enableRule": true, "directoryId": id, "conditions": [{ "conditionType": "senderEda", "conditionText": CITIZEN }] });
    caller.call("POST", "/rule", &[], "", Some(&rule), 200).await;
    let rules = caller.get("/rule_list", &[], "?limit=100").await;
    let rule = text(&rules["rules"][0]["ruleId"]);
    let change = json!({ "ruleName": "inna", "enableRule": false, "moveOrder": -1 });
    caller.call("PATCH", "/rule/{ruleId}", &[("ruleId", &rule)], "", Some(&change), 200).await;
    caller.call("PATCH", "/rule/{ruleId}", &[("ruleId", "none")], "", Some(&change), 400).await;
    caller.call("DELETE", "/rule/{ruleId}", &[("ruleId", &rule)], "", None, 200).await;
    caller.call("DELETE", "/directories/{directoryId}", &values, "", None, 200).await;
    caller.call("DELETE", "/directories/{directoryId}", &values, "", None, 400).await;
}

async fn archives(caller: &mut Caller<'_>, sent: &str) {
    let body = json!({ "messageId": [sent], "taskDescription": "opis" });
    let task = text(&caller.call("POST", "/message-archive-task", &[], "", Some(&body), 202).await["taskId"]);
    caller.get("/message-archive-task-list", &[], &format!("?taskId={task}")).await;
    caller.get("/message-archive-task/{taskId}/download", &[("taskId", &task)], "").await;
    let end = json!({ "taskId": task, "changeStatus": "FINISH_WITHOUT_DELETING_MESSAGES" });
    caller.call("PATCH", "/message-archive-task", &[], "", Some(&end), 202).await;
    caller.call("PATCH", "/message-archive-task", &[], "", Some(&end), 400).await;
}

async fn settings(caller: &mut Caller<'_>) {
    caller.get("/message_notification", &[], "").await;
    caller
        .call("PATCH", "/message_notification", &[], "", Some(&json!({ "pushNotification": true })), 200)
        .await;
    assert_eq!(caller.get("/message_notification", &[], "").await["pushNotification"], true);
    let patch = json!([{ "op": "replace", "path": "/email", "value": { "email": "urzad@example.org" } }]);
    caller.call("PATCH", "/settings", &[], "", Some(&patch), 200).await;
    assert_eq!(caller.get("/settings", &[], "").await["email"], "urzad@example.org");
    let path = "/dictionary/countries";
    let countries = call(caller.contract, &caller.world, "GET", path, path, None, 200).await;
    assert!(countries.as_array().unwrap().contains(&json!("Polska")));
}

async fn deleting(caller: &mut Caller<'_>, sent: &str) {
    let values = [("messageId", sent)];
    caller.call("DELETE", "/messages/{messageId}", &values, "", None, 400).await;
    caller
        .call("PATCH", "/messages/{messageId}/message_control_data", &values, "", Some(&moved("TRASH")), 200)
        .await;
    caller.call("DELETE", "/messages/{messageId}", &values, "", None, 200).await;
}

async fn hooks(caller: &mut Caller<'_>, heard: &Heard) {
    caller.world.control("settle", &json!({})).await;
    let bodies = std::mem::take(&mut *heard.lock().unwrap());
    let kinds: Vec<String> = bodies.iter().map(|body| text(&body["notificationType"])).collect();
    for (kind, schema) in [
        ("NewMessage", "MessageStatement"),
        ("InboxCallback", "MessageStatement"),
        ("NewEvidence", "MessageStatement"),
        ("MessageCreated", "MessageCreatedStatement"),
        ("ArchiveCreated", "ArchiveStatement"),
    ] {
        assert!(counted(&kinds).contains_key(kind), "{kind}");
        for body in bodies.iter().filter(|body| body["notificationType"] == kind) {
            caller.contract.hook(schema, body);
        }
    }
    caller.call("DELETE", "/message_subscriptions", &[], "", None, 200).await;
    assert_eq!(caller.get("/message_subscriptions", &[], "").await, json!([]));
}

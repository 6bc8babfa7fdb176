//! Our side measured by the contracts that the operator published: every call we make and every answer we read, as they pass.

use std::sync::{Arc, Mutex};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use obieg_contract::{Answered, Contract};
use obieg_edelivery::hooks::Hooks;
use obieg_edelivery::model::Outgoing;
use obieg_edelivery::{Connector, Fetched, Listing, Search, Sought};
use serde_json::Value;

use crate::support::*;

/// A call as it passed.
struct Exchange {
    method: String,
    path: String,
    query: Vec<(String, String)>,
    sent_kind: String,
    sent: Bytes,
    status: u16,
    kind: Option<String>,
    bytes: Bytes,
}

#[derive(Clone)]
struct Between {
    to: String,
    client: reqwest::Client,
    passed: Arc<Mutex<Vec<Exchange>>>,
}

/// Hands a call on and writes down what passed.
async fn pass(State(between): State<Between>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let sent = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let url = format!("{}{}", between.to, parts.uri);
    let mut headers = parts.headers.clone();
    headers.remove("host");
    let call = between.client.request(parts.method.clone(), url).headers(headers).body(sent.clone());
    let answer = call.send().await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    let bytes = answer.bytes().await.unwrap();
    let text =
        |name: &str, map: &axum::http::HeaderMap| map.get(name).map(|one| one.to_str().unwrap().to_owned());
    let query = parts.uri.query().unwrap_or_default();
    between.passed.lock().unwrap().push(Exchange {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: url::form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
        sent_kind: text("content-type", &parts.headers).unwrap_or_default(),
        sent,
        status: status.as_u16(),
        kind: text("content-type", &headers),
        bytes: bytes.clone(),
    });
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    response
}

#[tokio::test]
async fn every_call_and_every_answer_is_the_contracts() {
    let (Some(mut ua), Some(mut se)) = (Contract::ua("/api/v3"), Contract::se("/api/se/v4")) else { return };
    let world = world().await;
    let passed = Arc::<Mutex<Vec<Exchange>>>::default();
    let between =
        Between { to: world.running.url.clone(), client: world.client.clone(), passed: Arc::clone(&passed) };
    let router = axum::Router::new().fallback(pass).with_state(between);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let office = Connector::new(settings(&url, &world.realm(), OFFICE)).unwrap();
    walk(&world, &office).await;
    server.abort();
    let mut counted = 0;
    for exchange in passed.lock().unwrap().iter() {
        let contract = if exchange.path.starts_with("/api/v3/") {
            &mut ua
        } else if exchange.path.starts_with("/api/se/v4/") {
            &mut se
        } else {
            continue;
        };
        measure(contract, exchange);
        counted += 1;
    }
    assert!(counted > 40, "{counted}");
    let operations = ua.called.len() + se.called.len();
    assert_eq!(operations, 26, "{:#?} {:#?}", ua.called, se.called);
}

fn measure(contract: &mut Contract, exchange: &Exchange) {
    let method = exchange.method.as_str();
    let template = contract.template(method, &exchange.path);
    let template = template.unwrap_or_else(|| panic!("{method} {} is not in the contract", exchange.path));
    contract.query(method, &template, &exchange.query);
    if exchange.sent_kind == "application/json" {
        let body: Value = serde_json::from_slice(&exchange.sent).unwrap();
        contract.request(method, &template, &body);
    } else if !exchange.sent_kind.starts_with("multipart/form-data") {
        assert!(exchange.sent.is_empty(), "{method} {template}: a body of {}", exchange.sent_kind);
    }
    let answer = Answered { status: exchange.status, kind: exchange.kind.as_deref(), bytes: &exchange.bytes };
    contract.answered(method, &template, &answer);
}

/// All that a connector can do.
async fn walk(world: &World, office: &Connector) {
    world.sign_in(office).await;
    let now = world.now().await;
    office.confirm(CITIZEN, now).await.unwrap();
    let search = Search {
        categories: vec!["INDIVIDUAL".into()],
        last_name: Some("Przykładowy".into()),
        limit: 5,
        ..Search::default()
    };
    assert_eq!(office.search(&search, now).await.unwrap().value.total, Some(1));
    office.search(&Search::default(), now).await.unwrap_err();
    let session = office.session(now).unwrap();
    let hooks = Hooks { inbox: Some("http://127.0.0.1:9/hak".into()), ..Hooks::default() };
    session.subscribe(&hooks).await.unwrap();
    session.unsubscribe().await.unwrap();

    let full = Outgoing {
        thread: Some("w".into()),
        reply_to: Some("m".into()),
        ..letter(&[CITIZEN, COMPANY], "kontrakt")
    };
    send(&session, &full).await;
    let mass = Outgoing { mass: true, ..letter(&[CITIZEN, COMPANY], "masowa") };
    send(&session, &mass).await;
    let hybrid = sent_to_one(&session, &printed("wydruk")).await;
    session.epo_file(&hybrid).await.unwrap();
    let out = letter(&[CITIZEN], "robocza");
    let draft = session.draft(&out).await.unwrap();
    let uploaded = session.upload(&draft, &out.files[0], std::io::Cursor::new(BYTES.to_vec())).await.unwrap();
    session.complete_draft(&draft, &out, &[uploaded]).await.unwrap();
    let sought = Sought { out: &out, sha3: &[], since: now, known: &std::collections::BTreeSet::new() };
    assert_eq!(session.find_sent(&sought).await.unwrap().len(), 1);
    session.send_draft(&draft).await.unwrap();
    session.send_draft(&draft).await.unwrap_err();
    let spare = session.draft(&out).await.unwrap();
    session.delete_drafts(&[&spare.message]).await.unwrap();
    for one in session.evidences(&draft.message).await.unwrap().value {
        session.evidence_file(false, &one.id).await.unwrap();
    }
    session.new_evidences().await.unwrap();

    let id = world.mail(OFFICE, "przyszła").await;
    world.sign_in(office).await;
    let session = office.session(world.now().await).unwrap();
    session
        .list(&Listing { folder: Some("INBOX".into()), opened: Some(false), limit: 10, ..Listing::default() })
        .await
        .unwrap();
    session.counts().await.unwrap();
    session.look(&id).await.unwrap();
    let Fetched::There(message) = session.fetch(&id).await.unwrap() else { panic!("it is there") };
    let mut big = message.value.attachments[0].clone();
    session.attachment(&id, &big, &mut Vec::new()).await.unwrap();
    big.size = None;
    session.attachment(&id, &big, &mut Vec::new()).await.unwrap();
    session.trash(&[&id]).await.unwrap();
    session.restore(&[&id]).await.unwrap();
    session.trash(&[&id]).await.unwrap();
    session.delete(&[&id]).await.unwrap();
    session.fetch(&id).await.unwrap_err();
}

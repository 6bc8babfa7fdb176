//! Letters of a citizen: reading, collecting, writing, answering.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use multer::Multipart;
use serde::Deserialize;

use super::words::Words;
use super::{MOST_FORM, local, names, page, subject};
use crate::Stand;
use crate::control::{File, Mail, post_mail};
use crate::fault::Fault;
use crate::letter::{Direction, Kind, Letter};
use crate::mailbox::Mailbox;
use crate::ua::open_letters;
use crate::world::World;

/// An id and a name.
struct Named {
    id: String,
    name: String,
}

#[derive(Template)]
#[template(path = "message.html")]
struct Message {
    w: Words,
    address: String,
    id: String,
    subject: String,
    from: String,
    to: String,
    status: String,
    stub: bool,
    incoming: bool,
    days: Option<i32>,
    text: String,
    files: Vec<Named>,
    evidences: Vec<Named>,
}

/// A mailbox that a person may open here: not that of a public body.
fn private<'a>(world: &'a World, ade: &str) -> Option<&'a Mailbox> {
    world.mailboxes.get(ade).filter(|mailbox| !mailbox.entry.public)
}

/// `GET /mailbox/{ade}/message/{id}`: looking delivers nothing; collecting does.
pub async fn show(
    State(stand): State<Arc<Stand>>,
    Path((ade, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let world = stand.world();
    let w = Words::of(&headers);
    let Some(letter) = private(&world, &ade).and_then(|mailbox| mailbox.letters.get(&id)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let files = letter
        .attachments
        .iter()
        .map(|one| Named { id: one.id.clone(), name: one.filename.clone() })
        .collect();
    let evidences =
        letter.evidences.iter().map(|one| Named { id: local(one.event), name: one.code() }).collect();
    let shown = Message {
        w,
        subject: subject(w, letter),
        from: letter.from.name(),
        to: names(&letter.to),
        status: letter.status().unwrap_or_default().to_owned(),
        stub: letter.kind == Kind::Stub,
        incoming: letter.direction == Direction::Inbox && letter.kind == Kind::Message,
        days: letter.days_to_receive(world.now()),
        text: letter.text.clone().unwrap_or_default(),
        files,
        evidences,
        address: ade,
        id,
    };
    page(StatusCode::OK, &shown)
}

/// `POST /mailbox/{ade}/message/{id}`: the person collects the message.
pub async fn collect(State(stand): State<Arc<Stand>>, Path((ade, id)): Path<(String, String)>) -> Response {
    let mut world = stand.world();
    if private(&world, &ade).is_none() || open_letters(&mut world, &ade, &id).is_err() {
        return StatusCode::NOT_FOUND.into_response();
    }
    Redirect::to(&format!("/mailbox/{ade}/message/{id}")).into_response()
}

/// `GET /mailbox/{ade}/message/{id}/file/{file}`.
pub async fn file(
    State(stand): State<Arc<Stand>>,
    Path((ade, id, file)): Path<(String, String, String)>,
) -> Response {
    let found = {
        let world = stand.world();
        let letter = private(&world, &ade).and_then(|mailbox| mailbox.letters.get(&id));
        let letter = letter.filter(|letter| letter.kind != Kind::Stub);
        letter.and_then(|letter| letter.attachments.iter().find(|one| one.id == file)).cloned()
    };
    let Some(attached) = found else { return StatusCode::NOT_FOUND.into_response() };
    let sent = crate::ua::stream(attached.blob.path(), attached.blob.size, "application/octet-stream").await;
    let mut response = sent.unwrap_or_else(IntoResponse::into_response);
    // Never shown in place: whatever a stranger sent is saved, not run.
    response.headers_mut().insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    response
}

#[derive(Template)]
#[template(path = "write.html")]
struct Write {
    w: Words,
    address: String,
    name: String,
    answer: String,
    to: String,
    subject: String,
    text: String,
    others: Vec<Named>,
    problems: Vec<String>,
}

/// What a letter answers.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Answers {
    answer: String,
}

/// `GET /mailbox/{ade}/write`.
pub async fn write(
    State(stand): State<Arc<Stand>>,
    Path(ade): Path<String>,
    Query(answers): Query<Answers>,
    headers: HeaderMap,
) -> Response {
    let world = stand.world();
    let mut form = Form { answer: answers.answer, ..Form::default() };
    if let Some(source) = private(&world, &ade).and_then(|mailbox| mailbox.letters.get(&form.answer)) {
        source.from.ade().clone_into(&mut form.to);
        form.subject = format!("RE: {}", source.subject);
    }
    blank(&world, &ade, Words::of(&headers), form, Vec::new(), StatusCode::OK)
}

fn blank(
    world: &World,
    ade: &str,
    w: Words,
    form: Form,
    problems: Vec<String>,
    status: StatusCode,
) -> Response {
    let Some(mailbox) = private(world, ade) else { return StatusCode::NOT_FOUND.into_response() };
    let others = world.mailboxes.values().filter(|one| one.entry.address != ade);
    let others =
        others.map(|one| Named { id: one.entry.address.clone(), name: one.party().name() }).collect();
    let shown = Write {
        w,
        address: ade.to_owned(),
        name: mailbox.party().name(),
        answer: form.answer,
        to: form.to,
        subject: form.subject,
        text: form.text,
        others,
        problems,
    };
    page(status, &shown)
}

#[derive(Clone, Default)]
struct Form {
    answer: String,
    to: String,
    subject: String,
    text: String,
    file: Option<(String, String, Vec<u8>)>,
}

/// `POST /mailbox/{ade}/write`.
pub async fn send(
    State(stand): State<Arc<Stand>>,
    Path(ade): Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let w = Words::of(&headers);
    let Some(form) = read(&headers, request).await else { return StatusCode::BAD_REQUEST.into_response() };
    let mut world = stand.world();
    let Some(mailbox) = private(&world, &ade) else { return StatusCode::NOT_FOUND.into_response() };
    let source: Option<Letter> = mailbox.letters.get(&form.answer).cloned();
    let kept = form.clone();
    let file = |(filename, content_type, bytes): (String, String, Vec<u8>)| File {
        filename,
        content_type: Some(content_type),
        file: STANDARD.encode(bytes),
    };
    let mail = Mail {
        from: ade.clone(),
        to: form.to,
        subject: form.subject,
        text: Some(form.text),
        attachments: form.file.into_iter().map(file).collect(),
        ref_to_message_id: source.as_ref().map(|letter| letter.id.clone()),
        thread_id: source.map(|letter| letter.thread_id),
        ..Mail::default()
    };
    match post_mail(&mut world, mail) {
        Ok(_) => Redirect::to(&format!("/mailbox/{ade}")).into_response(),
        Err(Fault::Errors(errors)) => {
            let problems = errors.into_iter().map(|one| one.error_description).collect();
            blank(&world, &ade, w, kept, problems, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(fault) => fault.into_response(),
    }
}

async fn read(headers: &HeaderMap, request: Request) -> Option<Form> {
    let boundary = multer::parse_boundary(headers.get(header::CONTENT_TYPE)?.to_str().ok()?).ok()?;
    let body = axum::body::to_bytes(request.into_body(), MOST_FORM).await.ok()?;
    let stream = futures_util::stream::once(async move { Ok::<_, std::convert::Infallible>(body) });
    let mut multipart = Multipart::new(stream, boundary);
    let mut form = Form::default();
    while let Some(field) = multipart.next_field().await.ok()? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let filename = field.file_name().unwrap_or_default().to_owned();
            let kind = field
                .content_type()
                .map_or_else(|| "application/octet-stream".to_owned(), ToString::to_string);
            let bytes = field.bytes().await.ok()?.to_vec();
            form.file = (!filename.is_empty()).then_some((filename, kind, bytes));
            continue;
        }
        let text = field.text().await.ok()?;
        match name.as_str() {
            "answer" => form.answer = text,
            "to" => form.to = text,
            "subject" => form.subject = text,
            // A browser sends line ends of its own kind.
            "text" => form.text = text.replace("\r\n", "\n"),
            _ => {}
        }
    }
    Some(form)
}

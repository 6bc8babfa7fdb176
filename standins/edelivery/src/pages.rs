//! Pages for people: the clock, the mailboxes, and letters of citizens. No script; forms only.

mod letters;
mod words;

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use jiff::{SignedDuration, Timestamp};

use crate::Stand;
use crate::calendar::warsaw;
use crate::letter::Letter;
use crate::mailbox::Mailbox;
use crate::model::Party;
use words::Words;

/// Bytes of a form at most: one file of 15 MB and some text.
const MOST_FORM: usize = 17 * 1024 * 1024;

/// The routes.
pub(crate) fn router() -> Router<Arc<Stand>> {
    Router::new()
        .route("/", get(index))
        .route("/clock", post(advance))
        .route("/mailbox/{ade}", get(mailbox))
        .route("/mailbox/{ade}/write", get(letters::write).post(letters::send))
        .route("/mailbox/{ade}/message/{id}", get(letters::show).post(letters::collect))
        .route("/mailbox/{ade}/message/{id}/file/{file}", get(letters::file))
        .layer(DefaultBodyLimit::max(MOST_FORM))
}

struct Row {
    address: String,
    name: String,
    public: bool,
    messages: usize,
    waiting: usize,
}

#[derive(Template)]
#[template(path = "index.html")]
struct Index {
    w: Words,
    now: String,
    rows: Vec<Row>,
}

async fn index(State(stand): State<Arc<Stand>>, headers: HeaderMap) -> Response {
    let world = stand.world();
    let row = |mailbox: &Mailbox| Row {
        address: mailbox.entry.address.clone(),
        name: mailbox.party().name(),
        public: mailbox.entry.public,
        messages: mailbox.letters.len(),
        waiting: mailbox.service.len(),
    };
    let rows = world.mailboxes.values().map(row).collect();
    page(StatusCode::OK, &Index { w: Words::of(&headers), now: local(world.now()), rows })
}

/// Moves the clock on by one of the steps of the form.
async fn advance(State(stand): State<Arc<Stand>>, body: Bytes) -> Response {
    let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(&body).unwrap_or_default();
    let hours = match fields.iter().find(|(name, _)| name == "by").map(|(_, value)| value.as_str()) {
        Some("PT1H") => 1,
        Some("P1D") => 24,
        Some("P7D") => 7 * 24,
        Some("P15D") => 15 * 24,
        _ => return StatusCode::BAD_REQUEST.into_response(),
    };
    stand.world().clock.advance(SignedDuration::from_hours(hours));
    Redirect::to("/").into_response()
}

struct Line {
    id: String,
    subject: String,
    from: String,
    to: String,
    folder: String,
    status: String,
    at: String,
}

#[derive(Template)]
#[template(path = "mailbox.html")]
struct Listing {
    w: Words,
    address: String,
    name: String,
    public: bool,
    rows: Vec<Line>,
}

async fn mailbox(State(stand): State<Arc<Stand>>, Path(ade): Path<String>, headers: HeaderMap) -> Response {
    let world = stand.world();
    let w = Words::of(&headers);
    let Some(found) = world.mailboxes.get(&ade) else { return StatusCode::NOT_FOUND.into_response() };
    let mut letters: Vec<&Letter> = found.letters.values().chain(&found.service).collect();
    letters.sort_by(|one, other| other.timestamp.cmp(&one.timestamp).then_with(|| other.id.cmp(&one.id)));
    let line = |letter: &&Letter| Line {
        id: letter.id.clone(),
        subject: subject(w, letter),
        from: letter.from.name(),
        to: names(&letter.to),
        folder: letter.location.clone(),
        status: letter.status().unwrap_or_default().to_owned(),
        at: local(letter.timestamp),
    };
    let rows = letters.iter().map(line).collect();
    page(
        StatusCode::OK,
        &Listing { w, address: ade, name: found.party().name(), public: found.entry.public, rows },
    )
}

fn subject(w: Words, letter: &Letter) -> String {
    if letter.subject.is_empty() { w.t("no-subject") } else { letter.subject.clone() }
}

fn names(parties: &[Party]) -> String {
    parties.iter().map(Party::name).collect::<Vec<_>>().join(", ")
}

/// An instant as a clock on a Polish wall shows it.
fn local(at: Timestamp) -> String {
    at.to_zoned(warsaw()).strftime("%Y-%m-%d %H:%M").to_string()
}

fn page(status: StatusCode, template: &impl Template) -> Response {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    match template.render() {
        Ok(html) => (status, [(header::CONTENT_SECURITY_POLICY, policy)], Html(html)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

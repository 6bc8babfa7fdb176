//! The wire: one connection after the other, cut where a script says so.

use std::convert::Infallible;
use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use crate::Stand;
use crate::fault::Fault;
use crate::script::{Wrong, take_fault};

/// Header of every answer.
pub const HEADER: &str = "x-obieg-stand-in";
/// What it says.
pub const SAYS: &str = "e-Doreczenia; nothing here is delivered by law";

/// Ends the connection of a request without an answer.
#[derive(Clone, Default)]
struct Scissors(Arc<Notify>);

/// Put into an answer that must not arrive.
#[derive(Clone)]
pub struct Cut;

/// Accepts connections until the task is ended.
pub async fn serve(listener: TcpListener, router: Router) {
    // Dropped with the task, so that no connection outlives the stand-in.
    let mut connections = tokio::task::JoinSet::new();
    loop {
        if let Ok((stream, _)) = listener.accept().await {
            connections.spawn(connection(stream, router.clone()));
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn connection(stream: TcpStream, router: Router) {
    let scissors = Scissors::default();
    let cut = Arc::clone(&scissors.0);
    let service = service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        let router = router.clone();
        request.extensions_mut().insert(scissors.clone());
        async move { Ok::<_, Infallible>(answer(router, request.map(Body::new)).await) }
    });
    let talk = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // A caller who goes away is no fault of the stand-in.
        done = talk => drop(done),
        () = cut.notified() => {}
    }
}

async fn answer(mut router: Router, request: Request) -> Response {
    use tower_service::Service;
    match Service::call(&mut router, request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// Around every call: faults that are asked for, the header, and afterwards what is due.
pub async fn around(State(stand): State<Arc<Stand>>, request: Request, next: Next) -> Response {
    let scissors = request.extensions().get::<Scissors>().cloned().unwrap_or_default();
    let own = request.uri().path().starts_with("/_standin/");
    let wrong = if own { None } else { fault(&stand, &request) };
    let wrong = wrong.unwrap_or_default();
    wait(wrong.slow_ms).await;
    stand.settle();
    let mut response = match refusal(&wrong) {
        Some(refused) => refused,
        None => next.run(request).await,
    };
    // What the call itself brought about is done before its answer is seen, so nobody has to guess when.
    stand.settle();
    if let Some(late) = failed_late(&wrong) {
        response = late;
    }
    if let Some(bytes) = wrong.cut_after {
        response = cut_short(response, bytes);
    }
    if wrong.drop_answer || response.extensions().get::<Cut>().is_some() {
        scissors.0.notify_one();
        return pending().await;
    }
    response.headers_mut().insert(HEADER, HeaderValue::from_static(SAYS));
    response
}

/// Real time, for time-outs: the only place that waits.
pub async fn wait(milliseconds: u64) {
    if milliseconds > 0 {
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
    }
}

/// The answer that a fault gives instead of the call's own.
#[must_use]
pub fn refusal(wrong: &Wrong) -> Option<Response> {
    let mut response = match (wrong.status.map(StatusCode::from_u16), wrong.errors.is_empty()) {
        (None, true) => return None,
        (Some(Ok(status)), true) => Fault::Bare(status).into_response(),
        (_, false) => Fault::Errors(wrong.errors.clone()).into_response(),
        (Some(Err(_)), true) => StatusCode::BAD_GATEWAY.into_response(),
    };
    if let Some(seconds) = wrong.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Some(response)
}

/// The status of a gateway that gave up, though the call was done.
#[must_use]
pub fn failed_late(wrong: &Wrong) -> Option<Response> {
    let status = StatusCode::from_u16(wrong.status_after?).unwrap_or(StatusCode::BAD_GATEWAY);
    Some(Fault::Bare(status).into_response())
}

/// An answer of which only the beginning comes: its length is told, and then the connection ends.
fn cut_short(response: Response, bytes: u64) -> Response {
    let (parts, body) = response.into_parts();
    let mut left = usize::try_from(bytes).unwrap_or(usize::MAX);
    let pieces = body.into_data_stream().map(move |piece| {
        let piece = piece.map_err(std::io::Error::other)?;
        if left == 0 {
            return Err(std::io::Error::from(std::io::ErrorKind::ConnectionAborted));
        }
        let piece = piece.slice(..piece.len().min(left));
        left -= piece.len();
        Ok(piece)
    });
    // An answer of one piece ends with it, so an end that is too early is put behind.
    let early = futures_util::stream::once(async {
        Err::<axum::body::Bytes, _>(std::io::Error::from(std::io::ErrorKind::ConnectionAborted))
    });
    Response::from_parts(parts, Body::from_stream(pieces.chain(early)))
}

fn fault(stand: &Stand, request: &Request) -> Option<Wrong> {
    let matched = request.extensions().get::<MatchedPath>()?.as_str();
    let (operation, address) = stand.operation(request.method(), matched, request.uri().path());
    let mut world = stand.world();
    let calls = world.calls.entry(operation.clone()).or_default();
    *calls = calls.saturating_add(1);
    take_fault(&mut world.faults, &operation, &address)
}

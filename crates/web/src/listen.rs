//! Connections: how long they may take over a head and a body, and how many there are.
//!
//! Whoever sends a letter a minute must not hold a door that others need. A head comes within [`Patience::head`], from the
//! first byte on and for every request; a body may pause, but on the whole it comes at [`SLOWEST`] or faster.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::extract::{ConnectInfo, Request};
use axum::http::header;
use axum::response::Response;
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, timeout_at};
use tower_service::Service;

/// Bytes in a second that a body must bring on the whole.
pub const SLOWEST: u64 = 1_000;
/// Header lines of a request.
pub const MOST_HEADERS: usize = 100;
/// Bytes of a head.
pub const LARGEST_HEAD: usize = 64 << 10;
/// Connections at a time; further ones wait to be taken.
pub const MOST_CONNECTIONS: usize = 4_096;
/// Requests at a time of one connection that carries many (HTTP/2).
const MOST_STREAMS: u32 = 100;
/// After an error of accepting: there may be no descriptor left, and trying at once brings none.
const PAUSE: Duration = Duration::from_secs(1);

/// How long the server waits for what a client sends.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For the whole head of a request.
    pub head: Duration,
    /// For a body, besides what its length allows.
    pub body: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { head: Duration::from_secs(10), body: Duration::from_secs(30) }
    }
}

/// Takes connections until `stop` comes true; open requests are finished first.
pub(crate) async fn serve(
    listener: TcpListener,
    router: axum::Router,
    patience: Patience,
    stop: impl Future<Output = ()> + Send,
) {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async {
            let permit = Arc::clone(&room).acquire_owned().await;
            (permit, listener.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let connection = connection(stream, peer, router.clone(), patience, &graceful);
                tokio::spawn(async move {
                    connection.await;
                    drop(permit);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection cannot be taken");
                sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    graceful.shutdown().await;
}

/// One connection to its end.
fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: axum::Router,
    patience: Patience,
    graceful: &GracefulShutdown,
) -> impl Future<Output = ()> + Send + use<> {
    let begun = Arc::new(AtomicBool::new(false));
    let noted = Arc::clone(&begun);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        noted.store(true, Ordering::Relaxed);
        answer(router.clone(), request, peer)
    });
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .max_headers(MOST_HEADERS)
        .max_buf_size(LARGEST_HEAD);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(patience.body)
        .keep_alive_timeout(patience.head)
        .max_header_list_size(u32::try_from(LARGEST_HEAD).unwrap_or(u32::MAX))
        .max_concurrent_streams(MOST_STREAMS);
    let open = graceful.watch(builder.serve_connection(TokioIo::new(stream), service).into_owned());
    async move {
        let mut open = std::pin::pin!(open);
        tokio::select! {
            ended = &mut open => return tell(ended),
            // Which protocol a connection speaks is told by its first bytes; nobody waits for those but us.
            () = sleep(patience.head) => {}
        }
        if begun.load(Ordering::Relaxed) {
            tell(open.await);
        }
    }
}

fn tell<E: std::fmt::Display>(ended: Result<(), E>) {
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke off");
    }
}

async fn answer(
    mut router: axum::Router,
    request: hyper::Request<Incoming>,
    peer: SocketAddr,
) -> Result<Response, std::convert::Infallible> {
    // A body in chunks may have come with a length too, of which nothing is seen here; a server in front may have believed
    // that one. Nothing more is read from such a connection (RFC 9112 § 6.1).
    let in_chunks = request.headers().contains_key(header::TRANSFER_ENCODING);
    let mut request: Request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    let mut response = router.call(request).await?;
    if in_chunks {
        response.headers_mut().insert(header::CONNECTION, header::HeaderValue::from_static("close"));
    }
    Ok(response)
}

/// A body that must come at [`SLOWEST`] or faster.
pub(crate) fn paced(body: Body, patience: Patience) -> Body {
    let begun = Instant::now();
    // Whoever throws the rest of a body away asks once more after its end.
    Body::from_stream(pieces(body.into_data_stream(), begun, patience.body).fuse())
}

fn pieces(
    stream: BodyDataStream,
    begun: Instant,
    patience: Duration,
) -> impl Stream<Item = Result<Bytes, axum::Error>> + Send {
    let state = Some((stream, 0_u64));
    futures_util::stream::unfold(state, move |state| async move {
        let (mut stream, received) = state?;
        let latest = begun + patience + Duration::from_secs(received / SLOWEST);
        match timeout_at(latest, stream.next()).await {
            Ok(Some(Ok(piece))) => {
                let received = received.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
                Some((Ok(piece), Some((stream, received))))
            }
            Ok(Some(Err(error))) => Some((Err(error), None)),
            Ok(None) => None,
            Err(_) => Some((Err(axum::Error::new(std::io::Error::from(std::io::ErrorKind::TimedOut))), None)),
        }
    })
}

//! The caller against receivers on this computer, some of them hostile. Nothing leaves the computer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail at once"
)]

use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use obieg_caller::target::Unfit;
use obieg_caller::{Caller, Fault, Found, Limits, Names};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Names that answer what the test says, one answer after the other; the last one stays.
struct Told(Mutex<Vec<Vec<IpAddr>>>);

impl Told {
    fn with(answers: &[&[&str]]) -> Arc<Self> {
        let read = |answer: &&[&str]| answer.iter().map(|one| one.parse().unwrap()).collect();
        Arc::new(Self(Mutex::new(answers.iter().map(read).collect())))
    }
}

impl Names for Told {
    fn find(&self, _: &str) -> Found {
        let mut answers = self.0.lock().unwrap();
        let now = if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() };
        Box::pin(async move { Ok(now) })
    }
}

/// A receiver that answers every request alike and counts connections and the bytes it got rid of.
struct Receiver {
    port: u16,
    met: Arc<AtomicUsize>,
    sent: Arc<AtomicUsize>,
}

async fn receiver(head: &'static str, body: usize, answers: bool) -> Receiver {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (met, sent) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (counted, left) = (Arc::clone(&met), Arc::clone(&sent));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let left = Arc::clone(&left);
            tokio::spawn(async move { answer(&mut stream, head, body, answers, &left).await });
        }
    });
    Receiver { port, met, sent }
}

async fn answer(stream: &mut TcpStream, head: &str, body: usize, answers: bool, sent: &AtomicUsize) {
    let mut request = [0; 4096];
    let read = stream.read(&mut request).await;
    assert!(read.is_ok(), "a request");
    if !answers {
        std::future::pending::<()>().await;
    }
    stream.write_all(head.as_bytes()).await.ok();
    let piece = [b'x'; 16 * 1024];
    let mut rest = body;
    while rest > 0 && stream.write_all(&piece[..rest.min(piece.len())]).await.is_ok() {
        sent.fetch_add(rest.min(piece.len()), Ordering::SeqCst);
        rest -= rest.min(piece.len());
    }
}

fn caller(loopback: bool, names: Arc<dyn Names>) -> Caller {
    let limits = Limits { connect: Duration::from_millis(500), total: Duration::from_millis(500), loopback };
    Caller::new(limits, names).unwrap()
}

async fn call(caller: &Caller, to: &str) -> Result<u16, Fault> {
    caller.post(to, &[("webhook-id", "alfa-1".to_owned())], "{}".to_owned()).await
}

const FINE: &str = "HTTP/1.1 204 No Content\r\n\r\n";

#[tokio::test]
async fn a_receiver_is_called_and_its_connection_kept() {
    let fine = receiver("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n", 3, true).await;
    let caller = caller(true, Told::with(&[&["127.0.0.1"]]));
    assert_eq!(call(&caller, &format!("http://127.0.0.1:{}/a", fine.port)).await, Ok(200));
    assert_eq!(call(&caller, &format!("http://localhost:{}/a", fine.port)).await, Ok(200));
}

#[tokio::test]
async fn nothing_inside_is_called_in_any_notation() {
    let inside = receiver(FINE, 0, true).await;
    let port = inside.port;
    let caller = caller(false, Told::with(&[&["127.0.0.1"]]));
    for host in [
        "127.0.0.1",
        "0x7f.1",
        "0177.0.0.1",
        "2130706433",
        "127.1",
        "[::ffff:127.0.0.1]",
        "[::1]",
        "localhost",
    ] {
        let fault = call(&caller, &format!("https://{host}:{port}/")).await;
        assert_eq!(fault, Err(Fault::Unfit(Unfit::Inside)), "{host}");
    }
    assert_eq!(call(&caller, &format!("http://127.0.0.1:{port}/")).await, Err(Fault::Unfit(Unfit::Plain)));
    assert_eq!(inside.met.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn names_that_lead_inside_are_not_connected_to() {
    let inside = receiver(FINE, 0, true).await;
    let to = format!("https://odbiorca.example:{}/", inside.port);
    for answer in [
        &["127.0.0.1"][..],
        &["10.0.0.1"],
        &["169.254.169.254"],
        &["::1"],
        &["::ffff:127.0.0.1"],
        &["fd00:ec2::254"],
        // One good one does not redeem the others.
        &["93.184.215.14", "127.0.0.1"],
    ] {
        let caller = caller(false, Told::with(&[answer]));
        assert_eq!(call(&caller, &to).await, Err(Fault::Inside), "{answer:?}");
    }
    assert_eq!(inside.met.load(Ordering::SeqCst), 0);
}

/// The first answer is fit, every later one leads inside: what is connected to is what was checked, at every connection.
#[tokio::test]
async fn a_name_that_changes_its_mind_gains_nothing() {
    let fine = receiver("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n", 0, true).await;
    let caller = caller(true, Told::with(&[&["127.0.0.1"], &["10.0.0.1"], &["::ffff:127.0.0.1"]]));
    let to = format!("http://localhost:{}/", fine.port);
    assert_eq!(call(&caller, &to).await, Ok(204));
    assert_eq!(call(&caller, &to).await, Err(Fault::Inside));
    assert_eq!(call(&caller, &to).await, Err(Fault::Inside));
    assert_eq!(fine.met.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_name_without_an_address_is_told_apart() {
    let caller = caller(false, Told::with(&[&[]]));
    assert_eq!(call(&caller, "https://odbiorca.example/").await, Err(Fault::Unknown));
}

#[tokio::test]
async fn an_answer_that_sends_inside_is_not_followed() {
    let inside = receiver(FINE, 0, true).await;
    let head = format!(
        "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:{}/\r\ncontent-length: 0\r\n\r\n",
        inside.port
    );
    let sends_on = receiver(head.leak(), 0, true).await;
    let caller = caller(true, Told::with(&[&["127.0.0.1"]]));
    let fault = call(&caller, &format!("http://127.0.0.1:{}/", sends_on.port)).await;
    assert_eq!(fault, Err(Fault::Redirect(302)));
    assert_eq!((sends_on.met.load(Ordering::SeqCst), inside.met.load(Ordering::SeqCst)), (1, 0));
}

#[tokio::test]
async fn a_receiver_that_does_not_answer_is_given_up() {
    let silent = receiver("", 0, false).await;
    let caller = caller(true, Told::with(&[&["127.0.0.1"]]));
    assert_eq!(call(&caller, &format!("http://127.0.0.1:{}/", silent.port)).await, Err(Fault::Slow));
}

#[tokio::test]
async fn of_an_answer_without_end_little_is_read() {
    const LENGTH: usize = 100_000_000;
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {LENGTH}\r\n\r\n").leak();
    let endless = receiver(head, LENGTH, true).await;
    let caller = caller(true, Told::with(&[&["127.0.0.1"]]));
    assert_eq!(call(&caller, &format!("http://127.0.0.1:{}/", endless.port)).await, Ok(200));
    // What lies in buffers of the two ends is megabytes at the most, not what was promised.
    assert!(endless.sent.load(Ordering::SeqCst) < LENGTH / 5, "{}", endless.sent.load(Ordering::SeqCst));
}

#[tokio::test]
async fn errors_and_broken_answers_are_told_apart() {
    let caller = caller(true, Told::with(&[&["127.0.0.1"]]));
    for (head, wanted) in [
        ("HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n", Fault::Status(500)),
        ("HTTP/1.1 410 Gone\r\ncontent-length: 0\r\n\r\n", Fault::Status(410)),
        ("SSH-2.0-OpenSSH\r\n\r\n", Fault::Broken),
    ] {
        let receiver = receiver(head, 0, true).await;
        assert_eq!(
            call(&caller, &format!("http://127.0.0.1:{}/", receiver.port)).await,
            Err(wanted),
            "{head}"
        );
    }
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    assert_eq!(call(&caller, &format!("http://127.0.0.1:{port}/")).await, Err(Fault::Connect));
}

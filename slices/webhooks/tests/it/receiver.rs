//! A receiver on this computer: keeps what it is told and answers as it is bidden.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Told {
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Told {
    pub fn header(&self, name: &str) -> &str {
        &self.headers.iter().find(|(key, _)| key == name).unwrap_or_else(|| panic!("no {name}")).1
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// What names the key that was issued.
    pub fn name(&self) -> String {
        self.json()["data"]["data"]["name"].as_str().unwrap_or_default().to_owned()
    }
}

#[derive(Clone, Default)]
struct Inner {
    told: Arc<Mutex<Vec<Told>>>,
    /// Answers to come, by status; 0 for none at all. Empty: 204.
    answers: Arc<Mutex<VecDeque<u16>>>,
    always: Arc<Mutex<Option<u16>>>,
    came: Arc<Notify>,
}

pub struct Receiver {
    port: u16,
    inner: Inner,
}

impl Receiver {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let inner = Inner::default();
        let kept = inner.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, kept.clone()));
            }
        });
        Self { port, inner }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/obieg", self.port)
    }

    pub fn told(&self) -> Vec<Told> {
        self.inner.told.lock().unwrap().clone()
    }

    pub fn names(&self) -> Vec<String> {
        self.told().iter().map(Told::name).collect()
    }

    /// The next answers.
    pub fn answers(&self, statuses: &[u16]) {
        self.inner.answers.lock().unwrap().extend(statuses);
    }

    /// The answer from now on.
    pub fn always(&self, status: Option<u16>) {
        *self.inner.always.lock().unwrap() = status;
    }

    /// Waits until one more request has come.
    pub async fn came(&self) {
        self.inner.came.notified().await;
    }
}

async fn talk(mut stream: TcpStream, inner: Inner) {
    let Some(told) = read(&mut stream).await else { return };
    inner.told.lock().unwrap().push(told);
    inner.came.notify_one();
    let next = inner.answers.lock().unwrap().pop_front().or(*inner.always.lock().unwrap()).unwrap_or(204);
    if next == 0 {
        std::future::pending::<()>().await;
    }
    let location = if next == 302 { "location: http://127.0.0.1:1/\r\n" } else { "" };
    let length = if next == 204 { "" } else { "content-length: 0\r\n" };
    let head = format!("HTTP/1.1 {next} So\r\n{location}{length}connection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await.ok();
}

async fn read(stream: &mut TcpStream) -> Option<Told> {
    let mut bytes = Vec::new();
    let head = loop {
        let mut piece = [0; 4096];
        let read = stream.read(&mut piece).await.ok().filter(|read| *read > 0)?;
        bytes.extend_from_slice(&piece[..read]);
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
    };
    let text = String::from_utf8(bytes[..head].to_vec()).unwrap();
    let headers: Vec<(String, String)> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length")?.1.parse().unwrap();
    let mut body = bytes[head + 4..].to_vec();
    while body.len() < length {
        let mut piece = [0; 4096];
        let read = stream.read(&mut piece).await.ok().filter(|read| *read > 0)?;
        body.extend_from_slice(&piece[..read]);
    }
    Some(Told { headers, body: String::from_utf8(body).unwrap() })
}

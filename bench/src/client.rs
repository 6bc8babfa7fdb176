//! A small HTTP/1.1 client: one connection kept alive, no delay, the whole body read.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::Outcome;

/// What the server answered.
#[derive(Default)]
pub struct Answer {
    pub status: u16,
    /// `Location`, for forms that lead on.
    pub location: String,
    /// The first part of the first `Set-Cookie`.
    pub cookie: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A connection that is kept alive.
pub struct Link(BufReader<TcpStream>);

impl Link {
    pub fn open(address: &str) -> Outcome<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Self(BufReader::with_capacity(64 * 1024, stream)))
    }

    /// Sends one request and reads the whole answer.
    pub fn ask(&mut self, request: &[u8], answer: &mut Answer) -> Outcome {
        self.0.get_mut().write_all(request)?;
        self.read(answer)
    }

    /// The stream itself, for a body too large to hold.
    pub fn raw(&mut self) -> &mut TcpStream {
        self.0.get_mut()
    }

    pub fn read(&mut self, answer: &mut Answer) -> Outcome {
        answer.body.clear();
        answer.location.clear();
        answer.cookie.clear();
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        answer.status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or("no answer")?;
        let (mut length, mut chunked) = (0usize, false);
        loop {
            line.clear();
            self.0.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            match name {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => chunked = value == "chunked",
                "location" => value.clone_into(&mut answer.location),
                // The session's comes first.
                "set-cookie" if answer.cookie.is_empty() => {
                    answer.cookie = value.split(';').next().unwrap_or_default().to_owned();
                }
                _ => {}
            }
        }
        if chunked { self.chunks(&mut answer.body) } else { self.exactly(length, &mut answer.body) }
    }

    fn exactly(&mut self, length: usize, body: &mut Vec<u8>) -> Outcome {
        let at = body.len();
        body.resize(at + length, 0);
        let room = body.get_mut(at..).unwrap_or_default();
        Ok(self.0.read_exact(room)?)
    }

    fn chunks(&mut self, body: &mut Vec<u8>) -> Outcome {
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line)?;
            let size = usize::from_str_radix(line.trim_end(), 16)?;
            self.exactly(size, body)?;
            self.0.read_line(&mut line)?;
            if size == 0 {
                return Ok(());
            }
        }
    }
}

/// Who asks: the headers that say so.
#[derive(Clone, Default)]
pub struct Person {
    pub headers: String,
    pub form_token: String,
}

impl Person {
    pub fn token(token: &str) -> Self {
        Self { headers: format!("authorization: Bearer {token}\r\n"), form_token: String::new() }
    }

    pub fn get(&self, path: &str) -> Vec<u8> {
        format!("GET {path} HTTP/1.1\r\nhost: bench\r\naccept-language: pl\r\n{}\r\n", self.headers)
            .into_bytes()
    }

    pub fn post(&self, path: &str, media: &str, body: &[u8]) -> Vec<u8> {
        let mut bytes = self.head(path, media, body.len()).into_bytes();
        bytes.extend_from_slice(body);
        bytes
    }

    pub fn head(&self, path: &str, media: &str, length: usize) -> String {
        format!(
            "POST {path} HTTP/1.1\r\nhost: bench\r\norigin: http://bench\r\naccept-language: pl\r\n\
             content-type: {media}\r\ncontent-length: {length}\r\n{}\r\n",
            self.headers
        )
    }

    /// A form of our own page.
    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> Vec<u8> {
        let mut body = format!("_token={}", encoded(&self.form_token));
        for (name, value) in fields {
            body.push('&');
            body.push_str(name);
            body.push('=');
            body.push_str(&encoded(value));
        }
        self.post(path, "application/x-www-form-urlencoded", body.as_bytes())
    }

    /// A form with one file; the token comes first, as in our pages.
    pub fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Vec<u8> {
        let (before, after) = self.parts(fields, (file.0, file.1));
        let body = [before.as_bytes(), file.2, after.as_bytes()].concat();
        self.post(path, MULTIPART, &body)
    }

    /// What stands before and after the content of the file `(field, name)`.
    pub fn parts(&self, fields: &[(&str, &str)], file: (&str, &str)) -> (String, String) {
        let mut before = String::new();
        let token = ("_token", self.form_token.as_str());
        for (name, value) in std::iter::once(&token).chain(fields) {
            before.push_str(&format!(
                "--{MARK}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        before.push_str(&format!(
            "--{MARK}\r\ncontent-disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n\
             content-type: application/octet-stream\r\n\r\n",
            file.0, file.1
        ));
        (before, format!("\r\n--{MARK}--\r\n"))
    }
}

const MARK: &str = "----obiegbench7f3a";
pub const MULTIPART: &str = "multipart/form-data; boundary=----obiegbench7f3a";

pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// One request on a connection of its own; anything but the wanted status is an error with the answer's words.
pub fn once(address: &str, request: &[u8], wanted: u16) -> Outcome<Answer> {
    let mut answer = Answer::default();
    Link::open(address)?.ask(request, &mut answer)?;
    if answer.status == wanted { Ok(answer) } else { Err(unexpected(&answer, request, wanted).into()) }
}

pub fn unexpected(answer: &Answer, request: &[u8], wanted: u16) -> String {
    let asked = String::from_utf8_lossy(request.get(..request.len().min(60)).unwrap_or_default())
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    let text = answer.text();
    let words: String = text.chars().take(1500).collect();
    format!("{asked}: {} instead of {wanted}: {words}", answer.status)
}

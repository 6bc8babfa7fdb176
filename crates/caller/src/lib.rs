//! Calls to the outside: only to addresses that anybody may reach, bounded in time and size, never on to elsewhere.
//!
//! Whoever lets a program call an address lends it the place of the server in its network. So the address is checked as it
//! is written ([`target::read`]) and again when it is connected to (`resolve`); answers that send elsewhere are not followed;
//! and no more of an answer is read than tells whether it worked.
//!
//! Absent on purpose: a way to switch off the check of certificates, proxies from the environment, following of redirects.

#![deny(missing_docs)]

pub mod address;
pub mod mail;
mod resolve;
pub mod target;

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::redirect::Policy;

use resolve::{Checked, LeadsInside, Unknown};
pub use resolve::{Found, Names, SystemNames};
use target::Unfit;

/// So much of an answer is read at most; a connection with more is given up.
const MOST_READ: usize = 64 * 1024;

/// Bounds of every call.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Until a connection stands.
    pub connect: Duration,
    /// Until the answer has come.
    pub total: Duration,
    /// For tests: this computer and no other may be called, also without TLS.
    pub loopback: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), total: Duration::from_secs(10), loopback: false }
    }
}

/// Why a call did not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The address as written is not called.
    Unfit(Unfit),
    /// The name has no address.
    Unknown,
    /// The name leads inside.
    Inside,
    /// No connection, or no trust in who answered.
    Connect,
    /// It took too long.
    Slow,
    /// The answer sends elsewhere.
    Redirect(u16),
    /// The answer is not one of those that say it worked.
    Status(u16),
    /// The connection broke off.
    Broken,
}

impl Fault {
    /// A stable code, with the status behind a colon where there is one.
    pub fn code(self) -> String {
        match self {
            Self::Unfit(Unfit::Inside) | Self::Inside => "inside".to_owned(),
            Self::Unfit(_) => "unfit".to_owned(),
            Self::Unknown => "unknown-name".to_owned(),
            Self::Connect => "connect".to_owned(),
            Self::Slow => "slow".to_owned(),
            Self::Redirect(status) => format!("redirect:{status}"),
            Self::Status(status) => format!("status:{status}"),
            Self::Broken => "broken".to_owned(),
        }
    }
}

/// The guard itself, for crates that speak a service's own wire: names are checked where they are connected to, nobody is
/// followed elsewhere, no proxy of the environment. Addresses are read by [`target::read`] first, since a number of a computer in
/// an address is never looked up.
pub fn guarded(limits: Limits, names: Arc<dyn Names>) -> reqwest::ClientBuilder {
    // Whoever was first has set the same one.
    drop(rustls::crypto::ring::default_provider().install_default());
    reqwest::Client::builder()
        .dns_resolver(Arc::new(Checked { names, loopback: limits.loopback }))
        .redirect(Policy::none())
        .no_proxy()
        .referer(false)
        .connect_timeout(limits.connect)
        .timeout(limits.total)
        .pool_max_idle_per_host(1)
        .user_agent("Obieg")
}

/// Calls the outside. One for the whole program: connections are kept and used again.
pub struct Caller {
    client: reqwest::Client,
    loopback: bool,
}

impl Caller {
    /// A caller within these limits that asks these names.
    ///
    /// # Errors
    /// When TLS cannot be set up: no certificates of authorities are on this computer.
    pub fn new(limits: Limits, names: Arc<dyn Names>) -> Result<Self, String> {
        let client = guarded(limits, names).build().map_err(|error| told(&error))?;
        Ok(Self { client, loopback: limits.loopback })
    }

    /// Posts a body; gives the status of an answer that says it worked.
    ///
    /// # Errors
    /// Why it did not.
    pub async fn post(
        &self,
        to: &str,
        headers: &[(&'static str, String)],
        body: String,
    ) -> Result<u16, Fault> {
        let (answer, code) = self.send(to, headers, body.into()).await?;
        read_away(answer).await;
        Ok(code)
    }

    /// Posts a body; gives the body of an answer that says it worked, of at most `most` bytes.
    ///
    /// # Errors
    /// Why it did not; [`Fault::Broken`] for a longer answer.
    pub async fn ask(
        &self,
        to: &str,
        headers: &[(&'static str, String)],
        body: Vec<u8>,
        most: usize,
    ) -> Result<Vec<u8>, Fault> {
        let (mut answer, _) = self.send(to, headers, body.into()).await?;
        let mut read = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(|error| fault_of(&error))? {
            if read.len().saturating_add(piece.len()) > most {
                return Err(Fault::Broken);
            }
            read.extend_from_slice(&piece);
        }
        Ok(read)
    }

    /// Sends a body; gives an answer that says it worked.
    async fn send(
        &self,
        to: &str,
        headers: &[(&'static str, String)],
        body: reqwest::Body,
    ) -> Result<(reqwest::Response, u16), Fault> {
        let url = target::read(to, self.loopback).map_err(Fault::Unfit)?;
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let value = HeaderValue::from_str(value).map_err(|_| Fault::Unfit(Unfit::Malformed))?;
            map.insert(HeaderName::from_static(name), value);
        }
        let sent = self.client.post(url).headers(map).body(body).send().await;
        let answer = sent.map_err(|error| fault_of(&error))?;
        let status = answer.status();
        if status.is_success() {
            return Ok((answer, status.as_u16()));
        }
        read_away(answer).await;
        match status.as_u16() {
            code if status.is_redirection() => Err(Fault::Redirect(code)),
            code => Err(Fault::Status(code)),
        }
    }
}

/// Reads a short answer to its end, so that the connection can be used again; of a long one the connection is closed.
async fn read_away(mut answer: reqwest::Response) {
    let mut read = 0;
    while let Ok(Some(piece)) = answer.chunk().await {
        read += piece.len();
        if read > MOST_READ {
            return;
        }
    }
}

fn fault_of(error: &reqwest::Error) -> Fault {
    let mut source: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(cause) = source {
        if cause.is::<LeadsInside>() {
            return Fault::Inside;
        }
        if cause.is::<Unknown>() {
            return Fault::Unknown;
        }
        source = cause.source();
    }
    match error {
        slow if slow.is_timeout() => Fault::Slow,
        away if away.is_connect() => Fault::Connect,
        _ => Fault::Broken,
    }
}

fn told(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

//! One call and its answer: bounded in time and size, and sorted by what the caller must do when it fails.

use std::error::Error;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::{RequestBuilder, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

use crate::connector::{Connector, Session};
use crate::trouble::{Cause, Fault, Trouble};

/// What a call does at the operator, which decides what a broken one means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Nothing, or the same when it is done again.
    Repeatable,
    /// Something that must not be done twice.
    Once,
    /// A token: refusals come as OAuth has them, also with 401.
    SignIn,
}

/// An answer that says it worked.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    /// The body as JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, Trouble> {
        serde_json::from_slice(&self.bytes).map_err(|error| Trouble::Contract {
            status: self.status,
            what: error.to_string(),
            bytes: self.bytes.clone(),
        })
    }
}

impl Connector {
    /// Calls and reads the whole answer, within the limit for answers.
    pub(crate) async fn ask(&self, request: RequestBuilder, effect: Effect) -> Result<Answer, Trouble> {
        let response = request.send().await.map_err(|error| broken(&error, effect))?;
        self.received(response, effect).await
    }

    /// Reads the whole answer of a call that was sent, within the limit for answers.
    pub(crate) async fn received(&self, response: Response, effect: Effect) -> Result<Answer, Trouble> {
        let response = self.worked(response, effect).await?;
        let status = response.status().as_u16();
        let limit = self.settings.limits.answer;
        match body(response, limit).await {
            Ok(bytes) => Ok(Answer { status, bytes }),
            Err((Some(trouble), _)) if effect == Effect::Repeatable => Err(trouble),
            Err((None, _)) if effect == Effect::Repeatable => Err(Trouble::TooBig { limit }),
            // It said that it worked, and then broke off: it is done.
            Err((_, bytes)) => Err(Trouble::Unknown { after: None, cause: Cause::Broken, bytes }),
        }
    }

    /// Calls; the answer says that it worked and its body is not read yet.
    pub(crate) async fn open(&self, request: RequestBuilder, effect: Effect) -> Result<Response, Trouble> {
        let response = request.send().await.map_err(|error| broken(&error, effect))?;
        self.worked(response, effect).await
    }

    async fn worked(&self, response: Response, effect: Effect) -> Result<Response, Trouble> {
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        let after = retry_after(&response);
        let code = status.as_u16();
        let bytes = body(response, self.settings.limits.answer).await.unwrap_or_else(|(_, bytes)| bytes);
        Err(refusal(code, after, bytes, effect))
    }
}

impl Session<'_> {
    /// `{ua_base}/{ADE}/…` with every part encoded.
    pub(crate) fn url(&self, parts: &[&str]) -> Result<Url, Trouble> {
        let mut all = vec![self.connector.address()];
        all.extend(parts);
        under(&self.connector.ua, &all)
    }

    pub(crate) fn get(&self, url: Url) -> RequestBuilder {
        self.connector.client.get(url).bearer_auth(&self.bearer)
    }

    pub(crate) fn post(&self, url: Url) -> RequestBuilder {
        self.connector.client.post(url).bearer_auth(&self.bearer)
    }

    pub(crate) async fn ask(&self, request: RequestBuilder, effect: Effect) -> Result<Answer, Trouble> {
        self.connector.ask(request, effect).await
    }
}

/// Adds segments to a base.
pub(crate) fn under(base: &Url, parts: &[&str]) -> Result<Url, Trouble> {
    let mut url = base.clone();
    url.path_segments_mut().map_err(|()| Trouble::Settings("base"))?.pop_if_empty().extend(parts);
    Ok(url)
}

/// A JSON body.
pub(crate) fn json(request: RequestBuilder, body: &impl Serialize) -> Result<RequestBuilder, Trouble> {
    let bytes = serde_json::to_vec(body).map_err(|_| Trouble::Local(std::io::ErrorKind::InvalidData))?;
    Ok(request.header(CONTENT_TYPE, "application/json").body(bytes))
}

/// Reads a body within a limit; when it cannot, what came so far and why, or no reason when it is the limit.
async fn body(mut response: Response, limit: u64) -> Result<Vec<u8>, (Option<Trouble>, Vec<u8>)> {
    let mut bytes = Vec::new();
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    loop {
        match response.chunk().await {
            Ok(Some(piece)) if bytes.len().saturating_add(piece.len()) > limit => return Err((None, bytes)),
            Ok(Some(piece)) => bytes.extend_from_slice(&piece),
            Ok(None) => return Ok(bytes),
            Err(error) => return Err((Some(broken(&error, Effect::Repeatable)), bytes)),
        }
    }
}

/// A connection that failed or broke. What never stood has sent nothing.
pub(crate) fn broken(error: &reqwest::Error, effect: Effect) -> Trouble {
    let cause = cause(error);
    if effect == Effect::Repeatable || error.is_connect() || error.is_builder() {
        return Trouble::TryLater { after: None, cause };
    }
    Trouble::Unknown { after: None, cause, bytes: Vec::new() }
}

fn cause(error: &reqwest::Error) -> Cause {
    match error {
        slow if slow.is_timeout() => Cause::Slow,
        away if away.is_connect() => {
            if format!("{:?}", away.source()).contains("dns") {
                Cause::Name
            } else {
                Cause::Connect
            }
        }
        _ => Cause::Broken,
    }
}

/// The failure of a reader of ours that was to be sent.
pub(crate) fn local(error: &reqwest::Error) -> Option<std::io::ErrorKind> {
    let mut source: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(found) = source {
        if let Some(ours) = found.downcast_ref::<OwnReader>() {
            return Some(ours.0);
        }
        source = found.source();
    }
    None
}

/// Marks a failure of a reader of ours, so that it is not taken for the operator's.
#[derive(Debug)]
pub(crate) struct OwnReader(pub(crate) std::io::ErrorKind);

impl std::fmt::Display for OwnReader {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "the file could not be read: {:?}", self.0)
    }
}

impl Error for OwnReader {}

/// Whole seconds of `Retry-After`; its other form, a date, is left to the caller's own patience.
fn retry_after(response: &Response) -> Option<Duration> {
    response.headers().get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok().map(Duration::from_secs)
}

/// Sorts an answer that does not say it worked.
fn refusal(status: u16, after: Option<Duration>, bytes: Vec<u8>, effect: Effect) -> Trouble {
    let cause = Cause::Status(status);
    match status {
        400 | 401 if effect == Effect::SignIn && !faults(&bytes).is_empty() => {
            Trouble::Refused(faults(&bytes))
        }
        400 | 409 | 422 if !faults(&bytes).is_empty() => Trouble::Refused(faults(&bytes)),
        401 => Trouble::TokenExpired,
        403 => Trouble::Forbidden,
        // Whoever counts calls does so before they are passed on.
        429 => Trouble::TryLater { after, cause },
        // A gateway that gives up has perhaps passed the call on: only what may be done twice is simply done again.
        408 | 500..=599 if effect == Effect::Repeatable => Trouble::TryLater { after, cause },
        408 | 500..=599 => Trouble::Unknown { after, cause, bytes },
        _ => Trouble::Contract { status, what: "status".to_owned(), bytes },
    }
}

/// Faults in any of the three forms: the array of the UA API, the object of the Search API, the object of OAuth (RFC 6749, 5.2).
fn faults(bytes: &[u8]) -> Vec<Fault> {
    let said: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let text = |entry: &Value, name: &str| entry.get(name).and_then(Value::as_str).map(str::to_owned);
    let entries: Vec<&Value> = match (&said, said.get("errorCodes").and_then(Value::as_array)) {
        (Value::Array(list), _) => list.iter().collect(),
        (Value::Object(_), Some(list)) => list.iter().collect(),
        (Value::Object(_), None) => vec![&said],
        _ => Vec::new(),
    };
    let fault = |entry: &&Value| {
        Some(Fault {
            code: text(entry, "error").or_else(|| text(entry, "errorCode"))?,
            words: text(entry, "error_description").or_else(|| text(entry, "message")).unwrap_or_default(),
            message: text(entry, "messageId"),
        })
    };
    entries.iter().filter_map(fault).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_status_means_depends_on_what_the_call_does() {
        let sort = |status, effect| refusal(status, None, b"".to_vec(), effect).code();
        for (status, repeatable, once) in [
            (401, "token-expired", "token-expired"),
            (403, "forbidden", "forbidden"),
            (404, "contract", "contract"),
            (400, "contract", "contract"),
            (429, "try-later", "try-later"),
            (408, "try-later", "unknown"),
            (500, "try-later", "unknown"),
            (502, "try-later", "unknown"),
            (503, "try-later", "unknown"),
            (504, "try-later", "unknown"),
        ] {
            assert_eq!(
                (sort(status, Effect::Repeatable), sort(status, Effect::Once)),
                (repeatable, once),
                "{status}"
            );
        }
    }

    #[test]
    fn faults_are_read_in_three_forms() {
        let ua = br#"[{"error":"E1","error_description":"raz","messageId":"m"},{"error":"E2","error_description":"dwa"}]"#;
        assert_eq!(faults(ua).len(), 2);
        assert_eq!(faults(ua)[0].message.as_deref(), Some("m"));
        let se = br#"{"httpCode":"400","id":"x","errorCodes":[{"errorCode":"SEAPI-00002","language":"GB","message":"nic"}]}"#;
        assert_eq!(faults(se), [Fault::new("SEAPI-00002", "nic")]);
        let oauth = br#"{"error":"invalid_client","error_description":"nie"}"#;
        assert_eq!(faults(oauth), [Fault::new("invalid_client", "nie")]);
        assert_eq!(faults(b"<html>"), []);
        assert_eq!(faults(b"[1]"), []);
    }
}

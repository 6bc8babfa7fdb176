//! Signing in: OAuth 2.0 `client_credentials` with a signed assertion (RFC 7523, `private_key_jwt`).
//!
//! For a public body this is more than a login: the operator then moves what waits into the mailbox and issues E.1. So it happens
//! only when the caller asks for it, and what comes back is for the caller's record.

use std::sync::{Arc, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use reqwest::header::CONTENT_TYPE;
use rustls::SignatureScheme;
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject;
use rustls::sign::SigningKey;
use serde_json::{Value, json};

use crate::connector::Connector;
use crate::http::Effect;
use crate::trouble::{Cause, Trouble};

/// Seconds for which an assertion is good; the service takes at most 5 to 10 minutes.
const ASSERTION_LIFE: i64 = 240;
/// The shortest key that is used: of 2048 bits, a signature has 256 bytes.
const SHORTEST_SIGNATURE: usize = 256;
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// A token and how long it is good.
pub(crate) struct Token {
    pub(crate) bearer: Arc<str>,
    pub(crate) until: Timestamp,
    pub(crate) refresh_from: Timestamp,
}

/// What signing in brought: for the record of the caller. The token itself stays inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Id of the assertion (`jti`), as the caller gave it.
    pub assertion: String,
    /// When the token ends.
    pub until: Timestamp,
    /// Folders and what the system may do with them, as the token says; for showing only.
    pub permissions: Vec<(String, Vec<String>)>,
}

/// Reads a private RSA key.
pub(crate) fn key(pem: &str) -> Result<Arc<dyn SigningKey>, Trouble> {
    let wrong = || Trouble::Settings("key");
    let der = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| wrong())?;
    let key = rustls::crypto::ring::sign::any_supported_type(&der).map_err(|_| wrong())?;
    let probe = sign(&*key, b"probe").ok_or_else(wrong)?;
    if probe.len() < SHORTEST_SIGNATURE {
        return Err(wrong());
    }
    Ok(key)
}

fn sign(key: &dyn SigningKey, bytes: &[u8]) -> Option<Vec<u8>> {
    key.choose_scheme(&[SignatureScheme::RSA_PKCS1_SHA256])?.sign(bytes).ok()
}

impl Connector {
    /// Fetches a token. **Delivers what waits for the address**: the caller decides it and records it, before and after.
    ///
    /// `assertion` is a fresh id of the caller, used once; it ties the caller's record to the operator's log.
    ///
    /// # Errors
    /// [`Trouble::Refused`]: key, system or audience are not those that are registered. [`Trouble::Unknown`]: the connection broke
    /// after the request may have been taken, so mail may have been delivered all the same.
    pub async fn sign_in(&self, now: Timestamp, assertion: &str) -> Result<SignedIn, Trouble> {
        let jwt = self.assertion(now, assertion)?;
        let mut url = self.token_url.clone();
        url.query_pairs_mut().append_pair("login_hint", &format!("ADE.{}", self.address()));
        let form = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", ASSERTION_TYPE),
            ("client_assertion", jwt.as_str()),
        ];
        let body = serde_urlencoded::to_string(form).map_err(|_| Trouble::Settings("key"))?;
        let request = self
            .client
            .post(url)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .timeout(self.settings.limits.call)
            .body(body);
        let answer = self.ask(request, Effect::SignIn).await?;
        let said: Value = serde_json::from_slice(&answer.bytes).unwrap_or_default();
        let Some(bearer) = said.get("access_token").and_then(Value::as_str) else {
            return Err(Trouble::Unknown { after: None, cause: Cause::Unreadable, bytes: answer.bytes });
        };
        let claims = claims(bearer);
        let life = said.get("expires_in").and_then(Value::as_i64).or_else(|| life(&claims, now));
        let token = token(bearer, now, life.unwrap_or(0));
        let signed = SignedIn {
            assertion: assertion.to_owned(),
            until: token.until,
            permissions: permissions(&claims),
        };
        *self.token.write().unwrap_or_else(PoisonError::into_inner) = Some(token);
        Ok(signed)
    }

    /// Forgets the token, so that nothing is called until somebody signs in.
    pub fn sign_out(&self) {
        *self.token.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn assertion(&self, now: Timestamp, id: &str) -> Result<String, Trouble> {
        let system = &self.settings.system;
        let mut head = json!({ "alg": "RS256", "typ": "JWT" });
        if let (Some(certificate), Some(map)) = (&system.certificate, head.as_object_mut()) {
            map.insert("x5c".into(), json!([certificate]));
        }
        let name = format!("{}.SYSTEM.{}", system.address, system.name);
        let from = now.as_second();
        let claims = json!({
            "iss": name, "sub": name, "aud": self.settings.audience, "jti": id,
            "iat": from, "nbf": from, "exp": from.saturating_add(ASSERTION_LIFE),
        });
        let encoded = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", encoded(&head), encoded(&claims));
        let signature = sign(&*self.key, signed.as_bytes()).ok_or(Trouble::Settings("key"))?;
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

fn token(bearer: &str, now: Timestamp, life: i64) -> Token {
    let after = |seconds| now.saturating_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX);
    let life = life.max(0);
    Token {
        bearer: bearer.into(),
        until: after(life),
        refresh_from: after(life.saturating_mul(4).saturating_div(5)),
    }
}

/// What the token says of itself; nothing is decided by it.
fn claims(bearer: &str) -> Value {
    let middle = bearer.split('.').nth(1).unwrap_or_default();
    URL_SAFE_NO_PAD
        .decode(middle)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

fn life(claims: &Value, now: Timestamp) -> Option<i64> {
    Some(claims.get("exp")?.as_i64()?.saturating_sub(now.as_second()))
}

fn permissions(claims: &Value) -> Vec<(String, Vec<String>)> {
    let list = claims.pointer("/authorization/permissions").and_then(Value::as_array);
    let one = |entry: &Value| {
        let scopes = entry.get("scopes").and_then(Value::as_array).into_iter().flatten();
        let scopes = scopes.filter_map(Value::as_str).map(str::to_owned).collect();
        Some((entry.get("rsname")?.as_str()?.to_owned(), scopes))
    };
    list.into_iter().flatten().filter_map(one).collect()
}

//! The token endpoint: `client_credentials` with a signed assertion (RFC 7523, `private_key_jwt`), as the realm EDOR has it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use jiff::Timestamp;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::signature::Verifier;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::Sha256;

use crate::Stand;
use crate::fault::answer;
use crate::mailbox::System;
use crate::world::{Due, World};

/// Seconds that a token lives.
pub const LIFE: i64 = 300;
/// Seconds by which clocks may differ.
const SKEW: i64 = 10;
/// Seconds for which an assertion may be good at most.
const LONGEST: i64 = 600;
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// All scopes of the contract.
pub const SCOPES: [&str; 4] = ["read_messages", "write_messages", "read_settings", "write_settings"];

/// Claims of an assertion.
#[derive(Debug, Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Value,
    jti: String,
    exp: i64,
    iat: i64,
    nbf: i64,
}

#[derive(Debug, Deserialize)]
struct Head {
    alg: String,
}

/// A refusal as OAuth has it (RFC 6749, section 5.2).
#[derive(Debug)]
struct Refusal(&'static str, String);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status =
            if self.0 == "invalid_client" { StatusCode::UNAUTHORIZED } else { StatusCode::BAD_REQUEST };
        answer(status, &json!({ "error": self.0, "error_description": self.1 }))
    }
}

fn client(text: &str) -> Refusal {
    Refusal("invalid_client", text.to_owned())
}

/// `POST {realm}/protocol/openid-connect/token`.
pub async fn fetch(
    State(stand): State<Arc<Stand>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let form = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !form.starts_with("application/x-www-form-urlencoded") {
        return Refusal("invalid_request", "the body is a form".into()).into_response();
    }
    let fields: BTreeMap<String, String> = serde_urlencoded::from_bytes(&body).unwrap_or_default();
    let query: BTreeMap<String, String> =
        serde_urlencoded::from_str(query.as_deref().unwrap_or_default()).unwrap_or_default();
    let hint = query.get("login_hint").cloned().unwrap_or_default();
    let audiences = stand.audiences();
    let mut world = stand.world();
    match grant(&mut world, &audiences, &hint, &fields) {
        Ok((ade, system)) => stand.token(&mut world, &ade, &system),
        Err(refusal) => refusal.into_response(),
    }
}

fn grant(
    world: &mut World,
    audiences: &[String],
    hint: &str,
    fields: &BTreeMap<String, String>,
) -> Result<(String, System), Refusal> {
    let field = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    if field("grant_type") != "client_credentials" {
        return Err(Refusal("unsupported_grant_type", "grant_type is client_credentials".into()));
    }
    if field("client_assertion_type") != ASSERTION_TYPE {
        return Err(Refusal("invalid_request", format!("client_assertion_type is {ASSERTION_TYPE}")));
    }
    let ade = hint
        .strip_prefix("ADE.")
        .ok_or_else(|| Refusal("invalid_request", "login_hint is ADE.<address>".into()))?;
    let assertion = field("client_assertion");
    let mut parts = assertion.split('.');
    let (Some(head), Some(payload), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(client("client_assertion is not a JWT"));
    };
    let header: Head = part(head)?;
    let claims: Claims = part(payload)?;
    if header.alg != "RS256" {
        return Err(client("the assertion is signed with RS256"));
    }
    if claims.iss != claims.sub {
        return Err(client("iss and sub differ"));
    }
    let system = system(world, ade, &claims.iss)?;
    let signed = assertion.rsplit_once('.').map(|(signed, _)| signed).unwrap_or_default();
    verified(&system, signed, signature)?;
    timely(&claims, world.now())?;
    let heard = match &claims.aud {
        Value::String(one) => audiences.contains(one),
        Value::Array(many) => {
            many.iter().filter_map(Value::as_str).any(|one| audiences.iter().any(|own| own == one))
        }
        _ => false,
    };
    if !heard {
        return Err(client("aud is not this realm"));
    }
    if claims.jti.is_empty() || !world.used_assertions.insert(format!("{} {}", claims.iss, claims.jti)) {
        return Err(client("the assertion was used before"));
    }
    Ok((ade.to_owned(), system))
}

fn part<T: for<'a> Deserialize<'a>>(text: &str) -> Result<T, Refusal> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| client("the assertion is not base64url"))?;
    serde_json::from_slice(&bytes).map_err(|error| client(&format!("the assertion cannot be read: {error}")))
}

fn system(world: &World, ade: &str, issuer: &str) -> Result<System, Refusal> {
    let name = issuer.strip_prefix(ade).and_then(|rest| rest.strip_prefix(".SYSTEM."));
    let name = name.ok_or_else(|| client("iss is not a system of the address in login_hint"))?;
    let mailbox = world.mailboxes.get(ade).ok_or_else(|| client("no such address"))?;
    let system = mailbox.systems.iter().find(|system| system.name == name);
    system.cloned().ok_or_else(|| client("no such system"))
}

fn verified(system: &System, signed: &str, signature: &str) -> Result<(), Refusal> {
    let wrong = || client("the signature is not by the registered key");
    let bytes = URL_SAFE_NO_PAD.decode(signature).map_err(|_| wrong())?;
    let signature = Signature::try_from(bytes.as_slice()).map_err(|_| wrong())?;
    let key = VerifyingKey::<rsa::sha2::Sha256>::new(system.key.clone());
    key.verify(signed.as_bytes(), &signature).map_err(|_| wrong())
}

fn timely(claims: &Claims, now: Timestamp) -> Result<(), Refusal> {
    let now = now.as_second();
    if claims.exp <= now {
        return Err(client("the assertion has expired"));
    }
    if claims.exp > now.saturating_add(LONGEST).saturating_add(SKEW)
        || claims.exp > claims.iat.saturating_add(LONGEST)
    {
        return Err(client("the assertion is good for too long"));
    }
    if claims.nbf > now.saturating_add(SKEW) {
        return Err(client("the assertion is not good yet"));
    }
    if claims.iat > now.saturating_add(SKEW) {
        return Err(client("the assertion was made in the future"));
    }
    Ok(())
}

/// What a bearer token says.
#[derive(Debug, Clone, Deserialize)]
pub struct Bearer {
    /// Address.
    pub ade: String,
    /// When it ends.
    pub exp: i64,
    /// What it may do.
    pub scopes: Vec<String>,
}

impl Stand {
    /// Gives a token, and with it starts the move from the service into the mailbox of a public body.
    fn token(&self, world: &mut World, ade: &str, system: &System) -> Response {
        let now = world.now();
        let id = world.ids.uuid();
        let Ok(mailbox) = world.mailbox(ade) else { return client("no such address").into_response() };
        mailbox.tokens.push((now, system.name.clone()));
        let name = mailbox.party().name();
        let legal_form = if mailbox.entry.public { "PUBLIC" } else { "NON_PUBLIC" };
        let permissions: Vec<Value> = mailbox
            .directories
            .iter()
            .map(|one| json!({ "rsid": one.id, "rsname": format!("ADE.{ade}.{}", one.label), "scopes": system.scopes }))
            .collect();
        if mailbox.entry.public {
            world.later(0, Due::Move(ade.to_owned()));
        }
        let payload = json!({
            "jti": id, "iss": self.realm(), "aud": ["edor-be", "account"], "typ": "Bearer",
            "azp": format!("{ade}.SYSTEM.{}", system.name), "system_name": system.name, "sub": format!("{ade}.SYSTEM.{}", system.name),
            "iat": now.as_second(), "exp": now.as_second().saturating_add(LIFE), "scope": "system-attributes",
            "authorization": { "permissions": permissions },
            "mailbox": { "address": ade, "name": name, "status": "ACTIVE", "legalForm": legal_form, "roles": [] },
            "legal_name": name, "legal_person_identifier": "VATPL-0000000000",
            "ade": ade, "scopes": system.scopes,
        });
        let token = self.signed(&payload);
        answer(
            StatusCode::OK,
            &json!({ "access_token": token, "expires_in": LIFE, "refresh_expires_in": 0, "token_type": "Bearer",
                     "not-before-policy": 0, "scope": "system-attributes" }),
        )
    }

    fn signed(&self, payload: &Value) -> String {
        let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT","kid":"stand-in"}"#);
        let body = URL_SAFE_NO_PAD.encode(payload.to_string());
        let signed = format!("{head}.{body}");
        let tag = self
            .mac(&signed)
            .map(|mac| URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
            .unwrap_or_default();
        format!("{signed}.{tag}")
    }

    fn mac(&self, signed: &str) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret).ok()?;
        mac.update(signed.as_bytes());
        Some(mac)
    }

    /// Reads a token that is still good.
    #[must_use]
    pub fn bearer(&self, world: &World, headers: &HeaderMap) -> Option<Bearer> {
        let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")?;
        let (signed, tag) = text.rsplit_once('.')?;
        self.mac(signed)?.verify_slice(&URL_SAFE_NO_PAD.decode(tag).ok()?).ok()?;
        let bearer: Bearer =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(signed.split_once('.')?.1).ok()?).ok()?;
        (bearer.exp > world.now().as_second()).then_some(bearer)
    }
}

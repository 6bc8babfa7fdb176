//! Addresses with their holders and the keys of their systems.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rsa::pkcs8::DecodePublicKey;
use rsa::traits::PublicKeyParts;
use rsa::{BoxedUint, RsaPublicKey};
use serde_json::{Value, json};
use x509_cert::Certificate;
use x509_cert::der::{DecodePem, Encode};

use super::read;
use crate::Stand;
use crate::fault::{Fault, answer};
use crate::mailbox::{Mailbox, Registration, System, SystemKey};
use crate::token::SCOPES;
use crate::validate::is_address;

/// `POST /_standin/mailboxes`: one or many; an address that is there keeps its messages and gets the new entry.
pub async fn register(State(stand): State<Arc<Stand>>, body: Bytes) -> Result<Response, Fault> {
    let value: Value = read(&body)?;
    let list = if value.is_array() { value } else { json!([value]) };
    let entries: Vec<Registration> =
        serde_json::from_value(list).map_err(|error| Fault::one("BODY", error.to_string()))?;
    let mut made = Vec::new();
    for entry in entries {
        if !is_address(&entry.address) {
            return Err(Fault::one(
                "ADDRESS",
                format!("'{}' is not an address of electronic delivery", entry.address),
            ));
        }
        if entry.warning.as_deref().is_some_and(|kind| !matches!(kind, "BLOCK_WARNING" | "NOT_BLOCK_WARNING"))
        {
            return Err(Fault::one("WARNING", "warning is BLOCK_WARNING or NOT_BLOCK_WARNING"));
        }
        let systems = entry.systems.iter().map(system).collect::<Result<Vec<_>, _>>()?;
        made.push((entry, systems));
    }
    let mut world = stand.world();
    let addresses: Vec<String> = made.iter().map(|(entry, _)| entry.address.clone()).collect();
    for (entry, systems) in made {
        match world.mailboxes.get_mut(&entry.address) {
            Some(mailbox) => (mailbox.entry, mailbox.systems) = (entry, systems),
            None => {
                let address = entry.address.clone();
                world.mailboxes.insert(address, Mailbox::new(entry, systems));
            }
        }
    }
    Ok(answer(StatusCode::CREATED, &json!({ "registered": addresses })))
}

fn system(given: &SystemKey) -> Result<System, Fault> {
    let key = match (&given.pem, &given.jwk) {
        (Some(pem), None) => from_pem(pem),
        (None, Some(jwk)) => from_jwk(jwk),
        _ => None,
    };
    let key = key.ok_or_else(|| Fault::one("KEY", "pem (public key or certificate) or jwk, RSA"))?;
    if key.n_bits_precision() < 2048 {
        return Err(Fault::one("KEY", "an RSA key has at least 2048 bits"));
    }
    let scopes = given.scopes.clone().unwrap_or_else(|| SCOPES.map(str::to_owned).to_vec());
    Ok(System { name: given.name.clone(), key, scopes })
}

fn from_pem(pem: &str) -> Option<RsaPublicKey> {
    if pem.contains("BEGIN CERTIFICATE") {
        let certificate = Certificate::from_pem(pem).ok()?;
        let spki = certificate.tbs_certificate().subject_public_key_info().to_der().ok()?;
        return RsaPublicKey::from_public_key_der(&spki).ok();
    }
    RsaPublicKey::from_public_key_pem(pem).ok()
}

fn from_jwk(jwk: &Value) -> Option<RsaPublicKey> {
    let part = |name: &str| URL_SAFE_NO_PAD.decode(jwk.get(name)?.as_str()?).ok();
    if jwk.get("kty")?.as_str()? != "RSA" {
        return None;
    }
    let number = |bytes: Vec<u8>| BoxedUint::from_be_slice_vartime(&bytes);
    RsaPublicKey::new(number(part("n")?), number(part("e")?)).ok()
}

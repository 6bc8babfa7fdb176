//! A running stand-in with an office, a citizen and a company, and a caller that signs as a system does.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use obieg_operator::{Options, Running, start};
use reqwest::{Client, Method, Response};
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::{EncodePublicKey, LineEnding};
use rsa::signature::{SignatureEncoding, Signer};
use rsa::{RsaPrivateKey, RsaPublicKey};
use serde_json::{Value, json};

pub const OFFICE: &str = "AE:PL-43563-82585-JHWCF-30";
pub const OTHER_OFFICE: &str = "AE:PL-28080-40239-TUSBF-26";
pub const CITIZEN: &str = "AE:PL-97075-47631-STVJH-19";
pub const COMPANY: &str = "AE:PL-55754-97181-CHDVR-19";
pub const FAR: &str = "AE:PL-50419-15057-VDGUG-25";
pub const SYSTEM: &str = "EZD1";

pub fn key() -> &'static RsaPrivateKey {
    static KEY: OnceLock<RsaPrivateKey> = OnceLock::new();
    KEY.get_or_init(fresh_key)
}

pub fn fresh_key() -> RsaPrivateKey {
    key_of(2048)
}

pub fn key_of(bits: usize) -> RsaPrivateKey {
    RsaPrivateKey::new(&mut rsa::rand_core::UnwrapErr(getrandom::SysRng), bits).unwrap()
}

pub fn public_pem(key: &RsaPrivateKey) -> String {
    RsaPublicKey::from(key).to_public_key_pem(LineEnding::LF).unwrap()
}

pub struct World {
    pub running: Running,
    pub client: Client,
    pub bearer: String,
    jti: AtomicU64,
}

pub async fn world() -> World {
    drop(rustls::crypto::ring::default_provider().install_default());
    let running = start(Options::default()).await.unwrap();
    let client = Client::builder().no_proxy().build().unwrap();
    let mut world = World { running, client, bearer: String::new(), jti: AtomicU64::new(1) };
    let pem = public_pem(key());
    let systems = json!([{ "name": SYSTEM, "pem": pem }]);
    let postal = json!({ "country": "Polska", "street": "Polna", "buildingNumber": "1", "postalCode": "00-001", "city": "Testowo" });
    let cast = json!([
        { "address": OFFICE, "public": true, "name": "Urząd Gminy Testowo", "systems": systems, "postal": postal,
          "official_ids": [{ "id": "0000000000", "referenceRegistry": "nip" }] },
        { "address": OTHER_OFFICE, "public": true, "name": "Starostwo Powiatowe w Testowie", "systems": systems },
        { "address": CITIZEN, "first_name": "Jan", "last_name": "Przykładowy", "systems": systems },
        { "address": COMPANY, "name": "Przykład Sp. z o.o.", "warning": "NOT_BLOCK_WARNING" },
        { "address": FAR, "name": "Dalekie Biuro", "other_operator": true },
    ]);
    world.control("mailboxes", &cast).await;
    world.bearer = world.token(OFFICE).await;
    world
}

impl World {
    pub fn realm(&self) -> String {
        format!("{}/auth/realms/EDOR", self.running.url)
    }

    pub async fn now(&self) -> i64 {
        let at = self.see("clock").await["now"].as_str().unwrap().parse::<Timestamp>().unwrap();
        at.as_second()
    }

    pub async fn claims(&self, ade: &str) -> Value {
        let now = self.now().await;
        let name = format!("{ade}.SYSTEM.{SYSTEM}");
        let jti = format!("jti-{}", self.jti.fetch_add(1, Ordering::Relaxed));
        json!({ "iss": name, "sub": name, "aud": self.realm(), "jti": jti, "iat": now, "nbf": now, "exp": now + 300 })
    }

    pub async fn ask_token(&self, ade: &str, fields: &[(&str, &str)]) -> Response {
        let url = format!("{}/protocol/openid-connect/token?login_hint=ADE.{ade}", self.realm());
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.client.post(url).header("content-type", "application/x-www-form-urlencoded");
        request.body(body).send().await.unwrap()
    }

    pub async fn ask_with(&self, ade: &str, assertion: &str) -> Response {
        self.ask_token(ade, &fields(assertion)).await
    }

    pub async fn token(&self, ade: &str) -> String {
        let assertion = sign(key(), "RS256", &self.claims(ade).await);
        let response = self.ask_with(ade, &assertion).await;
        assert_eq!(response.status(), 200);
        let body: Value = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap();
        assert_eq!((body["expires_in"].as_i64(), body["token_type"].as_str()), (Some(300), Some("Bearer")));
        body["access_token"].as_str().unwrap().to_owned()
    }

    /// A new token for the office, which delivers what waits.
    pub async fn log_in(&mut self) {
        self.bearer = self.token(OFFICE).await;
    }

    pub async fn raw(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Response, reqwest::Error> {
        let mut request =
            self.client.request(method, format!("{}{path}", self.running.url)).bearer_auth(&self.bearer);
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        request.send().await
    }

    /// A call of the UA API for the office.
    pub async fn ua(&self, method: Method, path: &str, body: Option<&Value>) -> (u16, Value) {
        self.ua_of(OFFICE, method, path, body).await
    }

    pub async fn ua_of(&self, ade: &str, method: Method, path: &str, body: Option<&Value>) -> (u16, Value) {
        let response = self.raw(method, &format!("/api/v3/{ade}/{path}"), body).await.unwrap();
        assert_eq!(response.headers()["x-obieg-stand-in"], "e-Doreczenia; nothing here is delivered by law");
        let status = response.status().as_u16();
        (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or_default())
    }

    pub async fn get(&self, path: &str) -> Value {
        let (status, body) = self.ua(Method::GET, path, None).await;
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    pub async fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        self.ua(Method::POST, path, Some(body)).await
    }

    pub async fn control(&self, path: &str, body: &Value) -> Value {
        let url = format!("{}/_standin/{path}", self.running.url);
        let response = self.client.post(url).body(body.to_string()).send().await.unwrap();
        let status = response.status();
        let text = response.text().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap()
    }

    pub async fn see(&self, path: &str) -> Value {
        let response = self.client.get(format!("{}/_standin/{path}", self.running.url)).send().await.unwrap();
        serde_json::from_slice(&response.bytes().await.unwrap()).unwrap()
    }

    pub async fn script(&self, script: &Value) {
        self.control("scripts", script).await;
    }

    pub async fn advance(&self, by: &str) {
        self.control("clock", &json!({ "advance": by })).await;
    }

    /// Sends, and gives the id of the message for its only addressee.
    pub async fn send(&self, message: &Value) -> String {
        let (status, body) = self.post("messages", message).await;
        assert_eq!(status, 202, "{body}");
        let results = self.results(body["messageTaskId"].as_str().unwrap()).await;
        assert!(results[0].get("error").is_none(), "{results}");
        results[0]["messageId"].as_str().unwrap().to_owned()
    }

    pub async fn results(&self, task: &str) -> Value {
        self.get(&format!("messages/tasks/{task}")).await
    }

    /// A message of the office's own mailbox, without reading it.
    pub async fn look(&self, id: &str) -> Value {
        self.get(&format!("messages/{id}?format=metadata")).await[0].clone()
    }

    pub async fn status(&self, id: &str) -> String {
        self.look(id).await["messageControlData"]["status"].as_str().unwrap().to_owned()
    }

    /// Codes of the evidences of a message, in the order in which they came.
    pub async fn codes(&self, id: &str) -> Vec<String> {
        let inside = self.inside(OFFICE).await;
        let letter =
            inside["messages"].as_array().unwrap().iter().find(|one| one["messageId"] == id).unwrap().clone();
        letter["evidences"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["type"].as_str().unwrap().to_owned())
            .collect()
    }

    /// A mailbox as the control interface shows it.
    pub async fn inside(&self, ade: &str) -> Value {
        let all = self.see("mailboxes").await;
        all["mailboxes"].as_array().unwrap().iter().find(|one| one["address"] == ade).unwrap().clone()
    }

    pub async fn mail(&self, from: &str, to: &str, subject: &str) -> String {
        let mail = json!({ "from": from, "to": to, "subject": subject, "text": "Dzień dobry",
            "attachments": [{ "filename": "wniosek.pdf", "contentType": "application/pdf", "file": STANDARD.encode(b"%PDF-1.4 wniosek") }] });
        self.control("mail", &mail).await["messageId"].as_str().unwrap().to_owned()
    }

    pub async fn read_as(&self, ade: &str, id: &str) {
        self.control("read", &json!({ "address": ade, "messageId": id })).await;
    }
}

pub fn fields(assertion: &str) -> [(&str, &str); 3] {
    [
        ("grant_type", "client_credentials"),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_assertion", assertion),
    ]
}

pub fn sign(key: &RsaPrivateKey, alg: &str, claims: &Value) -> String {
    let head = URL_SAFE_NO_PAD.encode(json!({ "alg": alg, "typ": "JWT" }).to_string());
    let signed = format!("{head}.{}", URL_SAFE_NO_PAD.encode(claims.to_string()));
    let signature = SigningKey::<rsa::sha2::Sha256>::new(key.clone()).sign(signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

pub fn to(addresses: &[&str]) -> Value {
    addresses.iter().map(|ade| json!({ "eDeliveryAddress": ade })).collect()
}

pub fn file(name: &str, bytes: &[u8]) -> Value {
    json!({ "file": { "fileMetadata": { "fileId": "1", "filename": name, "contentType": "application/pdf" }, "file": STANDARD.encode(bytes) } })
}

/// A message of the office.
pub fn message(addresses: &[&str], subject: &str) -> Value {
    json!({
        "messageMetadata": {
            "from": { "eDeliveryAddress": OFFICE }, "to": to(addresses), "subject": subject, "shippingService": "electronic",
            "caseId": "OR.1431.1.2026", "additionalData": { "correlation": format!("c-{subject}") },
        },
        "textBody": "Treść pisma", "attachments": [file("pismo.pdf", b"%PDF-1.4 pismo")],
    })
}

pub fn hybrid(subject: &str) -> Value {
    let postal = |city: &str| json!({ "country": "Polska", "street": "Leśna", "buildingNumber": "7", "postalCode": "00-002", "city": city });
    json!({
        "messageMetadata": {
            "from": { "eDeliveryAddress": OFFICE, "address": postal("Testowo") },
            "to": [{ "address": postal("Nigdzie"), "contributor": { "firstName": "Anna", "lastName": "Wymyślona" } }],
            "subject": subject, "shippingService": "hybrid",
            "hybridShipment": { "procedingType": "administrative", "categoryService": "economic", "printingMode": "duplex",
                "overprintMode": "monochrome", "returnService": "returntosender", "shippingMode": "registered", "proofOfDelivery": true },
        },
        "attachments": [file("decyzja.pdf", b"%PDF-1.4 decyzja")],
    })
}

/// One JSON Patch that moves a message.
pub fn moved(to: &str) -> Value {
    json!([{ "op": "replace", "path": "/labels/0", "value": { "messageLocation": to } }])
}

/// Counts by text.
pub fn counted(list: &[String]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for one in list {
        *counts.entry(one.as_str()).or_default() += 1;
    }
    counts
}

//! A running stand-in with a cast, and connectors of the office.

use std::sync::OnceLock;
use std::time::Duration;

use jiff::Timestamp;
use obieg_edelivery::model::{Arrived, Outgoing, OutgoingFile, Party, Postal, Service, Shipment};
use obieg_edelivery::{Connector, Fetched, Outcome, Session, Settings, System, TaskState};
use obieg_operator::{Options, Running, start};
use reqwest::Client;
use rsa::pkcs8::{EncodePrivateKey, EncodePublicKey, LineEnding};
use rsa::{RsaPrivateKey, RsaPublicKey};
use serde_json::{Value, json};

pub const OFFICE: &str = "AE:PL-43563-82585-JHWCF-30";
pub const OTHER_OFFICE: &str = "AE:PL-28080-40239-TUSBF-26";
pub const CITIZEN: &str = "AE:PL-97075-47631-STVJH-19";
pub const COMPANY: &str = "AE:PL-55754-97181-CHDVR-19";
pub const NOBODY: &str = "AE:PL-50419-15057-VDGUG-25";
pub const SYSTEM: &str = "EZD1";

pub fn key_of(bits: usize) -> RsaPrivateKey {
    RsaPrivateKey::new(&mut rsa::rand_core::UnwrapErr(getrandom::SysRng), bits).unwrap()
}

pub fn pem(key: &RsaPrivateKey) -> String {
    key.to_pkcs8_pem(LineEnding::LF).unwrap().to_string()
}

pub fn key() -> &'static RsaPrivateKey {
    static KEY: OnceLock<RsaPrivateKey> = OnceLock::new();
    KEY.get_or_init(|| key_of(2048))
}

pub struct World {
    pub running: Running,
    pub client: Client,
}

/// A stand-in with an office, another office, a citizen whose mailbox a system opens too, and a company.
pub async fn world() -> World {
    drop(rustls::crypto::ring::default_provider().install_default());
    let running = start(Options::default()).await.unwrap();
    let world = World { running, client: Client::builder().no_proxy().build().unwrap() };
    let public = RsaPublicKey::from(key()).to_public_key_pem(LineEnding::LF).unwrap();
    let systems = json!([{ "name": SYSTEM, "pem": public }]);
    let postal = json!({ "country": "Polska", "street": "Polna", "buildingNumber": "1", "postalCode": "00-001", "city": "Testowo" });
    let cast = json!([
        { "address": OFFICE, "public": true, "name": "Urząd Gminy Testowo", "systems": systems, "postal": postal },
        { "address": OTHER_OFFICE, "public": true, "name": "Starostwo Powiatowe w Testowie", "systems": systems },
        { "address": CITIZEN, "first_name": "Jan", "last_name": "Przykładowy", "systems": systems },
        { "address": COMPANY, "name": "Przykład Sp. z o.o.", "warning": "NOT_BLOCK_WARNING",
          "official_ids": [{ "id": "0000000000", "referenceRegistry": "nip" }] },
    ]);
    world.control("mailboxes", &cast).await;
    world
}

pub fn settings(url: &str, realm: &str, address: &str) -> Settings {
    let system =
        System { address: address.into(), name: SYSTEM.into(), key_pem: pem(key()), certificate: None };
    let mut settings = Settings::new(
        &format!("{url}/api/v3"),
        &format!("{url}/api/se/v4"),
        &format!("{url}/auth/realms/EDOR/protocol/openid-connect/token"),
        realm,
        system,
    );
    settings.limits.loopback = true;
    settings.limits.call = Duration::from_secs(20);
    settings
}

impl World {
    pub fn realm(&self) -> String {
        format!("{}/auth/realms/EDOR", self.running.url)
    }

    pub fn settings(&self, address: &str) -> Settings {
        settings(&self.running.url, &self.realm(), address)
    }

    pub fn connector(&self) -> Connector {
        Connector::new(self.settings(OFFICE)).unwrap()
    }

    /// A connector of an address that is signed in.
    pub async fn signed_in(&self, address: &str) -> Connector {
        let connector = Connector::new(self.settings(address)).unwrap();
        self.sign_in(&connector).await;
        connector
    }

    pub async fn sign_in(&self, connector: &Connector) {
        connector.sign_in(self.now().await, &fresh()).await.unwrap();
    }

    pub async fn now(&self) -> Timestamp {
        self.see("clock").await["now"].as_str().unwrap().parse().unwrap()
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

    pub async fn fault(&self, operation: &str, call: &Value) {
        self.control("faults", &json!({ "operation": operation, "call": call })).await;
    }

    pub async fn advance(&self, by: &str) {
        self.control("clock", &json!({ "advance": by })).await;
    }

    pub async fn mail(&self, to: &str, subject: &str) -> String {
        let mail = json!({ "from": CITIZEN, "to": to, "subject": subject, "text": "Dzień dobry", "caseId": "OR.1.2026",
            "attachments": [{ "filename": "wniosek.pdf", "contentType": "application/pdf", "file": "JVBERi0xLjQgd25pb3Nlaw==" }] });
        self.control("mail", &mail).await["messageId"].as_str().unwrap().to_owned()
    }

    /// What lies in a mailbox, as the stand-in itself knows it.
    pub async fn inside(&self, address: &str) -> Vec<Value> {
        let all = self.see("mailboxes").await;
        let found = all["mailboxes"].as_array().unwrap().iter().find(|one| one["address"] == address);
        found.unwrap()["messages"].as_array().unwrap().clone()
    }

    /// How often an operation was called.
    pub async fn calls(&self, operation: &str) -> u64 {
        self.see("calls").await[operation].as_u64().unwrap_or(0)
    }
}

/// An id that was not used before.
pub fn fresh() -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("id-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

pub const BYTES: &[u8] = b"%PDF-1.4 pismo";

pub fn file(name: &str, bytes: &[u8]) -> OutgoingFile {
    OutgoingFile { name: name.into(), media: "application/pdf".into(), size: bytes.len().try_into().unwrap() }
}

pub fn letter(to: &[&str], subject: &str) -> Outgoing {
    Outgoing {
        correlation: format!("c-{subject}"),
        subject: subject.into(),
        text: Some("Treść pisma".into()),
        case: Some("OR.1431.1.2026".into()),
        thread: None,
        reply_to: None,
        from: Party::default(),
        to: to.iter().map(|one| Party::at(one)).collect(),
        mass: false,
        service: Service::Electronic,
        files: vec![file("pismo.pdf", BYTES)],
    }
}

pub fn printed(subject: &str) -> Outgoing {
    let postal = |town: &str| Postal {
        country: "Polska".into(),
        street: "Leśna".into(),
        building: Some("7".into()),
        code: "00-002".into(),
        town: town.into(),
        flat: None,
    };
    let shipment = Shipment {
        proceedings: "administrative".into(),
        category: "economic".into(),
        printing: "duplex".into(),
        colour: "monochrome".into(),
        undeliverable: "returntosender".into(),
        mode: "registered".into(),
        receipt: Some(true),
        ..Shipment::default()
    };
    let to = Party {
        first_name: Some("Anna".into()),
        last_name: Some("Wymyślona".into()),
        postal: Some(postal("Nigdzie")),
        ..Party::default()
    };
    Outgoing {
        from: Party { postal: Some(postal("Testowo")), ..Party::default() },
        to: vec![to],
        service: Service::Hybrid(Box::new(shipment)),
        ..letter(&[], subject)
    }
}

/// Sends, and gives the outcomes of all addressees.
pub async fn send(session: &Session<'_>, out: &Outgoing) -> Vec<Outcome> {
    let contents = vec![BYTES.to_vec(); out.files.len()];
    let accepted = session.send(out, &contents).await.unwrap();
    match session.task(&accepted.task).await.unwrap() {
        TaskState::Done(outcomes) => outcomes.value,
        TaskState::Pending => panic!("the task is still pending"),
    }
}

pub async fn sent_to_one(session: &Session<'_>, out: &Outgoing) -> String {
    let outcomes = send(session, out).await;
    assert!(outcomes[0].fault.is_none(), "{outcomes:?}");
    outcomes[0].message.clone().unwrap()
}

pub async fn fetched(session: &Session<'_>, message: &str) -> Arrived {
    match session.fetch(message).await.unwrap() {
        Fetched::There(got) => got.value,
        Fetched::StillMoving => panic!("still moving"),
    }
}

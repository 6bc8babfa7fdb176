//! Where the operator is and who calls. Hosts, paths and audience are settings: they moved before and will again.

use std::fmt;
use std::time::Duration;

/// Bounds of calls.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Until a connection stands.
    pub connect: Duration,
    /// Until a short answer has come.
    pub call: Duration,
    /// Until a file has gone or come.
    pub transfer: Duration,
    /// Bytes of a JSON answer, held in memory.
    pub answer: u64,
    /// Bytes of one attachment or evidence, written to whoever wants it.
    pub file: u64,
    /// Bytes of all attachments that go inside the message as base64; more go as a draft with uploads. The contract's border for
    /// one file is 15 MB.
    pub inline: u64,
    /// For tests: this computer and no other may be called, also without TLS.
    pub loopback: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            call: Duration::from_secs(60),
            transfer: Duration::from_secs(1800),
            answer: 64 << 20,
            file: 500 << 20,
            inline: 10 << 20,
            loopback: false,
        }
    }
}

/// The system that calls.
#[derive(Clone)]
pub struct System {
    /// Address of electronic delivery (ADE) of the office.
    pub address: String,
    /// The name under which the system is registered: the part after `.SYSTEM.`.
    pub name: String,
    /// Its private RSA key, PEM (PKCS#8 or PKCS#1), at least 2048 bits.
    pub key_pem: String,
    /// The registered certificate in base64 without its frame, for the `x5c` of the assertion; optional.
    pub certificate: Option<String>,
}

impl fmt::Debug for System {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "System({}, {})", self.address, self.name)
    }
}

/// All that a connector needs.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Base of the UA API, ending in `/api/v3`.
    pub ua_base: String,
    /// Base of the Search API, ending in `/api/se/v4`.
    pub se_base: String,
    /// The whole address of the token service.
    pub token_url: String,
    /// `aud` of the assertion: the realm's address, which need not be where the service is.
    pub audience: String,
    /// Who calls.
    pub system: System,
    /// Certificate and key of a TLS client, PEM; where the operator asks for them.
    pub client_pem: Option<String>,
    /// Certificates of further authorities to trust, PEM.
    pub authorities_pem: Option<String>,
    /// The name of our id in `additionalData`.
    pub correlation_key: String,
    /// Bounds.
    pub limits: Limits,
}

impl Settings {
    /// Settings with the usual bounds and no TLS material of their own.
    pub fn new(ua_base: &str, se_base: &str, token_url: &str, audience: &str, system: System) -> Self {
        Self {
            ua_base: ua_base.to_owned(),
            se_base: se_base.to_owned(),
            token_url: token_url.to_owned(),
            audience: audience.to_owned(),
            system,
            client_pem: None,
            authorities_pem: None,
            correlation_key: "correlation".to_owned(),
            limits: Limits::default(),
        }
    }
}

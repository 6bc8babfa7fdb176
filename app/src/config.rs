//! Settings of the server: one TOML file.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use obieg_kernel::office::{Config, Engine};
use serde::Deserialize;

/// The file. Unknown keys are refused, so that a mistyped setting is not silently without effect.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Address to listen on.
    #[serde(default = "default_listen")]
    pub listen: String,
    /// Folder of blobs, keys and (on SQLite) databases.
    pub data: PathBuf,
    /// Name under which journals sign; a host name of the installation.
    pub origin: String,
    /// The address at which people open the program, for example `https://obieg.powiat.example`: passkeys belong to it.
    /// Without it, `https://` and `origin` when TLS is spoken in front and `origin` is the name of a host.
    #[serde(default)]
    pub address: Option<String>,
    /// Is TLS spoken in front of the server? Then cookies are Secure and HSTS is sent.
    #[serde(default = "yes")]
    pub secure: bool,
    /// Servers with TLS that stand in front: their word about the caller's address (X-Forwarded-For) is believed.
    #[serde(default)]
    pub proxies: Vec<IpAddr>,
    /// Address of the meters (`/metrics`), apart from the site; without it there are none. Whoever reaches it reads them.
    #[serde(default)]
    pub metrics: Option<SocketAddr>,
    /// Where the record is kept.
    #[serde(default)]
    pub database: Database,
    /// Threads that write.
    #[serde(default = "two")]
    pub writers: usize,
    /// Reads at the same time.
    #[serde(default = "eight")]
    pub readers: usize,
    /// Folders that the server watches, each for one office.
    #[serde(default)]
    pub scanner: Vec<Scanner>,
    /// Calls to the outside.
    #[serde(default)]
    pub webhooks: Webhooks,
    /// Signatures.
    #[serde(default)]
    pub signing: Signing,
    /// A training office beside the offices; without it there is none.
    #[serde(default)]
    pub training: Option<Training>,
}

/// `[[scanner]]`: files that appear in the folder become registered items.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scanner {
    /// Key of the office.
    pub office: String,
    /// The folder. Files leave it for `przyjete` or `odrzucone` inside it.
    pub folder: PathBuf,
    /// How often it is looked into, in seconds. A file is taken when it did not change between two looks.
    #[serde(default = "five")]
    pub every: u64,
}

/// `[webhooks]`
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhooks {
    /// Only for tests: receivers on this computer and no others are called, also without TLS, and mail servers on this
    /// computer and no others are read.
    #[serde(default)]
    pub loopback: bool,
}

/// `[signing]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Signing {
    /// Address of a time-stamping service (RFC 3161); without it seals have no time-stamp.
    pub stamp: Option<String>,
    /// Devices that hold the keys of seals, each for one office.
    pub device: Vec<SealDevice>,
}

/// `[[signing.device]]`: the key of an office's seal in a device (PKCS#11).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealDevice {
    /// Key of the office.
    pub office: String,
    /// The maker's program for the device (`.so`).
    pub module: PathBuf,
    /// Label of the token.
    pub token: String,
    /// Label of the key and its certificate.
    pub key: String,
}

impl SealDevice {
    /// As whoever seals wants it.
    pub fn device(&self) -> obieg_signing::judge::Device {
        let Self { module, token, key, .. } = self.clone();
        obieg_signing::judge::Device { module, token, key }
    }
}

/// `[training]`: an installation of its own with invented people, which goes back to its first state every night.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// Address to listen on, apart from the offices.
    pub listen: String,
    /// The address at which people open it, for the menu of an office. Without it the menu does not name it: where we listen
    /// is seldom where a browser finds us.
    #[serde(default)]
    pub address: Option<String>,
    /// Its folder; nothing else may lie there. Without it, `szkolenie` in the folder of the data.
    #[serde(default)]
    pub folder: Option<PathBuf>,
    /// At which hour of the night it goes back, from 0 to 23.
    #[serde(default = "three")]
    pub hour: i8,
    /// How many letters came in the ten weeks before.
    #[serde(default = "sixty")]
    pub letters: usize,
}

impl Training {
    /// The address to which passkeys can belong: browsers know them with TLS, and on this computer by its name.
    pub fn passkeys(&self) -> Option<String> {
        let known =
            |address: &&String| ["https://", "http://localhost"].iter().any(|way| address.starts_with(way));
        self.address.as_ref().filter(known).cloned()
    }
}

/// `[database]`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, tag = "engine", rename_all = "lowercase")]
pub enum Database {
    /// A file per office.
    #[default]
    Sqlite,
    /// A shared PostgreSQL, version 15 or newer.
    Postgres {
        /// Connection URL of the role that owns the tables.
        url: String,
        /// Schema of the tables.
        #[serde(default)]
        schema: Option<String>,
    },
}

fn default_listen() -> String {
    "127.0.0.1:8080".to_owned()
}
const fn yes() -> bool {
    true
}
const fn three() -> i8 {
    3
}
const fn sixty() -> usize {
    60
}
const fn two() -> usize {
    2
}
const fn five() -> u64 {
    5
}
const fn eight() -> usize {
    8
}

impl Settings {
    /// Reads the file.
    ///
    /// # Errors
    /// A sentence naming file, line and what is wrong.
    pub fn read(file: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))
    }

    fn public_address(&self) -> Option<String> {
        let usual = || (self.secure && is_host(&self.origin)).then(|| format!("https://{}", self.origin));
        self.address.clone().or_else(usual)
    }

    /// The offices that have a scanner folder.
    pub fn scanned(&self) -> BTreeSet<String> {
        self.scanner.iter().map(|scanner| scanner.office.clone()).collect()
    }

    /// The kernel's part.
    pub fn kernel(&self) -> Config {
        Config {
            data: self.data.clone(),
            engine: match &self.database {
                Database::Sqlite => Engine::Sqlite,
                Database::Postgres { url, schema } => {
                    Engine::Postgres { url: url.clone(), schema: schema.clone() }
                }
            },
            origin: self.origin.clone(),
            address: self.public_address(),
            writers: self.writers,
            readers: self.readers,
        }
    }
}

/// The name of a host, and no address in numbers: browsers know passkeys of names only.
fn is_host(origin: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.';
    origin.contains('.') && origin.chars().all(plain) && origin.parse::<IpAddr>().is_err()
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn passkeys_belong_to_the_address_that_people_open() {
        for (text, wanted) in [
            ("origin = 'obieg.powiat.example'", Some("https://obieg.powiat.example")),
            ("origin = 'obieg.powiat.example'\nsecure = false", None),
            ("origin = '10.0.0.5'", None),
            ("origin = 'nasz obieg'", None),
            ("origin = 'a.example'\naddress = 'https://b.example:8443'", Some("https://b.example:8443")),
        ] {
            let settings: Settings = toml::from_str(&format!("data = '/d'\n{text}")).unwrap();
            assert_eq!(settings.kernel().address.as_deref(), wanted, "{text}");
        }
    }
}

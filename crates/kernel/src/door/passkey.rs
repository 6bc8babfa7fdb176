//! Passkeys (WebAuthn): the browser signs a challenge with a key that never leaves its owner's device or key ring.
//!
//! A challenge is kept here, never given to the client to carry: it belongs to one person, is good for one answer and five
//! minutes. The library checks type, challenge, origin, the user's verification and the signature; here stands whose key it
//! is, that its counter goes forward, and what happens when it does not.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;
use webauthn_rs::prelude::{
    Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
    Webauthn, WebauthnBuilder, WebauthnError,
};

use super::deeds::EVERYBODY;
use super::factors::{AddFactor, FACTORS, FactorEvent, checked_name};
use super::hash;
use super::misses::{self, Way};
use super::second::{Kind, SecondProof};
use crate::actor::{Actor, Right};
use crate::deed::{Committed, Deed, Granted, Named};
use crate::failure::{Failure, Refusal, StoreError};
use crate::id::{FactorId, OfficeId, PersonId};
use crate::lane::lock;
use crate::office::Office;
use crate::sql::{Change, Row};
use crate::tx::{Reads, Writes};
use crate::{own_target, vals};

/// So long a challenge may be answered.
const PATIENCE: SignedDuration = SignedDuration::from_mins(5);
/// Challenges of one person that wait at the same time: open tabs. The oldest goes first.
const OPEN: usize = 8;
/// Persons with challenges kept before those that came too late are dropped.
const KEPT: usize = 1_000;
/// What a browser sends is one or two kilobytes.
const LARGEST: usize = 16_384;

const REFUSED: &str = "kernel.passkey-refused";

static STOP: Change = Change::new(
    "UPDATE kernel_factor SET stopped_at = $4 WHERE office = $1 AND person = $2 AND id = $3 AND stopped_at IS NULL",
);

/// The statements, for the catalogue test.
pub(super) fn statements() -> [&'static str; 1] {
    [STOP.words()]
}

/// The side of this installation: its public address, and the challenges that wait.
pub(crate) struct Keys {
    webauthn: Webauthn,
    address: String,
    asked: Mutex<HashMap<(OfficeId, PersonId), Vec<Asked>>>,
}

struct Asked {
    name: [u8; 32],
    until: Timestamp,
    state: State,
}

/// What a challenge was made for, with what the library needs to judge the answer.
enum State {
    New(Box<PasskeyRegistration>),
    Known(Box<PasskeyAuthentication>),
}

/// A challenge for a page.
#[derive(Debug)]
pub struct PasskeyAsk {
    /// Names the challenge in the form that comes back.
    pub challenge: String,
    /// Options for `navigator.credentials`, as JSON.
    pub options: String,
    /// The address at which the browser will sign: passkeys belong to it.
    pub address: String,
}

impl Keys {
    /// The side of an installation with this public address, for example `https://obieg.powiat.example`. Browsers know
    /// passkeys only over TLS and of named hosts, but for `http://localhost`.
    ///
    /// # Errors
    /// A sentence when the address is none of these.
    pub(crate) fn of(address: &str) -> Result<Self, StoreError> {
        let wrong = || {
            StoreError::Unavailable(format!(
                "address: {address} is neither https:// with the name of a host, nor http://localhost"
            ))
        };
        let url = Url::parse(address).map_err(|_| wrong())?;
        let host = url.domain().ok_or_else(wrong)?.to_owned();
        let bare = url.path() == "/" && url.query().is_none() && url.username().is_empty();
        if !bare || !(url.scheme() == "https" || (url.scheme() == "http" && host == "localhost")) {
            return Err(wrong());
        }
        let built = WebauthnBuilder::new(&host, &url).and_then(|builder| builder.rp_name("Obieg").build());
        let webauthn = built.map_err(|_| wrong())?;
        Ok(Self { webauthn, address: url.origin().ascii_serialization(), asked: Mutex::default() })
    }

    fn keep(&self, office: &Office, person: PersonId, state: State) -> String {
        let (name, now) = (BASE64_URL_SAFE_NO_PAD.encode(office.env().new_secret()), office.env().now());
        let mut all = lock(&self.asked);
        if all.len() > KEPT {
            all.retain(|_, asked| asked.iter().any(|one| one.until > now));
        }
        let mine = all.entry((office.id(), person)).or_default();
        if mine.len() >= OPEN {
            mine.remove(0);
        }
        mine.push(Asked { name: hash(&name), until: now + PATIENCE, state });
        name
    }

    /// Takes a challenge out: nobody answers it twice.
    fn take(&self, office: &Office, person: PersonId, name: &str) -> Option<State> {
        let (name, now) = (hash(name), office.env().now());
        let mut all = lock(&self.asked);
        let mine = all.get_mut(&(office.id(), person))?;
        let at = mine.iter().position(|one| one.name == name)?;
        let one = mine.remove(at);
        (one.until > now).then_some(one.state)
    }

    fn ask(
        &self,
        office: &Office,
        person: PersonId,
        options: &impl Serialize,
        state: State,
    ) -> Result<PasskeyAsk, Failure> {
        let options = serde_json::to_string(options).map_err(Failure::internal)?;
        let challenge = self.keep(office, person, state);
        Ok(PasskeyAsk { challenge, options, address: self.address.clone() })
    }
}

/// A passkey as it is stored.
struct Known {
    factor: FactorId,
    passkey: Passkey,
    counter: i64,
    stopped: bool,
}

fn known_in(office: &Office, rows: &[Row]) -> Result<Vec<Known>, Failure> {
    let mut known = Vec::new();
    for row in rows {
        if row.get::<Option<Vec<u8>>>("credential")?.is_none() {
            continue;
        }
        let factor: FactorId = row.get("id")?;
        let opened = office.sealing.open(factor.uuid(), &row.get::<Vec<u8>>("sealed")?)?;
        known.push(Known {
            factor,
            passkey: serde_json::from_slice(&opened).map_err(Failure::internal)?,
            counter: row.get("last_step")?,
            stopped: row.get::<Option<Timestamp>>("stopped_at")?.is_some(),
        });
    }
    Ok(known)
}

async fn known(office: &Arc<Office>, person: PersonId) -> Result<Vec<Known>, Failure> {
    let id = office.id();
    let rows = office.read(move |conn| Ok(conn.rows(&FACTORS, vals![id, person])?)).await?;
    known_in(office, &rows)
}

fn sealed(office: &Office, factor: FactorId, passkey: &Passkey) -> Result<Vec<u8>, Failure> {
    let text = serde_json::to_vec(passkey).map_err(Failure::internal)?;
    office.sealing.seal(office.env(), factor.uuid(), &text)
}

fn refused() -> Refusal {
    Refusal::input(REFUSED).on("credential")
}

fn late() -> Refusal {
    Refusal::input("kernel.passkey-late").on("credential")
}

fn read<T: DeserializeOwned>(credential: &str) -> Result<T, Refusal> {
    if credential.len() > LARGEST {
        return Err(refused());
    }
    serde_json::from_str(credential).map_err(|_| refused())
}

/// A challenge for a passkey that a person has; `None` when they have none that may be used.
pub(super) async fn ask(office: &Arc<Office>, person: PersonId) -> Result<Option<PasskeyAsk>, Failure> {
    let Some(keys) = &office.shared().keys else { return Ok(None) };
    let known = known(office, person).await?;
    let usable: Vec<Passkey> = known.into_iter().filter(|one| !one.stopped).map(|one| one.passkey).collect();
    if usable.is_empty() {
        return Ok(None);
    }
    let (options, state) = keys.webauthn.start_passkey_authentication(&usable).map_err(fault)?;
    keys.ask(office, person, &options, State::Known(Box::new(state))).map(Some)
}

fn fault(error: WebauthnError) -> Failure {
    Failure::internal(format!("{error:?}"))
}

/// What the answer to a challenge showed.
pub(super) enum Judged {
    /// The person has the key.
    Right(SecondProof),
    /// The signature is right and the counter is not: the key has a copy somewhere.
    Copied(FactorId),
}

/// Judges the answer of a browser to a challenge. Not slowed down: there is nothing to guess. What is refused is counted for
/// the person.
pub(super) async fn judge(
    office: &Arc<Office>,
    person: PersonId,
    challenge: &str,
    credential: &str,
) -> Result<Judged, Failure> {
    let judged = answered(office, person, challenge, credential).await;
    if matches!(&judged, Err(failure) if failure.code() == REFUSED) {
        misses::count(office, person, Way::Passkey);
    }
    judged
}

async fn answered(
    office: &Arc<Office>,
    person: PersonId,
    challenge: &str,
    credential: &str,
) -> Result<Judged, Failure> {
    let keys = office.shared().keys.as_ref().ok_or_else(late)?;
    let Some(State::Known(state)) = keys.take(office, person, challenge) else { return Err(late().into()) };
    let answer: PublicKeyCredential = read(credential)?;
    let known = known(office, person).await?;
    let mine = known.into_iter().find(|one| one.passkey.cred_id().as_slice() == answer.raw_id.as_slice());
    let mut mine = mine.filter(|one| !one.stopped).ok_or_else(refused)?;
    let result = match keys.webauthn.finish_passkey_authentication(&answer, &state) {
        Ok(result) => result,
        Err(WebauthnError::CredentialPossibleCompromise) => return Ok(Judged::Copied(mine.factor)),
        Err(error) => {
            tracing::info!(?error, "a passkey was refused");
            return Err(refused().into());
        }
    };
    let counter = i64::from(result.counter());
    // Another answer may have come between the challenge and this one.
    if counter <= mine.counter && (counter, mine.counter) != (0, 0) {
        return Ok(Judged::Copied(mine.factor));
    }
    mine.passkey.update_credential(&result);
    let sealed = sealed(office, mine.factor, &mine.passkey)?;
    let kind = Kind::Passkey { factor: mine.factor, counter, sealed };
    Ok(Judged::Right(SecondProof { person, kind }))
}

/// What whoever showed a copied key is told.
pub(super) fn copied() -> Failure {
    Refusal::input("kernel.passkey-copied").on("credential").into()
}

impl Actor {
    /// The address at which passkeys work; `None` when the installation has none for them.
    pub fn passkey_address(&self) -> Option<&str> {
        self.office.shared().keys.as_ref().map(|keys| keys.address.as_str())
    }

    /// A challenge for a new passkey; those that the person has already are named, so that none is added twice.
    ///
    /// # Errors
    /// `kernel.passkey-off` when the installation has no public address.
    pub async fn ask_new_passkey(&self) -> Result<PasskeyAsk, Failure> {
        let off = || Refusal::state("kernel.passkey-off");
        let keys = self.office.shared().keys.as_ref().ok_or_else(off)?;
        let person = self.person().ok_or(Failure::Hidden)?;
        let known = known(&self.office, person).await?;
        let had = known.iter().map(|one| one.passkey.cred_id().clone()).collect();
        let account = format!("{} ({})", self.name(), self.office_name());
        let (options, state) = keys
            .webauthn
            .start_passkey_registration(person.uuid(), &account, self.name(), Some(had))
            .map_err(fault)?;
        keys.ask(&self.office, person, &options, State::New(Box::new(state)))
    }

    /// The deed that adds a passkey by the browser's answer to a challenge; and recovery codes to be shown once when the
    /// deed says that it stored them.
    ///
    /// # Errors
    /// `kernel.factor-name` at field `name`; `kernel.passkey-late`, `kernel.passkey-refused` at field `credential`.
    pub fn confirm_passkey(
        &self,
        name: &str,
        challenge: &str,
        credential: &str,
    ) -> Result<(AddFactor, Vec<String>), Failure> {
        let person = self.person().ok_or(Failure::Hidden)?;
        let name = checked_name(name)?;
        let keys = self.office.shared().keys.as_ref().ok_or_else(late)?;
        let Some(State::New(state)) = keys.take(&self.office, person, challenge) else {
            return Err(late().into());
        };
        let answer: RegisterPublicKeyCredential = read(credential)?;
        let passkey = keys.webauthn.finish_passkey_registration(&answer, &state).map_err(|error| {
            tracing::info!(?error, "a new passkey was refused");
            refused()
        })?;
        let factor: FactorId = self.office.env().new_id();
        let sealed = sealed(&self.office, factor, &passkey)?;
        let (codes, hashes) = self.recovery_codes(person);
        // The counter at the beginning stands in what is sealed; the library compares the first answer with it.
        let credential = Some(passkey.cred_id().to_vec());
        Ok((AddFactor { factor, name, sealed, step: 0, credential, codes: hashes }, codes))
    }

    /// A challenge for a passkey of the person's own; `None` when they have none that may be used.
    ///
    /// # Errors
    /// What the database answers.
    pub async fn ask_passkey(&self) -> Result<Option<PasskeyAsk>, Failure> {
        ask(&self.office, self.person().ok_or(Failure::Hidden)?).await
    }

    /// Proves by a passkey who a signed-in person is. A key whose counter went back is stopped.
    ///
    /// # Errors
    /// `kernel.passkey-late`, `kernel.passkey-refused`, `kernel.passkey-copied` at field `credential`.
    pub async fn prove_passkey(&self, challenge: &str, credential: &str) -> Result<SecondProof, Failure> {
        let person = self.person().ok_or(Failure::Hidden)?;
        match judge(&self.office, person, challenge, credential).await? {
            Judged::Right(proof) => Ok(proof),
            Judged::Copied(factor) => {
                self.act(StopPasskey { factor }, None).await?;
                Err(copied())
            }
        }
    }
}

/// Stops a passkey of one's own that seems to have a copy: it lets nobody in any more, and its owner is told.
#[derive(Serialize)]
pub struct StopPasskey {
    pub(super) factor: FactorId,
}

impl Named for StopPasskey {
    const NAME: &'static str = "kernel.stop-passkey";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for StopPasskey {
    type Target = (PersonId, String);
    type Event = FactorEvent;
    type Done = ();

    own_target!(Self::Target, |deed, db| super::factors::own_factor(db, deed.factor));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (person, name): (PersonId, String),
    ) -> Result<Committed<Self>, Failure> {
        let (office, now) = (granted.office(), granted.env().now());
        granted.change(&STOP, vals![office, person, self.factor, now])?;
        granted.commit(&FactorEvent::PasskeyStopped { person, factor: self.factor, name }, ())
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn passkeys_want_an_address_that_browsers_accept() {
        for (address, good) in [
            ("https://obieg.powiat.example", true),
            ("https://obieg.powiat.example:8443/", true),
            ("http://localhost:7300", true),
            ("http://obieg.powiat.example", false),
            ("https://10.0.0.5", false),
            ("http://127.0.0.1:7300", false),
            ("https://obieg.powiat.example/obieg", false),
            ("https://ktos@obieg.powiat.example", false),
            ("obieg.powiat.example", false),
            ("", false),
        ] {
            assert_eq!(Keys::of(address).is_ok(), good, "{address}");
        }
    }
}

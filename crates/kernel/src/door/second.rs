//! The second step of sign-in, and proving within a session once more who one is.
//!
//! Between the password and the code nobody is signed in: a [`Half`] is no actor, so nothing takes it but
//! [`Kernel::finish_sign_in`].

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::deeds::{EVERYBODY, Holder, at_the_door, of_session};
use super::factors::{CODES_LEFT, FACTORS, FactorEvent, is_passkey, paper_hash};
use super::misses::{self, Way};
use super::passkey::{self, Judged, PasskeyAsk, StopPasskey};
use super::secret::Proved;
use super::{Origin, hash, totp};
use crate::actor::{Actor, Right};
use crate::deed::{Committed, Deed, Granted, Named};
use crate::failure::{Failure, Refusal, RefusalKind};
use crate::id::{FactorId, HoldingId, OfficeId, PersonId, SessionId};
use crate::lane::lock;
use crate::office::{Kernel, Office};
use crate::sql::{Change, Select};
use crate::tx::{Reads, Writes};
use crate::vals;

/// So long the code may be looked for after the password.
const PATIENCE: SignedDuration = SignedDuration::from_mins(5);
/// Half sign-ins kept before those that came too late are dropped.
const KEPT: usize = 1_000;

static RECOVERY: Select = Select::new(
    "SELECT code_hash FROM kernel_recovery WHERE office = $1 AND person = $2 AND code_hash = $3 AND used_at IS NULL",
);
// A step is used once: of two requests with one code the second touches no row.
static USE_STEP: Change = Change::new(
    "UPDATE kernel_factor SET last_step = $4 WHERE office = $1 AND person = $2 AND id = $3 AND last_step < $4",
);
// The counter goes forward, or there is none: synchronised keys always say 0.
static USE_PASSKEY: Change = Change::new(
    "UPDATE kernel_factor SET last_step = $4, sealed = $5, used_at = $6 WHERE office = $1 AND person = $2 AND id = $3 \
     AND stopped_at IS NULL AND (last_step < $4 OR (last_step = 0 AND $4 = 0))",
);
static USE_RECOVERY: Change = Change::new(
    "UPDATE kernel_recovery SET used_at = $4 WHERE office = $1 AND person = $2 AND code_hash = $3 AND used_at IS NULL",
);
static PROVED: Change = Change::new(
    "UPDATE kernel_session SET proved_at = $3, token_hash = $4 WHERE office = $1 AND id = $2 AND ended_at IS NULL",
);

/// The statements, for the catalogue test.
pub(super) fn statements() -> Vec<&'static str> {
    vec![RECOVERY.words(), USE_STEP.words(), USE_PASSKEY.words(), USE_RECOVERY.words(), PROVED.words()]
}

/// What a right password gave.
pub enum Entered {
    /// The secret of a session.
    Session(String),
    /// The secret of a half sign-in: the code is still to come.
    Half(String),
}

/// A person who typed the right password and owes the code. No actor, no rights.
pub struct Half {
    office: Arc<Office>,
    holding: HoldingId,
    person: PersonId,
    key: [u8; 32],
}

/// Half sign-ins of this program. Not in the database: they live minutes, and a restart costs one more password.
#[derive(Default)]
pub(crate) struct Halves(Mutex<HashMap<[u8; 32], Waiting>>);

struct Waiting {
    office: OfficeId,
    holding: HoldingId,
    person: PersonId,
    until: Timestamp,
}

impl Halves {
    fn keep(&self, key: [u8; 32], waiting: Waiting, now: Timestamp) {
        let mut all = lock(&self.0);
        if all.len() > KEPT {
            all.retain(|_, one| one.until > now);
        }
        all.insert(key, waiting);
    }

    fn find(&self, key: &[u8; 32], office: OfficeId, now: Timestamp) -> Option<(HoldingId, PersonId)> {
        let all = lock(&self.0);
        let one = all.get(key).filter(|one| one.office == office && one.until > now)?;
        Some((one.holding, one.person))
    }

    fn forget(&self, key: &[u8; 32]) {
        lock(&self.0).remove(key);
    }
}

impl Kernel {
    /// Notes that the password was right; gives the secret for the cookie.
    pub(super) fn half(&self, office: &Arc<Office>, holding: HoldingId, person: PersonId) -> Entered {
        let secret = BASE64_URL_SAFE_NO_PAD.encode(self.env().new_secret());
        let now = self.env().now();
        let waiting = Waiting { office: office.id(), holding, person, until: now + PATIENCE };
        office.shared().halves.keep(hash(&secret), waiting, now);
        Entered::Half(format!("{}.{secret}", office.key()))
    }

    /// The half sign-in of a cookie; `None` when it is unknown, over or older than five minutes.
    ///
    /// # Errors
    /// When the office cannot be opened.
    pub fn half_of(&self, cookie: &str) -> Result<Option<Half>, Failure> {
        let Some((office, key)) = self.split(cookie)? else { return Ok(None) };
        let found = office.shared().halves.find(&key, office.id(), self.env().now());
        Ok(found.map(|(holding, person)| Half { office, holding, person, key }))
    }

    /// Signs a person in whose password was right, by a passkey. Gives the session's secret.
    ///
    /// # Errors
    /// As [`Actor::prove_passkey`].
    pub async fn finish_by_passkey(
        &self,
        half: &Half,
        challenge: &str,
        credential: &str,
        origin: Origin,
    ) -> Result<String, Failure> {
        match passkey::judge(&half.office, half.person, challenge, credential).await? {
            Judged::Right(proof) => self.finish(half, proof, origin).await,
            Judged::Copied(factor) => {
                let actor = self.standing(&half.office, half.holding).await?;
                actor.act(StopPasskey { factor }, None).await?;
                Err(passkey::copied())
            }
        }
    }

    async fn finish(&self, half: &Half, proof: SecondProof, origin: Origin) -> Result<String, Failure> {
        let cookie = self.open_session(&half.office, half.holding, origin, Some(proof)).await?;
        half.office.shared().halves.forget(&half.key);
        Ok(cookie)
    }

    /// Signs a person in whose password was right, by a code of an app or a recovery code. Gives the session's secret.
    ///
    /// # Errors
    /// As [`Actor::prove_code`].
    pub async fn finish_sign_in(&self, half: &Half, typed: &str, origin: Origin) -> Result<String, Failure> {
        let proof = prove(&half.office, half.person, typed, &origin.address).await?;
        self.finish(half, proof, origin).await
    }
}

impl Half {
    /// A challenge for a passkey of the person; `None` when they have none that may be used.
    ///
    /// # Errors
    /// What the database answers.
    pub async fn ask_passkey(&self) -> Result<Option<PasskeyAsk>, Failure> {
        passkey::ask(&self.office, self.person).await
    }
}

/// A code or a passkey that was right just now. The deed that takes it uses it up, so that of two with one code only one comes through.
#[derive(Clone)]
pub struct SecondProof {
    pub(super) person: PersonId,
    pub(super) kind: Kind,
}

#[derive(Clone)]
pub(super) enum Kind {
    App { factor: FactorId, step: i64 },
    Passkey { factor: FactorId, counter: i64, sealed: Vec<u8> },
    Recovery([u8; 32]),
}

/// Who has a second step proves by it; who has none, by the password.
#[derive(Clone)]
pub enum Proof {
    /// A code.
    Second(SecondProof),
    /// The password.
    Password(Proved),
}

impl Actor {
    /// Asks a signed-in person for a code of an app, or a recovery code.
    ///
    /// # Errors
    /// `kernel.code-wrong` and `kernel.code-used` at field `code`, `kernel.sign-in-slow`, `Hidden` for a machine.
    pub async fn prove_code(&self, typed: &str, address: &str) -> Result<SecondProof, Failure> {
        prove(&self.office, self.person().ok_or(Failure::Hidden)?, typed, address).await
    }

    /// The deed that makes a session fresh again, and the session's new secret for the cookie.
    pub fn prove_again(&self, session: SessionId, proof: Proof) -> (ProveAgain, String) {
        let secret = BASE64_URL_SAFE_NO_PAD.encode(self.office.env().new_secret());
        let deed = ProveAgain { session, token_hash: hash(&secret), proof };
        (deed, format!("{}.{secret}", self.office.key()))
    }
}

/// Slowed down for the person wherever they come from: only who knows the password gets here, so no stranger can lock
/// anybody out, and another address must not give new guesses.
async fn prove(
    office: &Arc<Office>,
    person: PersonId,
    typed: &str,
    address: &str,
) -> Result<SecondProof, Failure> {
    let (shared, now) = (office.shared(), office.env().now());
    let place = format!("{}|code|{person}", office.key());
    let wait = shared.throttle.wait(&place, address, now).or_else(|| shared.throttle.try_once(&place, now));
    if let Some(wait) = wait {
        return Err(Refusal::of(RefusalKind::Throttled, "kernel.sign-in-slow").with("seconds", wait).into());
    }
    match find(office, person, typed, now).await {
        Ok(Some(kind)) => {
            shared.throttle.succeeded(&place);
            Ok(SecondProof { person, kind })
        }
        Ok(None) => {
            shared.throttle.failed_from(address, now);
            misses::count(office, person, Way::Code);
            Err(Refusal::input("kernel.code-wrong").on("code").into())
        }
        Err(failure) => Err(failure),
    }
}

async fn find(
    office: &Arc<Office>,
    person: PersonId,
    typed: &str,
    now: Timestamp,
) -> Result<Option<Kind>, Failure> {
    let bare: String = typed.chars().filter(|letter| letter.is_ascii_alphanumeric()).collect();
    let id = office.id();
    if bare.len() != 6 || !bare.bytes().all(|byte| byte.is_ascii_digit()) {
        let wanted = paper_hash(id, person, &bare);
        let found = office.read(move |conn| Ok(conn.rows(&RECOVERY, vals![id, person, wanted])?)).await?;
        return Ok((!found.is_empty()).then_some(Kind::Recovery(wanted)));
    }
    let rows = office.read(move |conn| Ok(conn.rows(&FACTORS, vals![id, person])?)).await?;
    for row in rows {
        if is_passkey(&row)? {
            continue;
        }
        let factor: FactorId = row.get("id")?;
        let secret = office.sealing.open(factor.uuid(), &row.get::<Vec<u8>>("sealed")?)?;
        let Some(step) = totp::step_of(&secret, &bare, now)? else { continue };
        if step <= row.get("last_step")? {
            return Err(used().into());
        }
        return Ok(Some(Kind::App { factor, step }));
    }
    Ok(None)
}

fn used() -> Refusal {
    Refusal::input("kernel.code-used").on("code")
}

/// Uses a code up, or moves a passkey's counter: a step of whatever the code was asked for.
#[derive(Serialize)]
pub struct UseCode {
    #[serde(skip)]
    pub(super) proof: SecondProof,
}

impl Named for UseCode {
    const NAME: &'static str = "kernel.use-code";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for UseCode {
    type Target = ();
    type Event = FactorEvent;
    type Done = ();

    at_the_door!(|deed| deed.proof.person);

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let (office, person) = (granted.office(), self.proof.person);
        let event = match &self.proof.kind {
            Kind::App { factor, step } => {
                if granted.change(&USE_STEP, vals![office, person, *factor, *step])? == 0 {
                    return Err(used().into());
                }
                FactorEvent::CodeUsed { factor: *factor }
            }
            Kind::Passkey { factor, counter, sealed } => {
                let now = granted.env().now();
                if granted.change(&USE_PASSKEY, vals![office, person, *factor, *counter, *sealed, now])? == 0
                {
                    return Err(Refusal::input("kernel.passkey-refused").on("credential").into());
                }
                FactorEvent::PasskeyUsed { factor: *factor }
            }
            Kind::Recovery(code) => {
                let now = granted.env().now();
                if granted.change(&USE_RECOVERY, vals![office, person, *code, now])? == 0 {
                    return Err(used().into());
                }
                let left = granted.first(&CODES_LEFT, vals![office, person])?;
                FactorEvent::RecoveryCodeUsed { person, left: left.map_or(Ok(0), |row| row.get("n"))? }
            }
        };
        granted.commit(&event, ())
    }
}

/// Proves in a session once more who one is: for a while its critical deeds are open. The session gets a new secret.
#[derive(Serialize)]
pub struct ProveAgain {
    session: SessionId,
    /// Stands in the request's fingerprint: a repeated one never answers with a secret that was not stored.
    token_hash: [u8; 32],
    #[serde(skip)]
    proof: Proof,
}

impl Named for ProveAgain {
    const NAME: &'static str = "kernel.prove-again";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for ProveAgain {
    type Target = Holder;
    type Event = FactorEvent;
    type Done = ();

    of_session!();

    fn run(&self, mut granted: Granted<'_, Self>, _: Holder) -> Result<Committed<Self>, Failure> {
        let office = granted.office();
        let person = granted.actor().person().ok_or(Failure::Hidden)?;
        match &self.proof {
            Proof::Second(proof) => granted.step(&UseCode { proof: proof.clone() })?,
            // Whoever has a second step does not get around it by the first.
            Proof::Password(_) if granted.first(&FACTORS, vals![office, person])?.is_some() => {
                return Err(Refusal::input("kernel.code-wrong").on("code").into());
            }
            Proof::Password(_) => {}
        }
        let now = granted.env().now();
        granted.change_one(&PROVED, vals![office, self.session, now, self.token_hash])?;
        granted.commit(&FactorEvent::ProvedAgain { session: self.session }, ())
    }
}

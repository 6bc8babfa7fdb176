//! Proving one's password once more, making new ones and new tokens: what needs the kernel's threads for hashing.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Serialize;

use super::deeds::{DoorEvent, EVERYBODY, IssueToken, at_the_door};
use super::misses::{self, Way};
use super::{hash, password};
use crate::actor::{Actor, Right};
use crate::deed::{Committed, Deed, Granted, Named};
use crate::failure::{Failure, Refusal, RefusalKind};
use crate::id::{HoldingId, PersonId};
use crate::sql::{Change, Select};
use crate::tx::{Reads, Writes};
use crate::vals;

// The hash that was typed rightly must still be there: a password that was changed meanwhile stays changed.
static RAISE: Change = Change::new(
    "UPDATE people_person SET password_hash = $4 WHERE office = $1 AND id = $2 AND password_hash = $3",
);
static OWN_CREDENTIAL: Select =
    Select::new("SELECT login, password_hash FROM people_credential WHERE office = $1 AND holding = $2");

pub(super) fn statements() -> [&'static str; 2] {
    [OWN_CREDENTIAL.words(), RAISE.words()]
}

/// The stored hash of a password that its owner has just typed rightly. A deed that changes the password names it, so
/// that of two changes at the same time only one comes through.
#[derive(Clone)]
pub struct Proved {
    hash: String,
    login: String,
}

impl Proved {
    /// The hash as stored.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The login of the person.
    pub fn login(&self) -> &str {
        &self.login
    }
}

/// A new password, hashed: nothing else of it is kept.
#[derive(Clone)]
pub struct Hashed(String);

impl Hashed {
    /// The argon2id hash with its parameters.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Actor {
    /// Asks a signed-in person for the password once more. Slowed down as sign-in is: an open session left alone must
    /// not be a place for guessing.
    ///
    /// # Errors
    /// `kernel.password-wrong` at field `old`, `kernel.sign-in-slow`, `Hidden` for who has no password.
    pub async fn prove_password(&self, typed: &str, address: &str) -> Result<Proved, Failure> {
        let (office, holding) = (self.office.id(), self.own_holding().ok_or(Failure::Hidden)?);
        let found = self
            .office
            .read(move |conn| Ok(conn.rows(&OWN_CREDENTIAL, vals![office, holding])?.into_iter().next()))
            .await?;
        let row = found.ok_or(Failure::Hidden)?;
        let (login, stored): (String, String) = (row.get("login")?, row.get("password_hash")?);
        let (shared, now) = (self.office.shared(), self.office.env().now());
        let place = format!("{}|{login}|{address}", self.office.key());
        if let Some(wait) = shared.throttle.wait(&place, address, now) {
            return Err(Refusal::of(RefusalKind::Throttled, "kernel.sign-in-slow")
                .with("seconds", wait)
                .into());
        }
        if password::verify(&shared.hashing, typed.to_owned(), Some(stored.clone())).await? {
            shared.throttle.succeeded(&place);
            return Ok(Proved { hash: stored, login });
        }
        shared.throttle.failed(&place, address, now);
        if let Some(person) = self.person() {
            misses::count(&self.office, person, Way::Password);
        }
        Err(Refusal::input("kernel.password-wrong").on("old").into())
    }

    /// Hashes a new password on one of the threads kept for that.
    ///
    /// # Errors
    /// `kernel.password-length`, or `kernel.sign-in-slow` when too many wait.
    pub async fn hash_password(&self, typed: &str) -> Result<Hashed, Failure> {
        let (env, typed) = (self.office.env().clone(), typed.to_owned());
        let cores = &self.office.shared().hashing;
        password::on_a_core(cores, move || password::hash(&env, &typed)).await?.map(Hashed)
    }

    /// A deed that issues a token, and the token's text, which is kept nowhere.
    pub fn new_token(
        &self,
        holding: HoldingId,
        name: &str,
        days: u32,
        scopes: &[String],
    ) -> (IssueToken, String) {
        let env = self.office.env();
        let secret = BASE64_URL_SAFE_NO_PAD.encode(env.new_secret());
        let deed = IssueToken {
            token: env.new_id(),
            secret_hash: hash(&secret),
            holding,
            name: name.to_owned(),
            scopes: scopes.to_vec(),
            days,
        };
        (deed, format!("obieg.{}.{secret}", self.office.key()))
    }

    /// Issues a token to an integration; gives its text.
    ///
    /// # Errors
    /// Broken rules of [`IssueToken`], or what the database answers.
    pub async fn issue_token(
        &self,
        holding: HoldingId,
        name: &str,
        days: u32,
        scopes: &[String],
    ) -> Result<String, Failure> {
        let (deed, text) = self.new_token(holding, name, days, scopes);
        self.act(deed, None).await?;
        Ok(text)
    }
}

/// Stores the password that its owner has just typed with the cost of today. A part of signing in; the password stays the same.
#[derive(Serialize)]
pub struct RaiseHash {
    pub(super) person: PersonId,
    #[serde(skip)]
    pub(super) old: String,
    #[serde(skip)]
    pub(super) new: String,
}

impl Named for RaiseHash {
    const NAME: &'static str = "kernel.raise-hash";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for RaiseHash {
    type Target = ();
    type Event = DoorEvent;
    type Done = ();

    at_the_door!(|deed| deed.person);

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        granted.change_one(&RAISE, vals![granted.office(), self.person, self.old, self.new])?;
        granted.commit(&DoorEvent::HashRaised { person: self.person }, ())
    }
}

//! Second steps as things that people have: authenticator apps, passkeys, recovery codes.

use serde::Serialize;
use uuid::Uuid;

use super::deeds::{EVERYBODY, EVERYBODY_AND_ADMINISTRATOR};
use super::factor_rule::second_step_is_required;
use super::hash;
use super::second::{SecondProof, UseCode};
use super::sessions::{EndAllSessions, exists, relation};
use super::totp::{self, NewSecret};
use crate::actor::{Actor, Relation, Right};
use crate::deed::{Committed, Deed, Granted, Lookup, Named, Query, Seen};
use crate::env::Env;
use crate::failure::{Failure, Refusal, StoreError};
use crate::id::{FactorId, OfficeId, PersonId, SessionId};
use crate::journal::Event;
use crate::sql::{Change, Row, Select};
use crate::tx::{Reads, Writes};
use crate::vals;
use crate::{named, own_target};

/// The most apps and passkeys of one person.
const MOST: usize = 10;
/// Recovery codes made at once.
const CODES: usize = 10;

pub(super) static FACTORS: Select = Select::new(
    "SELECT id, name, sealed, last_step, added_at, credential, used_at, stopped_at FROM kernel_factor \
     WHERE office = $1 AND person = $2 ORDER BY id",
);
static ADD: Change = Change::new(
    "INSERT INTO kernel_factor (office, person, id, name, sealed, last_step, added_at, credential, used_at, stopped_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, NULL)",
);
static OF_CREDENTIAL: Select =
    Select::new("SELECT id FROM kernel_factor WHERE office = $1 AND credential = $2");
static REMOVE: Change =
    Change::new("DELETE FROM kernel_factor WHERE office = $1 AND person = $2 AND id = $3");
static REMOVE_ALL: Change = Change::new("DELETE FROM kernel_factor WHERE office = $1 AND person = $2");
static ADD_CODE: Change =
    Change::new("INSERT INTO kernel_recovery (office, person, code_hash, made_at) VALUES ($1, $2, $3, $4)");
static REMOVE_CODES: Change = Change::new("DELETE FROM kernel_recovery WHERE office = $1 AND person = $2");
pub(super) static CODES_LEFT: Select = Select::new(
    "SELECT count(*) AS n FROM kernel_recovery WHERE office = $1 AND person = $2 AND used_at IS NULL",
);
static COUNT: Select =
    Select::new("SELECT count(*) AS n FROM kernel_factor WHERE office = $1 AND person = $2");
/// The statements, for the catalogue test.
pub(super) fn statements() -> Vec<&'static str> {
    let selects = [&FACTORS, &OF_CREDENTIAL, &CODES_LEFT, &COUNT].map(Select::words);
    let changes = [&ADD, &REMOVE, &REMOVE_ALL, &ADD_CODE, &REMOVE_CODES].map(Change::words);
    selects.into_iter().chain(changes).collect()
}

/// What the journal is told of second steps.
#[derive(Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the deeds")]
pub enum FactorEvent {
    /// A person has a new authenticator app.
    FactorAdded { person: PersonId, factor: FactorId, name: String },
    /// A person gave an authenticator app up.
    FactorRemoved { person: PersonId, factor: FactorId, name: String },
    /// A person has a new passkey.
    PasskeyAdded { person: PersonId, factor: FactorId, name: String },
    /// A person gave a passkey up.
    PasskeyRemoved { person: PersonId, factor: FactorId, name: String },
    /// The counter of a passkey went back: somebody may have a copy, and it lets nobody in any more.
    PasskeyStopped { person: PersonId, factor: FactorId, name: String },
    /// A passkey was used.
    PasskeyUsed { factor: FactorId },
    /// An administrator took all second steps of a person away.
    FactorsCleared { person: PersonId, factors: u64 },
    /// A person has new recovery codes; earlier ones are dead.
    RecoveryCodesMade { person: PersonId },
    /// A recovery code was used.
    RecoveryCodeUsed { person: PersonId, left: i64 },
    /// A code of an app was used.
    CodeUsed { factor: FactorId },
    /// A person proved within a session once more who they are.
    ProvedAgain { session: SessionId },
    /// The office wants a second step of everybody, or no longer.
    FactorRuleSet { required: bool },
}

impl Event for FactorEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::FactorAdded { .. } => "FactorAdded",
            Self::FactorRemoved { .. } => "FactorRemoved",
            Self::PasskeyAdded { .. } => "PasskeyAdded",
            Self::PasskeyRemoved { .. } => "PasskeyRemoved",
            Self::PasskeyStopped { .. } => "PasskeyStopped",
            Self::PasskeyUsed { .. } => "PasskeyUsed",
            Self::FactorsCleared { .. } => "FactorsCleared",
            Self::RecoveryCodesMade { .. } => "RecoveryCodesMade",
            Self::RecoveryCodeUsed { .. } => "RecoveryCodeUsed",
            Self::CodeUsed { .. } => "CodeUsed",
            Self::ProvedAgain { .. } => "ProvedAgain",
            Self::FactorRuleSet { .. } => "FactorRuleSet",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::FactorAdded { person, factor, .. }
            | Self::FactorRemoved { person, factor, .. }
            | Self::PasskeyAdded { person, factor, .. }
            | Self::PasskeyRemoved { person, factor, .. }
            | Self::PasskeyStopped { person, factor, .. } => vec![person.uuid(), factor.uuid()],
            Self::FactorsCleared { person, .. }
            | Self::RecoveryCodesMade { person }
            | Self::RecoveryCodeUsed { person, .. } => vec![person.uuid()],
            Self::CodeUsed { factor } | Self::PasskeyUsed { factor } => vec![factor.uuid()],
            Self::ProvedAgain { session } => vec![session.uuid()],
            Self::FactorRuleSet { .. } => Vec::new(),
        }
    }
}

impl Actor {
    /// A secret for a new authenticator app. Nothing is kept of it until [`Actor::confirm_factor`].
    pub fn new_factor_secret(&self) -> NewSecret {
        NewSecret::of(&self.office.env().new_secret())
    }

    /// The deed that adds an app to which this secret was given, proved by one right code; and recovery codes to be shown
    /// once when the deed says that it stored them.
    ///
    /// # Errors
    /// `kernel.factor-code` at field `code`, `kernel.factor-name` at field `name`.
    pub fn confirm_factor(
        &self,
        secret: &NewSecret,
        name: &str,
        code: &str,
    ) -> Result<(AddFactor, Vec<String>), Failure> {
        let env = self.office.env();
        let person = self.person().ok_or(Failure::Hidden)?;
        let name = checked_name(name)?;
        let code: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
        let step = totp::step_of(secret.bytes(), &code, env.now())?
            .ok_or_else(|| Refusal::input("kernel.factor-code").on("code"))?;
        let factor: FactorId = env.new_id();
        let sealed = self.office.sealing.seal(env, factor.uuid(), secret.bytes())?;
        let (codes, hashes) = self.recovery_codes(person);
        Ok((AddFactor { factor, name, sealed, step, credential: None, codes: hashes }, codes))
    }

    /// The deed that replaces the recovery codes, and the codes, to be shown once.
    ///
    /// # Errors
    /// `Hidden` for a machine.
    pub fn new_recovery_codes(&self) -> Result<(MakeRecoveryCodes, Vec<String>), Failure> {
        let (codes, hashes) = self.recovery_codes(self.person().ok_or(Failure::Hidden)?);
        let attempt = self.office.env().new_uuid();
        Ok((MakeRecoveryCodes { attempt, codes: hashes }, codes))
    }

    pub(super) fn recovery_codes(&self, person: PersonId) -> (Vec<String>, Vec<[u8; 32]>) {
        let codes: Vec<String> = (0..CODES).map(|_| paper_code(self.office.env())).collect();
        let hashes = codes.iter().map(|code| paper_hash(self.office.id(), person, code)).collect();
        (codes, hashes)
    }
}

/// The name of an app or a passkey.
pub(super) fn checked_name(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if !crate::text::is_line(name, 1, 60) {
        return Err(Refusal::input("kernel.factor-name").on("name"));
    }
    Ok(name.to_owned())
}

/// Letters and digits that nobody mistakes for one another when reading them from paper; 32, so that none is likelier.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A code that is read from paper: six groups of four, 120 bits, so that a plain hash is enough to keep it.
pub(super) fn paper_code(env: &Env) -> String {
    let secret = env.new_secret();
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).map_or('x', |letter| char::from(*letter));
    let letters: Vec<char> = secret.iter().take(24).map(letter).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// A code from paper as it is compared: letters and digits alone, bound to its owner.
pub(super) fn paper_hash(office: OfficeId, person: PersonId, typed: &str) -> [u8; 32] {
    let bare: String = typed.chars().filter(|letter| letter.is_ascii_alphanumeric()).collect();
    hash(&format!("code {office} {person} {}", bare.to_ascii_lowercase()))
}

/// The doer: everybody has second steps of their own alone.
pub(super) fn doer(db: &Lookup<'_>) -> Option<PersonId> {
    db.actor().person()
}

pub(super) fn is_passkey(row: &Row) -> Result<bool, StoreError> {
    Ok(row.get::<Option<Vec<u8>>>("credential")?.is_some())
}

fn must_have_factor<D>(granted: &mut Granted<'_, D>, person: PersonId) -> Result<Vec<Row>, Failure> {
    let rows = granted.rows(&FACTORS, vals![granted.office(), person])?;
    if rows.is_empty() { Err(Refusal::state("kernel.factor-none").into()) } else { Ok(rows) }
}

fn replace_codes<D>(
    granted: &mut Granted<'_, D>,
    person: PersonId,
    codes: &[[u8; 32]],
) -> Result<(), StoreError> {
    let (office, now) = (granted.office(), granted.env().now());
    granted.change(&REMOVE_CODES, vals![office, person])?;
    for code in codes {
        granted.change_one(&ADD_CODE, vals![office, person, *code, now])?;
    }
    Ok(())
}

/// Adds an authenticator app or a passkey; with the first one come recovery codes. Made by [`Actor::confirm_factor`] and
/// [`Actor::confirm_passkey`] alone.
#[derive(Serialize)]
pub struct AddFactor {
    pub(super) factor: FactorId,
    pub(super) name: String,
    #[serde(skip)]
    pub(super) sealed: Vec<u8>,
    #[serde(skip)]
    pub(super) step: i64,
    /// Of a passkey.
    #[serde(skip)]
    pub(super) credential: Option<Vec<u8>>,
    #[serde(skip)]
    pub(super) codes: Vec<[u8; 32]>,
}

impl Named for AddFactor {
    const NAME: &'static str = "kernel.add-factor";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for AddFactor {
    type Target = PersonId;
    type Event = FactorEvent;
    /// Were recovery codes stored?
    type Done = bool;
    const CRITICAL: bool = true;

    own_target!(PersonId, |_, db| Ok(doer(db)));

    fn run(&self, mut granted: Granted<'_, Self>, person: PersonId) -> Result<Committed<Self>, Failure> {
        let (office, now) = (granted.office(), granted.env().now());
        let before = granted.rows(&FACTORS, vals![office, person])?.len();
        if before >= MOST {
            return Err(Refusal::state("kernel.factor-many").with("most", MOST).into());
        }
        if let Some(credential) = &self.credential
            && granted.first(&OF_CREDENTIAL, vals![office, credential])?.is_some()
        {
            return Err(Refusal::input("kernel.passkey-known").on("credential").into());
        }
        let row = vals![office, person, self.factor, self.name, self.sealed, self.step, now, self.credential];
        granted.change_one(&ADD, row)?;
        if before == 0 {
            replace_codes(&mut granted, person, &self.codes)?;
        }
        let (factor, name) = (self.factor, self.name.clone());
        let event = match self.credential {
            Some(_) => FactorEvent::PasskeyAdded { person, factor, name },
            None => FactorEvent::FactorAdded { person, factor, name },
        };
        granted.commit(&event, before == 0)
    }
}

/// A factor of the doer's own: whose, and its name.
pub(super) fn own_factor(
    db: &mut Lookup<'_>,
    factor: FactorId,
) -> Result<Option<(PersonId, String)>, Failure> {
    let Some(person) = doer(db) else { return Ok(None) };
    for row in db.rows(&FACTORS, vals![db.office(), person])? {
        if row.get::<FactorId>("id")? == factor {
            return Ok(Some((person, row.get("name")?)));
        }
    }
    Ok(None)
}

/// Gives an app or a passkey up: only with a code or a key in hand, so that an open session alone is not enough.
#[derive(Serialize)]
pub struct RemoveFactor {
    /// Which.
    pub factor: FactorId,
    /// The code.
    #[serde(skip)]
    pub proof: SecondProof,
}

impl Named for RemoveFactor {
    const NAME: &'static str = "kernel.remove-factor";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for RemoveFactor {
    type Target = (PersonId, String);
    type Event = FactorEvent;
    type Done = ();

    own_target!((PersonId, String), |deed, db| own_factor(db, deed.factor));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (person, name): (PersonId, String),
    ) -> Result<Committed<Self>, Failure> {
        let office = granted.office();
        granted.step(&UseCode { proof: self.proof.clone() })?;
        let all = must_have_factor(&mut granted, person)?;
        let last = all.len() == 1;
        if last && second_step_is_required(&mut granted)? {
            return Err(Refusal::state("kernel.factor-last").into());
        }
        granted.change_one(&REMOVE, vals![office, person, self.factor])?;
        if last {
            granted.change(&REMOVE_CODES, vals![office, person])?;
        }
        let factor = self.factor;
        let mine = all.iter().find(|row| row.get("id") == Ok(factor));
        let event = match mine.map(is_passkey).transpose()? {
            Some(true) => FactorEvent::PasskeyRemoved { person, factor, name },
            _ => FactorEvent::FactorRemoved { person, factor, name },
        };
        granted.commit(&event, ())
    }
}

/// Replaces one's recovery codes. Made by [`Actor::new_recovery_codes`] alone.
#[derive(Serialize)]
pub struct MakeRecoveryCodes {
    /// Different in every request, so that a repeated one never shows codes that were not stored.
    attempt: Uuid,
    #[serde(skip)]
    codes: Vec<[u8; 32]>,
}

impl Named for MakeRecoveryCodes {
    const NAME: &'static str = "kernel.make-recovery-codes";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for MakeRecoveryCodes {
    type Target = PersonId;
    type Event = FactorEvent;
    type Done = ();
    const CRITICAL: bool = true;

    own_target!(PersonId, |_, db| Ok(doer(db)));

    fn run(&self, mut granted: Granted<'_, Self>, person: PersonId) -> Result<Committed<Self>, Failure> {
        must_have_factor(&mut granted, person)?;
        replace_codes(&mut granted, person, &self.codes)?;
        granted.commit(&FactorEvent::RecoveryCodesMade { person }, ())
    }
}

/// Takes all second steps of a person away, for a lost phone, and ends all their sessions.
#[derive(Serialize)]
pub struct ClearFactors {
    /// Whose.
    pub person: PersonId,
}

named!(ClearFactors, "kernel.clear-factors", [(Administrator, Colleague)]);

impl Deed for ClearFactors {
    type Target = ();
    type Event = FactorEvent;
    type Done = ();
    const CRITICAL: bool = true;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        exists(db, self.person)
    }
    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }
    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        // One's own is given up with a code in hand.
        if granted.actor().person() == Some(self.person) {
            return Err(Refusal::state("kernel.factor-own").into());
        }
        let office = granted.office();
        must_have_factor(&mut granted, self.person)?;
        let factors = granted.change(&REMOVE_ALL, vals![office, self.person])?;
        granted.change(&REMOVE_CODES, vals![office, self.person])?;
        granted.step(&EndAllSessions { person: self.person, holding: None, except: None })?;
        granted.commit(&FactorEvent::FactorsCleared { person: self.person, factors }, ())
    }
}

/// How many second steps a person has.
#[derive(Serialize)]
pub struct CountFactors {
    /// Whose.
    pub person: PersonId,
}

impl Named for CountFactors {
    const NAME: &'static str = "kernel.count-factors";
    const RIGHTS: &'static [Right] = EVERYBODY_AND_ADMINISTRATOR;
}

impl Query for CountFactors {
    type Target = ();
    type Answer = i64;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        exists(db, self.person)
    }
    fn relation(&self, actor: &Actor, (): &()) -> Relation {
        relation(actor, self.person)
    }
    fn shows(&self, (): &()) -> Option<crate::Shown> {
        None
    }
    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<i64, Failure> {
        Ok(seen.first(&COUNT, vals![seen.office(), self.person])?.map_or(Ok(0), |row| row.get("n"))?)
    }
}

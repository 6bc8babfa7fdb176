//! One's own second steps, and what happened to them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::deeds::EVERYBODY;
use super::factor_rule::second_step_is_required;
use super::factors::{CODES_LEFT, FACTORS, doer, is_passkey};
use super::misses::{self, Misses};
use crate::actor::Right;
use crate::deed::{Named, Query, Seen};
use crate::failure::{Failure, StoreError};
use crate::id::{FactorId, PersonId};
use crate::sql::{Row, Select};
use crate::tx::Reads;
use crate::{own_target, vals};

static HISTORY: Select = Select::new(
    "SELECT e.body FROM journal_about a JOIN journal_entry e ON e.office = a.office AND e.seq = a.seq \
     WHERE a.office = $1 AND a.object = $2 ORDER BY a.seq DESC LIMIT 50",
);

/// The statements, for the catalogue test.
pub(super) fn statements() -> [&'static str; 1] {
    [HISTORY.words()]
}

/// Events about a person that they are told of on the screen of their security.
const TOLD: [&str; 14] = [
    "EntryMissed",
    "EnteredByNewDevice",
    "FactorAdded",
    "FactorRemoved",
    "PasskeyAdded",
    "PasskeyRemoved",
    "PasskeyStopped",
    "FactorsCleared",
    "RecoveryCodesMade",
    "RecoveryCodeUsed",
    "PasswordChanged",
    "PasswordReset",
    "EntryCodeIssued",
    "EntryCodeUsed",
];

/// One's own second steps, and what happened to them.
#[derive(Serialize)]
pub struct MyFactors;

impl Named for MyFactors {
    const NAME: &'static str = "kernel.my-factors";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

/// The answer of [`MyFactors`].
#[derive(Debug)]
pub struct FactorsView {
    /// Apps and passkeys, the first added first.
    pub factors: Vec<FactorLine>,
    /// Recovery codes not used yet.
    pub codes_left: i64,
    /// Does the office want a second step of everybody?
    pub required: bool,
    /// What happened to password, apps and codes; the newest first, at most ten.
    pub history: Vec<Told>,
    /// Tries to come in that failed since the person last came in.
    pub misses: Option<Misses>,
}

/// An authenticator app or a passkey.
#[derive(Debug)]
pub struct FactorLine {
    /// Which.
    pub id: FactorId,
    /// As its owner named it.
    pub name: String,
    /// Since when.
    pub added_at: Timestamp,
    /// Is it a passkey?
    pub passkey: bool,
    /// When a passkey was last used.
    pub used_at: Option<Timestamp>,
    /// Since when it is refused, because its counter went back.
    pub stopped_at: Option<Timestamp>,
}

fn line(row: &Row) -> Result<FactorLine, StoreError> {
    Ok(FactorLine {
        id: row.get("id")?,
        name: row.get("name")?,
        added_at: row.get("added_at")?,
        passkey: is_passkey(row)?,
        used_at: row.get("used_at")?,
        stopped_at: row.get("stopped_at")?,
    })
}

/// Something that a person is told about their own security.
#[derive(Debug)]
pub struct Told {
    /// When.
    pub at: Timestamp,
    /// Name of the event.
    pub event: String,
    /// Who did it, as of the deed.
    pub by: String,
    /// How many tries failed, of `EntryMissed`.
    pub tries: Option<i64>,
}

impl Told {
    /// How many tries failed, for words that count.
    pub fn tried(&self) -> i64 {
        self.tries.unwrap_or(0)
    }
}

/// What an entry of the journal says, as far as it is told here.
#[derive(Deserialize)]
struct Entry {
    at: Timestamp,
    event: String,
    by: By,
    data: Data,
}

#[derive(Default, Deserialize)]
struct Data {
    tries: Option<i64>,
}

#[derive(Deserialize)]
struct By {
    #[serde(default)]
    name: String,
}

fn told(row: &Row) -> Result<Option<Told>, Failure> {
    let body: String = row.get("body")?;
    let entry: Entry = serde_json::from_str(&body).map_err(Failure::internal)?;
    let fits = TOLD.contains(&entry.event.as_str());
    Ok(fits.then_some(Told { at: entry.at, event: entry.event, by: entry.by.name, tries: entry.data.tries }))
}

impl Query for MyFactors {
    type Target = PersonId;
    type Answer = FactorsView;

    own_target!(PersonId, |_, db| Ok(doer(db)));

    fn shows(&self, _: &PersonId) -> Option<crate::Shown> {
        None
    }
    fn run(&self, seen: &mut Seen<'_, Self>, person: PersonId) -> Result<FactorsView, Failure> {
        let office = seen.office();
        let factors = seen.rows(&FACTORS, vals![office, person])?;
        let factors = factors.iter().map(line).collect::<Result<_, StoreError>>()?;
        let left = seen.first(&CODES_LEFT, vals![office, person])?;
        let mut history = Vec::new();
        for row in seen.rows(&HISTORY, vals![office, person])? {
            history.extend(told(&row)?);
        }
        history.truncate(10);
        let codes_left = left.map_or(Ok(0), |row| row.get("n"))?;
        let (required, misses) = (second_step_is_required(seen)?, misses::counted(seen, person)?);
        Ok(FactorsView { factors, codes_left, required, history, misses })
    }
}

//! Wrong passwords and second steps, told to their owner at the next sign-in (ASVS 6.3.5).
//!
//! Counted outside the journal, one row for a person: whoever guesses must not be able to fill it. What was counted becomes an
//! entry of the journal when its owner comes in.

use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::deeds::{EVERYBODY, Holder, of_session};
use crate::actor::Right;
use crate::deed::{Committed, Deed, Granted, Named};
use crate::failure::{Failure, StoreError};
use crate::id::{PersonId, SessionId};
use crate::journal::Event;
use crate::lane::{Attempt, Work};
use crate::office::Office;
use crate::sql::{Change, Row, Select};
use crate::tx::{Reads, Tx, Writes};
use crate::{coded, own_target, vals};

static COUNT_ONE: Change = Change::new(
    "INSERT INTO kernel_miss (office, person, tries, last_at, way) VALUES ($1, $2, 1, $3, $4) \
     ON CONFLICT (office, person) DO UPDATE SET tries = kernel_miss.tries + 1, last_at = excluded.last_at, \
     way = excluded.way",
);
static COUNTED: Select =
    Select::new("SELECT tries, last_at, way FROM kernel_miss WHERE office = $1 AND person = $2");
static FORGET: Change = Change::new("DELETE FROM kernel_miss WHERE office = $1 AND person = $2");
static TELL: Change = Change::new(
    "UPDATE kernel_session SET missed = $3, missed_at = $4, missed_way = $5 WHERE office = $1 AND id = $2",
);
static HEARD: Change = Change::new("UPDATE kernel_session SET missed = NULL WHERE office = $1 AND id = $2");

/// The statements, for the catalogue test.
pub(super) fn statements() -> [&'static str; 5] {
    [COUNT_ONE.words(), COUNTED.words(), FORGET.words(), TELL.words(), HEARD.words()]
}

/// By what somebody tried to come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A password.
    Password,
    /// A code of an application, or a recovery code.
    Code,
    /// A passkey.
    Passkey,
}

coded!(Way { Password => "password", Code => "code", Passkey => "passkey" });

/// Failed tries to come in as a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misses {
    /// How many.
    pub tries: i64,
    /// When the last one was.
    pub last_at: Timestamp,
    /// What was wrong in the last one.
    pub way: Way,
}

impl Misses {
    /// How many, for words that count.
    pub fn count(&self) -> i64 {
        self.tries
    }
}

/// Counts a failed try for its person. Nobody waits for it: the answer must not tell whether there is such a person.
pub(super) fn count(office: &Arc<Office>, person: PersonId, way: Way) {
    office.submit_work(Box::new(CountOne { person, way, at: office.env().now() }));
}

struct CountOne {
    person: PersonId,
    way: Way,
    at: Timestamp,
}

impl Work for CountOne {
    fn attempt(&mut self, tx: &mut Tx) -> Attempt {
        match tx.upkeep(&COUNT_ONE, vals![tx.office, self.person, self.at, self.way]) {
            Ok(_) => Attempt::Done,
            Err(_) => Attempt::Refused,
        }
    }

    fn finish(self: Box<Self>, fate: Result<(), StoreError>) {
        if let Err(error) = fate {
            tracing::warn!(%error, "a failed sign-in was not counted for its owner");
        }
    }
}

/// Failed tries since the person last came in.
pub(super) fn counted(db: &mut dyn Reads, person: PersonId) -> Result<Option<Misses>, StoreError> {
    let row = db.first(&COUNTED, vals![db.office(), person])?;
    row.map(|row| Ok(Misses { tries: row.get("tries")?, last_at: row.get("last_at")?, way: row.get("way")? }))
        .transpose()
}

/// What a session has to tell its holder.
pub(super) fn of_session(row: &Row) -> Result<Option<Misses>, StoreError> {
    let Some(tries) = row.get("missed")? else { return Ok(None) };
    Ok(Some(Misses { tries, last_at: row.get("missed_at")?, way: row.get("missed_way")? }))
}

/// What the journal is told of failed tries.
#[derive(Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the deeds")]
pub enum MissEvent {
    /// A person came in, and is told of tries that failed before.
    EntryMissed { person: PersonId, tries: i64, last_at: Timestamp, way: Way },
    /// The person has said that they know.
    MissesNoted { session: SessionId },
}

impl Event for MissEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::EntryMissed { .. } => "EntryMissed",
            Self::MissesNoted { .. } => "MissesNoted",
        }
    }
    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::EntryMissed { person, .. } => vec![person.uuid()],
            Self::MissesNoted { session } => vec![session.uuid()],
        }
    }
}

/// Gives what was counted to the session that begins: a step of signing in.
#[derive(Serialize)]
pub struct TellMisses {
    pub(super) session: SessionId,
    #[serde(skip)]
    pub(super) misses: Misses,
}

impl Named for TellMisses {
    const NAME: &'static str = "kernel.tell-misses";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for TellMisses {
    type Target = PersonId;
    type Event = MissEvent;
    type Done = ();

    own_target!(PersonId, |_, db| Ok(db.actor().person()));

    fn run(&self, mut granted: Granted<'_, Self>, person: PersonId) -> Result<Committed<Self>, Failure> {
        let (office, Misses { tries, last_at, way }) = (granted.office(), self.misses.clone());
        granted.change_one(&TELL, vals![office, self.session, tries, last_at, way])?;
        granted.change(&FORGET, vals![office, person])?;
        granted.commit(&MissEvent::EntryMissed { person, tries, last_at, way }, ())
    }
}

/// The holder of a session knows of the tries that it tells of.
#[derive(Serialize)]
pub struct NoteMisses {
    /// The session.
    pub session: SessionId,
}

impl Named for NoteMisses {
    const NAME: &'static str = "kernel.note-misses";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for NoteMisses {
    type Target = Holder;
    type Event = MissEvent;
    type Done = ();

    of_session!();

    fn run(&self, mut granted: Granted<'_, Self>, _: Holder) -> Result<Committed<Self>, Failure> {
        granted.change(&HEARD, vals![granted.office(), self.session])?;
        granted.commit(&MissEvent::MissesNoted { session: self.session }, ())
    }
}

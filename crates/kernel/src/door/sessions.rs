//! All sessions of a person, or of one holding, at once: what a new password, an ended holding and an administrator need.

use serde::Serialize;
use uuid::Uuid;

use super::deeds::EVERYBODY_AND_ADMINISTRATOR;
use super::device;
use crate::actor::{Actor, Relation, Right};
use crate::deed::{Committed, Deed, Granted, Lookup, Named, Query, Seen};
use crate::failure::{Failure, StoreError};
use crate::id::{HoldingId, PersonId, SessionId};
use crate::journal::Event;
use crate::sql::{Change, Select};
use crate::tx::{Reads, Writes};
use crate::vals;

// Sessions belong to holdings; all of a person's are those of all holdings, also of ended ones.
static END_ALL: Change = Change::new(
    "UPDATE kernel_session SET ended_at = $3 WHERE office = $1 AND ended_at IS NULL AND id <> $4 \
     AND holding IN (SELECT holding FROM people_standing WHERE office = $1 AND person = $2)",
);
static END_OF_HOLDING: Change = Change::new(
    "UPDATE kernel_session SET ended_at = $3 WHERE office = $1 AND ended_at IS NULL AND id <> $4 AND holding = $2",
);
static PERSON: Select = Select::new("SELECT id FROM people_person WHERE office = $1 AND id = $2");
static OPEN: Select = Select::new(
    "SELECT count(*) AS n FROM kernel_session WHERE office = $1 AND ended_at IS NULL AND seen_at > $3 \
     AND started_at > $4 AND holding IN (SELECT holding FROM people_standing WHERE office = $1 AND person = $2)",
);

static USED: Select = Select::new(
    "SELECT 1 AS used FROM kernel_session WHERE office = $1 AND holding = $2 \
     UNION ALL SELECT 1 AS used FROM kernel_token WHERE office = $1 AND holding = $2 \
     UNION ALL SELECT 1 AS used FROM people_substitution WHERE office = $1 AND holding = $2 LIMIT 1",
);

/// The statements, for the catalogue test.
pub(super) fn statements() -> [&'static str; 5] {
    [END_ALL.words(), END_OF_HOLDING.words(), PERSON.words(), OPEN.words(), USED.words()]
}

/// Has anybody ever entered in the name of a holding: by a session, by a key of an integration, or as a substitute?
///
/// # Errors
/// What the database answers.
pub fn was_used(db: &mut dyn Reads, holding: HoldingId) -> Result<bool, StoreError> {
    Ok(db.first(&USED, vals![db.office(), holding])?.is_some())
}

/// Ends the sessions of a person: all, or those of one holding; one may be spared.
#[derive(Serialize)]
pub struct EndAllSessions {
    /// Whose.
    pub person: PersonId,
    /// Only those of this holding.
    pub holding: Option<HoldingId>,
    /// The session that stays: the one in which the person has just proved who they are.
    pub except: Option<SessionId>,
}

impl Named for EndAllSessions {
    const NAME: &'static str = "kernel.end-all-sessions";
    const RIGHTS: &'static [Right] = EVERYBODY_AND_ADMINISTRATOR;
}

/// What the journal is told.
#[derive(Serialize)]
pub struct SessionsEnded {
    person: PersonId,
    sessions: u64,
}

impl Event for SessionsEnded {
    fn name(&self) -> &'static str {
        "SessionsEnded"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.person.uuid()]
    }
}

pub(super) fn exists(db: &mut Lookup<'_>, person: PersonId) -> Result<Option<()>, Failure> {
    Ok(db.first(&PERSON, vals![db.office(), person])?.map(drop))
}

/// Everybody is a colleague of everybody; one's own sessions are one's own.
pub(super) fn relation(actor: &Actor, person: PersonId) -> Relation {
    if actor.person() == Some(person) { Relation::Own } else { Relation::Colleague }
}

impl Deed for EndAllSessions {
    type Target = ();
    type Event = SessionsEnded;
    type Done = u64;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        exists(db, self.person)
    }
    fn relation(&self, actor: &Actor, (): &()) -> Relation {
        relation(actor, self.person)
    }
    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let now = granted.env().now();
        // The nil id is nobody's session.
        let spared = self.except.map_or(Uuid::nil(), SessionId::uuid);
        let sessions = match self.holding {
            Some(holding) => {
                granted.change(&END_OF_HOLDING, vals![granted.office(), holding, now, spared])?
            }
            None => granted.change(&END_ALL, vals![granted.office(), self.person, now, spared])?,
        };
        device::forget_all(&mut granted, self.person)?;
        granted.commit(&SessionsEnded { person: self.person, sessions }, sessions)
    }
}

/// How many sessions of a person are open.
#[derive(Serialize)]
pub struct OpenSessions {
    /// Whose.
    pub person: PersonId,
}

impl Named for OpenSessions {
    const NAME: &'static str = "kernel.open-sessions";
    const RIGHTS: &'static [Right] = EVERYBODY_AND_ADMINISTRATOR;
}

impl Query for OpenSessions {
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
        let now = seen.env().now();
        let args = vals![seen.office(), self.person, now - super::IDLE, now - super::ABSOLUTE];
        Ok(seen.first(&OPEN, args)?.map_or(Ok(0), |row| row.get("n"))?)
    }
}

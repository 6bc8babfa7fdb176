//! Sessions and tokens as deeds: who came, who went, which integration may what.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::device::{self, TellDevice};
use super::misses::{self, TellMisses};
use super::second::{SecondProof, UseCode};
use crate::actor::{Actor, Relation, Right, Role};
use crate::deed::{Committed, Deed, Granted, Lookup, Named, Query, Seen};
use crate::failure::{Failure, Refusal};
use crate::id::{HoldingId, PersonId, SessionId, TokenId};
use crate::journal::Event;
use crate::named;
use crate::sql::{Change, Row, Select};
use crate::tx::{Reads, Writes};
use crate::vals;

/// Everybody who can sign in.
pub(super) const EVERYBODY: &[Right] = &[
    (Role::Chancery, Relation::Own),
    (Role::Officer, Relation::Own),
    (Role::Head, Relation::Own),
    (Role::Executive, Relation::Own),
    (Role::Coordinator, Relation::Own),
    (Role::Archivist, Relation::Own),
    (Role::Administrator, Relation::Own),
];

/// The same for what is one's own, and the administrator for everybody.
pub(super) const EVERYBODY_AND_ADMINISTRATOR: &[Right] = &[
    (Role::Chancery, Relation::Own),
    (Role::Officer, Relation::Own),
    (Role::Head, Relation::Own),
    (Role::Executive, Relation::Own),
    (Role::Coordinator, Relation::Own),
    (Role::Archivist, Relation::Own),
    (Role::Administrator, Relation::Colleague),
];

#[derive(Serialize)]
pub(super) struct SignIn {
    pub(super) session: SessionId,
    #[serde(skip)]
    pub(super) token_hash: Vec<u8>,
    #[serde(skip)]
    pub(super) form_token: String,
    pub(super) address: String,
    pub(super) device: String,
    /// Under which the browser is known to the person.
    #[serde(skip)]
    pub(super) browser: Option<[u8; 32]>,
    /// The code, of who has a second step.
    #[serde(skip)]
    pub(super) second: Option<SecondProof>,
}

impl Named for SignIn {
    const NAME: &'static str = "kernel.sign-in";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

/// What happened at the door.
#[derive(Serialize)]
#[serde(untagged)]
pub enum DoorEvent {
    /// A session began.
    SignedIn {
        /// Which.
        session: SessionId,
        /// From where.
        address: String,
    },
    /// A session was ended.
    SessionEnded {
        /// Which.
        session: SessionId,
    },
    /// The password of a person was hashed anew with a higher cost.
    HashRaised {
        /// Whose.
        person: PersonId,
    },
    /// An integration got a token.
    TokenIssued {
        /// Which.
        token: TokenId,
        /// Its name.
        name: String,
        /// Deeds it may do.
        scopes: String,
    },
    /// A token was withdrawn.
    TokenRevoked {
        /// Which.
        token: TokenId,
    },
}

impl Event for DoorEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::SignedIn { .. } => "SignedIn",
            Self::SessionEnded { .. } => "SessionEnded",
            Self::HashRaised { .. } => "HashRaised",
            Self::TokenIssued { .. } => "TokenIssued",
            Self::TokenRevoked { .. } => "TokenRevoked",
        }
    }
    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::SignedIn { session, .. } | Self::SessionEnded { session } => vec![session.uuid()],
            Self::HashRaised { person } => vec![person.uuid()],
            Self::TokenIssued { token, .. } | Self::TokenRevoked { token } => vec![token.uuid()],
        }
    }
}

static START: Change = Change::new(
    "INSERT INTO kernel_session (office, id, token_hash, form_token, holding, started_at, seen_at, proved_at, origin, device) \
     VALUES ($1, $2, $3, $4, $5, $6, $6, $6, $7, $8)",
);
static END: Change =
    Change::new("UPDATE kernel_session SET ended_at = $3 WHERE office = $1 AND id = $2 AND ended_at IS NULL");
// A session belongs to the person, at whichever of their posts it works.
static ONE: Select = Select::new(
    "SELECT h.person FROM kernel_session s JOIN people_holding h ON h.office = s.office AND h.id = s.holding \
     WHERE s.office = $1 AND s.id = $2",
);
static MINE: Select = Select::new(
    "SELECT id, started_at, seen_at, origin, device FROM kernel_session \
     WHERE office = $1 AND holding IN (SELECT id FROM people_holding WHERE office = $1 AND person = $2) \
     AND ended_at IS NULL ORDER BY seen_at DESC LIMIT 50",
);

impl Deed for SignIn {
    type Target = ();
    type Event = DoorEvent;
    type Done = ();

    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }
    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Own
    }
    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let now = granted.env().now();
        let holding = granted.actor().holding();
        if let Some(proof) = &self.second {
            granted.step(&UseCode { proof: proof.clone() })?;
        }
        granted.change_one(
            &START,
            vals![
                granted.office(),
                self.session,
                self.token_hash,
                self.form_token,
                holding,
                now,
                self.address,
                self.device
            ],
        )?;
        if let Some(person) = granted.actor().person()
            && let Some(misses) = misses::counted(&mut granted, person)?
        {
            granted.step(&TellMisses { session: self.session, misses })?;
        }
        if let Some((person, browser)) = granted.actor().person().zip(self.browser)
            && device::is_new(&mut granted, person, browser)?
        {
            let (address, device) = (self.address.clone(), self.device.clone());
            granted.step(&TellDevice { session: self.session, address, device })?;
        }
        granted.commit(&DoorEvent::SignedIn { session: self.session, address: self.address.clone() }, ())
    }
}

/// Ends the session of this browser.
#[derive(Serialize)]
pub struct SignOut {
    /// The session.
    pub session: SessionId,
}

/// Ends another of one's own sessions.
#[derive(Serialize)]
pub struct EndSession {
    /// The session.
    pub session: SessionId,
}

impl Named for SignOut {
    const NAME: &'static str = "kernel.sign-out";
    const RIGHTS: &'static [Right] = EVERYBODY;
}
impl Named for EndSession {
    const NAME: &'static str = "kernel.end-session";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

/// The one who holds a session.
pub struct Holder(PersonId);

pub(super) fn holder(db: &mut Lookup<'_>, session: SessionId) -> Result<Option<Holder>, Failure> {
    let row = db.first(&ONE, vals![db.office(), session])?;
    Ok(row.map(|row| row.get("person")).transpose()?.map(Holder))
}

pub(super) fn own(actor: &Actor, holder: &Holder) -> Relation {
    if actor.person() == Some(holder.0) { Relation::Own } else { Relation::Stranger }
}

/// Inside `impl Deed`: of a session, for whoever holds it.
macro_rules! of_session {
    () => {
        fn load(
            &self,
            db: &mut $crate::Lookup<'_>,
        ) -> Result<Option<$crate::door::deeds::Holder>, $crate::Failure> {
            $crate::door::deeds::holder(db, self.session)
        }
        fn relation(&self, actor: &$crate::Actor, holder: &$crate::door::deeds::Holder) -> $crate::Relation {
            $crate::door::deeds::own(actor, holder)
        }
    };
}
pub(super) use of_session;

/// Inside `impl Deed`: a part of coming in, done by the person themselves before there is a session.
macro_rules! at_the_door {
    (|$deed:ident| $person:expr) => {
        fn load(&self, _: &mut $crate::Lookup<'_>) -> Result<Option<()>, $crate::Failure> {
            Ok(Some(()))
        }
        fn relation(&self, actor: &$crate::Actor, (): &()) -> $crate::Relation {
            let $deed = self;
            match actor.person() {
                Some(person) if person == $person => $crate::Relation::Own,
                _ => $crate::Relation::Stranger,
            }
        }
    };
}
pub(super) use at_the_door;

macro_rules! ends_session {
    ($deed:ty) => {
        impl Deed for $deed {
            type Target = Holder;
            type Event = DoorEvent;
            type Done = ();
            of_session!();
            fn run(&self, mut granted: Granted<'_, Self>, _: Holder) -> Result<Committed<Self>, Failure> {
                let now = granted.env().now();
                granted.change(&END, vals![granted.office(), self.session, now])?;
                granted.commit(&DoorEvent::SessionEnded { session: self.session }, ())
            }
        }
    };
}
ends_session!(SignOut);
ends_session!(EndSession);

/// The asker's own open sessions.
#[derive(Serialize)]
pub struct MySessions;

impl Named for MySessions {
    const NAME: &'static str = "kernel.my-sessions";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

/// A line of the session list.
#[derive(Debug, Serialize)]
pub struct SessionLine {
    /// Which.
    pub id: SessionId,
    /// Since when.
    pub started_at: Timestamp,
    /// Last request.
    pub seen_at: Timestamp,
    /// Network address.
    pub origin: String,
    /// Device as it names itself.
    pub device: String,
}

impl Query for MySessions {
    type Target = ();
    type Answer = Vec<SessionLine>;

    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }
    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Own
    }
    fn shows(&self, (): &()) -> Option<crate::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<Vec<SessionLine>, Failure> {
        let person = seen.actor().person();
        let rows = seen.rows(&MINE, vals![seen.office(), person])?;
        rows.iter()
            .map(|row: &Row| {
                Ok(SessionLine {
                    id: row.get("id")?,
                    started_at: row.get("started_at")?,
                    seen_at: row.get("seen_at")?,
                    origin: row.get("origin")?,
                    device: row.get("device")?,
                })
            })
            .collect()
    }
}

/// Gives an integration a token. The secret is shown once by the caller; only its hash comes in here.
#[derive(Serialize)]
pub struct IssueToken {
    /// Id of the new token.
    pub token: TokenId,
    /// SHA-256 of the secret part.
    #[serde(skip)]
    pub secret_hash: [u8; 32],
    /// The holding in whose name the integration acts.
    pub holding: HoldingId,
    /// For people: what it is for.
    pub name: String,
    /// Names of deeds and queries it may use.
    pub scopes: Vec<String>,
    /// Valid for so many days, at most 366.
    pub days: u32,
}

named!(IssueToken, "kernel.issue-token", [(Administrator, Colleague), (Operator, Colleague)]);

impl Deed for IssueToken {
    type Target = ();
    type Event = DoorEvent;
    type Done = ();
    const CRITICAL: bool = true;

    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }
    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }
    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        static ISSUE: Change = Change::new(
            "INSERT INTO kernel_token (office, id, token_hash, holding, name, scopes, created_at, expires_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        );
        static STANDS: Select = Select::new(
            "SELECT holding FROM people_standing WHERE office = $1 AND holding = $2 \
             AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
        );
        if self.name.trim().is_empty() || !crate::text::is_line(&self.name, 1, 200) {
            return Err(Refusal::input("kernel.token-name").on("name").into());
        }
        if !(1..=366).contains(&self.days) {
            return Err(Refusal::input("kernel.token-days").on("days").into());
        }
        let today = granted.env().today();
        if granted.first(&STANDS, vals![granted.office(), self.holding, today])?.is_none() {
            return Err(Refusal::input("kernel.token-holding").on("holding").into());
        }
        let now = granted.env().now();
        let until = now + SignedDuration::from_hours(24 * i64::from(self.days));
        let scopes = self.scopes.join(" ");
        granted.change_one(
            &ISSUE,
            vals![
                granted.office(),
                self.token,
                self.secret_hash,
                self.holding,
                self.name,
                scopes,
                now,
                until
            ],
        )?;
        granted.commit(&DoorEvent::TokenIssued { token: self.token, name: self.name.clone(), scopes }, ())
    }
}

/// Withdraws a token; the next request with it is refused.
#[derive(Serialize)]
pub struct RevokeToken {
    /// Which.
    pub token: TokenId,
}

named!(RevokeToken, "kernel.revoke-token", [(Administrator, Colleague)]);

impl Deed for RevokeToken {
    type Target = ();
    type Event = DoorEvent;
    type Done = ();
    const CRITICAL: bool = true;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        static ONE: Select = Select::new("SELECT id FROM kernel_token WHERE office = $1 AND id = $2");
        Ok(db.first(&ONE, vals![db.office(), self.token])?.map(drop))
    }
    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }
    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        static REVOKE: Change = Change::new(
            "UPDATE kernel_token SET revoked_at = $3 WHERE office = $1 AND id = $2 AND revoked_at IS NULL",
        );
        let now = granted.env().now();
        granted.change(&REVOKE, vals![granted.office(), self.token, now])?;
        granted.commit(&DoorEvent::TokenRevoked { token: self.token }, ())
    }
}

/// All tokens of the office.
#[derive(Serialize)]
pub struct Tokens;

named!(Tokens, "kernel.tokens", [(Administrator, Colleague)]);

/// A line of the token list.
#[derive(Debug, Serialize, Deserialize)]
pub struct TokenLine {
    /// Which.
    pub id: TokenId,
    /// What it is for.
    pub name: String,
    /// In whose name it acts: person and unit.
    pub holder: Option<String>,
    /// Deeds and queries it may use.
    pub scopes: String,
    /// Issued at.
    pub created_at: Timestamp,
    /// Valid until.
    pub expires_at: Timestamp,
    /// Withdrawn at.
    pub revoked_at: Option<Timestamp>,
    /// The day on which it was last used.
    pub used_on: Option<Date>,
}

impl Query for Tokens {
    type Target = ();
    type Answer = Vec<TokenLine>;

    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }
    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }
    fn shows(&self, (): &()) -> Option<crate::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<Vec<TokenLine>, Failure> {
        static ALL: Select = Select::new(
            "SELECT t.id, t.name, t.scopes, t.created_at, t.expires_at, t.revoked_at, u.used_on, \
             (SELECT max(v.person_name || ' (' || v.unit_code || ')') FROM people_standing v \
             WHERE v.office = t.office AND v.holding = t.holding) AS holder \
             FROM kernel_token t LEFT JOIN kernel_token_use u ON u.office = t.office AND u.token = t.id \
             WHERE t.office = $1 ORDER BY t.created_at DESC LIMIT 200",
        );
        let rows = seen.rows(&ALL, vals![seen.office()])?;
        rows.iter()
            .map(|row| {
                Ok(TokenLine {
                    id: row.get("id")?,
                    name: row.get("name")?,
                    holder: row.get("holder")?,
                    scopes: row.get("scopes")?,
                    created_at: row.get("created_at")?,
                    expires_at: row.get("expires_at")?,
                    revoked_at: row.get("revoked_at")?,
                    used_on: row.get("used_on")?,
                })
            })
            .collect()
    }
}

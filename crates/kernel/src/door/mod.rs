//! The door: from a password, a session or a token to an [`Actor`].

mod deeds;
mod device;
mod entry_code;
mod factor_rule;
mod factors;
mod misses;
mod my_factors;
mod own_key;
pub(crate) mod passkey;
mod password;
mod place;
pub(crate) mod seal;
pub(crate) mod second;
mod secret;
mod sessions;
pub(crate) mod throttle;
mod totp;

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::actor::{Actor, Role, Standing, Who};
use crate::failure::{Failure, Refusal, RefusalKind, StoreError};
use crate::id::{SessionId, TokenId};
use crate::lane::{Attempt, Work};
use crate::office::{Kernel, Office};
use crate::sql::{Change, Row, Select};
use crate::tx::Tx;
use crate::vals;

pub use deeds::{EndSession, IssueToken, MySessions, RevokeToken, SessionLine, SignOut, TokenLine, Tokens};
pub use device::{REMEMBERED, TellDevice};
pub use entry_code::{EntryEvent, IssueEntryCode};
pub use factor_rule::{FactorRule, SetFactorRule, second_step_is_required};
pub use factors::{AddFactor, ClearFactors, CountFactors, FactorEvent, MakeRecoveryCodes, RemoveFactor};
pub use misses::{MissEvent, Misses, NoteMisses, TellMisses, Way};
pub use my_factors::{FactorLine, FactorsView, MyFactors, Told};
pub use own_key::{EndOwnKeys, IssueOwnKey, own_keys};
pub use passkey::{PasskeyAsk, StopPasskey};
pub use password::hash as hash_password;
pub use place::{ChangePost, PlaceEvent, StandDown, StandIn};
pub use second::{Entered, Half, Proof, ProveAgain, SecondProof, UseCode};
pub use secret::{Hashed, Proved, RaiseHash};
pub use sessions::{EndAllSessions, OpenSessions, SessionsEnded, was_used};
pub use totp::NewSecret;

/// Statements of the door over the tables of people, for the catalogue test.
pub fn statements() -> Vec<&'static str> {
    let own = [CREDENTIAL.words(), STANDING.words(), SESSION.words(), TOKEN.words(), USED.words()];
    own.into_iter()
        .chain(sessions::statements())
        .chain(secret::statements())
        .chain(second::statements())
        .chain(factors::statements())
        .chain(factor_rule::statements())
        .chain(my_factors::statements())
        .chain(passkey::statements())
        .chain(misses::statements())
        .chain(device::statements())
        .chain(entry_code::statements())
        .chain(own_key::statements())
        .chain(place::statements())
        .chain(crate::look::statements())
        .chain(crate::journal::feed::statements())
        .chain(crate::job::store::statements())
        .chain(crate::condition::statements())
        .collect()
}

/// A session ends this long after the last request.
const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// A session ends this long after sign-in, whatever happens.
const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);
/// The last request's time is written at most this often.
const TOUCH: SignedDuration = SignedDuration::from_secs(60);

/// Where a request comes from, for the session list and the slowdown.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The network address, from the connection or a trusted proxy.
    pub address: String,
    /// The device as it names itself, cut to 200 characters.
    pub device: String,
    /// The secret that the browser keeps beyond the session; none: by whatever it is, no person is told of a new device.
    pub browser: Option<String>,
}

type Claim = (Arc<Office>, [u8; 32]);

static CREDENTIAL: Select = Select::new(
    "SELECT c.holding, c.password_hash, h.person, \
     (SELECT count(*) FROM kernel_factor f WHERE f.office = h.office AND f.person = h.person) AS factors \
     FROM people_credential c JOIN people_holding h ON h.office = c.office AND h.id = c.holding \
     WHERE c.office = $1 AND c.login = $2 \
     AND c.valid_from <= $3 AND (c.valid_to IS NULL OR c.valid_to >= $3) ORDER BY c.holding LIMIT 1",
);
static STANDING: Select = Select::new(
    "SELECT holding, person, post, unit, unit_number, unit_code, person_name, post_title, roles, password_temporary \
     FROM people_standing WHERE office = $1 AND holding = $2 \
     AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
);
static SESSION: Select = Select::new(
    "SELECT s.id, s.seen_at, s.form_token, s.proved_at, s.acts_for, s.missed, s.missed_at, s.missed_way, \
     (SELECT count(*) FROM kernel_factor f WHERE f.office = s.office AND f.person = v.person) AS factors, \
     (SELECT max(r.required) FROM kernel_factor_rule r WHERE r.office = s.office AND r.since <= s.started_at) \
     AS required, v.holding, v.person, v.post, v.unit, v.unit_number, v.unit_code, \
     v.person_name, v.post_title, v.roles, v.password_temporary \
     FROM kernel_session s JOIN people_standing v ON v.office = s.office AND v.holding = s.holding \
     WHERE s.office = $1 AND s.token_hash = $2 AND s.ended_at IS NULL AND s.seen_at > $3 AND s.started_at > $4 \
     AND v.valid_from <= $5 AND (v.valid_to IS NULL OR v.valid_to >= $5)",
);
static TOKEN: Select = Select::new(
    "SELECT t.id, t.scopes, u.used_on, v.holding, v.person, v.post, v.unit, v.unit_number, v.unit_code, \
     v.person_name, v.post_title, v.roles, v.password_temporary \
     FROM kernel_token t JOIN people_standing v ON v.office = t.office AND v.holding = t.holding \
     LEFT JOIN kernel_token_use u ON u.office = t.office AND u.token = t.id \
     WHERE t.office = $1 AND t.token_hash = $2 AND t.revoked_at IS NULL AND t.expires_at > $3 \
     AND v.valid_from <= $4 AND (v.valid_to IS NULL OR v.valid_to >= $4)",
);
static TOUCHED: Change =
    Change::new("UPDATE kernel_session SET seen_at = $3 WHERE office = $1 AND id = $2 AND seen_at < $3");
static USED: Change = Change::new(
    "INSERT INTO kernel_token_use (office, token, used_on) VALUES ($1, $2, $3) \
     ON CONFLICT (office, token) DO UPDATE SET used_on = excluded.used_on",
);

impl Kernel {
    /// Signs a person in by login and password, or, when they have a second step, half in. Gives the secret for the
    /// cookie: `office.random`.
    ///
    /// The answer for an unknown login, a wrong password and an ended holding is one and costs the same.
    ///
    /// # Errors
    /// `kernel.sign-in-wrong`, `kernel.sign-in-slow` (with seconds to wait), or what the database answers.
    pub async fn sign_in(
        &self,
        office: &Arc<Office>,
        login: &str,
        password: &str,
        origin: Origin,
    ) -> Result<Entered, Failure> {
        let shared = office.shared();
        let now = self.env().now();
        let place = format!("{}|{}|{}", office.key(), login.to_lowercase(), origin.address);
        if let Some(wait) = shared.throttle.wait(&place, &origin.address, now) {
            return Err(Refusal::of(RefusalKind::Throttled, "kernel.sign-in-slow")
                .with("seconds", wait)
                .into());
        }
        let (id, today, login) = (office.id(), self.env().today(), login.trim().to_lowercase());
        let found = office
            .read(move |conn| Ok(conn.rows(&CREDENTIAL, vals![id, login, today])?.into_iter().next()))
            .await?;
        let hash: Option<String> = found.as_ref().map(|row| row.get("password_hash")).transpose()?;
        let checked =
            password::verify_and_raise(&shared.hashing, self.env(), password.to_owned(), hash.clone())
                .await?;
        let Some(row) = found.as_ref().filter(|_| checked.right) else {
            shared.throttle.failed(&place, &origin.address, now);
            if let Some(row) = &found {
                misses::count(office, row.get("person")?, Way::Password);
            }
            return Err(Refusal::input("kernel.sign-in-wrong").into());
        };
        shared.throttle.succeeded(&place);
        let holding = row.get("holding")?;
        if let (Some(old), Some(new)) = (hash, checked.raised) {
            let deed = RaiseHash { person: row.get("person")?, old, new };
            // Whoever typed it rightly comes in also when this cannot be written: then it is tried the next time.
            if let Err(error) = self.standing(office, holding).await?.act(deed, None).await {
                tracing::warn!(%error, "a password was not hashed anew");
            }
        }
        if row.get::<i64>("factors")? > 0 {
            return Ok(self.half(office, holding, row.get("person")?));
        }
        self.open_session(office, holding, origin, None).await.map(Entered::Session)
    }

    /// Opens a session for a person chosen on the demonstration's cast list. Only the operator's key allows it.
    ///
    /// # Errors
    /// `Hidden` when nobody holds the post today.
    pub async fn sign_in_cast(
        &self,
        _operator: &crate::office::OperatorKey,
        office: &Arc<Office>,
        holding: crate::id::HoldingId,
        origin: Origin,
    ) -> Result<String, Failure> {
        self.open_session(office, holding, origin, None).await
    }

    async fn open_session(
        &self,
        office: &Arc<Office>,
        holding: crate::id::HoldingId,
        origin: Origin,
        second: Option<SecondProof>,
    ) -> Result<String, Failure> {
        let actor = self.standing(office, holding).await?;
        let secret = BASE64_URL_SAFE_NO_PAD.encode(self.env().new_secret());
        let browser = actor.person().zip(origin.browser.as_deref());
        let browser = browser.map(|(person, secret)| device::browser_hash(office.id(), person, secret));
        let sign_in = deeds::SignIn {
            session: self.env().new_id(),
            token_hash: hash(&secret).to_vec(),
            form_token: BASE64_URL_SAFE_NO_PAD.encode(self.env().new_secret()),
            address: origin.address,
            device: origin.device.chars().filter(|letter| !letter.is_control()).take(200).collect(),
            browser,
            second,
        };
        actor.act(sign_in, None).await?;
        Ok(format!("{}.{secret}", office.key()))
    }

    /// The person of a holding at the door: not yet in a session.
    async fn standing(&self, office: &Arc<Office>, holding: crate::id::HoldingId) -> Result<Actor, Failure> {
        let row = standing_row(office, holding).await?.ok_or(Failure::Hidden)?;
        Ok(person(office, &row, None, None)?)
    }

    /// The actor of a session cookie; `None` when the session is unknown, ended, idle too long, or its holder's rights
    /// are gone. The session belongs to the office named in it, and only there its hash is looked up.
    ///
    /// # Errors
    /// What the database answers.
    pub async fn session(&self, cookie: &str) -> Result<Option<(Actor, SessionId)>, Failure> {
        let Some((office, hash)) = self.split(cookie)? else { return Ok(None) };
        let (id, now, today) = (office.id(), self.env().now(), self.env().today());
        let found = office
            .read(move |conn| {
                let args = vals![id, hash, now - IDLE, now - ABSOLUTE, today];
                let Some(row) = conn.rows(&SESSION, args)?.into_iter().next() else { return Ok(None) };
                // Most sessions act in their own name and are not asked more.
                let place = match row.get("acts_for")? {
                    Some(substitution) => place::find(conn, id, substitution, row.get("person")?, today)?,
                    None => None,
                };
                Ok(Some((row, place)))
            })
            .await?;
        let Some((row, place)) = found else { return Ok(None) };
        let session: SessionId = row.get("id")?;
        if now.duration_since(row.get("seen_at")?) > TOUCH {
            office.submit_work(Box::new(Touch::Session(session, now)));
        }
        let mut actor = person(&office, &row, None, Some(row.get("form_token")?))?;
        actor.has_factor = row.get::<i64>("factors")? > 0;
        actor.owes_factor = !actor.has_factor && row.get::<Option<i64>>("required")? == Some(1);
        actor.proved_at = row.get("proved_at")?;
        actor.misses = misses::of_session(&row)?;
        if let Some(place) = &place {
            place::take(&mut actor, place)?;
        }
        actor.form_token = place::form_token(&actor);
        Ok(Some((actor, session)))
    }

    /// The actor of an integration's token.
    ///
    /// # Errors
    /// What the database answers.
    pub async fn token(&self, bearer: &str) -> Result<Option<Actor>, Failure> {
        let Some(rest) = bearer.strip_prefix("obieg.") else { return Ok(None) };
        let Some((office, hash)) = self.split(rest)? else { return Ok(None) };
        let (id, now, today) = (office.id(), self.env().now(), self.env().today());
        let found = office
            .read(move |conn| Ok(conn.rows(&TOKEN, vals![id, hash, now, today])?.into_iter().next()))
            .await?;
        let Some(row) = found else { return Ok(None) };
        // The day is enough, so a key costs one write a day however often it is used.
        if row.get::<Option<Date>>("used_on")? != Some(today) {
            office.submit_work(Box::new(Touch::Token(row.get("id")?, today)));
        }
        let scopes: String = row.get("scopes")?;
        let scopes: BTreeSet<String> = scopes.split_whitespace().map(str::to_owned).collect();
        person(&office, &row, Some(Arc::new(scopes)), None).map(Some).map_err(Into::into)
    }

    /// The actor of a job that works in somebody's name, narrowed to these deeds and queries; `None` when nobody holds the
    /// post any more.
    pub(crate) async fn stand_in(
        office: &Arc<Office>,
        holding: crate::id::HoldingId,
        scopes: &[&'static str],
    ) -> Result<Option<Actor>, Failure> {
        let scopes: BTreeSet<String> = scopes.iter().map(|&scope| scope.to_owned()).collect();
        let Some(row) = standing_row(office, holding).await? else { return Ok(None) };
        person(office, &row, Some(Arc::new(scopes)), None).map(Some).map_err(Into::into)
    }

    /// The office that a secret names, and the hash under which it would be known there.
    fn split(&self, secret: &str) -> Result<Option<Claim>, StoreError> {
        let Some((key, random)) = secret.split_once('.') else { return Ok(None) };
        Ok(self.office(key)?.map(|office| (office, hash(random))))
    }
}

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// Who holds a post today.
async fn standing_row(office: &Arc<Office>, holding: crate::id::HoldingId) -> Result<Option<Row>, Failure> {
    let (id, today) = (office.id(), office.env().today());
    let found =
        office.read(move |conn| Ok(conn.rows(&STANDING, vals![id, holding, today])?.into_iter().next()));
    found.await
}

fn person(
    office: &Arc<Office>,
    row: &Row,
    scopes: Option<Arc<BTreeSet<String>>>,
    form_token: Option<String>,
) -> Result<Actor, StoreError> {
    Ok(Actor {
        office: Arc::clone(office),
        who: Who::Person(Box::new(standing_of(row)?)),
        place: None,
        roles: roles_of(row)?,
        scopes,
        form_token,
        temporary_password: row.get::<Option<bool>>("password_temporary")?.unwrap_or(false),
        has_factor: false,
        owes_factor: false,
        proved_at: None,
        misses: None,
        origin: Arc::from(""),
    })
}

fn standing_of(row: &Row) -> Result<Standing, StoreError> {
    Ok(Standing {
        holding: row.get("holding")?,
        person: row.get("person")?,
        post: row.get("post")?,
        unit: row.get("unit")?,
        unit_number: row.get("unit_number")?,
        unit_code: row.get("unit_code")?,
        person_name: row.get("person_name")?,
        post_title: row.get("post_title")?,
    })
}

/// The roles of a standing. No post can be given the roles of the program itself.
fn roles_of(row: &Row) -> Result<BTreeSet<Role>, StoreError> {
    let codes: String = row.get("roles")?;
    let roles = codes.split_whitespace().filter_map(Role::from_code);
    Ok(roles.filter(|role| !matches!(role, Role::Machine | Role::Operator)).collect())
}

/// When a session or key was last used.
enum Touch {
    Session(SessionId, jiff::Timestamp),
    Token(TokenId, Date),
}

impl Work for Touch {
    fn attempt(&mut self, tx: &mut Tx) -> Attempt {
        let touched = match self {
            Self::Session(session, now) => tx.upkeep(&TOUCHED, vals![tx.office, *session, *now]),
            Self::Token(token, today) => tx.upkeep(&USED, vals![tx.office, *token, *today]),
        };
        match touched {
            Ok(_) => Attempt::Done,
            Err(_) => Attempt::Refused,
        }
    }

    fn finish(self: Box<Self>, fate: Result<(), StoreError>) {
        if let Err(error) = fate {
            tracing::warn!(%error, "the time of the last request of a session or key was not written");
        }
    }
}

//! The first administrator's way in: a one-time code from the operator, against which a password of one's own is set.
//! There is no password that anybody else ever knew.

use std::sync::Arc;

use jiff::SignedDuration;
use serde::Serialize;
use uuid::Uuid;

use super::deeds::{EVERYBODY, at_the_door};
use super::factors::{paper_code, paper_hash};
use super::second::Entered;
use super::sessions::EndAllSessions;
use super::{Origin, password};
use crate::actor::{Actor, Relation, Right, Role};
use crate::deed::{Committed, Deed, Granted, Lookup, Named};
use crate::failure::{Failure, Refusal, RefusalKind};
use crate::id::{HoldingId, PersonId};
use crate::journal::Event;
use crate::named;
use crate::office::{Kernel, Office};
use crate::sql::{Change, Select};
use crate::tx::{Reads, Writes};
use crate::vals;

/// So long a code may be used.
const LIFE: SignedDuration = SignedDuration::from_hours(1);

static BY_LOGIN: Select = Select::new(
    "SELECT n.id AS person, v.roles FROM people_person n JOIN people_standing v ON v.office = n.office \
     AND v.person = n.id WHERE n.office = $1 AND n.login = $2 \
     AND v.valid_from <= $3 AND (v.valid_to IS NULL OR v.valid_to >= $3)",
);
static ISSUE: Change = Change::new(
    "INSERT INTO kernel_entry_code (office, person, code_hash, expires_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (office, person) DO UPDATE SET code_hash = excluded.code_hash, \
     expires_at = excluded.expires_at, used_at = NULL",
);
static WAITING: Select = Select::new(
    "SELECT h.id AS holding, n.id AS person, k.code_hash, \
     (SELECT count(*) FROM kernel_factor f WHERE f.office = n.office AND f.person = n.id) AS factors \
     FROM people_person n JOIN people_holding h ON h.office = n.office AND h.person = n.id \
     JOIN kernel_entry_code k ON k.office = n.office AND k.person = n.id \
     WHERE n.office = $1 AND n.login = $2 AND h.valid_from <= $3 AND (h.valid_to IS NULL OR h.valid_to >= $3) \
     AND k.used_at IS NULL AND k.expires_at > $4 ORDER BY h.id LIMIT 1",
);
static USE: Change = Change::new(
    "UPDATE kernel_entry_code SET used_at = $4 WHERE office = $1 AND person = $2 AND code_hash = $3 \
     AND used_at IS NULL AND expires_at > $4",
);
static SET_PASSWORD: Change = Change::new(
    "UPDATE people_person SET password_hash = $3, password_temporary = NULL WHERE office = $1 AND id = $2",
);

/// The statements, for the catalogue test.
pub(super) fn statements() -> Vec<&'static str> {
    vec![BY_LOGIN.words(), ISSUE.words(), WAITING.words(), USE.words(), SET_PASSWORD.words()]
}

/// What the journal is told of one-time codes.
#[derive(Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the deeds")]
pub enum EntryEvent {
    /// The operator made a code; an earlier one is dead.
    EntryCodeIssued { person: PersonId },
    /// It was used: the person has a password of their own, and earlier sessions have ended.
    EntryCodeUsed { person: PersonId },
}

impl Event for EntryEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::EntryCodeIssued { .. } => "EntryCodeIssued",
            Self::EntryCodeUsed { .. } => "EntryCodeUsed",
        }
    }
    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::EntryCodeIssued { person } | Self::EntryCodeUsed { person } => vec![person.uuid()],
        }
    }
}

/// Gives an administrator a one-time code, by login. Only the operator does it: everybody else gets in by an administrator.
#[derive(Serialize)]
pub struct IssueEntryCode {
    login: String,
    #[serde(skip)]
    code: String,
}

named!(IssueEntryCode, "kernel.issue-entry-code", [(Operator, Colleague)]);

impl IssueEntryCode {
    /// The deed, and the code, which is kept nowhere.
    pub fn new(operator: &Actor, login: &str) -> (Self, String) {
        let code = paper_code(operator.office.env());
        (Self { login: login.to_owned(), code: code.clone() }, code)
    }
}

impl Deed for IssueEntryCode {
    type Target = PersonId;
    type Event = EntryEvent;
    type Done = ();

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<PersonId>, Failure> {
        let today = db.env().today();
        for row in db.rows(&BY_LOGIN, vals![db.office(), self.login, today])? {
            let roles: String = row.get("roles")?;
            if roles.split_whitespace().any(|role| role == Role::Administrator.code()) {
                return Ok(Some(row.get("person")?));
            }
        }
        Ok(None)
    }
    fn relation(&self, _: &Actor, _: &PersonId) -> Relation {
        Relation::Colleague
    }
    fn run(&self, mut granted: Granted<'_, Self>, person: PersonId) -> Result<Committed<Self>, Failure> {
        let (office, until) = (granted.office(), granted.env().now() + LIFE);
        let code = paper_hash(office, person, &self.code);
        granted.change_one(&ISSUE, vals![office, person, code, until])?;
        granted.commit(&EntryEvent::EntryCodeIssued { person }, ())
    }
}

/// Uses the code up and sets the password. Done at the door, before there is a session.
#[derive(Serialize)]
struct EnterByCode {
    person: PersonId,
    #[serde(skip)]
    code: [u8; 32],
    #[serde(skip)]
    password_hash: String,
}

impl Named for EnterByCode {
    const NAME: &'static str = "kernel.enter-by-code";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for EnterByCode {
    type Target = ();
    type Event = EntryEvent;
    type Done = ();

    at_the_door!(|deed| deed.person);

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let (office, now) = (granted.office(), granted.env().now());
        // Of two with one code the second touches no row.
        if granted.change(&USE, vals![office, self.person, self.code, now])? == 0 {
            return Err(wrong().into());
        }
        granted.change_one(&SET_PASSWORD, vals![office, self.person, self.password_hash])?;
        granted.step(&EndAllSessions { person: self.person, holding: None, except: None })?;
        granted.commit(&EntryEvent::EntryCodeUsed { person: self.person }, ())
    }
}

fn wrong() -> Refusal {
    Refusal::input("kernel.entry-code-wrong").on("code")
}

/// A code that was right just now, and whose it is.
struct Known {
    holding: HoldingId,
    person: PersonId,
    code: [u8; 32],
    has_factor: bool,
}

impl Kernel {
    /// Lets an administrator in by a one-time code: the password becomes theirs. Who has a second step is asked for it.
    ///
    /// A wrong code, one that is used or too old, and an unknown login are answered alike.
    ///
    /// # Errors
    /// `kernel.entry-code-wrong` at field `code`, `kernel.password-length` at field `password`, `kernel.sign-in-slow`.
    pub async fn enter_by_code(
        &self,
        office: &Arc<Office>,
        login: &str,
        code: &str,
        password: &str,
        origin: Origin,
    ) -> Result<Entered, Failure> {
        password::check_length(password)?;
        let (shared, now) = (office.shared(), self.env().now());
        let login = login.trim().to_lowercase();
        let place = format!("{}|{login}|{}", office.key(), origin.address);
        if let Some(wait) = shared.throttle.wait(&place, &origin.address, now) {
            let slow = Refusal::of(RefusalKind::Throttled, "kernel.sign-in-slow");
            return Err(slow.with("seconds", wait).into());
        }
        let Some(known) = self.known(office, login, code).await? else {
            shared.throttle.failed(&place, &origin.address, now);
            return Err(wrong().into());
        };
        shared.throttle.succeeded(&place);
        let (env, typed) = (self.env().clone(), password.to_owned());
        let password_hash =
            password::on_a_core(&shared.hashing, move || password::hash(&env, &typed)).await??;
        let deed = EnterByCode { person: known.person, code: known.code, password_hash };
        self.standing(office, known.holding).await?.act(deed, None).await?;
        if known.has_factor {
            return Ok(self.half(office, known.holding, known.person));
        }
        self.open_session(office, known.holding, origin, None).await.map(Entered::Session)
    }

    async fn known(
        &self,
        office: &Arc<Office>,
        login: String,
        typed: &str,
    ) -> Result<Option<Known>, Failure> {
        let (id, today, now) = (office.id(), self.env().today(), self.env().now());
        let found = office.read(move |conn| Ok(conn.rows(&WAITING, vals![id, login, today, now])?)).await?;
        let Some(row) = found.into_iter().next() else { return Ok(None) };
        let person: PersonId = row.get("person")?;
        let code = paper_hash(id, person, typed);
        let right = row.get::<Vec<u8>>("code_hash")? == code;
        let (holding, has_factor) = (row.get("holding")?, row.get::<i64>("factors")? > 0);
        Ok(right.then_some(Known { holding, person, code, has_factor }))
    }
}

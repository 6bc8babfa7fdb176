//! Who acts: an authenticated person at a post, or a machine. There is no other way to the database.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::coded;
use crate::door::Misses;
use crate::failure::{Failure, Refusal};
use crate::id::{HoldingId, OfficeId, PersonId, PostId, SubstitutionId, UnitId};
use crate::office::Office;

/// A role (domain.md §2). A post carries one or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Chancery point (punkt kancelaryjny): registers, scans, sends.
    Chancery,
    /// Case officer (prowadzący sprawę).
    Officer,
    /// Head of a unit (kierownik komórki).
    Head,
    /// Mayor, starosta or whom they authorised: assigns everything, sees everything.
    Executive,
    /// Chancery coordinator (koordynator czynności kancelaryjnych).
    Coordinator,
    /// Archivist of the unit's archive.
    Archivist,
    /// Administrator: people, structure, settings; no content.
    Administrator,
    /// A machine of this program: intake, jobs.
    Machine,
    /// The operator at the command line: founds offices.
    Operator,
}

coded!(Role {
    Chancery => "chancery",
    Officer => "officer",
    Head => "head",
    Executive => "executive",
    Coordinator => "coordinator",
    Archivist => "archivist",
    Administrator => "administrator",
    Machine => "machine",
    Operator => "operator",
});

/// How an actor stands to a thing. Stronger relations come later in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// No relation: the actor may not know that the thing exists.
    Stranger,
    /// The thing belongs to the office as such: registers, dictionaries, structure.
    Colleague,
    /// The thing lies within the actor's reach: unit, units below, cooperation, assignment.
    Reach,
    /// The actor is the one responsible: case officer, receiver of the assignment, author.
    Own,
}

coded!(Relation { Stranger => "stranger", Colleague => "colleague", Reach => "reach", Own => "own" });

/// "In the place of", as it stands before a signature on Polish official letters.
const IN_PLACE_OF: &str = "wz.";

/// How long a proof is enough for critical deeds.
const FRESH: SignedDuration = SignedDuration::from_mins(10);

/// One line of a deed's rights: a role, and the weakest relation with which it may do the deed.
pub type Right = (Role, Relation);

/// What an actor reaches, as a number that rows carry: 0 the whole office, 2n unit n alone, 2n+1 unit n with all
/// below it. One number per list, so that a list is one walk of one index however large the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scope(i64);

impl Scope {
    /// The whole office.
    pub const OFFICE: Self = Self(0);

    /// One unit alone, by its serial number (from 1).
    pub const fn unit(number: i64) -> Self {
        Self(number * 2)
    }

    /// One unit and all below it.
    pub const fn tree(number: i64) -> Self {
        Self(number * 2 + 1)
    }

    /// The stored number.
    pub const fn code(self) -> i64 {
        self.0
    }
}

impl crate::sql::ToVal for Scope {
    fn to_val(&self) -> crate::sql::Val {
        crate::sql::Val::Int(self.0)
    }
}

/// Who a person is at this moment: read anew at every request, so that a withdrawn right is gone at the next one.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) holding: HoldingId,
    pub(crate) person: PersonId,
    pub(crate) post: PostId,
    pub(crate) unit: UnitId,
    pub(crate) unit_number: i64,
    pub(crate) unit_code: String,
    pub(crate) person_name: String,
    pub(crate) post_title: String,
}

impl Standing {
    /// As of the deed, for the journal: it must not change when the person moves.
    fn as_of_deed(&self) -> Value {
        json!({
            "holding": self.holding,
            "person": self.person,
            "name": self.person_name,
            "post": self.post,
            "title": self.post_title,
            "unit": self.unit_code,
        })
    }
}

/// Whose place a person takes: the substitution, and the absent one at their post.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) substitution: SubstitutionId,
    pub(crate) absent: Standing,
}

/// An authenticated actor of one office. Only the kernel makes one: from a session, a token, or the operator's key.
#[derive(Clone)]
pub struct Actor {
    pub(crate) office: Arc<Office>,
    pub(crate) who: Who,
    /// The one for whom the person acts. Then reach, post and roles are the absent one's; person, session and everything
    /// about one's own entry stay the person's.
    pub(crate) place: Option<Box<Place>>,
    pub(crate) roles: BTreeSet<Role>,
    /// `None` for a person in a browser; the names of allowed deeds for a token.
    pub(crate) scopes: Option<Arc<BTreeSet<String>>>,
    pub(crate) form_token: Option<String>,
    /// Was the password given by somebody else? Then the person sets one of their own before anything else.
    pub(crate) temporary_password: bool,
    /// Has the person a second step of sign-in?
    pub(crate) has_factor: bool,
    /// Does the office want a second step of everybody, and has the person none?
    pub(crate) owes_factor: bool,
    /// When the person last proved in this session who they are.
    pub(crate) proved_at: Option<Timestamp>,
    /// What the session has to tell: tries to come in that failed before it began.
    pub(crate) misses: Option<Misses>,
    /// The network address; empty for a machine of this program.
    pub(crate) origin: Arc<str>,
}

#[derive(Clone)]
pub(crate) enum Who {
    Person(Box<Standing>),
    Machine(&'static str),
}

impl Actor {
    /// The office the actor belongs to.
    pub fn office(&self) -> OfficeId {
        self.office.id()
    }

    /// The civil day on which the office now is.
    pub fn today(&self) -> jiff::civil::Date {
        self.office.env().today()
    }

    /// Name of the office, for the screen.
    pub fn office_name(&self) -> &str {
        self.office.name()
    }

    /// Key of the office, for the screen's colour.
    pub fn office_key(&self) -> &str {
        self.office.key()
    }

    /// Does the actor have this role?
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The roles.
    pub fn roles(&self) -> impl Iterator<Item = Role> + '_ {
        self.roles.iter().copied()
    }

    /// The holding (person at a post) that acts, of a substitute the absent one's; `None` for a machine.
    pub fn holding(&self) -> Option<HoldingId> {
        self.standing().map(|standing| standing.holding)
    }

    /// The person who acts, also when they act for somebody; `None` for a machine.
    pub fn person(&self) -> Option<PersonId> {
        self.own_standing().map(|standing| standing.person)
    }

    /// The person's own holding, also when they act for somebody; `None` for a machine.
    pub fn own_holding(&self) -> Option<HoldingId> {
        self.own_standing().map(|standing| standing.holding)
    }

    /// The substitution in which the person acts for somebody.
    pub fn substitution(&self) -> Option<SubstitutionId> {
        self.place.as_ref().map(|place| place.substitution)
    }

    /// The name of the absent one for whom the person acts.
    pub fn acts_for(&self) -> Option<&str> {
        self.place.as_ref().map(|place| place.absent.person_name.as_str())
    }

    /// The unit of the post; `None` for a machine.
    pub fn unit(&self) -> Option<UnitId> {
        self.standing().map(|standing| standing.unit)
    }

    /// Code of the unit; empty for a machine.
    pub fn unit_code(&self) -> &str {
        self.standing().map_or("", |standing| &standing.unit_code)
    }

    /// Name and post as a record keeps them as text: `Jan Lis, inspektor`; of a substitute `Jan Lis wz. Anna Nowak,
    /// inspektor`. The mark is the one under which letters are signed in somebody's place.
    pub fn signature(&self) -> String {
        let name = match self.acts_for() {
            Some(absent) => format!("{} {IN_PLACE_OF} {absent}", self.name()),
            None => self.name().to_owned(),
        };
        match self.post_title() {
            "" => name,
            title => format!("{name}, {title}"),
        }
    }

    /// The post for the read log: `wz. Anna Nowak, inspektor`.
    pub(crate) fn signature_of_post(&self) -> String {
        match self.acts_for() {
            Some(absent) => format!("{IN_PLACE_OF} {absent}, {}", self.post_title()),
            None => self.post_title().to_owned(),
        }
    }

    /// Name of the person, or of the machine.
    pub fn name(&self) -> &str {
        match &self.who {
            Who::Person(standing) => &standing.person_name,
            Who::Machine(name) => name,
        }
    }

    /// Title of the post, of a substitute the absent one's; empty for a machine.
    pub fn post_title(&self) -> &str {
        self.standing().map_or("", |standing| &standing.post_title)
    }

    /// The token that every form of this session carries; `None` outside a browser session.
    pub fn form_token(&self) -> Option<&str> {
        self.form_token.as_deref()
    }

    /// Must the person set a password of their own before anything else?
    pub fn has_temporary_password(&self) -> bool {
        self.temporary_password
    }

    /// Has the person a second step of sign-in?
    pub fn has_factor(&self) -> bool {
        self.has_factor
    }

    /// Must the person add a second step of sign-in before anything else?
    pub fn owes_factor(&self) -> bool {
        self.owes_factor
    }

    /// Tries to come in that failed since the person came in before this session; `None` when there were none, or when the
    /// person has said that they know.
    pub fn misses(&self) -> Option<&Misses> {
        self.misses.as_ref()
    }

    /// Did the person prove not long ago who they are? Critical deeds want it: a session left open at a desk must not be
    /// enough for them. Keys of integrations and machines prove themselves with every request.
    pub fn is_fresh(&self) -> bool {
        let in_a_session = self.scopes.is_none() && matches!(self.who, Who::Person(_));
        let age = |at| self.office.env().now().duration_since(at);
        !in_a_session || self.proved_at.is_some_and(|at| age(at) <= FRESH)
    }

    /// For the deed that is critical.
    pub(crate) fn must_be_fresh(&self) -> Result<(), Failure> {
        if self.is_fresh() { Ok(()) } else { Err(Refusal::state("kernel.prove-again").into()) }
    }

    /// What the actor reaches in lists: everything for `wide` roles, the unit with all below for a head, else the
    /// unit alone. A machine reaches everything that its deeds let it.
    pub fn scope(&self, wide: &[Role]) -> Scope {
        match &self.who {
            Who::Machine(_) => Scope::OFFICE,
            Who::Person(_) if wide.iter().any(|role| self.has(*role)) => Scope::OFFICE,
            Who::Person(own) => {
                let number = self.standing().unwrap_or(own).unit_number;
                if self.has(Role::Head) { Scope::tree(number) } else { Scope::unit(number) }
            }
        }
    }

    /// Does the actor's token, if it is one, name this deed? Asked of what is called, not of its steps. `*` names all;
    /// scopes only narrow what the holder may.
    pub(crate) fn in_scope(&self, deed: &str) -> bool {
        self.scopes.as_ref().is_none_or(|scopes| scopes.contains(deed) || scopes.contains("*"))
    }

    /// May the actor do something with these rights to a thing it stands to like this?
    pub(crate) fn may(&self, rights: &[Right], relation: Relation) -> Verdict {
        if rights.iter().any(|(role, least)| self.has(*role) && relation >= *least) {
            return Verdict::Allow;
        }
        if relation == Relation::Stranger { Verdict::Hide } else { Verdict::Refuse }
    }

    /// Would the policy allow the actor something with these rights, standing to the thing like this? Decides what a screen offers.
    pub fn allows(&self, rights: &[Right], relation: Relation) -> bool {
        self.may(rights, relation) == Verdict::Allow
    }

    /// Could the actor do a deed with these rights to anything at all? Decides what a screen offers and spares a route's
    /// work; what is done is judged by the deed's own grant.
    pub fn could(&self, deed: &str, rights: &[Right]) -> bool {
        self.in_scope(deed) && self.may(rights, Relation::Own) == Verdict::Allow
    }

    /// The standing that counts for reach, rights and what belongs to a post.
    fn standing(&self) -> Option<&Standing> {
        self.place.as_ref().map(|place| &place.absent).or_else(|| self.own_standing())
    }

    fn own_standing(&self) -> Option<&Standing> {
        match &self.who {
            Who::Person(standing) => Some(standing),
            Who::Machine(_) => None,
        }
    }

    pub(crate) fn key(&self) -> Uuid {
        self.own_standing().map_or(Uuid::nil(), |standing| standing.person.uuid())
    }

    /// Person and post as of the deed, for the journal; `for` names the one in whose place it was done.
    pub(crate) fn as_of_deed(&self) -> Value {
        let mut by = match &self.who {
            Who::Person(standing) => standing.as_of_deed(),
            Who::Machine(name) => json!({ "machine": name }),
        };
        if let (Some(place), Value::Object(by)) = (&self.place, &mut by) {
            let mut absent = place.absent.as_of_deed();
            if let Value::Object(absent) = &mut absent {
                absent.insert("substitution".to_owned(), json!(place.substitution));
            }
            by.insert("for".to_owned(), absent);
        }
        by
    }

    /// A substitute does what the post does, never what changes who may enter or what they may do.
    pub(crate) fn must_be_in_own_name(&self) -> Result<(), Failure> {
        if self.place.is_none() { Ok(()) } else { Err(Refusal::state("kernel.not-for-another").into()) }
    }
}

/// The policy's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Allow,
    Hide,
    Refuse,
}

impl fmt::Debug for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Actor({} @ {})", self.name(), self.office.key())
    }
}

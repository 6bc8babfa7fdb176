//! Ids that cannot be mistaken for one another.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// A kind of thing that has ids. Implemented by empty marker types: `enum CaseKind {}`.
pub trait Kind: 'static {
    /// The word for the thing in logs and journal entries, for example `case`.
    const NAME: &'static str;
}

/// The id of one thing of kind `K`: a UUID of version 7 (RFC 9562), so that newer ids sort later.
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

impl<K> Id<K> {
    /// Takes a UUID as the id of a `K`. Nothing is granted by an id: every grant loads its target again.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The bare UUID.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", K::NAME, self.0)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<K> FromStr for Id<K> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::parse_str(text).map(Self::from_uuid)
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::from_uuid)
    }
}

/// Declares marker kinds: `kinds! { Case => "case", Unit => "unit" }` makes `CaseKind` and `CaseId`.
#[macro_export]
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident, $id:ident => $name:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $kind {}
        impl $crate::id::Kind for $kind {
            const NAME: &'static str = $name;
        }
        $(#[$doc])*
        pub type $id = $crate::id::Id<$kind>;
    )+};
}

kinds! {
    /// An office (urząd): the tenant.
    OfficeKind, OfficeId => "office";
    /// A person who works in an office.
    PersonKind, PersonId => "person";
    /// A post (stanowisko) in a unit.
    PostKind, PostId => "post";
    /// A holding: a person at a post over a span of days.
    HoldingKind, HoldingId => "holding";
    /// A unit (komórka organizacyjna).
    UnitKind, UnitId => "unit";
    /// A signed-in session.
    SessionKind, SessionId => "session";
    /// A token of an integration.
    TokenKind, TokenId => "token";
    /// An authenticator app of a person: a second step of sign-in.
    FactorKind, FactorId => "factor";
    /// A substitution (zastępstwo): somebody acts for somebody from a day to a day.
    SubstitutionKind, SubstitutionId => "substitution";
    /// A job in the outbox.
    JobKind, JobId => "job";
}

//! The feed is opened and closed.

use obieg_kernel::door::{EndOwnKeys, IssueOwnKey};
use obieg_kernel::{Actor, Committed, Deed, Event, Failure, Granted, Lookup, Named, named, own_target};
use serde::Serialize;
use uuid::Uuid;

use crate::queries::OwnTerms;

/// What the journal is told beside what the key tells.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum FeedEvent {
    /// A person's calendar can be read from outside.
    FeedOpened {
        /// Whose.
        person: Uuid,
    },
    /// It cannot any more.
    FeedClosed {
        /// Whose.
        person: Uuid,
    },
}

impl Event for FeedEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::FeedOpened { .. } => "FeedOpened",
            Self::FeedClosed { .. } => "FeedClosed",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::FeedOpened { person } | Self::FeedClosed { person } => vec![*person],
        }
    }
}

/// Opens the feed of one's own days at a new address; the one before ends.
#[derive(Serialize)]
pub struct OpenFeed {
    /// The key that the address holds.
    pub key: IssueOwnKey,
}

impl OpenFeed {
    /// The deed, and the key's text, which is kept nowhere.
    pub fn new(actor: &Actor) -> (Self, String) {
        let (key, text) = actor.new_own_key("iCalendar", OwnTerms::NAME, 366);
        (Self { key }, text)
    }
}

named!(OpenFeed, "calendar.open-feed", [(Officer, Own), (Head, Own), (Executive, Own)]);

/// Whose the feed is.
fn person(db: &Lookup<'_>) -> Option<Uuid> {
    db.actor().person().map(|person| person.uuid())
}

impl Deed for OpenFeed {
    type Target = Uuid;
    type Event = FeedEvent;
    type Done = ();
    const CRITICAL: bool = true;

    own_target!(Uuid, |_, db| Ok(person(db)));

    fn run(&self, mut granted: Granted<'_, Self>, person: Uuid) -> Result<Committed<Self>, Failure> {
        granted.step(&self.key)?;
        granted.commit(&FeedEvent::FeedOpened { person }, ())
    }
}

/// Closes the feed: its address opens nothing any more.
#[derive(Serialize)]
pub struct CloseFeed;

named!(CloseFeed, "calendar.close-feed", [(Officer, Own), (Head, Own), (Executive, Own)]);

impl Deed for CloseFeed {
    type Target = Uuid;
    type Event = FeedEvent;
    type Done = ();

    own_target!(Uuid, |_, db| Ok(person(db)));

    fn run(&self, mut granted: Granted<'_, Self>, person: Uuid) -> Result<Committed<Self>, Failure> {
        granted.step(&EndOwnKeys { query: OwnTerms::NAME })?;
        granted.commit(&FeedEvent::FeedClosed { person }, ())
    }
}

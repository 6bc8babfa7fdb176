//! What can be done to the daily e-mail.

mod own;
mod sending;
mod server;
mod trial;

use obieg_kernel::Event;
use obieg_kernel::id::PersonId;
use serde::Serialize;
use uuid::Uuid;

pub use own::{SetDigest, StopDigest};
pub use sending::{BeginDigest, EndDigest, QueueDigests};
pub use server::{EndMailServer, SetMailServer};
pub use trial::{EndTrial, TryMailServer};

use super::model::{Detail, DigestId, DigestState};

/// What the journal is told: never an address of a person, nor a password.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum PostEvent {
    /// The office sends by this server from now on.
    MailServerSet {
        /// Its name.
        host: String,
        /// Its port.
        port: i64,
        /// The address from which it is sent.
        sender: String,
        /// How much the e-mails say.
        detail: Detail,
        /// Was a password given?
        password: bool,
    },
    /// The office sends no more.
    MailServerEnded {
        /// The server's name.
        host: String,
    },
    /// A trial message was asked for.
    MailServerTried {
        /// The server's name.
        host: String,
    },
    /// The trial message ended.
    TrialEnded {
        /// Did the server take it?
        good: bool,
    },
    /// A person wants the daily e-mail, or elsewhere, or at another hour.
    DigestSet {
        /// Who.
        person: PersonId,
    },
    /// A person wants it no more.
    DigestStopped {
        /// Who.
        person: PersonId,
    },
    /// It was decided who gets an e-mail today.
    DigestsQueued {
        /// Which.
        digests: Vec<DigestId>,
        /// For how many persons it was decided.
        persons: u64,
    },
    /// An e-mail is being handed over.
    DigestBegun {
        /// Which.
        digest: DigestId,
    },
    /// An attempt to send it ended.
    DigestEnded {
        /// Which.
        digest: DigestId,
        /// Whose.
        person: PersonId,
        /// How it stands now.
        state: DigestState,
    },
}

impl Event for PostEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::MailServerSet { .. } => "MailServerSet",
            Self::MailServerEnded { .. } => "MailServerEnded",
            Self::MailServerTried { .. } => "MailServerTried",
            Self::TrialEnded { .. } => "TrialEnded",
            Self::DigestSet { .. } => "DigestSet",
            Self::DigestStopped { .. } => "DigestStopped",
            Self::DigestsQueued { .. } => "DigestsQueued",
            Self::DigestBegun { .. } => "DigestBegun",
            Self::DigestEnded { .. } => "DigestEnded",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::DigestSet { person } | Self::DigestStopped { person } => vec![person.uuid()],
            Self::DigestsQueued { digests, .. } => digests.iter().map(|digest| digest.uuid()).collect(),
            Self::DigestBegun { digest } => vec![digest.uuid()],
            Self::DigestEnded { digest, person, .. } => vec![digest.uuid(), person.uuid()],
            Self::MailServerSet { .. }
            | Self::MailServerEnded { .. }
            | Self::MailServerTried { .. }
            | Self::TrialEnded { .. } => Vec::new(),
        }
    }
}

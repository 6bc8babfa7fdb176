//! What is told and asked, in our words. Nothing here has the wire's names.

use std::collections::BTreeMap;

use jiff::Timestamp;
use obieg_law::edelivery::EvidenceKind;

/// A value that was read, and the very bytes that it was read from, to be kept beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Got<T> {
    /// What was understood.
    pub value: T,
    /// What came.
    pub bytes: Vec<u8>,
}

/// A postal address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Postal {
    /// Country by name.
    pub country: String,
    /// Street; of a post office box `P.O. Box`.
    pub street: String,
    /// Number of the building.
    pub building: Option<String>,
    /// Number of the flat, or of the box.
    pub flat: Option<String>,
    /// Postal code.
    pub code: String,
    /// Town.
    pub town: String,
}

/// Somebody who sends or is written to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// Address of electronic delivery (ADE).
    pub address: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Name of an office or company.
    pub name: Option<String>,
    /// The rest of a name that is too long.
    pub name_continued: Option<String>,
    /// Postal address.
    pub postal: Option<Postal>,
}

impl Party {
    /// Somebody of whom only the address is known.
    pub fn at(address: &str) -> Self {
        Self { address: Some(address.to_owned()), ..Self::default() }
    }

    /// All names as one line; empty when there is none.
    pub fn line(&self) -> String {
        let parts = [&self.first_name, &self.last_name, &self.name, &self.name_continued];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// How a message goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Service {
    /// Registered electronic delivery (PURDE).
    Electronic,
    /// Printed and carried by the post (PUH).
    Hybrid(Box<Shipment>),
}

impl Service {
    /// Is it printed?
    pub fn is_hybrid(&self) -> bool {
        matches!(self, Self::Hybrid(_))
    }
}

/// What the post is to do with a printed message. Words are those of the contract, checked by [`crate::rules::check`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shipment {
    /// `general`, `administrative`, `tax`, `court_civil`, `court_criminal`.
    pub proceedings: String,
    /// `economic`, `priority`.
    pub category: String,
    /// `duplex`, `simplex`.
    pub printing: String,
    /// `monochrome`, `color`.
    pub colour: String,
    /// `returntosender`, `destroy`.
    pub undeliverable: String,
    /// `registered`, `notRegistered`.
    pub mode: String,
    /// `XS`, `S`, `M`, `L`.
    pub format: Option<String>,
    /// Number of the item, at most 32 characters.
    pub number: Option<String>,
    /// Printed on the envelope, at most 30 characters.
    pub imprint: Option<String>,
    /// Content, for registered items of special proceedings, at most 255 characters.
    pub content: Option<String>,
    /// Whether a receipt is wanted.
    pub receipt: Option<bool>,
    /// Poste restante.
    pub poste_restante: Option<bool>,
}

/// A file that goes out. Its bytes are given beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutgoingFile {
    /// The name on the wire ([`crate::rules::wire_name`]); the original one stays in the caller's record.
    pub name: String,
    /// Media type.
    pub media: String,
    /// Bytes.
    pub size: u64,
}

/// A message that is to go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Our own id of this sending, one for each try that may be taken once; goes into `additionalData`.
    pub correlation: String,
    /// Subject.
    pub subject: String,
    /// Text, at most 5,000 characters.
    pub text: Option<String>,
    /// Sign of the case.
    pub case: Option<String>,
    /// Thread of the message that is answered.
    pub thread: Option<String>,
    /// The message that is answered.
    pub reply_to: Option<String>,
    /// The sender's names and postal address; the address of electronic delivery is the connector's.
    pub from: Party,
    /// Addressees.
    pub to: Vec<Party>,
    /// A mass message: 2 to 1,000 addressees and exactly one file.
    pub mass: bool,
    /// How it goes.
    pub service: Service,
    /// Files in their order.
    pub files: Vec<OutgoingFile>,
}

/// What an element of a list or a message is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Kind {
    /// A message.
    #[default]
    Message,
    /// Evidence of a message that was deleted.
    Evidence,
    /// Notice of a message that is not in the mailbox yet.
    Stub,
    /// One element for a whole mass sending.
    Mass,
    /// A word that is not known here.
    Other(String),
}

/// An attachment as a message describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    /// Id.
    pub id: String,
    /// Place in the message.
    pub order: Option<i64>,
    /// Name on the wire.
    pub name: Option<String>,
    /// Media type as the sender says.
    pub media: Option<String>,
    /// Bytes as the operator says.
    pub size: Option<u64>,
    /// Algorithm of the digest as the operator writes it.
    pub algorithm: Option<String>,
    /// Digest as the operator writes it.
    pub digest: Option<String>,
    /// Description.
    pub description: Option<String>,
}

/// An evidence as a list or a message describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceInfo {
    /// The operator's id.
    pub id: String,
    /// The message.
    pub message: String,
    /// Kind, when it is a known one.
    pub kind: Option<EvidenceKind>,
    /// Kind as the operator writes it.
    pub code: String,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When what it proves happened.
    pub event: Option<Timestamp>,
    /// Reasons in words.
    pub reasons: Vec<String>,
    /// Number of the reason.
    pub reason: Option<String>,
    /// Was its file fetched before?
    pub downloaded: bool,
    /// From whom the message is.
    pub from: Option<Party>,
    /// For whom.
    pub to: Option<Party>,
}

/// A message as far as it was asked for: a list says little, a fetched message all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrived {
    /// The operator's id.
    pub message: String,
    /// What it is.
    pub kind: Kind,
    /// Sender.
    pub from: Option<Party>,
    /// Addressees.
    pub to: Vec<Party>,
    /// Subject.
    pub subject: Option<String>,
    /// Thread.
    pub thread: Option<String>,
    /// The message that it answers.
    pub reply_to: Option<String>,
    /// Sign of a case, the sender's word.
    pub case: Option<String>,
    /// `additionalData`: the sender's own.
    pub additional: BTreeMap<String, String>,
    /// Is it printed by the post?
    pub hybrid: bool,
    /// Status in the operator's (Polish) word; to be compared with what the evidences prove.
    pub status: Option<String>,
    /// Reasons of a refusal, divided by `;`.
    pub status_words: Option<String>,
    /// When it came to be in the mailbox.
    pub created: Option<Timestamp>,
    /// Day and time of delivery: of the confirmation of receipt, or of H.EPO.
    pub received: Option<Timestamp>,
    /// M03 of A.1 or H.PN.
    pub submitted: Option<Timestamp>,
    /// G05 of A.1 or H.PN.
    pub event: Option<Timestamp>,
    /// Was it read?
    pub opened: Option<bool>,
    /// Direction: `INBOX`, `SENT` or `DRAFTS`.
    pub direction: Option<String>,
    /// Folder where it lies.
    pub folder: Option<String>,
    /// Task of the sending.
    pub task: Option<String>,
    /// The mass sending of which it is a part.
    pub mass: Option<String>,
    /// Days until a fiction.
    pub days_left: Option<i64>,
    /// Text.
    pub text: Option<String>,
    /// Attachments.
    pub attachments: Vec<Attachment>,
    /// Evidences.
    pub evidences: Vec<EvidenceInfo>,
}

/// A folder and what is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    /// Label that messages carry.
    pub label: String,
    /// Name for people.
    pub name: String,
    /// Messages nobody read.
    pub unread: u64,
    /// All messages.
    pub total: u64,
}

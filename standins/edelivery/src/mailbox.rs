//! A mailbox: who has it, what lies in it, and who may open it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rsa::RsaPublicKey;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::fault::Fault;
use crate::letter::{Direction, Letter};
use crate::model::{Address, Contributor, Party};

/// Folders that every mailbox has.
pub const PREDEFINED: [&str; 5] = ["INBOX", "OUTBOX", "SENT", "DRAFTS", "TRASH"];

/// What the base of electronic addresses (BAE) knows of an address, and what the stand-in needs besides.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Registration {
    /// Address of electronic delivery.
    pub address: String,
    /// Whether a public body has it.
    pub public: bool,
    /// Name of a body or company.
    pub name: Option<String>,
    /// First name of a person.
    pub first_name: Option<String>,
    /// Last name of a person.
    pub last_name: Option<String>,
    /// Systems that may open it: name and public key.
    pub systems: Vec<SystemKey>,
    /// `ACTIVE`, `CLOSED_RECOVERABLE`, `CLOSED_UNRECOVERABLE`, `STRUCK_OFF`.
    pub status: String,
    /// `BLOCK_WARNING` or `NOT_BLOCK_WARNING`.
    pub warning: Option<String>,
    /// Identifiers in public registers (`id`, `referenceRegistry`).
    pub official_ids: Vec<Value>,
    /// Categories by which it is found.
    pub categories: Vec<String>,
    /// The physical address.
    pub postal: Option<Address>,
    /// Room in MB.
    pub capacity_mb: u64,
    /// Another operator keeps it: B.1 is issued on the way.
    pub other_operator: bool,
}

impl Default for Registration {
    fn default() -> Self {
        Self {
            address: String::new(),
            public: false,
            name: None,
            first_name: None,
            last_name: None,
            systems: Vec::new(),
            status: "ACTIVE".into(),
            warning: None,
            official_ids: Vec::new(),
            categories: Vec::new(),
            postal: None,
            capacity_mb: 10_240,
            other_operator: false,
        }
    }
}

/// The key of a system, as it is registered.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemKey {
    /// The part after `.SYSTEM.`.
    pub name: String,
    /// Public key or certificate.
    #[serde(default)]
    pub pem: Option<String>,
    /// The same as a JWK.
    #[serde(default)]
    pub jwk: Option<Value>,
    /// Scopes; all when left out.
    #[serde(default)]
    pub scopes: Option<Vec<String>>,
}

/// A registered system.
#[derive(Debug, Clone)]
pub struct System {
    /// The part after `.SYSTEM.`.
    pub name: String,
    /// Its key.
    pub key: RsaPublicKey,
    /// What it may do.
    pub scopes: Vec<String>,
}

/// A folder.
#[derive(Debug, Clone)]
pub struct Directory {
    /// Id.
    pub id: String,
    /// Name that people see.
    pub name: String,
    /// Label that messages carry.
    pub label: String,
    /// One of [`PREDEFINED`].
    pub predefined: bool,
}

impl Directory {
    /// `Directory`.
    #[must_use]
    pub fn wire(&self) -> Value {
        let kind = if self.predefined { "predefined" } else { "defined" };
        json!({ "directoryId": self.id, "name": self.name, "label": self.label, "type": kind })
    }
}

/// One condition of a rule.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Condition {
    /// `senderEda`, `senderName`, `caseId`, `subject`.
    pub condition_type: String,
    /// Part of the text.
    pub condition_text: String,
}

/// A rule that moves what comes in.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether it works.
    pub enabled: bool,
    /// Where it moves to.
    pub directory_id: String,
    /// All must hold.
    pub conditions: Vec<Condition>,
}

/// A subscription of one hook.
#[derive(Debug, Clone)]
pub struct Subscription {
    /// Id.
    pub id: String,
    /// Name of the contract's field, as `inboxCallbackUrl`.
    pub name: String,
    /// Where to.
    pub url: String,
    /// On or off.
    pub on: bool,
}

/// A task of archiving.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "names of the contract")]
pub struct ArchiveTask {
    pub id: String,
    pub created: Timestamp,
    pub until: Option<Timestamp>,
    pub status: &'static str,
    pub messages: Vec<String>,
    pub description: Option<String>,
    pub with_deleting: Option<bool>,
}

/// A mailbox.
pub struct Mailbox {
    /// What is registered.
    pub entry: Registration,
    /// Systems.
    pub systems: Vec<System>,
    /// Messages by id.
    pub letters: BTreeMap<String, Letter>,
    /// Messages of a public body that wait in the service until it authenticates.
    pub service: Vec<Letter>,
    /// Ids of messages that were deleted.
    pub deleted: BTreeSet<String>,
    /// Folders.
    pub directories: Vec<Directory>,
    /// Rules in their order.
    pub rules: Vec<Rule>,
    /// Tasks of archiving.
    pub archives: Vec<ArchiveTask>,
    /// Hooks.
    pub subscriptions: Vec<Subscription>,
    /// Push notices.
    pub push: bool,
    /// Settings that people change.
    pub phone: Option<String>,
    /// Settings that people change.
    pub email: Option<String>,
    /// When tokens were fetched, and by which system.
    pub tokens: Vec<(Timestamp, String)>,
}

impl Mailbox {
    /// An empty mailbox.
    #[must_use]
    pub fn new(entry: Registration, systems: Vec<System>) -> Self {
        let directories = PREDEFINED
            .map(|label| Directory {
                id: format!("dir-{label}"),
                name: label.into(),
                label: label.into(),
                predefined: true,
            })
            .to_vec();
        Self {
            entry,
            systems,
            letters: BTreeMap::new(),
            service: Vec::new(),
            deleted: BTreeSet::new(),
            directories,
            rules: Vec::new(),
            archives: Vec::new(),
            subscriptions: Vec::new(),
            push: false,
            phone: None,
            email: None,
            tokens: Vec::new(),
        }
    }

    /// The holder as a party of a message.
    #[must_use]
    pub fn party(&self) -> Party {
        Party {
            e_delivery_address: Some(self.entry.address.clone()),
            contributor: Some(Contributor {
                first_name: self.entry.first_name.clone(),
                last_name: self.entry.last_name.clone(),
                company_name: self.entry.name.clone(),
                company_name_continued: None,
            }),
            ..Party::default()
        }
    }

    /// A message of this mailbox.
    ///
    /// # Errors
    /// When it has none by this id.
    pub fn letter(&self, id: &str) -> Result<&Letter, Fault> {
        self.letters.get(id).ok_or_else(|| Fault::no_message(id))
    }

    /// The same, to change it.
    ///
    /// # Errors
    /// When it has none by this id.
    pub fn letter_mut(&mut self, id: &str) -> Result<&mut Letter, Fault> {
        self.letters.get_mut(id).ok_or_else(|| Fault::no_message(id))
    }

    /// A draft.
    ///
    /// # Errors
    /// When there is no draft by this id.
    pub fn draft(&mut self, id: &str) -> Result<&mut Letter, Fault> {
        self.letters
            .get_mut(id)
            .filter(|letter| letter.direction == Direction::Drafts)
            .ok_or_else(|| Fault::no_message(id))
    }

    /// Bytes of all attachments and texts.
    #[must_use]
    pub fn used(&self) -> u64 {
        let text = |letter: &Letter| letter.text.as_ref().map_or(0, String::len);
        self.letters.values().fold(0, |sum: u64, letter| {
            let files: u64 = letter.attachments.iter().map(|attached| attached.blob.size).sum();
            sum.saturating_add(files).saturating_add(u64::try_from(text(letter)).unwrap_or(0))
        })
    }

    /// The contract's warning when less than a tenth of the room is left.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        let room = self.room();
        (self.used() > room / 10 * 9).then(|| "MAILBOX_ALMOST_FULL".to_owned())
    }

    /// Bytes that fit.
    #[must_use]
    pub const fn room(&self) -> u64 {
        self.entry.capacity_mb.saturating_mul(1024 * 1024)
    }

    /// The folder into which the rules put a message that came in.
    #[must_use]
    pub fn place(&self, letter: &Letter) -> String {
        let holds = |condition: &Condition| {
            let want = condition.condition_text.to_lowercase();
            let have = match condition.condition_type.as_str() {
                "senderEda" => letter.from.ade().to_owned(),
                "senderName" => letter.from.name(),
                "caseId" => letter.case_id.clone().unwrap_or_default(),
                _ => letter.subject.clone(),
            };
            have.to_lowercase().contains(&want)
        };
        let rule = self.rules.iter().find(|rule| rule.enabled && rule.conditions.iter().all(holds));
        rule.and_then(|rule| self.directories.iter().find(|directory| directory.id == rule.directory_id))
            .map_or_else(|| "INBOX".to_owned(), |directory| directory.label.clone())
    }
}

//! Documents as values.

use std::collections::BTreeSet;

use bytes::Bytes;
use jiff::Timestamp;
use obieg_inspect::{Finding, Severity, Verdict, inspect};
use obieg_kernel::blob::{Blobs, Readable, Sha, Stored};
use obieg_kernel::look::Shown;
use obieg_kernel::{Failure, coded};
use obieg_web::Incoming;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub use obieg_inspect::Media;

use crate::rules;

obieg_kernel::kinds! {
    /// A document.
    DocumentTag, DocumentId => "document";
}

/// What a document hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolderKind {
    /// An incoming item.
    Item,
    /// A case.
    Case,
    /// A letter.
    Letter,
    /// A record of the office's own outside cases.
    Outside,
    /// A letter in preparation.
    Draft,
}

coded!(HolderKind { Item => "item", Case => "case", Letter => "letter", Outside => "outside", Draft => "draft" });

/// The part that a document plays with its holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// A digital reproduction of paper.
    Scan,
    /// A born-digital document as it came.
    Received,
    /// A draft of a letter.
    Draft,
    /// The final, signed letter.
    Final,
    /// Evidence of sending or delivery.
    Evidence,
    /// A note for the file.
    Note,
}

coded!(DocumentKind {
    Scan => "scan",
    Received => "received",
    Draft => "draft",
    Final => "final",
    Evidence => "evidence",
    Note => "note",
});

/// A file on disk whose type was told from its content: the only way to bring one into a document.
#[derive(Debug, Clone, Serialize)]
pub struct NewFile {
    stored: Stored,
    name: String,
    media: Media,
    findings: BTreeSet<Finding>,
}

impl NewFile {
    /// A file with its bytes, or with the first of them when it is too large to be looked into. The name is cleaned, not
    /// believed.
    pub fn new(stored: Stored, name: &str, head: &[u8]) -> Self {
        let whole = u64::try_from(head.len()).is_ok_and(|length| length >= stored.size());
        let verdict = if whole { inspect(head, name) } else { Verdict::unread(head, name) };
        Self::judged(stored, name, verdict)
    }

    /// A file that came with a form.
    pub fn of(incoming: Incoming) -> Self {
        Self::judged(incoming.stored, &incoming.name, incoming.verdict)
    }

    /// Takes a file in and looks into it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn bring(blobs: &Blobs, name: &str, bytes: Bytes) -> Result<Self, Failure> {
        let stored = blobs.put_bytes(bytes.clone()).await?;
        let given = name.to_owned();
        // On a thread of its own: what is packed deep takes its time.
        let looked = tokio::task::spawn_blocking(move || inspect(&bytes, &given));
        Ok(Self::judged(stored, name, looked.await.map_err(Failure::internal)?))
    }

    /// A file that the office has already, for another document of it: nothing is copied, nothing looked into anew.
    pub fn again(content: &Content) -> Self {
        let Content { name, media, findings, readable, .. } = content;
        Self { stored: readable.again(), name: name.clone(), media: *media, findings: findings.clone() }
    }

    fn judged(stored: Stored, name: &str, verdict: Verdict) -> Self {
        let Verdict { media, findings } = verdict;
        Self { name: rules::clean_name(name), media, findings, stored }
    }

    /// What was found in it.
    pub fn findings(&self) -> &BTreeSet<Finding> {
        &self.findings
    }

    /// The blob.
    pub fn stored(&self) -> &Stored {
        &self.stored
    }

    /// Name as given, without hidden characters; may be empty.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The media type.
    pub fn media(&self) -> Media {
        self.media
    }
}

/// A document with its last version, on a screen or in the API.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DocumentView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: DocumentId,
    /// What it hangs on.
    #[schema(value_type = String, format = Uuid)]
    pub holder: Uuid,
    /// What that is: `item`, `case`, `letter`, `outside`.
    pub holder_kind: HolderKind,
    /// The identifier, readable by eye.
    pub identifier: String,
    /// Title.
    pub title: String,
    /// `scan`, `received`, `draft`, `final`, `evidence`, `note`.
    pub kind: DocumentKind,
    /// Number of the last version, from 1.
    pub version: i64,
    /// Name of the file as it came.
    pub name: String,
    /// Media type, told from the content.
    #[schema(value_type = String)]
    pub media: Media,
    /// What was found in the file when it came: codes of `docs/verdicts.md`; empty when there is nothing to say.
    #[schema(value_type = Vec<String>)]
    pub findings: BTreeSet<Finding>,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the content, hex.
    #[schema(value_type = String)]
    pub sha256: Sha,
    /// When the last version came.
    #[schema(value_type = String, format = DateTime)]
    pub added_at: Timestamp,
}

/// One version of a document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VersionView {
    /// Number, from 1.
    pub version: i64,
    /// Name of the file as it came.
    pub name: String,
    /// Media type, told from the content.
    #[schema(value_type = String)]
    pub media: Media,
    /// What was found in the file when it came, as codes.
    #[schema(value_type = Vec<String>)]
    pub findings: BTreeSet<Finding>,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the content, hex.
    #[schema(value_type = String)]
    pub sha256: Sha,
    /// When it came.
    #[schema(value_type = String, format = DateTime)]
    pub added_at: Timestamp,
    /// Who added it, name and post as of that day; none for what came before the program wrote it down.
    pub added_by: Option<String>,
}

/// One version with the permission to read it; a host's query gives it after its own policy has said yes.
#[derive(Debug, Clone)]
pub struct Content {
    /// Name of the file as it came.
    pub name: String,
    /// Media type, told from the content.
    pub media: Media,
    /// What was found in it.
    pub findings: BTreeSet<Finding>,
    /// What is told to the read log when it is given out after a warning.
    pub shown: Option<Shown>,
    /// The permission.
    pub readable: Readable,
}

impl DocumentView {
    /// The gravest of what was found in the last version.
    pub fn severity(&self) -> Severity {
        Severity::of(&self.findings)
    }

    /// May its page show it: is its type one that is shown, and was nothing found that forbids it?
    pub fn is_previewed(&self) -> bool {
        self.media.has_preview() && (self.media == Media::Mail || self.severity() < Severity::Closed)
    }

    /// Does the door stand before it?
    pub fn is_behind_door(&self) -> bool {
        self.severity() == Severity::Danger
    }
}

impl VersionView {
    /// Does the door stand before it?
    pub fn is_behind_door(&self) -> bool {
        Severity::of(&self.findings) == Severity::Danger
    }
}

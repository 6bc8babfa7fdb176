//! A message in a mailbox, and how it looks on the wire.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::calendar;
use crate::evidence::{Evidence, Kind as Proof};
use crate::files::Attached;
use crate::model::{Hybrid, Party};
use crate::script::Script;

/// Direction of a message: the label that exactly one of three has (R3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Received.
    Inbox,
    /// Sent or being sent.
    Sent,
    /// Not sent.
    Drafts,
}

impl Direction {
    /// The label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Inbox => "INBOX",
            Self::Sent => "SENT",
            Self::Drafts => "DRAFTS",
        }
    }
}

/// `messageType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A message.
    Message,
    /// Evidence of a message that is no more.
    Evidence,
    /// Notice of a message that was not read yet.
    Stub,
}

impl Kind {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Message => "Message",
            Self::Evidence => "Evidence",
            Self::Stub => "Stub",
        }
    }
}

/// How much of a message is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Enough to know it again.
    Minimal,
    /// No text, no attachments.
    Metadata,
    /// Attachments without their bytes.
    Full,
    /// All.
    FullExtended,
}

/// A message of one mailbox.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "names of the contract")]
pub struct Letter {
    pub id: String,
    pub direction: Direction,
    pub location: String,
    /// Where it was before the bin.
    pub before_trash: Option<String>,
    pub kind: Kind,
    pub from: Party,
    pub to: Vec<Party>,
    pub hybrid: Option<Hybrid>,
    pub subject: String,
    pub ref_to: Option<String>,
    pub thread_id: String,
    pub case_id: Option<String>,
    pub timestamp: Timestamp,
    pub service: String,
    pub additional: BTreeMap<String, String>,
    pub text: Option<String>,
    pub attachments: Vec<Attached>,
    pub evidences: Vec<Evidence>,
    pub opened: bool,
    pub task_id: Option<String>,
    pub mass_id: Option<String>,
    pub mass: bool,
    /// Hybrid: the post has taken the files.
    pub accepted: bool,
    /// When it was consigned (D.1), for the days that are left.
    pub consigned: Option<Timestamp>,
    /// Questions about the Stub that are still answered with 202.
    pub stub_polls: u32,
    pub script: Script,
}

impl Letter {
    /// Whether the post prints it.
    #[must_use]
    pub fn is_hybrid(&self) -> bool {
        self.service == "hybrid"
    }

    /// The first evidence of a kind.
    #[must_use]
    pub fn proof(&self, kind: Proof) -> Option<&Evidence> {
        self.evidences.iter().find(|evidence| evidence.kind == kind)
    }

    fn any(&self, kinds: &[Proof]) -> bool {
        kinds.iter().any(|kind| self.proof(*kind).is_some())
    }

    /// Whether the confirmation of receipt came without the content being handed over before: the fiction.
    fn by_fiction(&self) -> bool {
        let Some(receipt) = self.proof(Proof::ReceiptXml).or_else(|| self.proof(Proof::ReceiptPdf)) else {
            return false;
        };
        self.proof(Proof::ContentHandover).is_none_or(|handed| handed.event > receipt.event)
    }

    /// The status that the evidences of a message give (R9); a stronger one is never undone by a weaker one.
    #[must_use]
    pub fn status(&self) -> Option<&'static str> {
        if self.direction == Direction::Drafts || self.kind == Kind::Evidence {
            return None;
        }
        Some(if self.any(&[Proof::SubmissionRejection, Proof::HybridRejected]) {
            "Odrzucona"
        } else if self.by_fiction() {
            "Uznana za doręczoną"
        } else if self.any(&[Proof::ContentHandover]) {
            "Doręczona"
        } else if let Some(epo) = self.proof(Proof::HybridEpo) {
            if epo.negative { "Niedoręczona" } else { "Doręczona" }
        } else if self.any(&[
            Proof::RelayRejection,
            Proof::RelayFailure,
            Proof::ConsignmentFailure,
            Proof::HandoverFailure,
        ]) {
            "Niedoręczona"
        } else if self.any(&[Proof::ContentConsignment]) {
            "Czeka na doręczenie"
        } else if self.any(&[Proof::RelayAcceptance]) {
            "Wysłana"
        } else if self.any(&[Proof::SubmissionAcceptance, Proof::HybridPosted]) {
            "Nadana"
        } else if self.accepted {
            "Przekazana do realizacji"
        } else {
            "W trakcie weryfikacji"
        })
    }

    /// Reasons of a refusal: of A.2, or those of H.DW joined by `;` (R8).
    #[must_use]
    pub fn status_description(&self) -> Option<String> {
        let proof = self.proof(Proof::SubmissionRejection).or_else(|| self.proof(Proof::HybridRejected))?;
        Some(proof.reasons.join(";"))
    }

    fn accepted_proof(&self) -> Option<&Evidence> {
        self.proof(Proof::SubmissionAcceptance).or_else(|| self.proof(Proof::HybridPosted))
    }

    /// Date of sending (R5).
    #[must_use]
    pub fn submission_date(&self) -> Option<Timestamp> {
        self.accepted_proof().map(|proof| proof.submitted)
    }

    /// Time of the event of A.1 or H.PN (R6).
    #[must_use]
    pub fn event_date(&self) -> Option<Timestamp> {
        self.accepted_proof().map(|proof| proof.event)
    }

    /// Date of delivery (R4).
    #[must_use]
    pub fn receipt_date(&self) -> Option<Timestamp> {
        let receipt = self.proof(Proof::ReceiptXml).or_else(|| self.proof(Proof::ReceiptPdf));
        let epo = self.proof(Proof::HybridEpo).filter(|epo| !epo.negative);
        receipt.or(epo).map(|proof| proof.event)
    }

    /// Days until the fiction, on a Stub.
    #[must_use]
    pub fn days_to_receive(&self, now: Timestamp) -> Option<i32> {
        if self.kind != Kind::Stub {
            return None;
        }
        let left = calendar::day(now).until(calendar::last_day(self.consigned?)).ok()?.get_days();
        Some(left.max(0))
    }

    /// `MessageControlData`.
    #[must_use]
    pub fn control(&self, now: Timestamp) -> Value {
        let mut map = Map::new();
        put(&mut map, "massMessageId", self.mass_id.as_ref().map(|id| json!(id)));
        put(&mut map, "messageTaskId", self.task_id.as_ref().map(|id| json!(id)));
        put(&mut map, "massMessage", Some(json!(self.mass)));
        put(&mut map, "daysToReceive", self.days_to_receive(now).map(|days| json!(days)));
        self.state(&mut map);
        Value::Object(map)
    }

    fn state(&self, map: &mut Map<String, Value>) {
        put(map, "opened", Some(json!(self.opened)));
        put(map, "status", self.status().map(|status| json!(status)));
        put(map, "statusDescription", self.status_description().map(|text| json!(text)));
        put(map, "messageType", Some(json!(self.kind.name())));
        put(
            map,
            "labels",
            Some(json!([{ "label": self.direction.label(), "messageLocation": self.location }])),
        );
    }

    /// `MessageControlDataPatchResponse`.
    #[must_use]
    pub fn patched(&self) -> Value {
        let mut map = Map::new();
        put(&mut map, "messageId", Some(json!(self.id)));
        self.state(&mut map);
        Value::Object(map)
    }

    fn metadata(&self, format: Format) -> Value {
        let mut map = Map::new();
        put(&mut map, "messageId", Some(json!(self.id)));
        put(&mut map, "shippingService", Some(json!(self.service)));
        put(&mut map, "threadId", Some(json!(self.thread_id)));
        put(&mut map, "timestamp", Some(json!(seconds(self.timestamp))));
        if format == Format::Minimal {
            return Value::Object(map);
        }
        put(&mut map, "from", Some(json!(self.from)));
        put(&mut map, "to", Some(json!(self.to)));
        put(&mut map, "subject", Some(json!(self.subject)));
        put(&mut map, "refToMessageId", self.ref_to.as_ref().map(|id| json!(id)));
        put(&mut map, "receiptDate", self.receipt_date().map(|at| json!(seconds(at))));
        put(&mut map, "submissionDate", self.submission_date().map(|at| json!(seconds(at))));
        put(&mut map, "eventDate", self.event_date().map(|at| json!(seconds(at))));
        if format != Format::Metadata {
            put(&mut map, "caseId", self.case_id.as_ref().map(|id| json!(id)));
            put(&mut map, "hybridShipment", self.hybrid.as_ref().map(|hybrid| json!(hybrid)));
            put(&mut map, "additionalData", (!self.additional.is_empty()).then(|| json!(self.additional)));
        }
        Value::Object(map)
    }

    /// `Message`. A Stub has no text and no attachments, whatever is asked for.
    ///
    /// # Errors
    /// When an attachment cannot be read.
    pub fn wire(&self, format: Format, now: Timestamp, evidence_url: &str) -> std::io::Result<Value> {
        let mut map = Map::new();
        if format != Format::Minimal {
            map.insert("messageControlData".into(), self.control(now));
        }
        map.insert("messageMetadata".into(), self.metadata(format));
        if matches!(format, Format::Full | Format::FullExtended) && self.kind != Kind::Stub {
            put(&mut map, "textBody", self.text.as_ref().map(|text| json!(text)));
            let attachments: std::io::Result<Vec<Value>> = (1..)
                .zip(&self.attachments)
                .map(|(order, attached)| attached.wire(order, format == Format::FullExtended))
                .collect();
            map.insert("attachments".into(), Value::Array(attachments?));
            let evidences = self.evidences.iter().map(|evidence| evidence.wire(evidence_url)).collect();
            map.insert("evidences".into(), Value::Array(evidences));
        }
        Ok(Value::Object(map))
    }
}

fn put(map: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(name.to_owned(), value);
    }
}

/// An instant as the contract writes it: RFC 3339 in UTC, whole milliseconds.
#[must_use]
pub fn seconds(at: Timestamp) -> String {
    format!("{at:.3}")
}

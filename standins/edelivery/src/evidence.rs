//! Evidences: what happened to a message, when, and the file that says so.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::letter::seconds;
use crate::model::Party;

/// Kinds of evidence (ETSI EN 319 522, instruction of the operator).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "names of ETSI EN 319 522-1 and of the contract")]
pub enum Kind {
    SubmissionAcceptance,
    SubmissionRejection,
    RelayAcceptance,
    RelayRejection,
    RelayFailure,
    ContentConsignment,
    ConsignmentFailure,
    ContentHandover,
    HandoverFailure,
    SendingXml,
    SendingPdf,
    ReceiptXml,
    ReceiptPdf,
    HybridRejected,
    HybridPosted,
    HybridEpo,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::SubmissionAcceptance,
        Self::SubmissionRejection,
        Self::RelayAcceptance,
        Self::RelayRejection,
        Self::RelayFailure,
        Self::ContentConsignment,
        Self::ConsignmentFailure,
        Self::ContentHandover,
        Self::HandoverFailure,
        Self::SendingXml,
        Self::SendingPdf,
        Self::ReceiptXml,
        Self::ReceiptPdf,
        Self::HybridRejected,
        Self::HybridPosted,
        Self::HybridEpo,
    ];

    /// The code with its dot, as in `A.1`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SubmissionAcceptance => "A.1",
            Self::SubmissionRejection => "A.2",
            Self::RelayAcceptance => "B.1",
            Self::RelayRejection => "B.2",
            Self::RelayFailure => "B.3",
            Self::ContentConsignment => "D.1",
            Self::ConsignmentFailure => "D.2",
            Self::ContentHandover => "E.1",
            Self::HandoverFailure => "E.2",
            Self::SendingXml => "BP.WX",
            Self::SendingPdf => "BP.WP",
            Self::ReceiptXml => "BP.OX",
            Self::ReceiptPdf => "BP.OP",
            Self::HybridRejected => "H.DW",
            Self::HybridPosted => "H.PN",
            Self::HybridEpo => "H.EPO",
        }
    }

    /// The last part of the event's address in the evidence file.
    #[must_use]
    pub const fn event(self) -> &'static str {
        match self {
            Self::SubmissionAcceptance => "SubmissionAcceptance",
            Self::SubmissionRejection => "SubmissionRejection",
            Self::RelayAcceptance => "RelayAcceptance",
            Self::RelayRejection => "RelayRejection",
            Self::RelayFailure => "RelayFailure",
            Self::ContentConsignment => "ContentConsignment",
            Self::ConsignmentFailure => "ContentConsignmentFailure",
            Self::ContentHandover => "ContentHandover",
            Self::HandoverFailure => "ContentHandoverFailure",
            // Confirmations of the operator are not events of the standard; these names are the stand-in's.
            Self::SendingXml | Self::SendingPdf => "ConfirmationOfSending",
            Self::ReceiptXml | Self::ReceiptPdf => "ConfirmationOfReceipt",
            Self::HybridRejected => "HybridValidation",
            Self::HybridPosted => "HybridPosting",
            Self::HybridEpo => "HybridDelivery",
        }
    }

    /// Whether the file is a PDF by itself.
    #[must_use]
    pub const fn is_pdf(self) -> bool {
        matches!(self, Self::SendingPdf | Self::ReceiptPdf)
    }

    /// Whether a copy goes to the addressee too.
    #[must_use]
    pub const fn for_recipient(self) -> bool {
        matches!(self, Self::ContentConsignment | Self::ContentHandover | Self::ReceiptXml | Self::ReceiptPdf)
    }
}

/// One evidence.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "names of the contract")]
pub struct Evidence {
    pub id: String,
    pub message_id: String,
    pub kind: Kind,
    /// The code without its dot.
    pub undotted: bool,
    pub created: Timestamp,
    pub event: Timestamp,
    pub submitted: Timestamp,
    pub reasons: Vec<String>,
    /// H.EPO of an item that came back.
    pub negative: bool,
    pub downloaded: bool,
    pub from: Party,
    pub to: Party,
    pub bytes: Vec<u8>,
}

impl Evidence {
    /// The code as this evidence writes it.
    #[must_use]
    pub fn code(&self) -> String {
        if self.undotted { self.kind.code().replace('.', "") } else { self.kind.code().to_owned() }
    }

    /// Whether a caller means this kind, with or without the dot.
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        code.replace('.', "").eq_ignore_ascii_case(&self.kind.code().replace('.', ""))
    }

    /// `Evidence`; `base` is where the files are fetched.
    #[must_use]
    pub fn wire(&self, base: &str) -> Value {
        let service = if self.code().starts_with('H') { "puh" } else { "purde" };
        let mut map = Map::new();
        map.insert("evidenceId".into(), json!(self.id));
        map.insert("messageId".into(), json!(self.message_id));
        map.insert("createDate".into(), json!(seconds(self.created)));
        map.insert("eventDate".into(), json!(seconds(self.event)));
        map.insert("externalData".into(), json!(format!("{base}/evidences/{service}/{}", self.id)));
        map.insert("downloaded".into(), json!(self.downloaded));
        map.insert("type".into(), json!(self.code()));
        map.insert("from".into(), json!(self.from));
        map.insert("to".into(), json!(self.to));
        if !self.reasons.is_empty() {
            map.insert("reasonDetails".into(), json!(self.reasons));
            map.insert("reasonId".into(), json!("STANDIN-1"));
        }
        Value::Object(map)
    }
}

//! What evidences of registered e-delivery prove: the state of a message, and the day of service.
//!
//! Names of evidences follow ETSI EN 319 522 as the operator's contract writes them (UA API 3.0.8.2); the state machine is rule
//! R9 of the operator's description. Evidences come out of order, twice and with gaps, so nothing here depends on their order.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::Holidays;
use crate::service::{self, FictionEnd, Route, Served, Service, ServiceBasis, ServiceError};
use crate::text::{coded_error, stored_as_text};

/// A kind of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum EvidenceKind {
    /// A.1: the operator accepted the message.
    SubmissionAcceptance,
    /// A.2: the operator refused it.
    SubmissionRejection,
    /// B.1: another operator took it over.
    RelayAcceptance,
    /// B.2: another operator refused it.
    RelayRejection,
    /// B.3: it could not be handed to another operator.
    RelayFailure,
    /// D.1: it lies ready for the addressee.
    ContentConsignment,
    /// D.2: it could not be made ready.
    ContentConsignmentFailure,
    /// D.3: the addressee was told.
    ConsignmentNotification,
    /// E.1: the addressee has it.
    ContentHandover,
    /// E.2: it could not be handed over.
    ContentHandoverFailure,
    /// BP.WX: confirmation of sending, XML.
    SendingXml,
    /// BP.WP: confirmation of sending, PDF.
    SendingPdf,
    /// BP.OX: confirmation of receipt, XML.
    ReceiptXml,
    /// BP.OP: confirmation of receipt, PDF.
    ReceiptPdf,
    /// H.DW: the hybrid service refused what cannot be printed.
    HybridRejection,
    /// H.PN: the hybrid service took the letter to be posted.
    HybridPosting,
    /// H.EPO: electronic proof of delivery of the printed letter.
    HybridDelivery,
}

/// A kind of evidence that nobody here knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownEvidence;

impl UnknownEvidence {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        "law.evidence-unknown"
    }
}

coded_error!(UnknownEvidence);

/// Every kind and its short name without dots.
const NAMES: [(EvidenceKind, &str, &str); 17] = [
    (EvidenceKind::SubmissionAcceptance, "A1", "A.1"),
    (EvidenceKind::SubmissionRejection, "A2", "A.2"),
    (EvidenceKind::RelayAcceptance, "B1", "B.1"),
    (EvidenceKind::RelayRejection, "B2", "B.2"),
    (EvidenceKind::RelayFailure, "B3", "B.3"),
    (EvidenceKind::ContentConsignment, "D1", "D.1"),
    (EvidenceKind::ContentConsignmentFailure, "D2", "D.2"),
    (EvidenceKind::ConsignmentNotification, "D3", "D.3"),
    (EvidenceKind::ContentHandover, "E1", "E.1"),
    (EvidenceKind::ContentHandoverFailure, "E2", "E.2"),
    (EvidenceKind::SendingXml, "BPWX", "BP.WX"),
    (EvidenceKind::SendingPdf, "BPWP", "BP.WP"),
    (EvidenceKind::ReceiptXml, "BPOX", "BP.OX"),
    (EvidenceKind::ReceiptPdf, "BPOP", "BP.OP"),
    (EvidenceKind::HybridRejection, "HDW", "H.DW"),
    (EvidenceKind::HybridPosting, "HPN", "H.PN"),
    (EvidenceKind::HybridDelivery, "HEPO", "H.EPO"),
];

impl EvidenceKind {
    /// Every kind.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(kind, _, _)| *kind)
    }
}

impl FromStr for EvidenceKind {
    type Err = UnknownEvidence;

    /// The contract writes both `E.1` and `E1`.
    fn from_str(text: &str) -> Result<Self, UnknownEvidence> {
        let plain: String = text.trim().chars().filter(|letter| *letter != '.').collect();
        let plain = plain.to_ascii_uppercase();
        NAMES.iter().find(|(_, name, _)| *name == plain).map(|(kind, _, _)| *kind).ok_or(UnknownEvidence)
    }
}

impl fmt::Display for EvidenceKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES.iter().find(|(kind, _, _)| kind == self).map_or("", |(_, _, dotted)| dotted);
        out.write_str(name)
    }
}

stored_as_text!(EvidenceKind, UnknownEvidence);

/// Where a message stands. A later one is never undone by an earlier one: the order of the list is the strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessageState {
    /// Sent, nothing proved yet (W trakcie weryfikacji).
    Verifying,
    /// The operator has it (Nadana; hybrid: Przekazana do realizacji).
    Submitted,
    /// Handed to the addressee's operator (Wysłana).
    Relayed,
    /// Ready for the addressee (Czeka na doręczenie).
    Waiting,
    /// Refused at the beginning (Odrzucona).
    Rejected,
    /// It did not come to the addressee (Niedoręczona).
    Undelivered,
    /// The time for collecting it ran out (Uznana za doręczoną).
    Deemed,
    /// The addressee has it (Doręczona).
    Delivered,
}

impl MessageState {
    /// Is this the end: nothing more is expected?
    pub fn is_final(self) -> bool {
        matches!(self, Self::Rejected | Self::Undelivered | Self::Deemed | Self::Delivered)
    }

    /// Did the message fail, so that the letter needs another way?
    pub fn is_failure(self) -> bool {
        matches!(self, Self::Rejected | Self::Undelivered)
    }

    /// What one kind of evidence shows by itself; `None` for what proves no step.
    fn shown_by(kind: EvidenceKind) -> Option<Self> {
        use EvidenceKind as Kind;
        match kind {
            Kind::SubmissionAcceptance | Kind::HybridPosting => Some(Self::Submitted),
            Kind::SubmissionRejection | Kind::HybridRejection => Some(Self::Rejected),
            Kind::RelayAcceptance => Some(Self::Relayed),
            Kind::ContentConsignment => Some(Self::Waiting),
            Kind::RelayRejection
            | Kind::RelayFailure
            | Kind::ContentConsignmentFailure
            | Kind::ContentHandoverFailure => Some(Self::Undelivered),
            Kind::ReceiptXml | Kind::ReceiptPdf => Some(Self::Deemed),
            Kind::ContentHandover => Some(Self::Delivered),
            // H.EPO may prove delivery, refusal or return: its own words decide, not its kind.
            Kind::ConsignmentNotification | Kind::SendingXml | Kind::SendingPdf | Kind::HybridDelivery => {
                None
            }
        }
    }
}

/// One stored evidence: its kind and the day (Europe/Warsaw) of its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Evidence {
    /// Kind.
    pub kind: EvidenceKind,
    /// Day of the event.
    pub on: Date,
}

/// The state that evidences prove, whatever their order.
pub fn state(evidences: &[Evidence]) -> MessageState {
    let shown = evidences.iter().filter_map(|evidence| MessageState::shown_by(evidence.kind));
    shown.max().unwrap_or(MessageState::Verifying)
}

/// Do evidences say that the message failed and that it went on? The stronger one counts, and a person must be told.
pub fn contradict(evidences: &[Evidence]) -> bool {
    let shown: Vec<MessageState> =
        evidences.iter().filter_map(|evidence| MessageState::shown_by(evidence.kind)).collect();
    let rejected = shown.contains(&MessageState::Rejected);
    let undelivered = shown.contains(&MessageState::Undelivered);
    let came = shown.iter().any(|state| matches!(state, MessageState::Deemed | MessageState::Delivered));
    let accepted = shown.iter().any(|state| {
        matches!(state, MessageState::Submitted | MessageState::Relayed | MessageState::Waiting)
    });
    (rejected && (accepted || came)) || (undelivered && came)
}

/// Whether and when a message is served (EDA art. 42), from its evidences; `None` while nothing is known to wait for the addressee, and
/// when the message failed.
///
/// The evidence decides: a confirmation of receipt without a handover is a fiction on the day that it names, also when that day is
/// not the one counted here (see [`counted_fiction`]). What a fiction has served is not served again by collecting it later. A
/// fiction falls only between a public body and a citizen or company; elsewhere a confirmation of receipt confirms the receipt.
///
/// # Errors
/// [`ServiceError`]: the days of the evidences cannot be.
pub fn served(
    route: Route,
    evidences: &[Evidence],
    end: FictionEnd,
    holidays: &Holidays,
) -> Result<Option<Service>, ServiceError> {
    if state(evidences).is_failure() {
        return Ok(None);
    }
    let handed = earliest(evidences, &[EvidenceKind::ContentHandover]);
    let receipt = earliest(evidences, &[EvidenceKind::ReceiptXml, EvidenceKind::ReceiptPdf]);
    let arrived = earliest(evidences, &[EvidenceKind::ContentConsignment]);
    let done = |on, basis| Ok(Some(Service::Done(Served { on, basis })));
    match route {
        Route::PublicToNonPublic => match (handed, receipt, arrived) {
            (Some(handed), Some(receipt), _) if receipt < handed => {
                done(receipt, ServiceBasis::ElectronicFiction)
            }
            (Some(_), _, Some(arrived)) => {
                service::by_edelivery(route, arrived, handed, end, holidays).map(Some)
            }
            (Some(handed), _, None) => done(handed, ServiceBasis::ElectronicCollected),
            (None, Some(receipt), _) => done(receipt, ServiceBasis::ElectronicFiction),
            (None, None, Some(arrived)) => {
                service::by_edelivery(route, arrived, None, end, holidays).map(Some)
            }
            (None, None, None) => Ok(None),
        },
        Route::ToPublicBody | Route::BetweenNonPublic => {
            let basis = if route == Route::ToPublicBody {
                ServiceBasis::ElectronicArrival
            } else {
                ServiceBasis::ElectronicCollected
            };
            match handed.or(receipt) {
                Some(on) => done(on, basis),
                // What waits is not served before it is handed over: no fiction here.
                None => Ok(arrived.map(|_| Service::Open)),
            }
        }
    }
}

/// The day on which a fiction falls by our own counting, from the day the message was ready: to be compared with the day that a
/// confirmation of receipt names.
///
/// # Errors
/// [`ServiceError::OutOfCalendar`].
pub fn counted_fiction(
    evidences: &[Evidence],
    end: FictionEnd,
    holidays: &Holidays,
) -> Result<Option<Date>, ServiceError> {
    let Some(arrived) = earliest(evidences, &[EvidenceKind::ContentConsignment]) else { return Ok(None) };
    match service::by_edelivery(Route::PublicToNonPublic, arrived, None, end, holidays)? {
        Service::Expected(served) | Service::Done(served) => Ok(Some(served.on)),
        Service::Open => Ok(None),
    }
}

fn earliest(evidences: &[Evidence], kinds: &[EvidenceKind]) -> Option<Date> {
    evidences.iter().filter(|evidence| kinds.contains(&evidence.kind)).map(|evidence| evidence.on).min()
}

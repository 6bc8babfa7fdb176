//! What can be done with outgoing items.

mod record_delivery;
mod send_letter;

use jiff::civil::Date;
use obieg_kernel::Event;
use serde::Serialize;
use uuid::Uuid;

pub use record_delivery::RecordDelivery;
pub use send_letter::{SendLetter, SentLetter};

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum LetterEvent {
    /// A letter was registered and sent.
    LetterSent {
        /// Which.
        letter: Uuid,
        /// In which case.
        case: Uuid,
        /// Outgoing number.
        number: String,
        /// Its mark.
        mark: String,
        /// To whom.
        addressees: Vec<String>,
    },
    /// Service was recorded with its evidence.
    DeliveryRecorded {
        /// Of which letter.
        letter: Uuid,
        /// In which case.
        case: Uuid,
        /// To whom.
        addressee: String,
        /// Day of service.
        on: Date,
        /// Why it counts.
        basis: &'static str,
        /// What proves it.
        evidence: String,
    },
}

impl Event for LetterEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::LetterSent { .. } => "LetterSent",
            Self::DeliveryRecorded { .. } => "DeliveryRecorded",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::LetterSent { letter, case, .. } | Self::DeliveryRecorded { letter, case, .. } => {
                vec![*letter, *case]
            }
        }
    }
}

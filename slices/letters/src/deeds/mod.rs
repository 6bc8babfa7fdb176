//! What can be done with outgoing items.

mod notify_overrun;
mod record_delivery;
mod send_letter;

use jiff::civil::Date;
use obieg_kernel::Event;
use serde::Serialize;
use uuid::Uuid;

pub use notify_overrun::NotifyOverrun;
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
    /// The parties were told of an overrun and of a new settling day (KPA 36).
    OverrunNotified {
        /// In which letter.
        letter: Uuid,
        /// In which case.
        case: Uuid,
        /// The letter's mark.
        mark: String,
        /// The new day.
        new_day: Date,
    },
}

impl Event for LetterEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::LetterSent { .. } => "LetterSent",
            Self::DeliveryRecorded { .. } => "DeliveryRecorded",
            Self::OverrunNotified { .. } => "OverrunNotified",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::LetterSent { letter, case, .. }
            | Self::DeliveryRecorded { letter, case, .. }
            | Self::OverrunNotified { letter, case, .. } => vec![*letter, *case],
        }
    }
}

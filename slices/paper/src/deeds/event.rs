//! What the journal is told.

use jiff::civil::Date;
use obieg_kernel::Event;
use serde::Serialize;
use uuid::Uuid;

/// An event; `note` is the fact that the item's history shows beside the event's name.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum PaperEvent {
    /// A store was opened.
    StoreOpened {
        /// Which.
        store: Uuid,
        /// What it holds.
        kind: &'static str,
        /// Its name.
        note: String,
    },
    /// A box was opened in a store.
    BoxOpened {
        /// Which.
        #[serde(rename = "box")]
        box_id: Uuid,
        /// Of which store.
        store: Uuid,
        /// Store and box.
        note: String,
        /// Where it stands.
        location: String,
    },
    /// Paper or a medium was put into a box.
    PiecePlaced {
        /// The piece.
        piece: Uuid,
        /// Of which item.
        item: Uuid,
        /// Which box.
        #[serde(rename = "box")]
        box_id: Uuid,
        /// In which box it lay before.
        from: Option<Uuid>,
        /// Store and box, and what it is.
        note: String,
    },
    /// It was lent.
    PieceLent {
        /// The piece.
        piece: Uuid,
        /// Of which item.
        item: Uuid,
        /// The loan.
        loan: Uuid,
        /// To whom.
        note: String,
        /// Until when.
        due_on: Date,
    },
    /// It is back.
    PieceReturned {
        /// Of which item.
        item: Uuid,
        /// The loan.
        loan: Uuid,
        /// From whom.
        note: String,
    },
    /// It left the store for good.
    PieceWithdrawn {
        /// The piece.
        piece: Uuid,
        /// Of which item.
        item: Uuid,
        /// Which of the three reasons.
        reason: &'static str,
        /// What is said about it.
        note: String,
    },
    /// Something that came was not registered.
    LeftOut {
        /// Its id.
        left_out: Uuid,
        /// Why.
        kind: &'static str,
        /// What it is.
        note: String,
        /// What became of it.
        outcome: String,
        /// When it came.
        received_on: Date,
    },
    /// A protocol of damage was drawn up.
    DamageRecorded {
        /// The protocol.
        damage: Uuid,
        /// Of which item.
        item: Uuid,
        /// What is damaged.
        note: String,
        /// Who carried it.
        carrier: String,
    },
    /// The content of a medium is in the system now.
    ContentRecorded {
        /// The medium.
        piece: Uuid,
        /// Of which item.
        item: Uuid,
        /// What it is.
        note: String,
    },
}

impl Event for PaperEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::StoreOpened { .. } => "StoreOpened",
            Self::BoxOpened { .. } => "BoxOpened",
            Self::PiecePlaced { .. } => "PiecePlaced",
            Self::PieceLent { .. } => "PieceLent",
            Self::PieceReturned { .. } => "PieceReturned",
            Self::PieceWithdrawn { .. } => "PieceWithdrawn",
            Self::LeftOut { .. } => "LeftOut",
            Self::DamageRecorded { .. } => "DamageRecorded",
            Self::ContentRecorded { .. } => "ContentRecorded",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::StoreOpened { store, .. } => vec![*store],
            Self::LeftOut { left_out, .. } => vec![*left_out],
            Self::BoxOpened { box_id, store, .. } => vec![*box_id, *store],
            Self::PiecePlaced { piece, item, .. }
            | Self::PieceLent { piece, item, .. }
            | Self::PieceWithdrawn { piece, item, .. }
            | Self::ContentRecorded { piece, item, .. } => vec![*item, *piece],
            Self::DamageRecorded { damage, item, .. } => vec![*item, *damage],
            Self::PieceReturned { item, loan, .. } => vec![*item, *loan],
        }
    }
}

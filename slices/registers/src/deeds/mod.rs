//! What can be done to registers and their entries.

mod add_entry;
mod change_entry;
mod columns;
mod import_entry;
mod open_register;

use obieg_kernel::Event;
use serde::Serialize;
use uuid::Uuid;

pub use add_entry::{AddEntry, AddedEntry};
pub use change_entry::{CancelEntry, CorrectEntry};
pub use columns::{AddColumn, UseColumn};
pub use import_entry::ImportEntry;
pub use open_register::{CloseRegister, OpenRegister};

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum RegisterEvent {
    /// A register was opened.
    RegisterOpened {
        /// Which.
        register: Uuid,
        /// Its name.
        name: String,
        /// Its columns, by label.
        columns: Vec<String>,
    },
    /// It got one more column.
    ColumnAdded {
        /// Which register.
        register: Uuid,
        /// Its name.
        name: String,
        /// Label of the column.
        column: String,
    },
    /// A column takes nothing more.
    ColumnPutOut {
        /// Of which register.
        register: Uuid,
        /// Its name.
        name: String,
        /// Label of the column.
        column: String,
    },
    /// A column takes values again.
    ColumnPutBack {
        /// Of which register.
        register: Uuid,
        /// Its name.
        name: String,
        /// Label of the column.
        column: String,
    },
    /// It takes nothing more.
    RegisterClosed {
        /// Which.
        register: Uuid,
        /// Its name.
        name: String,
        /// Why.
        reason: String,
    },
    /// An entry was made.
    EntryAdded {
        /// In which register.
        register: Uuid,
        /// Which.
        entry: Uuid,
        /// The item or case it is about.
        about: Option<Uuid>,
        /// Name of the register and number of the entry.
        number: String,
    },
    /// An entry was put right.
    EntryCorrected {
        /// In which register.
        register: Uuid,
        /// Which.
        entry: Uuid,
        /// Its number.
        number: String,
        /// Why.
        reason: String,
        /// The values before, in the order of the columns.
        before: Vec<String>,
    },
    /// An entry does not count.
    EntryCancelled {
        /// In which register.
        register: Uuid,
        /// Which.
        entry: Uuid,
        /// Its number.
        number: String,
        /// Why.
        reason: String,
    },
}

impl Event for RegisterEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::RegisterOpened { .. } => "RegisterOpened",
            Self::ColumnAdded { .. } => "ColumnAdded",
            Self::ColumnPutOut { .. } => "ColumnPutOut",
            Self::ColumnPutBack { .. } => "ColumnPutBack",
            Self::RegisterClosed { .. } => "RegisterClosed",
            Self::EntryAdded { .. } => "EntryAdded",
            Self::EntryCorrected { .. } => "EntryCorrected",
            Self::EntryCancelled { .. } => "EntryCancelled",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::RegisterOpened { register, .. }
            | Self::ColumnAdded { register, .. }
            | Self::ColumnPutOut { register, .. }
            | Self::ColumnPutBack { register, .. }
            | Self::RegisterClosed { register, .. } => vec![*register],
            Self::EntryAdded { register, entry, about, .. } => {
                [*register, *entry].into_iter().chain(*about).collect()
            }
            Self::EntryCorrected { register, entry, .. } | Self::EntryCancelled { register, entry, .. } => {
                vec![*register, *entry]
            }
        }
    }
}

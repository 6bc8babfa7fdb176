//! What can be done to the classification list.

mod add_class;
mod close_class;
mod import_list;

use obieg_kernel::Event;
use serde::Serialize;
use uuid::Uuid;

pub use add_class::AddClass;
pub use close_class::CloseClass;
pub use import_list::ImportList;

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum ClassificationEvent {
    /// A list was imported whole.
    ListImported {
        /// Which.
        list: Uuid,
        /// Its name.
        name: String,
        /// How many classes.
        classes: usize,
        /// In force from.
        from: jiff::civil::Date,
    },
    /// A class was added to the list in force.
    ClassAdded {
        /// Of which list.
        list: Uuid,
        /// Its symbol.
        symbol: String,
        /// Its title.
        title: String,
        /// Its archival category.
        category: String,
        /// From which day.
        from: jiff::civil::Date,
        /// By which order.
        basis: String,
    },
    /// A class takes nothing more.
    ClassClosed {
        /// Of which list.
        list: Uuid,
        /// Which.
        symbol: String,
        /// From which day.
        from: jiff::civil::Date,
    },
}

impl Event for ClassificationEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::ListImported { .. } => "ListImported",
            Self::ClassAdded { .. } => "ClassAdded",
            Self::ClassClosed { .. } => "ClassClosed",
        }
    }
    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::ListImported { list, .. }
            | Self::ClassAdded { list, .. }
            | Self::ClassClosed { list, .. } => {
                vec![*list]
            }
        }
    }
}

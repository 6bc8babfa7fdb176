//! What can be done to templates, and with them.

mod compose;
mod head;
mod keep;

use obieg_kernel::Event;
use serde::Serialize;
use uuid::Uuid;

pub use compose::{ComposeAgain, ComposeDraft, Composed};
pub use head::SetLetterhead;
pub use keep::{EndTemplate, ReviseTemplate, WriteTemplate, WrittenLetterTemplate};

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum TemplatesEvent {
    /// A template was written, or copied from one of the program's.
    TemplateWritten {
        /// Which.
        template: Uuid,
        /// Its name.
        name: String,
        /// From which template of the program.
        origin: Option<String>,
    },
    /// It has a new version.
    TemplateRevised {
        /// Which.
        template: Uuid,
        /// Its name.
        name: String,
        /// The version.
        version: i64,
    },
    /// No letter is begun from it any more.
    TemplateEnded {
        /// Which.
        template: Uuid,
        /// Its name.
        name: String,
    },
    /// The head of letters was written.
    LetterheadSet {
        /// Its version.
        version: i64,
    },
    /// A draft was made from a template.
    DraftComposed {
        /// The draft.
        draft: Uuid,
        /// Its case.
        case: Uuid,
        /// The template.
        template: Uuid,
        /// Its version.
        version: i64,
    },
}

impl Event for TemplatesEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::TemplateWritten { .. } => "TemplateWritten",
            Self::TemplateRevised { .. } => "TemplateRevised",
            Self::TemplateEnded { .. } => "TemplateEnded",
            Self::LetterheadSet { .. } => "LetterheadSet",
            Self::DraftComposed { .. } => "DraftComposed",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::TemplateWritten { template, .. }
            | Self::TemplateRevised { template, .. }
            | Self::TemplateEnded { template, .. } => vec![*template],
            Self::LetterheadSet { .. } => Vec::new(),
            Self::DraftComposed { draft, case, .. } => vec![*case, *draft],
        }
    }
}

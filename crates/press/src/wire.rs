//! What parent and child say to each other: a line of JSON for each order; for each answer one byte that tells its kind, four of
//! length, and so many bytes.

use serde::{Deserialize, Serialize};

use crate::check::Checked;
use crate::fault::Fault;
use crate::fields::Fields;
use crate::typeset::{About, Preview, Template};

/// The largest answer, in bytes.
pub(crate) const MOST_ANSWER: u32 = 64 << 20;
/// The kinds of answers: a PDF as it is, and an [`Answer`] as JSON.
pub(crate) const PDF: u8 = b'p';
pub(crate) const JSON: u8 = b'j';

/// What a letter may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Seconds of a processor for one letter.
    pub seconds: u64,
    /// Address space of a child in megabytes, the program itself included.
    pub megabytes: u64,
    /// Pages of one letter.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { seconds: 20, megabytes: 3 << 10, pages: 100 }
    }
}

/// The first line to a child.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Job {
    pub(crate) template: Template,
    pub(crate) limits: Limits,
}

/// Every further line.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Order {
    /// One letter.
    Print { fields: Box<Fields>, about: About },
    /// Its first pages, to look at.
    Preview { fields: Box<Fields>, shown: usize },
    /// What is wrong with the template.
    Check { sample: Box<Fields>, about: About },
}

/// What comes back.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Answer {
    /// A letter; goes as [`PDF`].
    #[serde(skip)]
    Letter(Vec<u8>),
    /// Pictures of pages.
    Preview(Preview),
    /// What was found.
    Checked(Checked),
    /// Why there is none.
    Fault(Fault),
}

impl Answer {
    /// As it goes over the pipe: kind and bytes.
    pub(crate) fn bytes(self) -> (u8, Vec<u8>) {
        match self {
            Self::Letter(pdf) => (PDF, pdf),
            other => (JSON, serde_json::to_vec(&other).unwrap_or_default()),
        }
    }

    /// From the pipe; nothing when no child of ours would say so.
    pub(crate) fn of(kind: u8, bytes: Vec<u8>) -> Option<Self> {
        match kind {
            PDF => Some(Self::Letter(bytes)),
            JSON => serde_json::from_slice(&bytes).ok(),
            _ => None,
        }
    }
}

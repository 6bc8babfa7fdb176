//! Archival categories.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::{coded_error, digits, stored_as_text};

/// A broken rule of an archival category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CategoryError {
    /// Nothing written.
    Empty,
    /// None of `A`, `B<years>`, `BE<years>`, `Bc`, `B*`.
    Unknown,
    /// The years are not 1 to 255.
    Years,
}

impl CategoryError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "law.category-empty",
            Self::Unknown => "law.category-unknown",
            Self::Years => "law.category-years",
        }
    }
}

coded_error!(CategoryError);

/// Archival category of a class; years are full calendar years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Category {
    /// Archival material, kept for ever.
    A,
    /// Kept for the years given, then disposable.
    B(u8),
    /// Kept for the years given, then examined by the state archive.
    BE(u8),
    /// Secondary copies and papers of short use.
    Bc,
    /// The period comes from another act: it cannot be computed and a person must be asked.
    BStar,
}

impl fmt::Display for Category {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::A => out.write_str("A"),
            Self::B(years) => write!(out, "B{years}"),
            Self::BE(years) => write!(out, "BE{years}"),
            Self::Bc => out.write_str("Bc"),
            Self::BStar => out.write_str("B*"),
        }
    }
}

impl FromStr for Category {
    type Err = CategoryError;

    /// Spaces around and the case of letters are forgiven; a bare `B`, as the list of 2011 prints it, means `B*`.
    fn from_str(text: &str) -> Result<Self, CategoryError> {
        let text = text.trim().to_ascii_uppercase();
        match text.as_str() {
            "" => return Err(CategoryError::Empty),
            "A" => return Ok(Self::A),
            "BC" => return Ok(Self::Bc),
            "B" | "B*" => return Ok(Self::BStar),
            _ => {}
        }
        if let Some(written) = text.strip_prefix("BE") {
            return years(written).map(Self::BE);
        }
        text.strip_prefix('B').ok_or(CategoryError::Unknown).and_then(years).map(Self::B)
    }
}

stored_as_text!(Category, CategoryError);

fn years(written: &str) -> Result<u8, CategoryError> {
    if written.is_empty() || !written.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CategoryError::Unknown);
    }
    digits(written).filter(|years| *years > 0).ok_or(CategoryError::Years)
}

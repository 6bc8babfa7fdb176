//! Document identifiers: unique in the whole system, given automatically, readable by eye on paper.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::{coded_error, stored_as_text};

/// A broken rule of a document identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentifierError {
    /// Nothing written.
    Empty,
    /// A space, a control character or one of `\ / * ? : = , ;`.
    Character(char),
}

impl IdentifierError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "law.identifier-empty",
            Self::Character(_) => "law.identifier-character",
        }
    }
}

coded_error!(IdentifierError);

/// A document identifier whose text obeys the chancery instruction's annex of metadata.
///
/// The forbidden characters are those that would break file names and lists of identifiers. Uniqueness is the
/// registry's concern.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentIdentifier(String);

impl DocumentIdentifier {
    /// The identifier as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for DocumentIdentifier {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        if text.is_empty() {
            return Err(IdentifierError::Empty);
        }
        match text.chars().find(|c| is_forbidden(*c)) {
            Some(c) => Err(IdentifierError::Character(c)),
            None => Ok(Self(text.to_owned())),
        }
    }
}

impl fmt::Display for DocumentIdentifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

stored_as_text!(DocumentIdentifier, IdentifierError);

fn is_forbidden(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "\\/*?:=,;".contains(c)
}

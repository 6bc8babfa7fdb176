//! The codes a case sign is made of.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::{coded_error, is_polish_letter, stored_as_text};

/// A broken rule of a unit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitCodeError {
    /// Nothing written.
    Empty,
    /// A character that is neither letter, digit nor hyphen.
    Character(char),
    /// A hyphen that does not stand between two letters or digits.
    Hyphen,
    /// Not a single letter: text could not tell the code from a number.
    NoLetter,
}

impl UnitCodeError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "law.unit-code-empty",
            Self::Character(_) => "law.unit-code-character",
            Self::Hyphen => "law.unit-code-hyphen",
            Self::NoLetter => "law.unit-code-no-letter",
        }
    }
}

coded_error!(UnitCodeError);

/// Code of an organisational unit (komórka organizacyjna): letters and digits with inner hyphens, such as `WB1-WOP`.
///
/// Polish letters are allowed, as real signs such as OŚ.6220.8.2020 have them; they must be composed characters.
/// Letter case is kept and matters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UnitCode(String);

impl UnitCode {
    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for UnitCode {
    type Err = UnitCodeError;

    fn from_str(text: &str) -> Result<Self, UnitCodeError> {
        if text.is_empty() {
            return Err(UnitCodeError::Empty);
        }
        if let Some(other) = text.chars().find(|c| *c != '-' && !is_code_character(*c)) {
            return Err(UnitCodeError::Character(other));
        }
        if text.split('-').any(str::is_empty) {
            return Err(UnitCodeError::Hyphen);
        }
        if !text.chars().any(is_polish_letter) {
            return Err(UnitCodeError::NoLetter);
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for UnitCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

stored_as_text!(UnitCode, UnitCodeError);

/// A broken rule of an officer's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficerCodeError {
    /// Nothing written.
    Empty,
    /// A character that is neither letter nor digit.
    Character(char),
    /// Not a single letter: text could not tell the code from the number of a letter.
    NoLetter,
}

impl OfficerCodeError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "law.officer-code-empty",
            Self::Character(_) => "law.officer-code-character",
            Self::NoLetter => "law.officer-code-no-letter",
        }
    }
}

coded_error!(OfficerCodeError);

/// Code of the officer after a sign: letters and digits, at least one letter. It is no part of the sign.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OfficerCode(String);

impl OfficerCode {
    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for OfficerCode {
    type Err = OfficerCodeError;

    fn from_str(text: &str) -> Result<Self, OfficerCodeError> {
        if text.is_empty() {
            return Err(OfficerCodeError::Empty);
        }
        if let Some(other) = text.chars().find(|c| !is_code_character(*c)) {
            return Err(OfficerCodeError::Character(other));
        }
        if !text.chars().any(is_polish_letter) {
            return Err(OfficerCodeError::NoLetter);
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for OfficerCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

stored_as_text!(OfficerCode, OfficerCodeError);

/// A broken rule of a class symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolError {
    /// Nothing written.
    Empty,
    /// A character that is not a digit 0 to 9.
    Character(char),
    /// More than ten digits.
    TooLong {
        /// Number of digits given.
        digits: usize,
    },
}

impl SymbolError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "law.symbol-empty",
            Self::Character(_) => "law.symbol-character",
            Self::TooLong { .. } => "law.symbol-too-long",
        }
    }
}

coded_error!(SymbolError);

/// Symbol of a class of the JRWA: 1 to 10 digits, where leading zeros matter (`0`, `00` and `000` are three classes).
///
/// The order of symbols is the order of the printed list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Symbol(String);

impl Symbol {
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Level in the list, from 1: the number of digits.
    pub fn level(&self) -> usize {
        self.0.len()
    }

    /// The class above: the symbol less its last digit; `None` on the first level.
    pub fn parent(&self) -> Option<Symbol> {
        let mut digits = self.0.clone();
        digits.pop();
        (!digits.is_empty()).then_some(Self(digits))
    }
}

impl FromStr for Symbol {
    type Err = SymbolError;

    fn from_str(text: &str) -> Result<Self, SymbolError> {
        if text.is_empty() {
            return Err(SymbolError::Empty);
        }
        if let Some(other) = text.chars().find(|c| !c.is_ascii_digit()) {
            return Err(SymbolError::Character(other));
        }
        if text.len() > 10 {
            return Err(SymbolError::TooLong { digits: text.len() });
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

stored_as_text!(Symbol, SymbolError);

fn is_code_character(c: char) -> bool {
    c.is_ascii_digit() || is_polish_letter(c)
}

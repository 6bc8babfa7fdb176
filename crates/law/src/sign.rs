//! Case signs (znak sprawy) and letter marks, kept as fields.
//!
//! Source: chancery instruction, annex 1 to Dz.U. 2011 nr 14 poz. 67. The year is the year the case began and never
//! changes. Officer and letter number follow the sign on a letter but are no part of it. Text alone is ambiguous, so
//! [`parse_candidates`] gives every reading and the caller asks the list of cases which one exists.

mod code;
mod mark;

pub use code::{OfficerCode, OfficerCodeError, Symbol, SymbolError, UnitCode, UnitCodeError};
pub use mark::{LetterMark, parse_candidates};

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{coded_error, is_written_year};

/// A broken rule of a case sign or letter mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignError {
    /// Case numbers run from 1.
    NumberZero,
    /// The base of a separated group is a case number, so it runs from 1.
    BaseZero,
    /// The year has not four digits.
    Year {
        /// The year given.
        year: i16,
    },
    /// Numbers of letters in a case run from 1.
    LetterZero,
}

impl SignError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NumberZero => "law.sign-number-zero",
            Self::BaseZero => "law.sign-base-zero",
            Self::Year { .. } => "law.sign-year",
            Self::LetterZero => "law.sign-letter-zero",
        }
    }
}

coded_error!(SignError);

/// A case sign: UNIT.SYMBOL.NUMBER.YEAR, or UNIT.SYMBOL.BASE.NUMBER.YEAR in a separated group.
///
/// The number is counted per unit, end class and year, in a separated group also per base.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "SignFields")]
pub struct CaseSign {
    unit: UnitCode,
    symbol: Symbol,
    base: Option<u32>,
    number: u32,
    year: i16,
}

impl CaseSign {
    /// A sign from its fields; `base` is `None` outside a separated group.
    ///
    /// # Errors
    /// [`SignError::NumberZero`], [`SignError::BaseZero`], [`SignError::Year`].
    pub fn new(
        unit: UnitCode,
        symbol: Symbol,
        base: Option<u32>,
        number: u32,
        year: i16,
    ) -> Result<Self, SignError> {
        if number == 0 {
            return Err(SignError::NumberZero);
        }
        if base == Some(0) {
            return Err(SignError::BaseZero);
        }
        if !is_written_year(year) {
            return Err(SignError::Year { year });
        }
        Ok(Self { unit, symbol, base, number, year })
    }

    /// Code of the owning unit as of opening.
    pub fn unit(&self) -> &UnitCode {
        &self.unit
    }

    /// Symbol of the end class.
    pub fn symbol(&self) -> &Symbol {
        &self.symbol
    }

    /// Number of the case that is the base of the separated group, if the sign has five parts.
    pub fn base(&self) -> Option<u32> {
        self.base
    }

    /// Running number, from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Year the case began.
    pub fn year(&self) -> i16 {
        self.year
    }
}

impl fmt::Display for CaseSign {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.", self.unit, self.symbol)?;
        if let Some(base) = self.base {
            write!(out, "{base}.")?;
        }
        write!(out, "{}.{}", self.number, self.year)
    }
}

/// What is stored of a sign, before it is checked.
#[derive(Deserialize)]
struct SignFields {
    unit: UnitCode,
    symbol: Symbol,
    base: Option<u32>,
    number: u32,
    year: i16,
}

impl TryFrom<SignFields> for CaseSign {
    type Error = SignError;

    fn try_from(fields: SignFields) -> Result<Self, SignError> {
        Self::new(fields.unit, fields.symbol, fields.base, fields.number, fields.year)
    }
}

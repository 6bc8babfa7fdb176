//! Numbers of the register of incoming items (RPW) and of the register of outgoing items.
//!
//! One register for the whole office, numbered anew each calendar year in Europe/Warsaw (chancery instruction). The
//! number is neither a document identifier nor a case sign.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::{coded_error, digits, is_written_year, stored_as_text, year};

/// A broken rule of a register number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisterNumberError {
    /// Numbers run from 1.
    NumberZero,
    /// The year has not four digits.
    Year {
        /// The year given.
        year: i16,
    },
    /// The text is not `number/year`.
    Form,
}

impl RegisterNumberError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NumberZero => "law.register-number-zero",
            Self::Year { .. } => "law.register-number-year",
            Self::Form => "law.register-number-form",
        }
    }
}

coded_error!(RegisterNumberError);

/// A number in a register kept per calendar year, written `number/year`; ordered by year, then number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RegisterNumber {
    year: i16,
    number: u32,
}

impl RegisterNumber {
    /// The number as a barcode and a file name hold it: `RPW-1842-2026`.
    pub fn coded(self) -> String {
        format!("RPW-{}-{}", self.number, self.year)
    }

    /// The number as a label of an office holds it, with the office's own mark: `RPW-1842-2026-K7`. A letter of another
    /// office that numbers alike may carry that one's label.
    pub fn labelled(self, mark: &str) -> String {
        format!("{}-{mark}", self.coded())
    }

    /// The letters and digits of which marks consist: none that is taken for another one. The first is a letter, one of the first
    /// 24, so that `22` after a number is a page.
    pub const OF_MARKS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// The number on a label with this mark, whole and exactly so: `RPW-1842-2026-K7`.
    pub fn of_label(text: &str, mark: &str) -> Option<Self> {
        let (number, _) = Self::coded_ahead(text)?;
        (number.labelled(mark) == text).then_some(number)
    }

    /// The number with which the name of a file begins, or which a hand scanner types, in an office with this mark; whatever
    /// follows must not continue the year, nor be the mark of another office: `RPW-12-2026.pdf`, `rpw-12-2026 (2).pdf`,
    /// `RPW-12-2026-K7.pdf`, not `RPW-12-20261.pdf`, nor `RPW-12-2026-B3.pdf` where K7 is the mark.
    pub fn of_file_name(name: &str, mark: &str) -> Option<Self> {
        let (number, after) = Self::coded_ahead(name)?;
        let told =
            after.strip_prefix('-').and_then(|after| after.split(|c: char| !c.is_alphanumeric()).next());
        let is_mark = |told: &str| {
            let letters = told.bytes().filter(|byte| Self::OF_MARKS.contains(byte));
            letters.count() == mark.len() && told.len() == mark.len() && told.starts_with(char::is_alphabetic)
        };
        let is_foreign = told.is_some_and(|told| is_mark(told) && !told.eq_ignore_ascii_case(mark));
        (!is_foreign).then_some(number)
    }

    /// The number in the form of [`RegisterNumber::coded`] with which a text begins, and what follows it.
    fn coded_ahead(text: &str) -> Option<(Self, &str)> {
        let (prefix, rest) = text.split_at_checked(4)?;
        let (number, rest) = rest.split_once('-').filter(|_| prefix.eq_ignore_ascii_case("RPW-"))?;
        let (year, after) = rest.split_at_checked(4)?;
        if after.starts_with(|next: char| next.is_ascii_alphanumeric()) {
            return None;
        }
        Some((format!("{number}/{year}").parse().ok()?, after))
    }

    /// A number of a year.
    ///
    /// # Errors
    /// [`RegisterNumberError::NumberZero`], [`RegisterNumberError::Year`].
    pub fn new(number: u32, year: i16) -> Result<Self, RegisterNumberError> {
        if number == 0 {
            return Err(RegisterNumberError::NumberZero);
        }
        if !is_written_year(year) {
            return Err(RegisterNumberError::Year { year });
        }
        Ok(Self { year, number })
    }

    /// The running number, from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The civil year of registration.
    pub fn year(&self) -> i16 {
        self.year
    }
}

impl fmt::Display for RegisterNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.number, self.year)
    }
}

impl FromStr for RegisterNumber {
    type Err = RegisterNumberError;

    fn from_str(text: &str) -> Result<Self, RegisterNumberError> {
        let (number, written_year) = text.trim().split_once('/').ok_or(RegisterNumberError::Form)?;
        let number = digits(number.trim()).ok_or(RegisterNumberError::Form)?;
        let year = year(written_year.trim()).ok_or(RegisterNumberError::Form)?;
        Self::new(number, year)
    }
}

stored_as_text!(RegisterNumber, RegisterNumberError);

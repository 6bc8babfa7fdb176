//! Letter marks, and the readings of a sign written as text.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{CaseSign, OfficerCode, SignError};
use crate::text::{digits, year};

/// The mark on an outgoing letter: case sign, then the running number of the letter and the officer, both optional.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "MarkFields")]
pub struct LetterMark {
    sign: CaseSign,
    letter: Option<u32>,
    officer: Option<OfficerCode>,
}

impl LetterMark {
    /// A mark from its fields.
    ///
    /// # Errors
    /// [`SignError::LetterZero`] if the number of the letter is 0.
    pub fn new(sign: CaseSign, letter: Option<u32>, officer: Option<OfficerCode>) -> Result<Self, SignError> {
        if letter == Some(0) {
            return Err(SignError::LetterZero);
        }
        Ok(Self { sign, letter, officer })
    }

    /// The case sign.
    pub fn sign(&self) -> &CaseSign {
        &self.sign
    }

    /// Running number of the outgoing letter in the case, from 1.
    pub fn letter(&self) -> Option<u32> {
        self.letter
    }

    /// The officer.
    pub fn officer(&self) -> Option<&OfficerCode> {
        self.officer.as_ref()
    }
}

impl fmt::Display for LetterMark {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.sign)?;
        if let Some(letter) = self.letter {
            write!(out, ".{letter}")?;
        }
        if let Some(officer) = &self.officer {
            write!(out, ".{officer}")?;
        }
        Ok(())
    }
}

/// Every reading of a text as a case sign with or without a suffix, the four-part readings first.
///
/// NK-II.4130.72.32.2021 has one reading (five parts), KN-I.4102.3.2020.20 one (four parts, letter 20), but
/// NK.4130.72.2021.2021 has two. Spaces around the text and the dots are forgiven, leading zeros of numbers too.
/// No reading gives an empty list.
pub fn parse_candidates(text: &str) -> Vec<LetterMark> {
    let parts: Vec<&str> = text.split('.').map(str::trim).collect();
    [four_part(&parts), five_part(&parts)].into_iter().flatten().collect()
}

fn four_part(parts: &[&str]) -> Option<LetterMark> {
    let [unit, symbol, number, year, suffix @ ..] = parts else { return None };
    reading(unit, symbol, None, [number, year], suffix)
}

fn five_part(parts: &[&str]) -> Option<LetterMark> {
    let [unit, symbol, base, number, year, suffix @ ..] = parts else { return None };
    reading(unit, symbol, Some(digits(base)?), [number, year], suffix)
}

fn reading(
    unit: &str,
    symbol: &str,
    base: Option<u32>,
    [number, written_year]: [&str; 2],
    suffix: &[&str],
) -> Option<LetterMark> {
    let (unit, symbol) = (unit.parse().ok()?, symbol.parse().ok()?);
    let sign = CaseSign::new(unit, symbol, base, digits(number)?, year(written_year)?).ok()?;
    let (letter, officer) = match suffix {
        [] => (None, None),
        [one] => match digits(one) {
            Some(letter) => (Some(letter), None),
            None => (None, Some(one.parse().ok()?)),
        },
        [letter, officer] => (Some(digits(letter)?), Some(officer.parse().ok()?)),
        _ => return None,
    };
    LetterMark::new(sign, letter, officer).ok()
}

/// What is stored of a mark, before it is checked.
#[derive(Deserialize)]
struct MarkFields {
    sign: CaseSign,
    letter: Option<u32>,
    officer: Option<OfficerCode>,
}

impl TryFrom<MarkFields> for LetterMark {
    type Error = SignError;

    fn try_from(fields: MarkFields) -> Result<Self, SignError> {
        Self::new(fields.sign, fields.letter, fields.officer)
    }
}

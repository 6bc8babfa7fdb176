//! Dates known only to the year or month, as the date on a letter may be (chancery instruction, annex of metadata).

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::{coded_error, digits, stored_as_text};

/// A broken rule of a partial date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartialDateError {
    /// The text is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Form,
    /// The form is right but there is no such year, month or day.
    NoSuchDate,
}

impl PartialDateError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Form => "law.partial-date-form",
            Self::NoSuchDate => "law.partial-date-no-such-date",
        }
    }
}

coded_error!(PartialDateError);

/// How much of a partial date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// The year only.
    Year,
    /// Year and month.
    YearMonth,
    /// The full date.
    Day,
}

/// A date known to the year, the month or the day; years 1 to 9999.
///
/// Ordered by the earliest day it can mean, the vaguer first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    earliest: Date,
    precision: Precision,
}

impl PartialDate {
    /// A year.
    ///
    /// # Errors
    /// [`PartialDateError::NoSuchDate`] outside 1 to 9999.
    pub fn year(year: i16) -> Result<Self, PartialDateError> {
        Self::starting(year, 1, 1, Precision::Year)
    }

    /// A month (1 to 12) of a year.
    ///
    /// # Errors
    /// [`PartialDateError::NoSuchDate`] if there is no such month.
    pub fn year_month(year: i16, month: i8) -> Result<Self, PartialDateError> {
        Self::starting(year, month, 1, Precision::YearMonth)
    }

    /// A full date.
    ///
    /// # Errors
    /// [`PartialDateError::NoSuchDate`] outside the years 1 to 9999.
    pub fn day(date: Date) -> Result<Self, PartialDateError> {
        Self::starting(date.year(), date.month(), date.day(), Precision::Day)
    }

    /// How much is known.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The earliest day it can mean.
    pub fn earliest(&self) -> Date {
        self.earliest
    }

    /// The latest day it can mean.
    pub fn latest(&self) -> Date {
        match self.precision {
            Precision::Year => self.earliest.last_of_year(),
            Precision::YearMonth => self.earliest.last_of_month(),
            Precision::Day => self.earliest,
        }
    }

    fn starting(year: i16, month: i8, day: i8, precision: Precision) -> Result<Self, PartialDateError> {
        match Date::new(year, month, day) {
            Ok(earliest) if year >= 1 => Ok(Self { earliest, precision }),
            _ => Err(PartialDateError::NoSuchDate),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.earliest.year(), self.earliest.month(), self.earliest.day());
        match self.precision {
            Precision::Year => write!(out, "{year:04}"),
            Precision::YearMonth => write!(out, "{year:04}-{month:02}"),
            Precision::Day => write!(out, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

impl FromStr for PartialDate {
    type Err = PartialDateError;

    fn from_str(text: &str) -> Result<Self, PartialDateError> {
        let parts: Vec<&str> = text.split('-').collect();
        match parts.as_slice() {
            [year] => Self::year(part(year, 4)?),
            [year, month] => Self::year_month(part(year, 4)?, part(month, 2)?),
            [year, month, day] => {
                Self::starting(part(year, 4)?, part(month, 2)?, part(day, 2)?, Precision::Day)
            }
            _ => Err(PartialDateError::Form),
        }
    }
}

stored_as_text!(PartialDate, PartialDateError);

fn part<T: FromStr>(text: &str, length: usize) -> Result<T, PartialDateError> {
    if text.len() != length {
        return Err(PartialDateError::Form);
    }
    digits(text).ok_or(PartialDateError::Form)
}

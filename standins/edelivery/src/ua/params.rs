//! Query parameters, read strictly.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::fault::{ErrorInfo, Fault};

/// The parameters of a query.
#[derive(Debug, Default)]
pub(crate) struct Params {
    values: BTreeMap<String, String>,
}

impl Params {
    /// Reads a query of which only some parameters are known.
    ///
    /// # Errors
    /// When another is there, or one twice.
    pub fn read(query: &str, known: &[&str]) -> Result<Self, Fault> {
        let mut params = Self::default();
        let mut errors = Vec::new();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            if !known.contains(&name.as_ref()) {
                errors.push(ErrorInfo::new("PARAMETER", format!("{name} is not known here")));
            } else if params.values.insert(name.clone().into_owned(), value.into_owned()).is_some() {
                errors.push(ErrorInfo::new("PARAMETER", format!("{name} stands twice")));
            }
        }
        Fault::unless_empty(errors)?;
        Ok(params)
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// A number within bounds.
    ///
    /// # Errors
    /// When it is none.
    pub fn number(
        &self,
        name: &str,
        bounds: std::ops::RangeInclusive<usize>,
        default: usize,
    ) -> Result<usize, Fault> {
        let Some(text) = self.text(name) else { return Ok(default) };
        let number = text.parse().ok().filter(|number| bounds.contains(number));
        number.ok_or_else(|| {
            Fault::one("PARAMETER", format!("{name} is from {} to {}", bounds.start(), bounds.end()))
        })
    }

    /// Yes or no.
    ///
    /// # Errors
    /// When it is neither.
    pub fn flag(&self, name: &str) -> Result<Option<bool>, Fault> {
        match self.text(name) {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(_) => Err(Fault::one("PARAMETER", format!("{name} is true or false"))),
        }
    }

    /// One of some words.
    ///
    /// # Errors
    /// When it is none of them.
    pub fn word(&self, name: &str, words: &[&'static str]) -> Result<Option<&'static str>, Fault> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let found = words.iter().find(|word| **word == text);
        found
            .copied()
            .map(Some)
            .ok_or_else(|| Fault::one("PARAMETER", format!("{name} is one of {}", words.join(", "))))
    }

    /// An instant.
    ///
    /// # Errors
    /// When it is none.
    pub fn instant(&self, name: &str) -> Result<Option<Timestamp>, Fault> {
        let Some(text) = self.text(name) else { return Ok(None) };
        text.parse()
            .map(Some)
            .map_err(|_| Fault::one("PARAMETER", format!("{name} is a date and time (RFC 3339)")))
    }

    /// `offset` and `limit`.
    ///
    /// # Errors
    /// When one is out of bounds.
    pub fn page(&self, most: usize, default: usize) -> Result<(usize, usize), Fault> {
        Ok((self.number("offset", 0..=usize::MAX, 0)?, self.number("limit", 1..=most, default)?))
    }
}

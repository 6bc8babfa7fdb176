//! E-delivery addresses (ADE, adres do doręczeń elektronicznych) and their check digits.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::{coded_error, digits, stored_as_text};

/// A broken rule of the form of an e-delivery address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdeAddressError {
    /// It does not begin with `AE:PL-`.
    Prefix,
    /// After the prefix it is not 5 digits, 5 digits, 5 letters, 2 digits, joined by hyphens.
    Form,
}

impl AdeAddressError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Prefix => "law.ade-address-prefix",
            Self::Form => "law.ade-address-form",
        }
    }
}

coded_error!(AdeAddressError);

/// What the check digits say. A wrong check warns and never blocks: the operator decides whether an address exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AdeCheck {
    /// The digits agree.
    Right,
    /// The digits disagree: most likely a slip of the pen.
    Wrong {
        /// The check the other characters give.
        computed: u32,
        /// The check written.
        written: u32,
    },
}

/// An e-delivery address such as `AE:PL-43563-82585-JHWCF-30`, in capital letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AdeAddress {
    text: String,
    check: AdeCheck,
}

impl AdeAddress {
    /// The address in capital letters.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What its check digits say.
    pub fn check(&self) -> AdeCheck {
        self.check
    }
}

impl FromStr for AdeAddress {
    type Err = AdeAddressError;

    /// Spaces around and small letters are forgiven, as people type them.
    fn from_str(text: &str) -> Result<Self, AdeAddressError> {
        let text = text.trim().to_ascii_uppercase();
        let check = read_check(&text)?;
        Ok(Self { text, check })
    }
}

impl fmt::Display for AdeAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

stored_as_text!(AdeAddress, AdeAddressError);

/// Checks the form; the check is the sum of the decimal digits of
/// |sum of the letters' ASCII codes - (first number + second number)|.
fn read_check(text: &str) -> Result<AdeCheck, AdeAddressError> {
    let rest = text.strip_prefix("AE:PL-").ok_or(AdeAddressError::Prefix)?;
    let parts: Vec<&str> = rest.split('-').collect();
    let [first, second, letters, written] = parts.as_slice() else { return Err(AdeAddressError::Form) };
    if letters.len() != 5 || !letters.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err(AdeAddressError::Form);
    }
    let numbers = number(first, 5)? + number(second, 5)?;
    let codes: u32 = letters.bytes().map(u32::from).sum();
    let computed = sum_of_digits(codes.abs_diff(numbers));
    match number(written, 2)? {
        written if written == computed => Ok(AdeCheck::Right),
        written => Ok(AdeCheck::Wrong { computed, written }),
    }
}

fn number(text: &str, length: usize) -> Result<u32, AdeAddressError> {
    if text.len() == length { digits(text).ok_or(AdeAddressError::Form) } else { Err(AdeAddressError::Form) }
}

fn sum_of_digits(mut number: u32) -> u32 {
    let mut sum = 0;
    while number > 0 {
        sum += number % 10;
        number /= 10;
    }
    sum
}

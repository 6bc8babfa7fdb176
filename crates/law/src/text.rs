//! Shared reading and writing of small text forms.

use std::str::FromStr;

/// Reads a number written in ASCII digits only: `FromStr` alone would also take a plus sign.
pub(crate) fn digits<T: FromStr>(text: &str) -> Option<T> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// Reads a year of exactly four digits, 1000 to 9999: signs and registers write no other.
pub(crate) fn year(text: &str) -> Option<i16> {
    if text.len() == 4 { digits(text).filter(|year| is_written_year(*year)) } else { None }
}

/// True for a year that four digits can write.
pub(crate) fn is_written_year(year: i16) -> bool {
    (1000..=9999).contains(&year)
}

/// True for a Latin letter, Polish ones included; look-alikes of other alphabets are not letters of a code.
pub(crate) fn is_polish_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || "ĄĆĘŁŃÓŚŹŻąćęłńóśźż".contains(letter)
}

/// Makes an error print its code: the words for people are not ours.
macro_rules! coded_error {
    ($error:ty) => {
        impl std::fmt::Display for $error {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(self.code())
            }
        }
        impl std::error::Error for $error {}
    };
}

/// Stores a value as the text it prints, and checks the text again on reading.
macro_rules! stored_as_text {
    ($value:ty, $error:ty) => {
        impl TryFrom<String> for $value {
            type Error = $error;
            fn try_from(text: String) -> Result<Self, $error> {
                text.parse()
            }
        }
        impl From<$value> for String {
            fn from(value: $value) -> String {
                value.to_string()
            }
        }
    };
}

pub(crate) use {coded_error, stored_as_text};

//! An address of e-mail that is safe in a header and in a command of the protocol.

use std::fmt;

use lettre::Address;
use obieg_kernel::Refusal;

/// The longest address (RFC 5321 4.5.3.1.3 without its brackets).
const LONGEST: usize = 254;

/// An address. Nothing in it ends a line or a command: it cannot be made otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAddress(Address);

impl MailAddress {
    /// Reads what was typed: one bare address in ASCII letters, which every server takes.
    ///
    /// # Errors
    /// `notices.address-wrong`, at `field`.
    pub fn read(text: &str, field: &'static str) -> Result<Self, Refusal> {
        let text = text.trim();
        let plain = text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_graphic());
        let quoted = text.bytes().any(|byte| matches!(byte, b'"' | b'<' | b'>' | b',' | b';' | b'\\'));
        let parsed = text.parse().ok().filter(|_| plain && !quoted);
        parsed.map(Self).ok_or_else(|| Refusal::input("notices.address-wrong").on(field))
    }

    /// For the message.
    pub(crate) fn bare(&self) -> &Address {
        &self.0
    }

    /// What stands behind the at-sign.
    pub(crate) fn domain(&self) -> &str {
        self.0.domain()
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_an_address_ends_a_line() {
        for good in ["anna@example.pl", "a.b+c@urzad.example.pl", " jan@example.pl "] {
            assert!(MailAddress::read(good, "address").is_ok(), "{good}");
        }
        let bad = [
            "",
            "anna",
            "anna@",
            "@example.pl",
            "anna@example.pl\r\nBcc: kto@example.pl",
            "anna\n@example.pl",
            "Anna <anna@example.pl>",
            "anna@example.pl, jan@example.pl",
            "\"a b\"@example.pl",
            "żółw@example.pl",
            "anna@exa mple.pl",
            "anna@example.pl\0",
        ];
        for bad in bad {
            assert!(MailAddress::read(bad, "address").is_err(), "{bad:?}");
        }
        assert!(MailAddress::read(&format!("{}@example.pl", "a".repeat(250)), "address").is_err());
    }
}

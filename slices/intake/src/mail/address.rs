//! Addresses of senders.

use std::fmt;

/// A name with an address; either may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mailbox {
    pub(crate) name: String,
    pub(crate) address: String,
}

impl Mailbox {
    pub(crate) fn is_same_address(&self, other: &Self) -> bool {
        self.address.eq_ignore_ascii_case(&other.address)
    }
}

/// As people write it. The ASCII form of an international domain stands beside: letters of other alphabets look alike.
impl fmt::Display for Mailbox {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let beside = ascii(&self.address).filter(|ascii| *ascii != self.address && is_international(ascii));
        let beside = beside.map(|ascii| format!(" [{ascii}]")).unwrap_or_default();
        match (self.name.is_empty(), self.address.is_empty()) {
            (true, _) => write!(out, "{}{beside}", self.address),
            (false, true) => write!(out, "{}", self.name),
            (false, false) => write!(out, "{} <{}>{beside}", self.name, self.address),
        }
    }
}

/// Several in one line.
pub(crate) fn written(boxes: &[Mailbox]) -> String {
    boxes.iter().map(Mailbox::to_string).collect::<Vec<_>>().join(", ")
}

/// Would the register take it?
pub(crate) fn is_address(text: &str) -> bool {
    let sides = text.split_once('@');
    sides.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
        && !text.contains(char::is_whitespace)
}

/// The address with its domain in ASCII (IDNA).
pub(crate) fn ascii(address: &str) -> Option<String> {
    let (name, host) = address.rsplit_once('@')?;
    let host = idna::domain_to_ascii(host).ok().filter(|host| !host.is_empty())?;
    Some(format!("{name}@{host}"))
}

/// Is the domain, in ASCII, one of letters beyond it?
pub(crate) fn is_international(ascii: &str) -> bool {
    let host = ascii.rsplit_once('@').map(|(_, host)| host).unwrap_or_default();
    host.split('.').any(|label| label.starts_with("xn--"))
}

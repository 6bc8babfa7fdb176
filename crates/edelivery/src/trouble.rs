//! What can go wrong with a call, sorted by what the caller must do about it.

use std::fmt;
use std::time::Duration;

/// One thing the operator, or our own check, finds wrong (`ErrorInfo` of the contract, codes of the Search API and of the token
/// service). The operator publishes no closed list of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Code: the operator's word, or one of [`crate::rules`].
    pub code: String,
    /// What is wrong, in the operator's words; of our own checks the value that is meant.
    pub words: String,
    /// The message that is meant, when the operator names one.
    pub message: Option<String>,
}

impl Fault {
    /// A fault about no message in particular.
    pub fn new(code: impl Into<String>, words: impl Into<String>) -> Self {
        Self { code: code.into(), words: words.into(), message: None }
    }
}

/// What kept a call from ending as it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// No connection, or no trust in who answered.
    Connect,
    /// The name of the host is unknown or leads inside.
    Name,
    /// Time ran out.
    Slow,
    /// The connection broke off.
    Broken,
    /// This status came.
    Status(u16),
    /// It worked, but the answer could not be read.
    Unreadable,
}

impl Cause {
    /// Stable code, with the status behind a colon where there is one.
    pub fn code(self) -> String {
        match self {
            Self::Connect => "connect".to_owned(),
            Self::Name => "name".to_owned(),
            Self::Slow => "slow".to_owned(),
            Self::Broken => "broken".to_owned(),
            Self::Status(status) => format!("status:{status}"),
            Self::Unreadable => "unreadable".to_owned(),
        }
    }
}

/// A call that did not do what it should. Each variant says what the caller must do.
#[derive(Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The operator refused: a person must repair something. Nothing was done.
    Refused(Vec<Fault>),
    /// Nobody signed in: sign in, if the office's hours allow it.
    NoToken,
    /// The token is too old, or the operator takes it no more: sign in anew. Nothing was done.
    TokenExpired,
    /// The system may not do this: the administrator of the address must give it the permission. Nothing was done.
    Forbidden,
    /// Nothing was done, or doing it twice does no harm: try later, not before `after`.
    TryLater {
        /// The least time to wait, when the operator named one.
        after: Option<Duration>,
        /// Why.
        cause: Cause,
    },
    /// The call may have been done: look for its outcome ([`crate::Session::find_sent`]) before doing it again.
    Unknown {
        /// The least time to wait, when the operator named one.
        after: Option<Duration>,
        /// Why.
        cause: Cause,
        /// What came, as far as it came.
        bytes: Vec<u8>,
    },
    /// The answer is none of the contract: somebody who knows the program must look. Nothing that could be lost was done.
    Contract {
        /// Status.
        status: u16,
        /// What could not be read.
        what: String,
        /// What came.
        bytes: Vec<u8>,
    },
    /// More came than the settings allow.
    TooBig {
        /// The limit in bytes.
        limit: u64,
    },
    /// The caller's own reader or writer failed.
    Local(std::io::ErrorKind),
    /// The settings cannot be used; the code says which.
    Settings(&'static str),
}

impl Trouble {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(_) => "refused",
            Self::NoToken => "no-token",
            Self::TokenExpired => "token-expired",
            Self::Forbidden => "forbidden",
            Self::TryLater { .. } => "try-later",
            Self::Unknown { .. } => "unknown",
            Self::Contract { .. } => "contract",
            Self::TooBig { .. } => "too-big",
            Self::Local(_) => "local",
            Self::Settings(_) => "settings",
        }
    }
}

impl fmt::Debug for Trouble {
    /// Bytes of strangers may carry personal data: only how many there are is written.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(faults) => out.debug_tuple("Refused").field(faults).finish(),
            Self::TryLater { after, cause } => write!(out, "TryLater({after:?}, {cause:?})"),
            Self::Unknown { after, cause, bytes } => {
                write!(out, "Unknown({after:?}, {cause:?}, {} bytes)", bytes.len())
            }
            Self::Contract { status, what, bytes } => {
                write!(out, "Contract({status}, {what}, {} bytes)", bytes.len())
            }
            Self::TooBig { limit } => write!(out, "TooBig({limit})"),
            Self::Local(kind) => write!(out, "Local({kind:?})"),
            Self::Settings(what) => write!(out, "Settings({what})"),
            Self::NoToken | Self::TokenExpired | Self::Forbidden => out.write_str(self.code()),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, out)
    }
}

impl std::error::Error for Trouble {}

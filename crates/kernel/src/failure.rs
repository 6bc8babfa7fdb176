//! What can go wrong, apart for people and for logs.

use std::fmt;

/// A broken rule, told to a person: a stable code and the values its sentence needs. The sentence itself lives in the
/// locale files under the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Stable, for example `registry.sender-missing`. Contract with API users: never reused.
    pub code: &'static str,
    /// The field of the input at fault, in the input's own spelling.
    pub field: Option<String>,
    /// Values for the sentence, by name.
    pub args: Vec<(&'static str, String)>,
    /// What kind of answer it is.
    pub kind: RefusalKind,
}

/// How a refusal is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// The input breaks a rule (422).
    Input,
    /// The record is in a state that does not allow it (409).
    State,
    /// Somebody changed the record meanwhile (412).
    Stale,
    /// Too large (413).
    TooLarge,
    /// The same idempotency key with another request (422).
    KeyReused,
    /// Come back later (429).
    Throttled,
}

impl Refusal {
    /// The input breaks a rule.
    pub fn input(code: &'static str) -> Self {
        Self::of(RefusalKind::Input, code)
    }

    /// The record's state does not allow it.
    pub fn state(code: &'static str) -> Self {
        Self::of(RefusalKind::State, code)
    }

    /// A refusal of any kind.
    pub fn of(kind: RefusalKind, code: &'static str) -> Self {
        Self { code, field: None, args: Vec::new(), kind }
    }

    /// Names the field at fault.
    #[must_use]
    pub fn on(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// Why a grant, a deed or a query did not come to its end.
#[derive(Debug)]
pub enum Failure {
    /// There is no such thing, or the actor may not know of it. The two are one answer (404).
    Hidden,
    /// The actor may see the thing but not do this (403).
    Forbidden,
    /// Nobody is signed in, or no longer (401).
    Nobody,
    /// One or more rules are broken; every one is shown at once.
    Refused(Vec<Refusal>),
    /// The database said no.
    Store(StoreError),
    /// A fault of ours; the text is for the log, never for a person.
    Internal(String),
}

/// What the database may answer, the same on both engines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// A constraint of the schema was broken; the name as the engine tells it.
    Constraint(String),
    /// The row was changed by somebody else since it was read.
    Stale,
    /// Another number of rows was touched than the statement must touch.
    RowCount {
        /// What had to be touched.
        wanted: u64,
        /// What was touched.
        got: u64,
    },
    /// A stored value cannot be what it is.
    Corrupt(String),
    /// The disk is full: nothing was done, reading goes on.
    Full,
    /// The database cannot be reached, or the commit's outcome is not known.
    Unavailable(String),
    /// Anything else the driver says.
    Driver(String),
}

impl StoreError {
    /// Did the database refuse a statement, so that the transaction is undone for certain? Of a lost connection nobody knows.
    pub(crate) fn is_refused_statement(&self) -> bool {
        matches!(self, Self::Constraint(_) | Self::Stale | Self::RowCount { .. } | Self::Driver(_))
    }
}

impl Failure {
    /// A fault of ours, for the log.
    pub fn internal(what: impl fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }

    /// The stable code of what people are told; of several refusals, of the first.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Hidden => "kernel.not-found",
            Self::Forbidden => "kernel.forbidden",
            Self::Nobody => "kernel.nobody",
            Self::Refused(list) => list.first().map_or("kernel.refused", |refusal| refusal.code),
            Self::Store(StoreError::Full) => "kernel.disk-full",
            Self::Store(StoreError::Unavailable(_)) => "kernel.unavailable",
            Self::Store(StoreError::Constraint(_)) => "kernel.conflict",
            Self::Store(_) | Self::Internal(_) => "kernel.fault",
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stale => {
                Self::Refused(vec![Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile")])
            }
            other => Self::Store(other),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hidden => f.write_str("not found or hidden"),
            Self::Forbidden => f.write_str("forbidden"),
            Self::Nobody => f.write_str("nobody signed in"),
            Self::Refused(list) => {
                f.write_str("refused:")?;
                list.iter().try_for_each(|refusal| write!(f, " {}", refusal.code))
            }
            Self::Store(error) => write!(f, "store: {error:?}"),
            Self::Internal(text) => write!(f, "internal: {text}"),
        }
    }
}

impl std::error::Error for Failure {}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for StoreError {}

//! Why a letter, a preview or a template is not made.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A mistake in a template, where it is and what may help, in the words of the compiler (English).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    /// Line in the template, from 1; none when it is not in its text.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What may help.
    pub hints: Vec<String>,
}

/// Why a letter is not made. The caller lives on, whatever a template does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum Fault {
    /// The template is wrong, or does not fit the data, or what it draws cannot be archival and accessible.
    Template {
        /// Everything that was found.
        mistakes: Vec<Mistake>,
    },
    /// It took more time of a processor than is given to one letter.
    Time {
        /// How much is given, in seconds.
        seconds: u64,
    },
    /// It took more memory than is given to a child.
    Memory {
        /// How much is given, in megabytes.
        megabytes: u64,
    },
    /// The letter has more pages than it may.
    Pages {
        /// How many it has.
        pages: usize,
        /// How many it may have.
        most: usize,
    },
    /// The template or the data are too large to be taken at all.
    Large {
        /// How large they may be, in bytes.
        most: usize,
    },
    /// A text that the template needs was not written.
    Missing {
        /// Its key, as `texts.reasons`.
        field: String,
    },
    /// A text names a field that does not exist, as `{case.sing}`.
    Placeholder {
        /// In which text.
        field: String,
        /// What it names.
        name: String,
    },
    /// A text has a character that no font of the program can draw.
    Undrawable {
        /// In which field.
        field: String,
        /// The character.
        letter: char,
    },
    /// The compiler itself failed, which is a fault of the program.
    Broken {
        /// What it said.
        message: String,
    },
    /// No child can be started or reached.
    Unavailable,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Template { mistakes } => mistakes.iter().try_for_each(|one| write!(out, "{one}; ")),
            Self::Time { seconds } => write!(out, "takes more than {seconds} s"),
            Self::Memory { megabytes } => write!(out, "takes more than {megabytes} MB"),
            Self::Pages { pages, most } => write!(out, "has {pages} pages, at most {most} are allowed"),
            Self::Large { most } => write!(out, "is larger than {most} bytes"),
            Self::Missing { field } => write!(out, "{field} is empty"),
            Self::Placeholder { field, name } => write!(out, "{field} names {name}, which does not exist"),
            Self::Undrawable { field, letter } => {
                write!(out, "{field} has U+{:04X}, which no font has", u32::from(*letter))
            }
            Self::Broken { message } => write!(out, "the compiler failed: {message}"),
            Self::Unavailable => out.write_str("no child process"),
        }
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for Mistake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(out, "{line}:{column}: ")?;
        }
        out.write_str(&self.message)?;
        self.hints.iter().try_for_each(|hint| write!(out, " ({hint})"))
    }
}

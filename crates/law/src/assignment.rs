//! The term of a further assignment (re-dekretacja).

use jiff::civil::Date;

use crate::text::coded_error;

/// A broken rule of the term of an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssignmentError {
    /// The further assignment has a later term than the one it follows.
    TermLengthened {
        /// Term of the assignment it follows.
        parent: Date,
        /// Term asked for.
        child: Date,
    },
    /// The assignment it follows has a term and the further one has none.
    TermDropped {
        /// Term of the assignment it follows.
        parent: Date,
    },
}

impl AssignmentError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TermLengthened { .. } => "law.assignment-term-lengthened",
            Self::TermDropped { .. } => "law.assignment-term-dropped",
        }
    }
}

coded_error!(AssignmentError);

/// Accepts the term of a further assignment only if it keeps or shortens the term it follows.
///
/// Chancery instruction, rules of dekretacja: a further one may not lengthen the first term nor change its
/// instructions. Where the first has no term, any term shortens it.
///
/// # Errors
/// [`AssignmentError::TermLengthened`], [`AssignmentError::TermDropped`].
pub fn term_may_be(parent: Option<Date>, child: Option<Date>) -> Result<(), AssignmentError> {
    match (parent, child) {
        (None, _) => Ok(()),
        (Some(parent), None) => Err(AssignmentError::TermDropped { parent }),
        (Some(parent), Some(child)) if child > parent => {
            Err(AssignmentError::TermLengthened { parent, child })
        }
        (Some(_), Some(_)) => Ok(()),
    }
}

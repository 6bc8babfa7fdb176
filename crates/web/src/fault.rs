//! Broken rules shown in a form: the summary on top and the sentence at its field.

use obieg_kernel::{Failure, Refusal};

use crate::problem;
use crate::words::Words;

/// What was wrong with a form.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    lines: Vec<(String, String)>,
}

impl Faults {
    /// Takes broken rules for the screen; gives every other failure back.
    ///
    /// # Errors
    /// The failure itself, when it is not about the input.
    pub fn of(failure: Failure, words: &Words) -> Result<Self, Failure> {
        match failure {
            Failure::Refused(list) => Ok(Self {
                lines: list
                    .iter()
                    .map(|refusal: &Refusal| {
                        (refusal.field.clone().unwrap_or_default(), words.refusal(refusal))
                    })
                    .collect(),
            }),
            other => Err(other),
        }
    }

    /// What any failure says, for a line of a list: the other lines have their own.
    pub fn told(failure: &Failure, words: &Words) -> Vec<String> {
        problem::sentences(failure, words)
    }

    /// The same with a field under the name that this page's form gives it.
    #[must_use]
    pub fn moved(mut self, from: &str, to: &str) -> Self {
        for (field, _) in self.lines.iter_mut().filter(|(field, _)| field == from) {
            to.clone_into(field);
        }
        self
    }

    /// Is there nothing wrong?
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Field and sentence, in order.
    pub fn lines(&self) -> &[(String, String)] {
        &self.lines
    }

    /// The sentences alone, in order.
    pub fn sentences(&self) -> Vec<String> {
        self.lines.iter().map(|(_, sentence)| sentence.clone()).collect()
    }

    /// The sentence at a field.
    pub fn at(&self, field: &str) -> Option<&str> {
        self.lines.iter().find(|(name, _)| name == field).map(|(_, sentence)| sentence.as_str())
    }
}

//! The queue, my letters, the chain of an item, the correction.

pub(crate) mod acts;
pub(crate) mod chain;
pub(crate) mod correct;
pub(crate) mod many;
pub(crate) mod mine;
pub(crate) mod mine_many;
pub(crate) mod queue;

use obieg_kernel::Role;
use obieg_web::Frame;
use serde::Deserialize;

use crate::model::AssignmentId;

/// What the address of a queue says beside its path.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Shown {
    /// The document to show.
    pub(crate) dokument: Option<String>,
    /// The assignment to offer for taking back.
    cofnij: Option<String>,
    /// What has just been done.
    zrobiono: Option<String>,
}

impl Shown {
    /// What can be taken back: only right after it was made.
    pub(crate) fn undo(&self) -> Option<AssignmentId> {
        self.zrobiono.as_ref()?;
        self.cofnij.as_deref()?.parse().ok()
    }
}

/// Does the person at the screen work on cases?
pub(crate) fn works(frame: &Frame) -> bool {
    let has = |role| frame.actor.as_ref().is_some_and(|actor| actor.has(role));
    has(Role::Officer) || has(Role::Head) || has(Role::Executive)
}

/// An empty form: the token alone.
#[derive(Deserialize)]
pub(crate) struct Empty {}

/// The word for what was assigned; it says when the term falls on a day off.
pub(crate) fn said(done: &crate::model::Assigned) -> &'static str {
    if done.term_on_day_off { "przydzielono-wolne" } else { "przydzielono" }
}

//! The queue of messages, a message, the settings of mailboxes.

pub(crate) mod boxes;
pub(crate) mod message;
pub(crate) mod queue;

use serde::Deserialize;

/// An empty form: the token alone.
#[derive(Deserialize)]
pub(crate) struct Empty {}

//! What tells messages apart and ties them together, without looking into their content.

use crate::mail::{Message, written};
use crate::text;

/// The longest text of a letterhead, in characters.
const LONGEST: usize = 500;

/// The headers of a message that a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// Identifier that the sender gave it, in one line; empty without one.
    pub message_id: String,
    /// Identifiers of the messages that it answers, the last the nearest.
    pub answers: Vec<String>,
    /// Senders, `Name <address>`.
    pub sender: String,
    /// Subject.
    pub subject: String,
}

/// Reads the headers of a message. Never fails; bytes that are no message give an empty letterhead.
pub fn letterhead(bytes: &[u8]) -> Letterhead {
    crate::guard::guarded(|| {
        let head = Message::read(bytes).head;
        let line = |raw: &str| text::line(raw, LONGEST).text;
        Letterhead {
            message_id: line(&head.message_id),
            sender: line(&written(&head.from)),
            subject: line(&head.subject),
            answers: head.answers,
        }
    })
    .unwrap_or_default()
}

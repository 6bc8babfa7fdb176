//! What tells messages apart and ties them together, without looking into their content.

use crate::mail::{Message, is_address, written};
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
    /// Does one From line name one sender with one address, and is it told whole? Only then can a program go by the sender.
    pub is_one_sender: bool,
}

/// Reads the headers of a message. Never fails; bytes that are no message give an empty letterhead.
pub fn letterhead(bytes: &[u8]) -> Letterhead {
    obieg_inspect::wall::walled(|| {
        let head = Message::read(bytes).head;
        let line = |raw: &str| text::line(raw, LONGEST).text;
        let sender = text::line(&written(&head.from), LONGEST);
        let is_one = match head.from.as_slice() {
            [one] => head.from_lines == 1 && is_address(&one.address) && !one.name.contains(['<', '>']),
            _ => false,
        };
        Letterhead {
            message_id: line(&head.message_id),
            is_one_sender: is_one && !sender.cut,
            sender: sender.text,
            subject: line(&head.subject),
            answers: head.answers,
        }
    })
    .unwrap_or_default()
}

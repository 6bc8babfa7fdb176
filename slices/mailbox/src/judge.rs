//! How a message is judged when it is taken: whether a program may decide about it, or a person must look first.

use obieg_inspect::{Finding, Severity, inspect};
use obieg_intake::{Kind, notes};

use crate::model::Look;
use crate::take::ORIGINAL;

/// What says that not all of a message could be read, or that it may mean something else to another reader.
const NOT_WHOLE: [&str; 11] = [
    notes::EMPTY,
    notes::UNREADABLE,
    notes::TOO_BIG,
    notes::TRUNCATED,
    notes::TOO_DEEP,
    notes::TOO_MANY_PARTS,
    notes::HEADERS_CUT,
    notes::MAIL_BROKEN,
    notes::MAIL_SEALED,
    notes::ATTACHMENT_BROKEN,
    notes::SEVERAL_FROM,
];

/// Judges a message by its bytes, and by what its letterhead says of its sender. Never fails: what cannot be understood is
/// unreadable.
pub(crate) fn judged(bytes: &[u8], is_one_sender: bool) -> Look {
    let verdict = inspect(bytes, ORIGINAL);
    if verdict.severity() == Severity::Danger {
        return Look::Danger;
    }
    let reading = obieg_intake::read(ORIGINAL, bytes, jiff::civil::Date::MAX);
    let is_whole = is_one_sender
        && reading.kind == Kind::Email
        && !verdict.findings.iter().any(|one| matches!(one, Finding::Unread | Finding::Sealed))
        && !reading.notes.iter().any(|note| NOT_WHOLE.contains(note));
    if is_whole { Look::Clean } else { Look::Unreadable }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(part: &str) -> Vec<u8> {
        format!(
            "From: Ewa <ewa@example.com>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n\
             --B\r\nContent-Type: text/plain\r\n\r\ntekst\r\n--B\r\n{part}\r\n--B--\r\n"
        )
        .into_bytes()
    }

    #[test]
    fn a_message_is_judged_by_what_is_in_it() {
        let file = |name: &str, content: &str| {
            message(&format!(
                "Content-Type: application/octet-stream; name={name}\r\nContent-Disposition: attachment; filename={name}\r\n\r\n{content}"
            ))
        };
        let from = |from: &str| format!("From: {from}\r\nSubject: x\r\n\r\ntekst\r\n").into_bytes();
        let two_from = b"From: a@example.com\r\nFrom: b@example.com\r\nSubject: x\r\n\r\ntekst\r\n".to_vec();
        let table = [
            ("text", file("a.txt", "tekst"), Look::Clean),
            ("program", file("a.exe", "MZ\u{90}\u{0}"), Look::Danger),
            ("script", file("a.js", "alert(1)"), Look::Danger),
            ("two senders", two_from, Look::Unreadable),
            ("two senders in a line", from("zly@example.net, Ewa <ewa@example.com>"), Look::Unreadable),
            ("an address in the name", from("\"Ewa <ewa@example.com>\" <zly@example.net>"), Look::Unreadable),
            (
                "a name that hides its address",
                from(&format!("\"{}\" <zly@example.net>", "x".repeat(600))),
                Look::Unreadable,
            ),
            ("no address", from("Ewa"), Look::Unreadable),
            ("one sender", from("\"Ewa, Gmina\" <ewa@example.com>"), Look::Clean),
            ("nothing", Vec::new(), Look::Unreadable),
            ("no message", b"%PDF-1.4 x".to_vec(), Look::Unreadable),
        ];
        for (name, bytes, wanted) in table {
            let head = obieg_intake::letterhead(&bytes);
            assert_eq!(judged(&bytes, head.is_one_sender), wanted, "{name}");
        }
    }
}

//! The message itself: plain text in Polish, nothing in its headers that a person typed, except the two addresses.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::Timestamp;
use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;
use obieg_kernel::Failure;
use obieg_web::Words;

use super::address::MailAddress;
use super::model::{Detail, DigestLine};
use crate::model::NoticeKind;

/// What a message is made of.
pub(crate) struct Parts<'p> {
    pub(crate) from: &'p MailAddress,
    pub(crate) to: &'p MailAddress,
    pub(crate) subject: String,
    pub(crate) body: String,
    /// The same whenever it is sent.
    pub(crate) id: uuid::Uuid,
    pub(crate) at: Timestamp,
}

/// The message as it goes over the wire: ASCII, lines of the protocol.
pub(crate) fn written(parts: Parts<'_>) -> Result<Vec<u8>, Failure> {
    let Parts { from, to, subject, body, id, at } = parts;
    let message = MessageBuilder::new()
        .from(("Obieg".to_owned(), from.to_string()))
        .to(to.to_string())
        .subject(subject)
        .date(at.as_second())
        .message_id(format!("{id}@{}", from.domain()))
        // RFC 3834: nobody's holiday answer comes back to the office for it.
        .header("Auto-Submitted", Raw::new("auto-generated"))
        .text_body(body);
    message.write_to_vec().map_err(Failure::internal)
}

/// Subject and text of a daily e-mail: how many of each kind, and of each as much as the office allows.
pub(crate) fn told(words: &Words, lines: &[DigestLine], detail: Detail, link: &str) -> (String, String) {
    let subject = words.n("notices-mail-subject", lines.len());
    let mut kinds: BTreeMap<NoticeKind, Vec<&DigestLine>> = BTreeMap::new();
    for line in lines {
        kinds.entry(line.kind).or_default().push(line);
    }
    let mut body = format!("{}\n\n", words.t("notices-mail-begin"));
    for (kind, lines) in kinds {
        let name = words.of("notices-kind", kind.code());
        // Writing to a text does not fail.
        let _: std::fmt::Result = writeln!(body, "{name}: {}", lines.len());
        for line in lines.iter().filter(|_| detail != Detail::Counts) {
            if let Some(text) = one(words, line, detail) {
                let _: std::fmt::Result = writeln!(body, "- {text}");
            }
        }
        body.push('\n');
    }
    let _: std::fmt::Result = writeln!(body, "{}\n{link}/powiadomienia\n", words.t("notices-mail-link"));
    body.push_str(words.t("notices-mail-end"));
    body.push('\n');
    (subject, body)
}

/// What is told of one thing; nothing of what its person does not reach any more.
fn one(words: &Words, line: &DigestLine, detail: Detail) -> Option<String> {
    let mut text = line.sign.clone()?;
    if let Some(day) = &line.day {
        text = format!("{text} ({})", words.date(day));
    }
    match &line.title {
        Some(title) if detail == Detail::Titles => Some(format!("{text} {title}")),
        _ => Some(text),
    }
}

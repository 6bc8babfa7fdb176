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
    if line.kind == NoticeKind::Entry {
        return Some(words.of("notices-entry", &line.event.to_lowercase()));
    }
    let mut text = line.sign.clone()?;
    if let Some(day) = &line.day {
        text = format!("{text} ({})", words.date(day));
    }
    match &line.title {
        Some(title) if detail == Detail::Titles => Some(format!("{text} {title}")),
        _ => Some(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::MessageParser;
    use obieg_web::words::{DICTIONARY, Lexicon};

    fn words() -> Words {
        let dictionaries = [DICTIONARY, crate::face().dictionary];
        Lexicon::new(&dictionaries, jiff::tz::TimeZone::UTC).unwrap().words("pl").unwrap()
    }

    /// Titles as a stranger may have written them, also such as no form takes.
    fn hostile() -> Vec<String> {
        let texts = [
            "x\r\nBcc: zly@example.pl\r\n\r\nX-Zly: 1",
            "\n.\nMAIL FROM:<zly@example.pl>\n",
            "\r\n.\r\n",
            "From zly@example.pl",
            "=?utf-8?q?zly?= =0D=0ABcc: =3D",
            "\"cudzysłów\"; <średnik>, \\ \u{202E}😀👩‍👩‍👧",
            "--granica",
        ];
        let long = ["ż".repeat(10_000), "a".repeat(10_000)];
        texts.map(str::to_owned).into_iter().chain(long).collect()
    }

    #[test]
    fn another_reader_finds_the_text_as_it_was_written_and_no_header_more() {
        let (words, titles) = (words(), hostile());
        let line = |title: &String| DigestLine {
            kind: NoticeKind::Assigned,
            event: "ItemAssigned".to_owned(),
            sign: Some("1/2026".to_owned()),
            title: Some(title.clone()),
            day: None,
        };
        let lines: Vec<_> = titles.iter().map(line).collect();
        let (subject, body) = told(&words, &lines, Detail::Titles, "https://obieg.example.pl");
        let address = |text| MailAddress::read(text, "address").unwrap();
        let (from, to) = (address("obieg@urzad.example.pl"), address("anna@example.pl"));
        let (id, at) = (uuid::Uuid::from_u128(7), "2026-06-01T05:05:00Z".parse().unwrap());
        let bytes = written(Parts { from: &from, to: &to, subject, body: body.clone(), id, at }).unwrap();
        assert!(bytes.is_ascii());
        // RFC 5322, section 2.1.1, without what ends a line.
        assert!(bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= 999));
        let read = MessageParser::default().parse(&bytes).unwrap();
        let mut names: Vec<_> = read.headers().iter().map(|header| header.name().to_lowercase()).collect();
        names.sort_unstable();
        let wanted = [
            "auto-submitted",
            "content-transfer-encoding",
            "content-type",
            "date",
            "from",
            "message-id",
            "mime-version",
            "subject",
            "to",
        ];
        assert_eq!(names, wanted);
        assert_eq!((read.parts.len(), read.attachment_count()), (1, 0));
        assert_eq!(read.subject(), Some("Obieg: 9 powiadomień"));
        let ends = |text: &str| text.replace("\r\n", "\n");
        let text = ends(&read.body_text(0).unwrap());
        assert_eq!(text.trim_end(), ends(&body).trim_end());
        assert!(titles.iter().all(|title| text.contains(&format!("- 1/2026 {}", ends(title)))));
    }

    #[test]
    fn of_ones_entry_the_event_is_told_and_where_only_numbers_go_only_numbers() {
        let words = words();
        for event in crate::heard::ABOUT_ENTRY.iter().chain(&crate::heard::ABOUT_SUBSTITUTION) {
            let line = DigestLine {
                kind: NoticeKind::Entry,
                event: (*event).to_owned(),
                sign: None,
                title: None,
                day: None,
            };
            let text =
                |detail| told(&words, std::slice::from_ref(&line), detail, "https://obieg.example.pl").1;
            let told = text(Detail::Signs);
            assert!(
                told.contains("Bezpieczeństwo konta: 1\n- ") && !told.contains("notices-"),
                "{event}: {told}"
            );
            assert!(!text(Detail::Counts).contains("\n- "));
        }
    }
}
